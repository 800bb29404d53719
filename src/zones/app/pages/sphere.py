"""通勤圏: who commutes to a centre, from where, and what a threshold lets in."""

from functools import partial

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.choices import choose_place, remember
from zones.app.pages.words import sphere as own
from zones.app.planner.start import add_start
from zones.app.planner.state import desk
from zones.app.sphere.flow_map import choose_lines, show_flow_map
from zones.app.sphere.members import listed_flows, reaching
from zones.app.sphere.tables import say_largest, show_largest_flows, show_members, show_moving
from zones.app.tables import plain
from zones.app.view import View
from zones.app.ways import way_to
from zones.labels import Text
from zones.metrics.areas import area_metrics
from zones.model.cells import integer, number
from zones.planning import Plan
from zones.planning.draft.starts import start_sphere


def show(view: View) -> None:
    """Show the page."""
    centres = _choose(view)
    if not centres:
        st.info(view.say(words.CHOOSE_PLACE))
        return
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    flows = plan.region.flows
    listed = listed_flows(flows, centres)
    inside = reaching(flows, listed, view.scenario.threshold)
    _say_pair(view, plan, centres)
    _figures(view, plan, centres, inside)
    choose_lines(view)
    left, right = st.columns([6, 5], gap="small")
    with left:
        show_flow_map(view, plan, centres, inside["code"].tolist())
    with right:
        if listed.empty:
            st.info(view.say(own.NOBODY))
        elif inside.empty:
            say_largest(view, listed)
        else:
            show_members(view, plan, inside)
        _ways(view, plan, centres)
    show_moving(view, plan, listed)
    show_largest_flows(view, plan, centres)


def _choose(view: View) -> tuple[str, ...]:
    left, right = st.columns(2)
    with left:
        first = choose_place(view, own.CHOOSE_CENTRE, key=session.CENTRE, on_change=_remember)
    with right:
        second = choose_place(
            view, own.CHOOSE_SECOND, key=session.SECOND_CENTRE, on_change=_remember
        )
    return tuple(sorted({code for code in (first, second) if code is not None}))


def _say_pair(view: View, plan: Plan, centres: tuple[str, ...]) -> None:
    """Say when what was chosen is no pair that a scheme would take for twin centres."""
    second = st.session_state[session.SECOND_CENTRE]
    if len(centres) == 1 and second is not None and second == st.session_state[session.CENTRE]:
        st.warning(plain(view.say(own.SAME_TWICE, name=view.place(second))))
    elif len(centres) > 1 and not plan.region.contiguity.adjacent(*centres):
        first, other = (view.place(code) for code in centres)
        st.warning(plain(view.say(own.NOT_ADJACENT, first=first, second=other)))


def _ways(view: View, plan: Plan, centres: tuple[str, ...]) -> None:
    """Show the ways on: to draw an area from this sphere, to the centre's evidence."""
    left, right = st.columns(2)
    choice = {session.START_CENTRE: centres[0], session.START_FROM: "sphere"}
    begin = partial(_begin, plan, centres)
    with left:
        way_to(view, "planner", own.DRAW_FROM_IT, key="way-draw", choice=choice, first=begin)
    with right:
        choice = {session.PLACE: centres[0]}
        way_to(view, "municipality", own.CENTRE_EVIDENCE, key="way-evidence", choice=choice)


def _begin(plan: Plan, centres: tuple[str, ...]) -> None:
    add_start(desk(), start_sphere(plan, centres))


def _figures(view: View, plan: Plan, centres: tuple[str, ...], inside: pd.DataFrame) -> None:
    metrics = area_metrics(
        plan.region, {"centre": centres, "sphere": (*centres, *inside["code"].tolist())}
    )
    shares: list[tuple[str, str, Text, Text]] = [
        ("centre", "supply_self_containment", own.CENTRE_CONTAINMENT,
         own.CENTRE_CONTAINMENT_HELP),
        ("sphere", "supply_self_containment", own.AREA_CONTAINMENT,
         own.AREA_CONTAINMENT_HELP),
        ("sphere", "demand_self_containment", own.JOBS_CONTAINMENT,
         own.JOBS_CONTAINMENT_HELP),
    ]  # fmt: skip
    columns = st.columns(2 + len(shares))
    columns[0].metric(view.say(own.SPHERE_MEMBERS), f"{len(inside):,}")
    people = integer(metrics.at["sphere", "population"])
    columns[1].metric(view.say(own.SPHERE_POPULATION), f"{people:,}")
    for column, (area, measure, label, meaning) in zip(columns[2:], shares, strict=True):
        value = number(metrics.at[area, measure])
        shown = words.UNKNOWN if value is None else view.percent(value)
        column.metric(view.say(label), shown, help=view.say(meaning))


def _remember() -> None:
    chosen = (st.session_state[session.CENTRE], st.session_state[session.SECOND_CENTRE])
    remember(*(code for code in chosen if code is not None))
