"""The future sheet: people, ages and services of an area together, today and projected.

The page that the guideline 地域の未来予測 (2021) asks for, made for several municipalities jointly.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from zones.labels import Lang, Text
from zones.metrics.future import in_joint_unit, population_index, projected_years
from zones.metrics.future_index import INDEX_CLASSES, OTHER_CLASSES, index_distribution
from zones.metrics.future_people import coverage_words, people_by_year
from zones.model.cells import integer, number
from zones.outputs.future_areas import FutureRegion, municipality_name
from zones.outputs.future_figures import class_chart
from zones.outputs.future_maps import YearMaps, credit_line, draw_year_maps, map_credit
from zones.outputs.names import percent
from zones.outputs.report.document import (
    Block,
    Paragraph,
    Picture,
    Pictures,
    Points,
    ReportTable,
    Section,
)
from zones.outputs.report.facts import AreaFacts
from zones.outputs.report.future_services import indicator_blocks, size_sentences
from zones.outputs.report.overview import Overview
from zones.planning import Plan

_UNKNOWN = "—"
_AREA = ""
_MAPS = 3
"""Small maps on the page."""
_MANY = 18
"""From so many municipalities on, their table gives way to the classes."""


def area_sheet(area: AreaFacts) -> tuple[Section, ...]:
    """Return the sheet of the municipalities of an area: centre and sphere."""
    codes = tuple(place.code for place in area.inside)
    words = Text(f"{area.name}とその通勤圏", f"{area.name} and its sphere").say(area.lang)
    region = FutureRegion(area.key, words, codes)
    units = {area.key.replace("-", "+"), *area.centres}
    return future_sheet(area.plan, region, area.lang, centres=units)


def prefecture_sheet(view: Overview) -> tuple[Section, ...]:
    """Return the sheet of the municipalities of prefectures together."""
    return future_sheet(view.plan, FutureRegion(view.key, view.name, view.codes), view.lang)


def future_sheet(
    plan: Plan, region: FutureRegion, lang: Lang, *, centres: Iterable[str] = ()
) -> tuple[Section, ...]:
    """Return the sheet as a part of a report that begins on a page of its own.

    Parameters
    ----------
    region
        Municipalities that look ahead together.
    centres
        Codes, alone and joined by ``+``, whose outlook as centres is told; those of candidate areas
        with a centre in the region unless given.

    Returns
    -------
    One section; none where the data hold no projection.
    """
    years = projected_years(plan.region)
    if not years:
        return ()
    title = Text(
        f"地域の未来予測（共同シート）：{region.name}", f"Future sheet: {region.name}, jointly"
    )
    people = people_by_year(plan.region, {_AREA: region.codes}, base=years[0])
    blocks: list[Block] = [Points(_findings(plan, region, people, lang), numbered=True)]
    blocks.append(_people(plan, people, lang))
    blocks += _maps(plan, region, years, lang)
    blocks += _spread(plan, region, years, lang)
    blocks += indicator_blocks(plan, region, lang)
    blocks.append(Points(size_sentences(plan, region, set(centres), lang)))
    blocks.append(Paragraph(_about(lang), kind="note"))
    return (Section(title.say(lang), tuple(blocks), level=1),)


def _about(lang: Lang) -> str:
    return Text(
        "国の「地域の未来予測」（2021年）にならい、施策の効果を入れない見通しを複数の市町村でまとめた。"
        "数は合計、1人当たりの値は人口で加重した平均で、値のない市町村があれば「データなし」とした。"
        "※は「今のまま」と仮定した値。",
        "After the national guideline 地域の未来予測 (2021): what is to be expected without any "
        "measure, for several municipalities together. Counts are added up, rates per head are "
        "means weighted by people; 'no data' where one municipality has none. ※: something is "
        "held as it is today (assumed).",
    ).say(lang)


def _findings(
    plan: Plan, region: FutureRegion, people: pd.DataFrame, lang: Lang
) -> tuple[str, ...]:
    known = people[(people["kind"] == "projection") & people["total"].notna()]
    if known.empty:
        coverage = people["coverage"].iloc[0]
        words = coverage_words(plan.region, coverage)
        return (
            Text(
                f"将来の人口：{words.ja}。市町村ごとに分けた推計はないので、"
                "この地域だけの数は示せない。いまの数だけを示す。",
                f"Projected people: {words.en}. They can't be split, so that the area has no "
                "figure of its own; only today's are shown.",
            ).say(lang),
        )
    first, last = known.iloc[0], known.iloc[-1]
    change = float(last["total"]) / float(first["total"]) - 1 if first["total"] else 0.0
    signs = f"{change * 100:+.1f}".replace("-", "−")
    lines = [
        Text(
            f"{len(region.codes)}市町村の人口は{first['year']}年の{first['total']:,}人から"
            f"{last['year']}年には{last['total']:,}人（{signs}％）になる見込み。",
            f"The {len(region.codes)} municipalities have {first['total']:,} people in "
            f"{first['year']} and {last['total']:,} in {last['year']} ({signs} %) as projected.",
        )
    ]
    shares = number(first["share_65_over"]), number(last["share_65_over"])
    carried = number(first["workers_per_elder"]), number(last["workers_per_elder"])
    if None not in (*shares, *carried):
        old, new = (percent(float(str(one)), lang) for one in shares)
        lines.append(
            Text(
                f"65歳以上の割合は{old}から{new}へ、65歳以上1人に対する15〜64歳は"
                f"{carried[0]:.2f}人から{carried[1]:.2f}人へ変わる。",
                f"The share of 65 and over goes from {old} to {new}; for each of them there are "
                f"{carried[0]:.2f} people of 15–64 today and {carried[1]:.2f} then.",
            )
        )
    return tuple(one.say(lang) for one in lines)


def _people(plan: Plan, people: pd.DataFrame, lang: Lang) -> ReportTable:
    shown = people[people["total"].notna()]
    missing = people["total"].isna().any()
    rows = tuple(_people_row(row, lang) for _, row in shown.iterrows())
    columns = (
        Text("年", "Year"), Text("総数", "All"), Text("0〜14歳", "0–14"),
        Text("15〜64歳", "15–64"), Text("65歳以上", "65 and over"),
        Text("65歳以上の割合", "Share 65 and over"),
        Text("65歳以上1人に15〜64歳", "15–64 for each elder"),
        Text("指数", "Index"),
    )  # fmt: skip
    first = projected_years(plan.region)[0]
    notes = [
        Text(
            f"指数は{first}年＝100。{first}年より前は国勢調査で、年齢不詳は総数だけに含む。",
            f"Index: {first} = 100. Years before {first} are censuses; unknown ages are in 'all' "
            "only.",
        )
    ]
    oldest = people["share_75_over"].dropna()
    if len(oldest):
        year = integer(people.at[oldest.index[0], "year"])
        share = float(oldest.iloc[0])
        notes.append(
            Text(
                f"75歳以上は{year}年に{percent(share)}（推計は75歳以上を分けていない）。",
                f" 75 and over: {percent(share, 'en')} in {year} (not told by the projection).",
            )
        )
    if missing:
        words = coverage_words(plan.region, people["coverage"].iloc[0])
        notes.append(Text(f"推計の年は{words.ja}。", f" Projected years: {words.en}."))
    return ReportTable(
        caption=Text("人口と年齢の見通し（人）", "People and ages").say(lang),
        columns=tuple(one.say(lang) for one in columns),
        rows=rows,
        widths=(0.9, 1.2, 1.1, 1.2, 1.2, 1.2, 1.4, 0.8),
        numeric=(False, *(True,) * 7),
        note="".join(one.say(lang) for one in notes),
    )


def _people_row(row: pd.Series, lang: Lang) -> tuple[str, ...]:
    counts = [integer(row[name]) for name in ("total", "age_0_14", "age_15_64", "age_65_over")]
    share, carried = number(row["share_65_over"]), number(row["workers_per_elder"])
    index = number(row["index"])
    return (
        str(row["year"]),
        *(_UNKNOWN if one is None else f"{one:,}" for one in counts),
        _UNKNOWN if share is None else percent(share, lang),
        _UNKNOWN if carried is None else f"{carried:.2f}",
        _UNKNOWN if index is None else f"{index * 100:.1f}",
    )


def _maps(plan: Plan, region: FutureRegion, years: Sequence[int], lang: Lang) -> tuple[Block, ...]:
    later = [year for year in years if year > years[0]]
    if not later:
        return ()
    step = max(1, len(later) // _MAPS)
    shown = tuple(sorted({later[-1], *later[-1::-step]})[-_MAPS:])
    content = YearMaps(
        plan.region, region.codes, years[0], shown, map_credit(plan.region, lang), lang
    )
    figure = draw_year_maps(content, tallest=2.3)
    title = Text(
        f"市町村ごとの人口の指数（{years[0]}年＝100）",
        f"Index of population by municipality ({years[0]} = 100)",
    ).say(lang)
    index = population_index(plan.region, base=years[0], year=shown[-1])
    spoken = [
        f"{municipality_name(plan, code, lang)} {index[code] * 100:.0f}"
        for code in region.codes
        if not pd.isna(index[code])
    ]
    alt = f"{title} {shown[-1]}: " + ("、" if lang == "ja" else ", ").join(spoken)
    return (Pictures((Picture(f"future-maps-{region.key}", title, alt, figure),)),)


def _spread(
    plan: Plan, region: FutureRegion, years: Sequence[int], lang: Lang
) -> tuple[Block, ...]:
    """Return the municipalities' own index, or how many are in which class if they are many."""
    if len(years) < 2:  # noqa: PLR2004 (today and one year)
        return ()
    if len(region.codes) > _MANY:
        return _class_blocks(plan, region, years, lang)
    joint = in_joint_unit(plan.region)
    index = {year: population_index(plan.region, base=years[0], year=year) for year in years[1:]}
    people = people_by_year(
        plan.region, {code: (code,) for code in region.codes}, base=years[0]
    ).set_index(["area", "year"])
    rows = []
    for code in region.codes:
        today = integer(people.at[(code, years[0]), "total"])
        cells = [
            _UNKNOWN if code in joint or pd.isna(one[code]) else f"{one[code] * 100:.1f}"
            for one in index.values()
        ]
        name = municipality_name(plan, code, lang)
        rows.append((name, _UNKNOWN if today is None else f"{today:,}", *cells))
    note = ""
    if set(joint) & set(region.codes):
        note = Text("—：", "—: ").say(lang) + coverage_words(plan.region, "joint").say(lang)
    return (
        ReportTable(
            caption=Text(
                f"市町村ごとの人口と指数（{years[0]}年＝100）",
                f"People and index by municipality ({years[0]} = 100)",
            ).say(lang),
            columns=(
                Text("市町村", "Municipality").say(lang),
                Text(f"{years[0]}年の人口", f"People {years[0]}").say(lang),
                *(str(year) for year in index),
            ),
            rows=tuple(rows),
            widths=(2.2, 1.5, *(1.0 for _ in index)),
            numeric=(False, *(True for _ in range(len(index) + 1))),
            note=note,
        ),
    )


def _class_blocks(
    plan: Plan, region: FutureRegion, years: Sequence[int], lang: Lang
) -> tuple[Block, ...]:
    table = index_distribution(plan.region, region.codes, base=years[0])
    title = Text(
        f"人口の指数（{years[0]}年＝100）ごとの市町村数",
        f"Municipalities by class of the index ({years[0]} = 100)",
    ).say(lang)
    figure = class_chart(
        table,
        base=years[0],
        caption=credit_line(plan.region, "projection", lang=lang),
        lang=lang,
    )
    words = {**INDEX_CLASSES, **OTHER_CLASSES}
    cells = table.set_index(["class", "year"])
    shown = list(dict.fromkeys(table["year"]))
    rows = tuple(
        (
            words[key].say(lang),
            *(
                f"{integer(cells.at[(key, year), 'municipalities'])} "
                f"({(number(cells.at[(key, year), 'share']) or 0) * 100:.1f})"
                for year in shown
            ),
        )
        for key in dict.fromkeys(table["class"])
    )
    total = (Text("計", "all").say(lang), *(str(len(region.codes)) for _ in shown))
    alt = f"{title}: " + "; ".join(" ".join(row) for row in rows)
    return (
        Pictures((Picture(f"future-classes-{region.key}", title, alt, figure),)),
        ReportTable(
            caption=title + Text("（括弧内は％）", " (percent in brackets)").say(lang),
            columns=(Text("指数", "Index").say(lang), *(str(year) for year in shown)),
            rows=(*rows, total),
            widths=(2.0, *(1.2 for _ in shown)),
            numeric=(False, *(True for _ in shown)),
            strong=frozenset({len(rows)}),
        ),
    )
