"""市区町村の根拠: everything that the plan says of one municipality, and why."""

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.choices import choose_place, remember
from zones.app.folding import giving_way, show_folding
from zones.app.pages.words import municipality as own
from zones.app.population import show_population
from zones.app.tables import plain, show_summary
from zones.app.view import View
from zones.app.ways import way_to
from zones.outputs.evidence import evidence_tables
from zones.outputs.summary import SummaryTable
from zones.planning.evidence import explain

_BESIDE = ("destinations", "origins")
_WIDE = ("criteria", "changes")
"""Of five and more columns of long texts."""
_UNIT = 1
"""Their column that says whether the municipality alone is meant, or two cities."""


def show(view: View) -> None:
    """Show the page."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        code = choose_place(view, own.CHOOSE_MUNICIPALITY, key=session.PLACE, on_change=_remember)
    if code is None:
        st.info(view.say(words.CHOOSE_PLACE))
        return
    with right:
        choice = {session.CENTRE: code, session.SECOND_CENTRE: None}
        way_to(view, "sphere", own.ITS_SPHERE, key="way-sphere", choice=choice)
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    tables = {one.id: one for one in evidence_tables(plan, explain(plan, code), view.lang)}
    overview = tables.pop("overview")
    with giving_way("evidence"):
        left, right = st.columns([3, 2])
    with left:
        _table(view, overview)
    with right:
        for key in _BESIDE:
            _table(view, tables.pop(key))
    _table(view, tables.pop("verdicts"))
    show_population(view, plan.region, code)
    alone = view.place(code)
    for table in tables.values():
        if table.id in _WIDE and table.rows:
            _wide(view, table, alone)
        else:
            _table(view, table)


def _table(view: View, table: SummaryTable) -> None:
    show_summary(table)
    if not table.rows:
        st.caption(view.say(words.NO_ROWS))


def _wide(view: View, table: SummaryTable, alone: str) -> None:
    """Show what is said of the municipality alone; of it with each neighbour, when asked for."""
    st.header(plain(table.title), anchor=False)
    own_rows = [row for row in table.rows if row[_UNIT] == alone]
    pairs = [row for row in table.rows if row[_UNIT] != alone]
    if own_rows:
        show_folding(pd.DataFrame(own_rows, columns=table.columns), key=f"table-{table.id}")
    else:
        st.caption(view.say(words.NO_ROWS))
    if pairs:
        count = len({row[_UNIT] for row in pairs})
        with st.expander(view.say(own.WITH_ANOTHER, count=count)):
            show_folding(pd.DataFrame(pairs, columns=table.columns), key=f"pairs-{table.id}")


def _remember() -> None:
    code = st.session_state[session.PLACE]
    if code is not None:
        remember(code)
