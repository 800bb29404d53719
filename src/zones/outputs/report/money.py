"""What the national support may come to, with its assumptions marked."""

from collections.abc import Iterator

import pandas as pd

from zones.labels import Lang, Text
from zones.outputs.names import scheme_name
from zones.outputs.report.document import Block, Paragraph, ReportTable
from zones.outputs.report.facts import AreaFacts

WHY: dict[str, Text] = {
    "amount": Text("額そのものが仮定", "the amount itself is assumed"),
    "proportion": Text(
        "公表されているのは圏域人口75万人の額だけなので、人口に比例するとした",
        "published only for 750,000 people; taken in proportion to people",
    ),
    "centres": Text("中心市ごとに1回とした", "taken once for each centre"),
}
"""Why an amount counts as assumed, by the words of ``why_assumed``."""


def money_blocks(area: AreaFacts, *, short: bool = False) -> Iterator[Block]:
    """Give the estimate for the candidate area, and for the existing union to compare."""
    plan, lang = area.plan, area.lang
    items = plan.existing.money
    wanted = area.proposals[:1]
    if not wanted:
        yield Paragraph(
            Text(
                f"{area.name}は今の数値では候補圏域の中心にならないので、候補としての目安はない。",
                f"{area.name} leads no candidate area today, so there is no estimate for one.",
            ).say(lang)
        )
    for key in wanted:
        rows = items[items["area"] == key]
        scheme = scheme_name(plan, str(plan.proposals.areas.at[key, "scheme"]), lang)
        name = Text(f"候補圏域（{scheme}）", f"Candidate area, {scheme}").say(lang)
        yield from _table(rows, name, lang, short=short)
    if area.union is not None and not short:
        rows = items[items["area"] == str(area.union.name)]
        name = Text(f"いまある{area.union_name}", f"Existing {area.union_name}").say(lang)
        yield from _table(rows, name, lang, short=False)


def _table(rows: pd.DataFrame, name: str, lang: Lang, *, short: bool) -> Iterator[Block]:
    if rows.empty:
        yield Paragraph(
            Text(f"{name}：額の定めがない。", f"{name}: no amount is laid down.").say(lang)
        )
        return
    total, assumed = int(rows["total_yen"].sum()), int(rows.loc[rows["assumed"], "total_yen"].sum())
    if short:
        yield Paragraph(
            Text(
                f"国の財政措置の目安（年額の上限）：{yen(total, lang)}"
                f"（うち仮定に基づく額 {yen(assumed, lang)}）。",
                f"National support, upper guide a year: {yen(total, lang)} "
                f"({yen(assumed, lang)} of it rests on assumptions).",
            ).say(lang),
        )
        return
    label = "label_ja" if lang == "ja" else "label_en"
    body = tuple(
        (
            str(row[label]) + ("※" if row["assumed"] else ""),
            yen(int(row["amount_yen"]), lang),
            str(row["recipients"]),
            yen(int(row["total_yen"]), lang),
        )
        for row in rows.to_dict("records")
    )
    columns = (
        Text("項目", "Item"),
        Text("1団体あたり", "Each"),
        Text("団体数", "Number"),
        Text("計（年額）", "Total a year"),
    )
    yield ReportTable(
        caption=Text(f"{name}の目安（上限）", f"{name}: upper guide").say(lang),
        columns=tuple(column.say(lang) for column in columns),
        rows=(*body, (Text("計", "All").say(lang), "", "", yen(total, lang))),
        widths=(4.5, 1.6, 1.0, 1.8),
        numeric=(False, True, True, True),
        strong=frozenset({len(body)}),
        note=_note(rows, assumed, lang),
    )


def _note(rows: pd.DataFrame, assumed: int, lang: Lang) -> str:
    reasons = dict.fromkeys(
        reason for words in rows.loc[rows["assumed"], "why_assumed"] for reason in words.split(";")
    )
    why = ("、" if lang == "ja" else "; ").join(WHY[reason].say(lang) for reason in reasons)
    upper = Text(
        "実際の額は取り組む事業によって決まり、これより少ないことがある。",
        "What is paid follows the projects and may be less.",
    ).say(lang)
    if not why:
        return upper
    marked = Text(
        f"※は仮定を含む額（計{yen(assumed, lang)}）：{why}。",
        f"※ rests on an assumption ({yen(assumed, lang)} in all): {why}. ",
    ).say(lang)
    return marked + upper


def yen(amount: int, lang: Lang) -> str:
    """Return an amount of money, rounded to 万円 or to a tenth of a million yen.

    Examples
    --------
    >>> yen(153_328_267, "ja"), yen(18_000_000, "ja"), yen(153_328_267, "en")
    ('1億5,333万円', '1,800万円', '153.3 million yen')
    """
    if lang == "en":
        return f"{amount / 1_000_000:,.1f} million yen"
    large, small = divmod(round(amount / 10_000), 10_000)
    if not large:
        return f"{small:,}万円"
    return f"{large:,}億{small:,}万円" if small else f"{large:,}億円"
