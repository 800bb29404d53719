"""The evidence of one municipality as a report: a page and a PDF to hand on."""

from zones.labels import Lang, Text
from zones.outputs.evidence import evidence_tables
from zones.outputs.names import frame_label, percent
from zones.outputs.report.document import Block, Report, ReportTable, Section, number_captions
from zones.outputs.report.notes import closing_sections
from zones.outputs.summary import SummaryTable
from zones.planning import Plan
from zones.planning.evidence import Evidence, explain


def evidence_report(plan: Plan, code: str, *, lang: Lang = "ja") -> Report:
    """Return everything that the plan says of one municipality.

    Parameters
    ----------
    code
        Of today, five digits.

    Raises
    ------
    NotFoundError
        If the municipality has no data.
    """
    evidence = explain(plan, code)
    tables = [table for table in evidence_tables(plan, evidence, lang) if table.rows]
    sections = tuple(Section(table.title, (_block(table),)) for table in tables)
    title = Text(f"{evidence.name}の根拠", f"Evidence on {evidence.name}")
    subtitle = Text(
        f"{evidence.prefecture}{evidence.name}（{evidence.code}）",
        f"{evidence.name}, {evidence.prefecture} ({evidence.code})",
    )
    question = Text(
        f"{evidence.name}は、人の流れと制度の要件から見て、どの圏域に関わるのか。",
        f"Which areas does {evidence.name} belong to, by commuting and by the schemes' criteria?",
    )
    return Report(
        lang=lang,
        title=title.say(lang),
        subtitle=subtitle.say(lang),
        question=question.say(lang),
        findings=tuple(text.say(lang) for text in _findings(plan, evidence)),
        footer=plan.region.flows.basis.text.say(lang),
        sections=number_captions((*sections, *closing_sections(plan, lang)), lang),
    )


def _findings(plan: Plan, evidence: Evidence) -> list[Text]:
    frame = str(evidence.frame["frame"])
    found = [
        Text(
            f"位置付けは「{frame_label(frame, 'ja')}」。",
            f"Its frame is '{frame_label(frame, 'en')}'.",
        )
    ]
    ratio = evidence.day_night_ratio
    if ratio is not None:
        found.append(
            Text(
                f"昼夜間人口比率は{ratio * 100:.2f}（住む人100人に対する昼間の人口）。",
                f"Its day–night population ratio is {ratio * 100:.2f}: people at day for 100 "
                "residents.",
            )
        )
    first = evidence.destinations.head(1)
    if len(first) and first["share"].notna().all():
        name = str(plan.region.names[str(first.index[0])])
        share = float(first["share"].iloc[0])
        found.append(
            Text(
                f"通勤通学先で最も多い市区町村は{name}で、通勤通学者の{percent(share, 'ja')}。",
                f"Most of those who leave go to {name}: {percent(share, 'en')} of its commuters.",
            )
        )
    return found


def _block(table: SummaryTable) -> Block:
    """Return the table, its columns as wide as their texts ask for, within limits."""
    cells = (table.columns, *table.rows)
    widths = tuple(
        float(min(max(len(row[at]) for row in cells), _LONGEST) + _LEAST)
        for at in range(len(table.columns))
    )
    return ReportTable(table.title, table.columns, table.rows, widths, table.numeric)


_LONGEST, _LEAST = 28, 4
"""Letters of the widest column that counts, and what every column has besides."""
