"""Every city or pair of a scheme in one table, with outcome and reasons."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from zones.app import data_sets
from zones.app.centres.theme import RANK
from zones.app.data_sets import DataSet
from zones.app.pages.words import centres as own
from zones.app.tables import signed
from zones.app.view import View
from zones.labels import KINDS, OUTCOMES
from zones.planning import Plan
from zones.rules.assessment import Assessment
from zones.rules.measures import Scope

_TABLES = 24
_HASHES: dict[str | type[Any], Callable[[Any], Any]] = {
    DataSet: lambda one: (one.name, one.digest),
    View: lambda one: (one.lang, one.scenario.digest),
}


def listed_centres(view: View, assessment: Assessment) -> pd.DataFrame:
    """Return `centre_table` of a scheme, made once for all sessions."""
    return _listed(data_sets.in_use(), view, assessment.rules.id, assessment.scope)


@st.cache_resource(show_spinner=False, max_entries=_TABLES, hash_funcs=_HASHES)
def _listed(data: DataSet, view: View, scheme: str, scope: Scope) -> pd.DataFrame:
    del data  # the key: the plan is that of the data set in use
    plan = view.plan
    assessments = plan.pair_assessments if scope == "pair" else plan.assessments
    return centre_table(view, plan, assessments[scheme])


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
            "name": [view.places(unit.split("+")) for unit in units],
            "prefecture": [view.prefecture(code) for code in places["prefecture"]],
            "kind": places["kind"].map(kinds).to_numpy(),
            "population": facts["population"].to_numpy(),
            "ratio": facts[ratio].astype("Float64").mul(100).round(2).to_numpy(),
            "members": counts.reindex(areas).astype("Int64").to_numpy(),
            "area_population": plan.metrics["population"].reindex(areas).astype("Int64").to_numpy(),
            "reason": deciding_reasons(view, assessment).reindex(units).to_numpy(),
        }
    )
    rank = {key: at for at, key in enumerate(RANK)}
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
