"""日本地図: the national map, key figures and frames."""

import streamlit as st

from zones.app import resources, words
from zones.app.pages.words import overview as own
from zones.app.tables import show_summary
from zones.app.view import View
from zones.labels import Text
from zones.outputs.summary import Summary, summarize

_MAP_HEIGHT = 640

_FIGURES: tuple[tuple[str, Text, Text | None], ...] = (
    ("municipalities", words.MUNICIPALITIES, None),
    ("population", words.POPULATION, None),
    ("sphere_pairs", own.PAIRS, own.PAIRS_HELP),
    ("proposals", own.PROPOSALS, None),
    ("city_regions", own.CITY_REGIONS, None),
)
"""Key of the summary, its label and what it means."""


def show(view: View) -> None:
    """Show the page; the figures come first, as the map takes longer."""
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    summary = summarize(plan, view.lang)
    _figures(view, summary)
    with st.spinner(view.say(words.DRAWING)):
        page = resources.map_page(view.scenario, view.lang)
    st.iframe(page, height=_MAP_HEIGHT, alt=view.say(own.NATIONAL_MAP))
    frames = next(table for table in summary.tables if table.id == "frames")
    show_summary(frames)


def _figures(view: View, summary: Summary) -> None:
    columns = st.columns(len(_FIGURES))
    for column, (key, label, meaning) in zip(columns, _FIGURES, strict=True):
        told = None if meaning is None else view.say(meaning)
        column.metric(view.say(label), f"{summary.facts[key]:,}", help=told)
