"""The tables of a sphere: its members, who enters and leaves, the largest flows."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.folding import giving_way
from zones.app.pages.words import sphere as own
from zones.app.sphere.members import moving_table
from zones.app.tables import join_names, percent_column, plain, show_grid, show_static
from zones.app.view import View
from zones.planning import Plan

_TOP = 10


def show_members(view: View, plan: Plan, inside: pd.DataFrame) -> None:
    """Show the members with bars; a whole bar is everyone who commutes from there."""
    st.header(view.say(own.IN_SPHERE), anchor=False)
    say, config = view.say, st.column_config
    places = plan.region.municipalities.loc[inside["code"].tolist()]
    residents = plan.region.residents().reindex(inside["code"])
    table = pd.DataFrame(
        {
            "name": [view.place(code) for code in inside["code"]],
            "prefecture": [view.prefecture(code) for code in places["prefecture"]],
            "share": percent_column(inside["share"]),
            "persons": inside["persons"],
            "population": residents.to_numpy(),
            "code": inside["code"],
        }
    )
    show_grid(
        table,
        {
            "name": config.TextColumn(
                say(words.NAME), width=95 if view.lang == "ja" else 175, pinned=True
            ),
            "share": config.ProgressColumn(
                say(words.SHARE),
                format="%.1f",
                min_value=0,
                max_value=100,
                width=150,
            ),
            "persons": config.NumberColumn(say(words.PERSONS), format="localized", width=75),
            "population": config.NumberColumn(say(words.POPULATION), format="localized", width=85),
            "prefecture": config.TextColumn(say(words.PREFECTURE), width=80),
            "code": config.TextColumn(say(words.CODE), width=65),
        },
        most=360,
    )


def say_largest(view: View, listed: pd.DataFrame) -> None:
    """Say that nobody reaches the threshold, and who comes closest."""
    largest = listed.iloc[0]
    said = view.say(
        own.EMPTY_SPHERE,
        threshold=view.percent(float(view.scenario.threshold)),
        name=view.place(str(largest["code"])),
        share=view.percent(float(largest["share"])),
    )
    lowest = session.LOWEST / 100
    if float(largest["share"]) >= lowest:
        said += view.say(own.LOWER)
    else:
        said += view.say(own.TOO_SMALL, lowest=view.percent(lowest))
    st.info(plain(said))


def show_moving(view: View, plan: Plan, listed: pd.DataFrame) -> None:
    """Show who enters and leaves as the threshold moves."""
    st.header(view.say(own.MOVING), anchor=False)
    st.caption(view.say(own.MOVING_NOTE))
    now = view.scenario.threshold
    table = moving_table(plan.region.flows, listed, now)
    shown = pd.DataFrame(
        {
            view.say(own.STEP): [
                f"{view.percent(float(at))}{view.say(words.GAP) + view.say(own.NOW) if at == now else ''}"
                for at in table["threshold"]
            ],
            view.say(own.STEP_MEMBERS): table["members"].map("{:,}".format),
            view.say(own.ENTERING): [
                join_names((view.place(code) for code in codes), view.lang)
                for codes in table["entering"]
            ],
        }
    )
    show_static(shown)


def show_largest_flows(view: View, plan: Plan, centres: Sequence[str]) -> None:
    """Show where those who come live, and where those who live here go, for each centre."""
    flows = plan.region.flows
    for code in centres:
        name = view.place(code)
        with giving_way(f"top-flows-{code}"):
            left, right = st.columns(2)
        with left:
            st.header(plain(view.say(own.TOP_ORIGINS, name=name)), anchor=False)
            st.caption(view.say(own.TOP_ORIGINS_NOTE))
            _top(view, flows.top_origins(code, count=_TOP))
        with right:
            st.header(plain(view.say(own.TOP_DESTINATIONS, name=name)), anchor=False)
            st.caption(plain(view.say(own.TOP_DESTINATIONS_NOTE, name=name)))
            _top(view, flows.top_destinations(code, count=_TOP))


def _top(view: View, table: pd.DataFrame) -> None:
    if table.empty:
        st.info(view.say(own.NO_FLOWS))
        return
    say, config = view.say, st.column_config
    rows = pd.DataFrame(
        {
            "name": [view.place(str(code)) for code in table.index],
            "persons": table["persons"].to_numpy(),
            "share": percent_column(table["share"]).to_numpy(),
        }
    )
    show_grid(
        rows,
        {
            "name": config.TextColumn(
                say(words.NAME), width=110 if view.lang == "ja" else 170, pinned=True
            ),
            "persons": config.ProgressColumn(
                say(words.PERSONS),
                format="localized",
                min_value=0,
                max_value=int(table["persons"].max()),
                width=150,
            ),
            "share": config.NumberColumn(say(words.SHARE), format="%.1f", width=80),
        },
    )
