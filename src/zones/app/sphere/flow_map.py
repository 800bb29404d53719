"""The map of a sphere: shares to the centre in colour, its members outlined, flows as lines."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import cast

import pandas as pd
import streamlit as st

from zones.app import session
from zones.app.choices import remember
from zones.app.live_map import Focus, Picture, show_live_map
from zones.app.pages.words import sphere as own
from zones.app.sphere.lines import (
    COLOURS,
    MOST,
    Direction,
    LineFilter,
    centre_flows,
    kept_flows,
    lines_of,
    scale_steps,
    width,
)
from zones.app.tables import plain
from zones.app.view import View
from zones.outputs.figure_themes import share_theme
from zones.planning import Plan

_HEIGHT = 430
_PERSONS = (10, 20, 50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10000)


def show_flow_map(view: View, plan: Plan, centres: Sequence[str], inside: Collection[str]) -> None:
    """Show the map.

    Parameters
    ----------
    view, plan
        The settings and their plan.
    centres
        The centre, or two.
    inside
        Members of the sphere, centres left out.
    """
    table = centre_flows(plan.region.flows, centres)
    wanted = chosen_lines()
    kept = kept_flows(table, wanted)
    largest = int(table["persons"].max()) if len(table) else 0
    members = (*centres, *inside)
    picture = Picture(
        themes=[share_theme(plan, centres, view.lang)],
        selected=members,
        window=None if plan.region.window is None else _shown(plan, members),
        lines=lines_of(kept, largest=largest),
        scale=_scale(view, largest, wanted.direction),
        focus=Focus(members, "+".join(centres), most=10),
        height=_HEIGHT,
    )
    show_live_map(view, picture, key=session.SPHERE_MAP, on_click=remember)
    st.caption(plain(lines_said(view, table, kept, wanted)))


def lines_said(view: View, table: pd.DataFrame, kept: pd.DataFrame, wanted: LineFilter) -> str:
    """Say how many lines are drawn and how much of the flow they carry."""
    if kept.empty:
        return view.say(own.NO_LINES)
    whole = kept_flows(table, LineFilter(wanted.direction))
    share = view.percent(kept["persons"].sum() / whole["persons"].sum())
    persons = f"{kept['persons'].sum():,}"
    said = view.say(own.LINES, count=f"{len(kept):,}", persons=persons, share=share)
    return said if len(kept) <= MOST else said + view.say(own.LINES_CUT, most=f"{MOST:,}")


def chosen_lines() -> LineFilter:
    """Return which lines the session's fields ask for."""
    state = st.session_state
    direction = cast("Direction", state[session.FLOW_DIRECTION])
    if state[session.FLOW_MEASURE] == "persons":
        return LineFilter(direction, "persons", Fraction(int(state[session.FLOW_PERSONS])))
    least = Fraction(Decimal(str(state[session.FLOW_PERCENT]))) / 100
    return LineFilter(direction, "share", least)


def choose_lines(view: View) -> None:
    """Show the fields that choose the lines."""
    direction, measure, least = st.columns([11, 5, 8])
    direction.radio(
        view.say(own.DIRECTION),
        tuple(own.DIRECTIONS),
        key=session.FLOW_DIRECTION,
        format_func=lambda key: view.say(own.DIRECTIONS[key]),
        horizontal=True,
    )
    measure.radio(
        view.say(own.MEASURE),
        tuple(own.MEASURES),
        key=session.FLOW_MEASURE,
        format_func=lambda key: view.say(own.MEASURES[key]),
        horizontal=True,
    )
    if st.session_state[session.FLOW_MEASURE] == "persons":
        least.select_slider(
            view.say(own.LEAST_PERSONS),
            _PERSONS,
            key=session.FLOW_PERSONS,
            format_func=lambda count: f"{count:,}",
        )
    else:
        least.slider(
            view.say(own.LEAST_SHARE),
            min_value=0.5,
            max_value=30.0,
            step=0.5,
            format="%.1f %%",
            key=session.FLOW_PERCENT,
        )


def _scale(view: View, largest: int, direction: Direction) -> list[tuple[float, str, str]]:
    """Return the legend of the lines: round numbers of persons, then the colours' meaning."""
    ways = ("in", "out") if direction == "both" else (direction,)
    rows = [
        (width(step, largest), COLOURS[ways[0]], view.say(own.PERSONS_OF, count=f"{step:,}"))
        for step in scale_steps(largest)
    ]
    meanings: Mapping[str, str] = {way: view.say(own.DIRECTIONS[way]) for way in ways}
    return rows + [(3.0, COLOURS[way], said) for way, said in meanings.items()]


def _shown(plan: Plan, members: Collection[str]) -> list[str]:
    """Return the window's municipalities, and the sphere wherever it lies."""
    codes = plan.region.codes
    inside = codes[plan.region.in_window(codes).to_numpy(dtype=bool)]
    return sorted({*map(str, inside), *members})
