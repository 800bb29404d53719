"""The evidence of one municipality in a narrow panel beside a map: the same as ``zones explain``."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from zones.app import session, words
from zones.app.pages.words import municipality as own
from zones.app.tables import SIGNS, plain, show_summary
from zones.app.view import View
from zones.app.ways import way_to
from zones.labels import OUTCOMES
from zones.outputs.evidence import evidence_tables
from zones.outputs.summary import SummaryTable
from zones.planning import Plan
from zones.planning.evidence import explain

_TABS: Sequence[tuple[str, ...]] = (
    ("overview",),
    ("verdicts", "criteria", "changes"),
    ("destinations", "origins"),
    ("memberships", "unions"),
)
"""Which tables stand in which tab."""


def show_panel(view: View, plan: Plan, code: str, *, height: int) -> None:
    """Show who a municipality is, its evidence by tabs, and the ways on.

    Parameters
    ----------
    view, plan
        The settings and their plan.
    code
        The municipality.
    height
        In pixels, of the part that scrolls.

    Raises
    ------
    NotFoundError
        If it has no data.
    """
    tables = {one.id: one for one in evidence_tables(plan, explain(plan, code), view.lang)}
    st.header(plain(tables["overview"].title), anchor=False)
    left, right = st.columns(2)
    with left:
        way_to(
            view, "municipality", own.ALL_EVIDENCE, key="way-evidence", choice={session.PLACE: code}
        )
    with right:
        choice = {session.CENTRE: code, session.SECOND_CENTRE: None}
        way_to(view, "sphere", own.ITS_SPHERE, key="way-sphere", choice=choice)
    labels = [view.say(text) for text in own.TABS]
    # The panels of tabs can be scrolled by keyboard, which containers can't.
    for tab, names in zip(st.tabs(labels, height=height), _TABS, strict=True):
        with tab:
            for name in names:
                _part(view, tables[name], titled=name != "overview")


def _part(view: View, table: SummaryTable, *, titled: bool) -> None:
    if not table.rows:
        st.markdown(f"**{plain(table.title)}**")
        st.caption(view.say(words.NO_ROWS))
    elif table.id == "criteria":
        st.markdown(f"**{plain(table.title)}**")
        _criteria(view, table)
    elif table.id == "changes":
        st.markdown(f"**{plain(table.title)}**")
        st.markdown("\n".join(f"- {plain(_change(view, row))}" for row in table.rows))
    else:
        show_summary(table, titled=titled, inner=True)


def _criteria(view: View, table: SummaryTable) -> None:
    """Show the criteria as lines, as six columns have no room: one list a scheme and unit.

    All of them are one element: the browser takes longer for thirty than for one.
    """
    signs, colon = signs_of(view), view.say(words.COLON)
    parts: list[str] = []
    for (scheme, unit), rows in groupby(table.rows, key=lambda row: (row[0], row[1])):
        lines = [f"- {signs[row[4]]} {plain(row[2])}{colon}{plain(row[3])}" for row in rows]
        parts += [f"{plain(scheme)} — {plain(unit)}", "\n".join(lines)]
    st.markdown("\n\n".join(parts))


def signs_of(view: View) -> Mapping[str, str]:
    """Return the sign of each outcome by its word."""
    return {text.say(view.lang): SIGNS[key] for key, text in OUTCOMES.items()}


def _change(view: View, row: tuple[str, ...]) -> str:
    scheme, unit, criterion, now, needed = row
    values = {"scheme": scheme, "unit": unit, "criterion": criterion, "now": now, "needed": needed}
    return view.say(own.CHANGE, **values)
