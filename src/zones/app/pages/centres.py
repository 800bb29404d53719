"""中心都市: every city or pair by scheme, on the map and in a table, with outcome and reasons."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from zones.app import session, words
from zones.app.centres.criteria import show_criteria
from zones.app.centres.table import listed_centres
from zones.app.centres.theme import area_of, centre_theme
from zones.app.choices import remember
from zones.app.live_map import Focus, Picture, show_live_map
from zones.app.pages.words import centres as own
from zones.app.tables import plain, show_rows, signed
from zones.app.view import View
from zones.labels import OUTCOMES
from zones.planning import Plan
from zones.rules.assessment import Assessment
from zones.rules.measures import Scope

_HEIGHT = 350


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    left, right = st.columns([3, 2])
    with left:
        scheme = _choose_scheme(view, plan)
    with right:
        assessment = _choose_scope(view, plan, scheme)
    table = listed_centres(view, assessment)
    if table.empty:
        st.info(view.say(own.WINDOW_EMPTY))
        return
    wanted = st.pills(
        view.say(own.SHOW_OUTCOMES),
        tuple(OUTCOMES),
        selection_mode="multi",
        key=session.OUTCOMES,
        format_func=_outcome_counts(view, table).__getitem__,
    )
    kept = table[table["outcome"].isin(wanted)].reset_index(drop=True)
    if kept.empty:
        st.info(view.say(words.NOTHING_LEFT))
        return
    chosen = st.session_state[session.UNIT]
    unit = chosen if chosen in set(kept["code"]) else str(kept["code"].iloc[0])
    left, right = st.columns([6, 5], gap="small")
    with left:
        said = view.say(own.COUNTED, shown=f"{len(kept):,}", total=f"{len(table):,}")
        st.caption(f"{said} {view.say(own.PICK_ROW)}")
        if assessment.scope == "pair":
            st.caption(view.say(own.PAIR_FIGURES))
        _grid(view, assessment, kept)
    with right:
        _choose_unit(view, kept, unit)
        _map(view, plan, assessment, kept["code"].tolist(), unit, zoomed=unit == chosen)
    show_criteria(view, plan, assessment, unit)


def _choose_scheme(view: View, plan: Plan) -> str:
    return st.radio(
        view.say(words.SCHEME),
        tuple(plan.rules),
        key=session.SCHEME,
        format_func=lambda key: plain(plan.rules[key].label.say(view.lang)),
        horizontal=True,
    )


def _choose_scope(view: View, plan: Plan, scheme: str) -> Assessment:
    scopes = [scope for scope in own.SCOPES if scope != "pair" or scheme in plan.pair_assessments]
    scope = st.radio(
        view.say(own.SCOPE),
        scopes,
        key=session.SCOPE,
        format_func=lambda key: view.say(own.SCOPES[cast("Scope", key)]),
        horizontal=True,
    )
    return plan.pair_assessments[scheme] if scope == "pair" else plan.assessments[scheme]


def _outcome_counts(view: View, table: pd.DataFrame) -> dict[str, str]:
    counts = table["outcome"].value_counts()
    return {
        key: f"{signed(key, text.say(view.lang))} {counts.get(key, 0):,}"
        for key, text in OUTCOMES.items()
    }


def _choose_unit(view: View, table: pd.DataFrame, unit: str) -> None:
    """Show the field that says, and changes, whose criteria are shown."""
    names = dict(zip(table["code"], table["name"], strict=True))
    labels = dict(zip(table["code"], table["label"], strict=True))
    st.session_state[session.UNIT_FIELD] = unit
    st.selectbox(
        view.say(own.CHOSEN),
        tuple(names),
        key=session.UNIT_FIELD,
        format_func=lambda code: view.say(
            own.CHOICE, name=names[code], code=code, outcome=labels[code]
        ),
        on_change=_take_field,
    )


def _map(
    view: View, plan: Plan, assessment: Assessment, units: Sequence[str], unit: str, *, zoomed: bool
) -> None:
    """Show the outcomes of the listed cities; the chosen one is outlined with its area."""
    outlined = area_of(plan, assessment, unit) or tuple(unit.split("+"))
    shown = plan.region.codes[plan.region.in_window(plan.region.codes).to_numpy(dtype=bool)]
    window = None if plan.region.window is None else tuple(map(str, shown))
    focus = None
    if zoomed:
        focus = Focus(outlined, f"unit-{unit}", most=9)
    elif window is not None:
        focus = Focus(window, "-".join(sorted(plan.region.window or ())))
    picture = Picture(
        themes=[centre_theme(plan, assessment, units)],
        selected=outlined,
        window=window and tuple({*window, *outlined}),
        focus=focus,
        height=_HEIGHT,
    )
    click = partial(_take_click, _units_by_code(units))
    show_live_map(view, picture, key=session.CENTRES_MAP, on_click=click)


def _units_by_code(units: Sequence[str]) -> Mapping[str, str]:
    """Return by municipality the first unit that it is, or is part of; the table's order."""
    found: dict[str, str] = {}
    for unit in units:
        for code in unit.split("+"):
            found.setdefault(code, unit)
    return found


def _grid(view: View, assessment: Assessment, table: pd.DataFrame) -> None:
    """Show the table; a row that is chosen becomes the unit whose criteria are shown."""
    say = view.say
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    named = 95 if view.lang == "ja" and assessment.scope == "municipality" else 165
    columns: dict[str, ColumnConfig] = {
        "label": text(say(words.OUTCOME), width=100),
        "name": text(say(words.NAME), width=named),
        "population": number(say(words.POPULATION), format="localized", width=85),
        "ratio": number(say(words.RATIO), format="%.2f", width=72),
        "members": number(say(own.AREA_MEMBERS), width=85),
        "area_population": number(say(own.AREA_POPULATION), format="localized", width=90),
        "prefecture": text(say(words.PREFECTURE), width=75),
        "kind": text(say(words.KIND), width=95),
        "reason": text(say(words.REASON), width=420),
        "code": text(say(words.CODE), width=70),
    }
    if assessment.scope == "pair":
        columns.pop("kind")
        columns["population"] = number(say(own.BOTH_PEOPLE), format="localized", width=110)
        columns["ratio"] = number(say(own.LOWER_RATIO), format="%.2f", width=120)
    if table["members"].isna().all():
        columns.pop("members")
        columns.pop("area_population")
    turn = st.session_state[session.UNIT_TURN]
    # Other rows are another table: the number of a chosen row would name somebody else.
    rows = hash(tuple(table["code"]))
    key = f"{session.TABLE}-{assessment.rules.id}-{assessment.scope}-{turn}-{rows}"
    take = partial(_take_row, key, tuple(table["code"]))
    show_rows(table, columns, key=key, on_select=take, most=_HEIGHT + 45)


def _take_row(key: str, units: Sequence[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(units):
        _choose(units[rows[0]])


def _take_field() -> None:
    _choose(st.session_state[session.UNIT_FIELD])
    st.session_state[session.UNIT_TURN] += 1


def _take_click(units: Mapping[str, str], code: str) -> None:
    if code in units:
        _choose(units[code])
        st.session_state[session.UNIT_TURN] += 1


def _choose(unit: str) -> None:
    """Make a city or pair the choice of every page."""
    remember(*unit.split("+"))
