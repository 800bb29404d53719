"""The future sheet's services, finance and sizes: today, and what holding them would mean."""

from collections.abc import Collection, Sequence

import pandas as pd

from zones.labels import Lang, Text
from zones.metrics.future import projected_years
from zones.metrics.future_indicators import ASSUMPTIONS, indicator_table
from zones.metrics.future_people import coverage_words
from zones.model.cells import integer, number
from zones.outputs.future_areas import FutureRegion, municipality_name
from zones.outputs.future_maps import credit_line
from zones.outputs.future_tables import HELD, plan_outlook
from zones.outputs.names import scheme_name
from zones.outputs.report.document import Block, Paragraph, ReportTable
from zones.planning import Plan

_UNKNOWN = "—"
_AREA = ""


def indicator_blocks(plan: Plan, region: FutureRegion, lang: Lang) -> tuple[Block, ...]:
    """Return the table of indicators, or why there is none."""
    table = indicator_table(plan.region, {_AREA: region.codes})
    if table.empty:
        text = Text(
            "学校・医療・職員・財政の指標はこのデータにない。",
            "These data hold no indicators of schools, health, staff or finance.",
        )
        return (Paragraph(text.say(lang), kind="note"),)
    years = projected_years(plan.region)
    last, middle = years[-1], years[len(years) // 2]
    rows = [
        _indicator_row(part, (middle, last), lang)
        for _, part in table.groupby("indicator", sort=False)
    ]
    return (
        ReportTable(
            caption=Text(
                "公共サービスと財政の指標", "Indicators of public services and finance"
            ).say(lang),
            columns=(
                Text("指標", "Indicator").say(lang),
                Text("数値の年", "Year").say(lang),
                Text("いま", "Today").say(lang),
                str(middle),
                str(last),
                Text("推計の考え方", "How it is carried on").say(lang),
            ),
            rows=tuple(rows),
            widths=(3.0, 0.8, 1.3, 1.3, 1.3, 2.6),
            numeric=(False, True, True, True, True, False),
            note=_indicator_note(plan, lang),
        ),
    )


def _indicator_note(plan: Plan, lang: Lang) -> str:
    first = projected_years(plan.region)[0]
    words = Text(
        f"1人当たりの「いま」は、その年の数値を{first}年国勢調査の人口で割った。"
        "「—」は推計しない（人口だけからは決まらない）。",
        f"Rates today: the figure divided by the people of the {first} census. —: not projected "
        "(people alone don't decide it). ",
    ).say(lang)
    return words + credit_line(plan.region, "indicators", lang=lang)


def _indicator_row(part: pd.DataFrame, years: Sequence[int], lang: Lang) -> tuple[str, ...]:
    today = part.iloc[0]
    by_year = part.set_index("year")
    later = []
    for year in years:
        if year not in by_year.index or year == today["year"]:
            later.append(_UNKNOWN)
        else:
            later.append(_indicator_value(by_year.loc[[year]].iloc[0], lang, assumed=True))
    reasons = [key for key in part["assumption"].unique() if key]
    how = ASSUMPTIONS[reasons[0]].say(lang) if reasons else ""
    return (
        str(today[f"label_{lang}"]),
        _UNKNOWN if pd.isna(today["reference_year"]) else str(today["reference_year"]),
        _indicator_value(today, lang, assumed=bool(today["assumed"])),
        *later,
        how,
    )


def _indicator_value(row: pd.Series, lang: Lang, *, assumed: bool) -> str:
    value = number(row["value"])
    if value is None:
        return Text("データなし", "no data").say(lang)
    if row["unit"] == "yen":
        words = amount(value, lang)
    elif row["unit"] == "percent":
        words = f"{value:.1f}％" if lang == "ja" else f"{value:.1f} %"
    elif row["unit"] == "rate":
        words = f"{value:,.1f}"
    else:
        words = f"{value:,.0f}"
    return f"{words}※" if assumed else words


def size_sentences(
    plan: Plan, region: FutureRegion, centres: Collection[str], lang: Lang
) -> tuple[str, ...]:
    """Return a sentence for each centre that falls below a size, or one that none does.

    Parameters
    ----------
    centres
        Codes, alone and joined by ``+``; every centre in the region if there is none.
    """
    table = plan_outlook(plan)
    inside = set(region.codes)
    wanted = table["unit"].map(
        lambda unit: unit in centres if centres else set(unit.split("+")) <= inside
    )
    rules = table["scheme"].map(lambda key: plan.rules[key].members is not None)
    rows = table[wanted.astype(bool) & rules.astype(bool)]
    falling = rows[rows["below_year"].notna()]
    lines = [_size_sentence(plan, row, lang) for _, row in falling.iterrows()]
    untold = rows[rows["coverage"] != "whole"]
    for unit in dict.fromkeys(untold["unit"]):
        coverage = untold.loc[untold["unit"] == unit, "coverage"].iloc[0]
        name = "＋".join(municipality_name(plan, code, lang) for code in unit.split("+"))
        words = coverage_words(plan.region, coverage)
        lines.append(
            Text(
                f"{name}が人口の要件を下回る年：{words.ja}。",
                f"When {name} falls below a size: {words.en}.",
            ).say(lang)
        )
    if not len(rows):
        lines.append(
            Text(
                "今の数値で要件を満たす中心市がないので、人口の要件の見通しはない。",
                "No centre meets a scheme today, so there is no outlook on sizes.",
            ).say(lang)
        )
    elif falling.empty and len(untold) < len(rows):
        count = rows.loc[rows["coverage"] == "whole", "unit"].nunique()
        lines.append(
            Text(
                f"推計のある中心市（{count}）で、最終年までに制度の人口の要件を下回るものはない。",
                f"Of the centres that are projected ({count}), none falls below a size that a "
                "scheme asks.",
            ).say(lang)
        )
    return (*lines, HELD.say(lang))


def _size_sentence(plan: Plan, row: pd.Series, lang: Lang) -> str:
    name = "＋".join(municipality_name(plan, code, lang) for code in row["unit"].split("+"))
    scheme = scheme_name(plan, str(row["scheme"]), lang)
    reference = Text("（判定に使わない参考）", " (informative only)")
    mark = reference if row["informative"] else Text("", "")
    year = integer(row["below_year"])
    if year == projected_years(plan.region)[0]:
        return Text(
            f"{name}（{row['today']:,}人）は、{scheme}の「{row['label_ja']}」をいまも下回る{mark.ja}。",
            f"{name} ({row['today']:,} people) is below '{row['label_en']}' of {scheme} already"
            f"{mark.en}.",
        ).say(lang)
    return Text(
        f"{name}の人口（{row['today']:,}人→{row['last_year']}年{row['last']:,}人）は、{scheme}の"
        f"「{row['label_ja']}」を{year}年までに下回る{mark.ja}。",
        f"{name} ({row['today']:,} people, {row['last']:,} in {row['last_year']}) falls below "
        f"'{row['label_en']}' of {scheme} by {year}{mark.en}.",
    ).say(lang)


def amount(value: float, lang: Lang) -> str:
    """Return yen in short: 億円, 万円 or 円; millions or thousands in English.

    Examples
    --------
    >>> amount(87_725_430_000, "ja"), amount(521_400, "ja"), amount(521_400, "en")
    ('877億円', '52.1万円', '521.4 thousand yen')
    """
    hundred_million, ten_thousand, million = 100_000_000, 10_000, 1_000_000
    if lang == "en":
        if value >= million:
            return f"{value / million:,.0f} million yen"
        return f"{value / 1000:,.1f} thousand yen"
    if value >= hundred_million:
        return f"{value / hundred_million:,.0f}億円"
    return f"{value / ten_thousand:,.1f}万円"
