"""The unions of one type on the map, one of them outlined; a click chooses the union around it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from zones.app import session
from zones.app.live_map import Focus, Picture, show_live_map
from zones.app.pages.words import unions as own
from zones.app.view import View
from zones.model.forms import FORMS
from zones.model.unions import Union
from zones.outputs.union_themes import union_area
from zones.outputs.webmap.document import AreaTheme

HEIGHT = 372
"""In pixels, of the map and of the list beside it."""


def show_map(view: View, kind: str, unions: Mapping[str, Union]) -> None:
    """Show the unions that are listed.

    Parameters
    ----------
    view
        The settings; its window is what the map opens with.
    kind
        Their type.
    unions
        By id.
    """
    region = view.plan.region
    places = set(region.codes)
    areas = [union_area(one, places) for one in unions.values()]
    label = FORMS[kind].label
    theme = AreaTheme(id="unions", label=label, areas=tuple(one for one in areas if one.members))
    chosen = unions.get(str(st.session_state[session.UNION]))
    outlined = () if chosen is None else union_area(chosen, places).members
    shown = tuple(str(code) for code in region.codes[region.in_window(region.codes).to_numpy()])
    picture = Picture(
        themes=[theme],
        selected=outlined,
        window=None if region.window is None else shown,
        focus=_focus(chosen, outlined, shown if region.window else ()),
        height=HEIGHT,
    )
    choose = partial(
        _choose, {key: set(one.codes("centre", "member")) for key, one in unions.items()}
    )
    show_live_map(view, picture, key=session.UNIONS_MAP, on_click=choose)
    st.caption(view.say(own.MAP_HINT))


def _focus(
    chosen: Union | None, outlined: tuple[str, ...], window: tuple[str, ...]
) -> Focus | None:
    if chosen is not None and outlined:
        return Focus(outlined, f"union-{chosen.id}")
    return Focus(window, "-".join(sorted({code[:2] for code in window}))) if window else None


def _choose(members: Mapping[str, set[str]], code: str) -> None:
    """Choose the union that holds a municipality; the next one where several do."""
    holding = [key for key, codes in members.items() if code in codes]
    if not holding:
        return
    now = st.session_state[session.UNION]
    at = holding.index(now) + 1 if now in holding else 0
    st.session_state[session.UNION] = holding[at % len(holding)]
    st.session_state[session.UNION_TURN] += 1
