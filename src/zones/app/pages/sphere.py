"""通勤圏: who commutes to a centre, from where, and what a threshold lets in."""

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.choices import choose_place
from zones.app.pages.words import sphere as own
from zones.app.tables import join_names, percent_column, plain, show_grid, show_static
from zones.app.view import View
from zones.labels import Text
from zones.metrics.areas import area_metrics
from zones.model import FlowMatrix
from zones.model.cells import integer, number
from zones.outputs.names import centre_name
from zones.planning import Plan
from zones.zoning.sensitivity import steps
from zones.zoning.spheres import sphere_table

_LOWEST = Fraction(1, 10**6)
"""Lets every listed flow through."""

_STEPS = steps(Fraction(5, 100), Fraction(20, 100), Fraction(1, 100))
_TOP = 10


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
    _figures(view, plan, centres, inside)
    if listed.empty:
        st.info(view.say(own.NOBODY))
    elif inside.empty:
        _say_largest(view, plan, listed)
    else:
        _members(view, plan, inside, listed["share"].max())
    _moving(view, plan, listed)
    _places(view, plan, centres)


def listed_flows(flows: FlowMatrix, centres: Sequence[str]) -> pd.DataFrame:
    """Return everyone with a listed flow to the centre set: ``code``, ``persons``, ``share``."""
    table = sphere_table(flows, {"": tuple(centres)}, threshold=_LOWEST)
    return table.drop(columns="set")


def reaching(flows: FlowMatrix, listed: pd.DataFrame, threshold: Fraction) -> pd.DataFrame:
    """Return the rows of *listed* at or above *threshold*, compared on whole numbers."""
    total = flows.denominator.reindex(listed["code"]).to_numpy(dtype="int64")
    enough = listed["persons"] * threshold.denominator >= total * threshold.numerator
    return listed[enough].reset_index(drop=True)


def moving_table(flows: FlowMatrix, listed: pd.DataFrame) -> pd.DataFrame:
    """Return for each threshold, highest first, who is in and who enters at it.

    Columns: ``threshold`` (Fraction), ``members`` (count), ``entering`` (list of codes). Those in
    at the highest threshold enter there.
    """
    rows = []
    before: set[str] = set()
    for threshold in reversed(_STEPS):
        codes = reaching(flows, listed, threshold)["code"].tolist()
        rows.append((threshold, len(codes), [code for code in codes if code not in before]))
        before = set(codes)
    return pd.DataFrame(rows, columns=["threshold", "members", "entering"])


def _choose(view: View) -> tuple[str, ...]:
    left, right = st.columns(2)
    with left:
        first = choose_place(view, own.CHOOSE_CENTRE, key=session.CENTRE)
    with right:
        second = choose_place(view, own.CHOOSE_SECOND, key=session.SECOND_CENTRE)
    return tuple(sorted({code for code in (first, second) if code is not None}))


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
        shown = "—" if value is None else view.percent(value)
        column.metric(view.say(label), shown, help=view.say(meaning))


def _members(view: View, plan: Plan, inside: pd.DataFrame, largest: float) -> None:
    """Show the members with bars; the bars' scale is that of the largest share of all."""
    st.subheader(view.say(own.IN_SPHERE), anchor=False)
    say, config = view.say, st.column_config
    places = plan.region.municipalities.loc[inside["code"].tolist()]
    residents = plan.region.residents().reindex(inside["code"])
    percent = percent_column(inside["share"])
    table = pd.DataFrame(
        {
            "name": places["name"].to_numpy(),
            "prefecture": [view.prefecture(code) for code in places["prefecture"]],
            "share": percent,
            "persons": inside["persons"],
            "population": residents.to_numpy(),
            "code": inside["code"],
        }
    )
    show_grid(
        table,
        {
            "name": config.TextColumn(say(words.NAME), width=130),
            "prefecture": config.TextColumn(say(words.PREFECTURE), width=90),
            "share": config.ProgressColumn(
                say(words.SHARE),
                format="%.1f",
                min_value=0,
                max_value=float(largest) * 100,
                width=300,
            ),
            "persons": config.NumberColumn(say(words.PERSONS), format="localized", width=100),
            "population": config.NumberColumn(say(words.POPULATION), format="localized", width=100),
            "code": config.TextColumn(say(words.CODE), width=80),
        },
        most=430,
    )


def _say_largest(view: View, plan: Plan, listed: pd.DataFrame) -> None:
    largest = listed.iloc[0]
    st.info(
        plain(
            view.say(
                own.EMPTY_SPHERE,
                threshold=view.percent(float(view.scenario.threshold)),
                name=plan.region.names[largest["code"]],
                share=view.percent(float(largest["share"])),
            )
        )
    )


def _moving(view: View, plan: Plan, listed: pd.DataFrame) -> None:
    st.subheader(view.say(own.MOVING), anchor=False)
    st.caption(view.say(own.MOVING_NOTE))
    table = moving_table(plan.region.flows, listed)
    names = plan.region.names
    chosen = view.scenario.threshold
    now = next((at for at in table["threshold"] if at <= chosen), None)
    shown = pd.DataFrame(
        {
            view.say(own.STEP): [
                f"{view.percent(float(at))}{'　' + view.say(own.NOW) if at == now else ''}"
                for at in table["threshold"]
            ],
            view.say(own.STEP_MEMBERS): table["members"].map("{:,}".format),
            view.say(own.ENTERING): [
                join_names((str(names[code]) for code in codes), view.lang)
                for codes in table["entering"]
            ],
        }
    )
    show_static(shown)


def _places(view: View, plan: Plan, centres: tuple[str, ...]) -> None:
    """Show where those who come live, and where those who live here go."""
    for code in centres:
        name = centre_name(plan.region.names, (code,))
        left, right = st.columns(2)
        flows = plan.region.flows
        with left:
            st.subheader(plain(f"{view.say(own.TOP_ORIGINS)}：{name}"), anchor=False)
            st.caption(view.say(own.TOP_ORIGINS_NOTE))
            _top(view, plan, flows.top_origins(code, count=_TOP))
        with right:
            st.subheader(plain(f"{view.say(own.TOP_DESTINATIONS)}：{name}"), anchor=False)
            st.caption(plain(view.say(own.TOP_DESTINATIONS_NOTE, name=name)))
            _top(view, plan, flows.top_destinations(code, count=_TOP))


def _top(view: View, plan: Plan, table: pd.DataFrame) -> None:
    if table.empty:
        st.info(view.say(own.NO_FLOWS))
        return
    say, config = view.say, st.column_config
    rows = pd.DataFrame(
        {
            "name": plan.region.names[table.index].to_numpy(),
            "persons": table["persons"].to_numpy(),
            "share": percent_column(table["share"]).to_numpy(),
        }
    )
    show_grid(
        rows,
        {
            "name": config.TextColumn(say(words.NAME), width=110),
            "persons": config.ProgressColumn(
                say(words.PERSONS),
                format="localized",
                min_value=0,
                max_value=int(table["persons"].max()),
                width=200,
            ),
            "share": config.NumberColumn(say(words.SHARE), format="%.1f", width=80),
        },
    )
