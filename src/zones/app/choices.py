"""Choose a municipality by name, kana, romaji or code."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from zones.app import data_sets, resources, session, words
from zones.app.data_sets import DataSet
from zones.app.view import View
from zones.codes import PREFECTURES
from zones.labels import Lang, Text


def remember(*codes: str) -> None:
    """Make one municipality, or a pair, the choice of every page; only in a callback."""
    if not codes:
        return
    state = st.session_state
    first, second = codes[0], codes[1] if len(codes) > 1 else None
    state[session.PLACE] = state[session.CENTRE] = state[session.START_CENTRE] = first
    state[session.SECOND_CENTRE] = second
    state[session.UNIT] = "+".join(codes)


def choose_place(
    view: View, label: Text, *, key: str, on_change: Callable[[], None] | None = None
) -> str | None:
    """Show a field that finds a municipality; return its code.

    Parameters
    ----------
    view
        The settings; its window narrows nothing, as any municipality may be asked for.
    label
        What is chosen.
    key
        Key of the session.
    on_change
        Called when a person has chosen.
    """
    names = place_labels(view.lang)
    held_place(key, view.lang)
    return st.selectbox(
        view.say(label),
        tuple(names),
        key=key,
        format_func=names.__getitem__,
        index=None,
        on_change=on_change,
        placeholder=view.say(words.PLACE_HINT),
    )


def held_place(key: str, lang: Lang) -> str | None:
    """Return what the field with this key holds, before it is shown.

    A municipality of another data set is let go: a field can't show what it doesn't offer.
    """
    held: str | None = st.session_state.get(key)
    if held is not None and held not in place_labels(lang):
        held = st.session_state[key] = None
    return held


def place_labels(lang: Lang) -> Mapping[str, str]:
    """Return by code what a person may type to find a municipality, sorted by code."""
    return _labels(data_sets.in_use(), lang)


@st.cache_resource(show_spinner=False, max_entries=6)
def _labels(data: DataSet, lang: Lang) -> Mapping[str, str]:
    del data  # the key: the region is that of the data set in use
    region = resources.region()
    places = region.municipalities.loc[region.codes]
    return {str(code): _label(row, str(code), lang) for code, row in places.iterrows()}


def _label(row: pd.Series, code: str, lang: Lang) -> str:
    """Return "長野市 — ながのし・長野県 20201" or the same with romaji.

    The browser puts first what begins a word, and only a space begins one: "02" lists the codes of
    青森県 before 34202.
    """
    romaji = row["name_romaji"]
    reading = row["name_kana"] if lang == "ja" or pd.isna(romaji) else romaji
    prefecture = PREFECTURES[row["prefecture"]].say(lang)
    joint, last = ("・", " ") if lang == "ja" else (", ", ", ")
    parts = [str(part) for part in (reading, prefecture) if pd.notna(part)]
    return f"{row['name']} — {joint.join(parts)}{last}{code}"
