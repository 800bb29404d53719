"""日本地図: the national map with its filters, the evidence beside it, key figures, areas."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from zones.app import session, words
from zones.app.choices import choose_place, held_place, remember
from zones.app.evidence_panel import show_panel
from zones.app.folding import giving_way
from zones.app.live_map import Focus, Picture, show_live_map
from zones.app.overview.areas import chosen_area, members_of, show_areas
from zones.app.overview.filters import Kept, choose_from, frame_table, keep, key_figures
from zones.app.overview.themes import make_theme, theme_names
from zones.app.pages.words import overview as own
from zones.app.tables import plain, show_static
from zones.app.view import View
from zones.labels import Text
from zones.model.forms import FORMS
from zones.model.unions import STATUSES
from zones.outputs.names import frame_label, scheme_name
from zones.planning import Plan
from zones.zoning.frames import FRAMES

_HEIGHT = 470
_KEYS = (session.MAP_SCHEMES, session.MAP_TYPES, session.MAP_STATUSES)

_FIGURES: tuple[tuple[str, Text, Text | None], ...] = (
    ("municipalities", words.MUNICIPALITIES, None),
    ("population", words.POPULATION, None),
    ("pairs", own.PAIRS, own.PAIRS_HELP),
    ("proposals", own.PROPOSALS, None),
    ("unions", own.UNIONS, None),
)
"""Key of the figure, its label and what it means."""


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    wanted = choose_from(st.session_state, _KEYS)
    kept = keep(plan, wanted)
    _figures(view, key_figures(plan, kept))
    names = theme_names(plan, kept)
    with giving_way("map-filters"):
        theme, *places = st.columns(4)
        _filters(view, plan, places)
        if wanted.active:
            st.button(view.say(own.CLEAR), on_click=_clear)
    with theme:
        name = _choose_theme(view, names)
    if not kept.codes:
        st.info(view.say(own.NOTHING))
        return
    left, right = st.columns([7, 5], gap="small")
    # The map goes first: it is what a person waits for, and the rest takes as long again.
    with left:
        code = held_place(session.PLACE, view.lang)
        _map(view, plan, kept, name, code, chosen_area(view, kept))
    with right:
        choose_place(view, own.SEARCH, key=session.PLACE, on_change=_remember)
        if code is None:
            st.info(view.say(own.CHOOSE))
        else:
            show_panel(view, plan, code, height=_HEIGHT - 150)
    show_areas(view, kept)
    _frames(view, plan, kept)


def _figures(view: View, figures: Mapping[str, int]) -> None:
    columns = st.columns(len(_FIGURES))
    for column, (key, label, meaning) in zip(columns, _FIGURES, strict=True):
        told = None if meaning is None else view.say(meaning)
        column.metric(view.say(label), f"{figures[key]:,}", help=told)


def _filters(view: View, plan: Plan, places: Sequence[DeltaGenerator]) -> None:
    """Show the filters; what they hold was read before, so that the figures stand above them."""
    schemes, types, statuses = places
    any_ = view.say(own.ANY)
    leading = set(plan.proposals.areas["scheme"])
    present = {one.type for one in plan.existing.register}
    schemes.multiselect(
        view.say(own.SCHEMES),
        [key for key in plan.rules if key in leading],
        key=session.MAP_SCHEMES,
        format_func=lambda key: scheme_name(plan, key, view.lang),
        placeholder=any_,
        help=view.say(own.FILTER_HELP),
    )
    types.multiselect(
        view.say(own.TYPES),
        [kind for kind in FORMS if kind in present],
        key=session.MAP_TYPES,
        format_func=lambda kind: FORMS[kind].label.say(view.lang),
        placeholder=any_,
    )
    statuses.multiselect(
        view.say(own.STATUSES),
        tuple(STATUSES),
        key=session.MAP_STATUSES,
        format_func=lambda key: STATUSES[key].say(view.lang),
        placeholder=any_,
    )


def _clear() -> None:
    for key in _KEYS:
        st.session_state[key] = []


def _choose_theme(view: View, names: Mapping[str, Text]) -> str:
    if st.session_state[session.MAP_THEME] not in names:
        st.session_state[session.MAP_THEME] = next(iter(names))
    chosen: str = st.selectbox(
        view.say(own.THEME),
        tuple(names),
        key=session.MAP_THEME,
        format_func=lambda key: view.say(names[key]),
    )
    return chosen


def _map(view: View, plan: Plan, kept: Kept, name: str, code: str | None, area: str | None) -> None:
    with st.spinner(view.say(words.DRAWING)):
        theme = make_theme(plan, kept, name, view.lang)
    outlined = () if area is None else members_of(plan, area)
    one = () if code is None else (code,)
    picture = Picture(
        themes=[theme],
        shown=theme.id,
        selected=outlined or one,
        window=None if len(kept.codes) == len(plan.region.codes) else kept.codes,
        focus=_focus(plan, area, outlined),
        height=_HEIGHT,
    )
    show_live_map(view, picture, key=session.OVERVIEW_MAP, on_click=remember)
    st.caption(view.say(own.NATIONAL_MAP))
    if code is not None and code not in kept.codes:
        st.caption(plain(view.say(own.OUTSIDE, name=view.place(code))))


def _focus(plan: Plan, area: str | None, outlined: tuple[str, ...]) -> Focus | None:
    """Return what the map zooms to: the chosen area, or the prefectures shown."""
    if area is not None:
        return Focus(outlined, f"area-{area}")
    if plan.region.window is None:
        return None
    inside = plan.region.codes[plan.region.in_window(plan.region.codes).to_numpy(dtype=bool)]
    return Focus(tuple(map(str, inside)), "-".join(sorted(plan.region.window)))


def _frames(view: View, plan: Plan, kept: Kept) -> None:
    st.header(view.say(own.FRAMES), anchor=False)
    totals = frame_table(plan, kept).reindex(list(FRAMES))
    rows = {
        view.say(own.FRAME): [frame_label(str(key), view.lang) for key in totals.index],
        view.say(words.MUNICIPALITIES): totals["municipalities"].map("{:,}".format),
        view.say(words.POPULATION): totals["population"].map("{:,}".format),
        view.say(own.AREA_KM2): totals["area_km2"].map("{:,.0f}".format),
    }
    show_static(pd.DataFrame(rows))


def _remember() -> None:
    code = st.session_state[session.PLACE]
    if code is not None:
        remember(code)
