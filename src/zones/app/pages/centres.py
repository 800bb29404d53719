"""中心都市: every city or pair by scheme, with outcome and reasons."""

from collections.abc import Mapping
from typing import cast

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.pages.words import centres as own
from zones.app.tables import grid_height, plain, show_static, signed
from zones.app.view import View
from zones.labels import KINDS, OUTCOMES
from zones.outputs.names import centre_name
from zones.planning import Plan
from zones.rules.assessment import Assessment
from zones.rules.measures import Scope

_ROW_HEIGHT: Mapping[Scope, int] = {"municipality": 96, "pair": 180}
"""Room for the reasons: a pair has more criteria."""
_MOST_HEIGHT = 500


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    scheme = _choose_scheme(view, plan)
    left, right = st.columns([2, 3])
    with left:
        assessment = _choose_scope(view, plan, scheme)
    table = centre_table(view, plan, assessment)
    if table.empty:
        st.info(view.say(own.WINDOW_EMPTY))
        return
    with right:
        wanted = st.pills(
            view.say(own.SHOW_OUTCOMES),
            tuple(OUTCOMES),
            selection_mode="multi",
            key=session.OUTCOMES,
            format_func=_outcome_counts(view, table).__getitem__,
        )
    kept = table[table["outcome"].isin(wanted)].reset_index(drop=True)
    st.caption(view.say(own.COUNTED, shown=f"{len(kept):,}", total=f"{len(table):,}"))
    if kept.empty:
        st.info(view.say(words.NOTHING_LEFT))
        return
    unit = _grid(view, assessment, kept)
    _criteria(view, plan, assessment, unit)


def centre_table(view: View, plan: Plan, assessment: Assessment) -> pd.DataFrame:
    """Return one row a city or pair in the window.

    Columns: ``code``, ``outcome``, ``label``, ``name``, ``prefecture``, ``kind``, ``population``,
    ``ratio``, ``members`` and ``area_population`` of its candidate area (NA where it leads none),
    ``reason``.
    """
    units = pd.Series(assessment.outcome.index, index=assessment.outcome.index, dtype="str")
    shown = plan.region.in_window(units.str[:5]) | plan.region.in_window(units.str[-5:])
    units = units[shown.to_numpy()]
    outcome = assessment.outcome.loc[units.index]
    facts = plan.facts if assessment.scope == "municipality" else plan.pairs
    ratio = "day_night_ratio" if assessment.scope == "municipality" else "smaller_ratio"
    facts = facts.loc[units.to_list()]
    places = plan.region.municipalities.loc[units.str[:5].to_list()]
    signs = {key: signed(key, text.say(view.lang)) for key, text in OUTCOMES.items()}
    kinds = {key: text.say(view.lang) for key, text in KINDS.items()}
    areas = units.map(lambda unit: f"{assessment.rules.id}:{unit}")
    counts = plan.proposals.members.query("role == 'member'").groupby("proposal").size()
    counts = counts.reindex(plan.proposals.areas.index, fill_value=0)
    table = pd.DataFrame(
        {
            "code": units.to_numpy(),
            "outcome": outcome.to_numpy(),
            "label": outcome.map(signs).to_numpy(),
            "name": [centre_name(plan.region.names, unit.split("+")) for unit in units],
            "prefecture": [view.prefecture(code) for code in places["prefecture"]],
            "kind": places["kind"].map(kinds).to_numpy(),
            "population": facts["population"].to_numpy(),
            "ratio": facts[ratio].astype("Float64").mul(100).round(2).to_numpy(),
            "members": counts.reindex(areas).astype("Int64").to_numpy(),
            "area_population": plan.metrics["population"].reindex(areas).astype("Int64").to_numpy(),
            "reason": deciding_reasons(view, assessment).reindex(units).to_numpy(),
        }
    )
    rank = {key: at for at, key in enumerate(("met", "borderline", "no_data", "not_met"))}
    order = table.assign(rank=table["outcome"].map(rank))
    return order.sort_values(["rank", "code"], ignore_index=True).drop(columns="rank")


def deciding_reasons(view: View, assessment: Assessment) -> pd.Series:
    """Return by code the reasons behind the outcome, joined.

    Where it is met: the criteria that are met; else those that are not.
    """
    rows = assessment.rows.assign(reason=assessment.reasons(view.lang))
    whole = rows["code"].map(assessment.outcome)
    same = (rows["decided"] == "met") == (whole == "met")
    kept = rows[same & (rows["role"] == "criterion")]
    return kept.groupby("code", sort=False)["reason"].agg(view.say(own.JOINT).join)


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


def _grid(view: View, assessment: Assessment, table: pd.DataFrame) -> str:
    """Show the table; return the unit of the chosen row, or of the first."""
    say = view.say
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    columns = {
        "label": text(say(words.OUTCOME), width=105),
        "name": text(say(words.NAME), width=95 if assessment.scope == "municipality" else 150),
        "prefecture": text(say(words.PREFECTURE), width=75),
        "population": number(say(words.POPULATION), format="localized", width=85),
        "ratio": number(say(words.RATIO), format="%.2f", width=75),
        "members": number(say(own.AREA_MEMBERS), width=85),
        "reason": text(say(words.REASON), width=355 if assessment.scope == "municipality" else 290),
        "area_population": number(say(own.AREA_POPULATION), format="localized", width=90),
        "kind": text(say(words.KIND), width=95),
        "code": text(say(words.CODE), width=70),
    }
    if assessment.scope == "pair":
        columns.pop("kind")
    if table["members"].isna().all():
        columns.pop("members")
        columns.pop("area_population")
    row_height = _ROW_HEIGHT[assessment.scope]
    event = st.dataframe(
        table[list(columns)],
        column_config=columns,
        hide_index=True,
        height=grid_height(len(table), row_height=row_height, most=_MOST_HEIGHT),
        row_height=row_height,
        placeholder=words.UNKNOWN,
        key=f"{session.TABLE}-{assessment.rules.id}-{assessment.scope}",
        on_select="rerun",
        selection_mode="single-row",
    )
    st.caption(say(own.PICK_ROW))
    chosen = [row for row in event.selection.rows if row < len(table)]
    return str(table["code"].iloc[chosen[0] if chosen else 0])


def _criteria(view: View, plan: Plan, assessment: Assessment, unit: str) -> None:
    """Show every criterion of one unit: observed, threshold, outcome, reason, source."""
    name = centre_name(plan.region.names, unit.split("+"))
    st.subheader(plain(view.say(own.CRITERIA_OF, name=name)), anchor=False)
    rows = assessment.table(view.lang, codes=[unit])
    scheme = assessment.rules.label.say(view.lang)
    whole = f"**{plain(_whole(view, assessment, unit))}**"
    st.write(plain(view.say(own.WHOLE, scheme=scheme)) + whole)
    columns = {
        "label": own.CRITERION,
        "observed": own.OBSERVED,
        "threshold": own.LIMIT,
        "outcome": words.OUTCOME,
        "reason": words.REASON,
        "article": own.ARTICLE,
        "source": words.SOURCE,
        "confidence": own.CONFIDENCE,
    }
    named = {key: view.say(text) for key, text in columns.items()}
    show_static(rows[list(columns)].rename(columns=named))


def _whole(view: View, assessment: Assessment, unit: str) -> str:
    outcome = str(assessment.outcome[unit])
    return signed(outcome, OUTCOMES[outcome].say(view.lang))
