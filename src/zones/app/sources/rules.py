"""The rule sets, row by row: what is asked, by which article and source, and how sure that is."""

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.folding import show_folding
from zones.app.pages.words import sources as own
from zones.app.tables import plain, show_static
from zones.app.view import View
from zones.planning import Plan
from zones.rules.description import describe
from zones.rules.ruleset import CONFIDENCES, RuleSet

_MARKS = {"stated": "●", "assumed": "△"}
"""Confidences have a mark too, so that no colour carries the meaning."""


def show_rules(view: View, plan: Plan) -> None:
    """Show all rule sets, then every row of the chosen one."""
    st.header(view.say(own.RULES), anchor=False)
    dash = "〜" if view.lang == "ja" else " – "
    rows = [
        (
            rules.label.say(view.lang),
            rules.document.say(view.lang),
            f"{rules.effective_from}{dash}{rules.effective_until or ''}",
        )
        for rules in plan.rules.values()
    ]
    columns = (words.SCHEME, own.DOCUMENT, own.IN_FORCE)
    show_static(pd.DataFrame(rows, columns=[view.say(text) for text in columns]))
    if st.session_state[session.RULES] not in plan.rules:
        st.session_state[session.RULES] = next(iter(plan.rules))
    chosen = st.selectbox(
        view.say(own.CHOOSE_RULES),
        tuple(plan.rules),
        key=session.RULES,
        format_func=lambda key: plan.rules[key].label.say(view.lang),
    )
    st.caption(view.say(own.RULES_NOTE))
    table = rule_rows(view, plan.rules[chosen])
    mark = _MARKS["assumed"]
    assumed = int(table[view.say(own.CONFIDENCE)].str.startswith(mark).sum())
    st.caption(plain(view.say(own.RULES_COUNT, count=len(table), assumed=assumed)))
    show_folding(table, key="rule-rows")


def rule_rows(view: View, rules: RuleSet) -> pd.DataFrame:
    """Return every row of a rule set in words, with its article, source and confidence."""
    marks = {text.say(view.lang): f"{_MARKS[key]} " for key, text in CONFIDENCES.items()}
    joint = "。" if view.lang == "ja" else ". "
    rows = [
        (
            line.id,
            line.part,
            line.label,
            joint.join(one for one in (line.asked, line.remarks) if one),
            line.article,
            line.source,
            f"{marks.get(line.confidence, '')}{line.confidence}",
        )
        for line in describe(rules, view.lang)
    ]
    heads = (
        own.RULE_ID, own.RULE_PART, own.RULE_TEXT, own.ASKED, own.ARTICLE, own.RULE_SOURCE,
        own.CONFIDENCE,
    )  # fmt: skip
    return pd.DataFrame(rows, columns=[view.say(text) for text in heads])
