"""The criteria of a centre with outcomes and sources."""

from collections.abc import Iterator

import pandas as pd

from zones.labels import OUTCOMES, Lang, Text
from zones.outputs.names import scheme_name
from zones.outputs.report.document import Block, Paragraph, ReportTable
from zones.outputs.report.facts import AreaFacts
from zones.outputs.report.sentences import Verdict, verdicts


def criteria_blocks(area: AreaFacts, *, short: bool = False) -> Iterator[Block]:
    """Give the criteria of each scheme with outcome and source.

    Parameters
    ----------
    short
        Only of the scheme that comes first among those met; the caption says the whole outcome.
    """
    found = [one for one in verdicts(area.plan, area.centres) if one.outcome]
    if short:
        found = [one for one in found if one.outcome == "met"][:1] or found[:1]
    for one in found:
        yield _criteria_table(area, one, short=short)
    if not found:
        yield Paragraph(
            Text(
                f"{area.name}は市ではないか、市どうしの隣り合う組ではないので、どの制度も中心市として判定しない。",
                f"{area.name} is no city, or no pair of neighbouring cities: no scheme asks.",
            ).say(area.lang)
        )


def _criteria_table(area: AreaFacts, verdict: Verdict, *, short: bool) -> ReportTable:
    plan, lang = area.plan, area.lang
    tables = plan.assessments if len(area.centres) == 1 else plan.pair_assessments
    assessment, rules = tables[verdict.scheme], plan.rules[verdict.scheme]
    table = assessment.rows[assessment.rows["code"] == verdict.unit]
    table = table.assign(reason=assessment.reasons(lang, codes=[verdict.unit]))
    asked = table[table["role"] == "criterion"]
    if (asked["outcome"] != "met").any():
        asked = table[table["role"] != "informative"]
    assumed = Text("※", "*").say(lang)
    marks = _marks(asked)
    rows = tuple(
        (
            rules.criterion(str(row["criterion"])).label.say(lang),
            str(row["reason"]),
            OUTCOMES[str(row["decided"])].say(lang),
            f"{row['article']}［{marks[str(row['source'])]}］"
            + (assumed if row["confidence"] == "assumed" else ""),
        )
        for row in asked.to_dict("records")
    )
    name = scheme_name(plan, verdict.scheme, lang)
    whole = OUTCOMES[verdict.outcome].say(lang)
    overall = (Text("総合判定", "all together").say(lang), "", whole, "")
    last = () if short else (overall,)
    columns = (
        Text("要件", "Criterion"),
        Text("今の数値と基準", "Figure and threshold"),
        Text("判定", "Result"),
        Text("条・資料", "Article, source"),
    )
    return ReportTable(
        caption=Text(f"{name}：{whole}", f"{name}: {whole}").say(lang),
        columns=tuple(column.say(lang) for column in columns),
        rows=(*rows, *last),
        widths=(3.05, 4.15, 0.75, 2.7),
        numeric=(False,) * 4,
        strong=frozenset() if short else frozenset({len(rows)}),
        note=_criteria_note(asked, lang),
    )


def _marks(rows: pd.DataFrame) -> dict[str, str]:
    """Return a letter for each source, in the order in which they appear."""
    sources = dict.fromkeys(str(source) for source in rows["source"])
    return {source: chr(ord("a") + at) for at, source in enumerate(sources)}


def _criteria_note(rows: pd.DataFrame, lang: Lang) -> str:
    """Return the sources by their letters, and what an assumption is."""
    notes = [f"［{mark}］{source}" for source, mark in _marks(rows).items()]
    if (rows["confidence"] == "assumed").any():
        notes.append(
            Text(
                "※は仮定（公式の文書では確かめられていない基準）",
                "* assumed: not seen in an official text",
            ).say(lang)
        )
    return ("　" if lang == "ja" else "  ").join(notes)
