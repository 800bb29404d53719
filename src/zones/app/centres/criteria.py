"""The criteria of one city or pair: observed value, threshold, outcome, reason, source."""

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.folding import show_folding
from zones.app.pages.words import centres as own
from zones.app.tables import plain, signed
from zones.app.view import View
from zones.app.ways import way_to
from zones.labels import OUTCOMES
from zones.model.cells import integer
from zones.outputs.criterion_data import cite_data
from zones.planning import Plan
from zones.rules.assessment import Assessment


def show_criteria(view: View, plan: Plan, assessment: Assessment, unit: str) -> None:
    """Show every criterion of one unit, what they give together, and the ways on."""
    codes = unit.split("+")
    title, evidence, sphere = st.columns([6, 3, 3], vertical_alignment="bottom")
    with title:
        st.header(plain(view.say(own.CRITERIA_OF, name=view.places(codes))), anchor=False)
    first, second = codes[0], codes[1] if len(codes) > 1 else None
    with evidence:
        choice = {session.PLACE: first}
        way_to(view, "municipality", own.ALL_EVIDENCE, key="way-evidence", choice=choice)
    with sphere:
        both = {session.CENTRE: first, session.SECOND_CENTRE: second}
        way_to(view, "sphere", own.ITS_SPHERE, key="way-sphere", choice=both)
    outcome = str(assessment.outcome[unit])
    whole = signed(outcome, OUTCOMES[outcome].say(view.lang))
    scheme = view.say(own.WHOLE, scheme=assessment.rules.label.say(view.lang))
    st.write(
        f"{plain(scheme)}**{plain(whole)}**{view.say(words.GAP)}{plain(area_said(view, plan, assessment, unit))}"
    )
    show_folding(criteria_table(view, plan, assessment, unit), key="criteria")


def criteria_table(view: View, plan: Plan, assessment: Assessment, unit: str) -> pd.DataFrame:
    """Return every criterion of a unit in words: what is seen and asked, by which rule and data."""
    rows = assessment.table(view.lang, codes=[unit])
    signs = [
        signed(str(key), OUTCOMES[str(key)].say(view.lang)) for key in _outcomes(assessment, unit)
    ]
    joint, behind = ("／", "（{}）") if view.lang == "ja" else ("; ", " ({})")
    columns = {
        own.CRITERION: rows["label"],
        own.OBSERVED: rows["observed"],
        own.LIMIT: rows["threshold"],
        words.OUTCOME: signs,
        words.REASON: rows["reason"],
        own.RULE: rows["article"] + joint + rows["source"] + rows["confidence"].map(behind.format),
        own.DATA: [cite_data(plan, one.measure, view.lang) for one in assessment.criteria],
    }
    return pd.DataFrame({view.say(text): column for text, column in columns.items()})


def _outcomes(assessment: Assessment, unit: str) -> pd.Series:
    return assessment.rows.loc[assessment.rows["code"] == unit, "outcome"]


def area_said(view: View, plan: Plan, assessment: Assessment, unit: str) -> str:
    """Say with how many people a unit leads an area, or that it leads none."""
    key = f"{assessment.rules.id}:{unit}"
    if key not in plan.proposals.territory:
        return view.say(own.NO_AREA)
    members = len(plan.proposals.territory[key]) - len(unit.split("+"))
    people = integer(plan.metrics.at[key, "population"])
    return view.say(own.LEADS, members=members, people=f"{people:,}")
