"""データと出典: what is loaded, how good it is, what is assumed, and whom to credit."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from zones.app import data_sets, resources, session, words
from zones.app.folding import show_folding
from zones.app.pages.words import sources as own
from zones.app.sources.imports import show_imports, show_sets
from zones.app.sources.rules import show_rules
from zones.app.tables import join_names, show_static
from zones.app.view import View
from zones.model import FlowMatrix
from zones.model.unions import STATUSES
from zones.outputs.source_words import say_terms, say_vintage
from zones.planning import Plan
from zones.rules.description import describe
from zones.rules.metropolitan import metropolitan_areas
from zones.rules.ruleset import CONFIDENCES, RuleSet


def show(view: View) -> None:
    """Show the page."""
    part = st.segmented_control(
        view.say(own.PART),
        tuple(own.PARTS),
        key=session.SOURCE_PART,
        format_func=lambda key: own.PARTS[key].say(view.lang),
        label_visibility="collapsed",
    )
    with st.spinner(view.say(words.WORKING)):
        plan = view.plan
    if part == "quality":
        _quality(view, plan.region.flows)
        _certainty(view)
        _assumed(view, plan)
    elif part == "rules":
        show_rules(view, plan)
    elif part == "credits":
        _credits(view)
    else:
        _in_use(view, plan)
        show_sets(view)
        show_imports(view)
        _loaded(view)


def flow_quality(flows: FlowMatrix) -> pd.Series:
    """Return persons of the whole country by what is known of their destination.

    ``total`` is the sum of the other four.
    """
    totals = flows.totals.sum()
    listed = int((flows.outflow + flows.stayers).sum())
    parts = {key: int(totals[key]) for key in own.QUALITY_ROWS if key in totals.index}
    return pd.Series({**parts, "listed": listed}).reindex(list(own.QUALITY_ROWS))


def assumed_rules(view: View, plan: Plan) -> pd.DataFrame:
    """Return every number that no public source was seen for, with the words of its rule set."""
    rows: list[tuple[str, str, str, str]] = [
        ("—", view.say(own.ASSUMED_NEAR), f"{view.scenario.near_km:g} km", "")
    ]
    areas = metropolitan_areas()
    if areas.prefectures_confidence == "assumed":
        rows.append(("—", view.say(own.ASSUMED_PREFECTURES), "", areas.source.say(view.lang)))
    for rules in plan.rules.values():
        rows += _assumed_of(view, rules)
    columns = (words.SCHEME, words.ITEM, own.ASKED, own.REMARKS)
    return pd.DataFrame(rows, columns=[view.say(text) for text in columns])


def _assumed_of(view: View, rules: RuleSet) -> Iterator[tuple[str, str, str, str]]:
    """Yield the assumed lines of a rule set; an assumed width of おおむね counts too."""
    word = CONFIDENCES["assumed"].say(view.lang)
    widths = {
        row.id
        for row in rules.criteria
        if row.approximate and row.tolerance_confidence == "assumed"
    }
    for line in describe(rules, view.lang):
        if line.confidence == word or line.id in widths:
            yield rules.label.say(view.lang), line.label, line.asked, line.remarks


def _quality(view: View, flows: FlowMatrix) -> None:
    st.header(view.say(own.QUALITY), anchor=False)
    st.caption(view.say(own.QUALITY_NOTE))
    persons = flow_quality(flows)
    rows = [
        (view.say(text), f"{persons[key]:,}", view.percent(persons[key] / persons["total"]))
        for key, text in own.QUALITY_ROWS.items()
    ]
    columns = (words.ITEM, words.PERSONS, own.OF_TOTAL)
    show_static(pd.DataFrame(rows, columns=[view.say(text) for text in columns]))


def _certainty(view: View) -> None:
    st.header(view.say(own.UNCERTAIN), anchor=False)
    counts = resources.region().unions["status"].value_counts()
    rows = [(text.say(view.lang), f"{counts.get(key, 0):,}") for key, text in STATUSES.items()]
    columns = (words.STATUS, own.ROWS)
    show_static(pd.DataFrame(rows, columns=[view.say(text) for text in columns]))


def _assumed(view: View, plan: Plan) -> None:
    st.header(view.say(own.ASSUMPTIONS), anchor=False)
    st.caption(view.say(own.ASSUMPTIONS_NOTE))
    show_folding(assumed_rules(view, plan), key="assumed-numbers")


def _in_use(view: View, plan: Plan) -> None:
    """Say which data stand behind every number: year, basis, vintages."""
    st.header(view.say(own.BASIS_HEAD), anchor=False)
    region, basis = plan.region, plan.region.flows.basis
    name = data_sets.in_use().name
    rows = (
        (own.BASIS_SET, data_sets.label(name, view.lang)),
        (own.BASIS_YEAR, str(basis.year)),
        (own.BASIS_PEOPLE, basis.people.say(view.lang)),
        (own.BASIS_DENOMINATOR, view.say(words.DENOMINATORS[basis.denominator])),
        (own.BASIS_POPULATION, _years(view, region.population["year"])),
        (own.BASIS_PROJECTION, _years(view, region.projection["year"])),
        (own.BASIS_REGISTER, view.scenario.as_of.isoformat()),
    )
    columns = [view.say(words.ITEM), view.say(own.BASIS_VALUE)]
    show_static(pd.DataFrame([(view.say(text), value) for text, value in rows], columns=columns))


def _years(view: View, years: pd.Series) -> str:
    return join_names((str(year) for year in sorted(set(years))), view.lang)


def _loaded(view: View) -> None:
    st.header(view.say(own.LOADED), anchor=False)
    rows = [
        (table.title.say(view.lang), table.file, f"{table.rows:,}", table.made.say(view.lang))
        for table in resources.catalog().tables
    ]
    columns = (words.NAME, words.FILE, own.ROWS, own.MADE)
    table = pd.DataFrame(rows, columns=[view.say(text) for text in columns])
    show_folding(table, key="tables-at-hand")


def _credits(view: View) -> None:
    st.header(view.say(own.CREDITS), anchor=False)
    rows = [
        (
            entry.source.title.say(view.lang),
            entry.publisher.say(view.lang),
            say_vintage(entry.source.vintage, view.lang),
            say_terms(entry.source.licence, view.lang),
            entry.source.credit.say(view.lang),
        )
        for entry in resources.catalog().sources
    ]
    columns = (words.NAME, own.PUBLISHER, own.VINTAGE, own.LICENCE, own.CREDIT)
    table = pd.DataFrame(rows, columns=[view.say(text) for text in columns])
    show_folding(table, key="credits")
