"""The projected people of an area in words: chart, table, and what can't be split."""

from collections.abc import Iterator, Sequence

from zones.labels import Lang, Text
from zones.outputs.charts import YearPeople
from zones.outputs.names import percent
from zones.outputs.report.document import Block, Paragraph, Picture, Pictures, ReportTable
from zones.outputs.report.facts import AreaFacts, display_name
from zones.outputs.report.pictures import area_population
from zones.outputs.report.sentences import listed, signed

_UNKNOWN = "—"


def people_blocks(area: AreaFacts) -> Iterator[Block]:
    """Give the projected people: chart, table, and what can't be split."""
    lang, projection = area.lang, area.projection
    yield from people_notes(area)
    if projection.years:
        yield Pictures((people_picture(area),))
        yield _people_table(projection.years, _people_name(area), lang)
    if projection.joint_years:
        yield Pictures((joint_picture(area),))
        yield _people_table(projection.joint_years, _joint_name(area), lang)
    if not projection.years and not projection.joint_years:
        yield Paragraph(Text("将来推計人口のデータがない。", "There is no projection.").say(lang))


def people_picture(area: AreaFacts, *, half: bool = False) -> Picture:
    """Return the chart of the people who are projected one municipality at a time."""
    return area_population(area, area.projection.years, _people_name(area), half=half)


def joint_picture(area: AreaFacts, *, half: bool = False) -> Picture:
    """Return the chart of the joint unit as a whole."""
    years, key = area.projection.joint_years, f"population-joint-{area.key}"
    return area_population(area, years, _joint_name(area), half=half, key=key)


def _people_name(area: AreaFacts) -> str:
    if area.projection.joint:
        names = listed(
            [display_name(area.plan, code, area.lang) for code in area.projection.joint],
            area.lang,
            most=13,
        )
        return Text(f"圏域（{names}を除く）", f"the area (without {names})").say(area.lang)
    return Text("圏域（中心市と通勤圏）", "the area (centre and sphere)").say(area.lang)


def _joint_name(area: AreaFacts) -> str:
    size = area.projection.joint_size
    return Text(f"福島県浜通りの{size}市町村（一括）", f"{size} municipalities of Hamadori").say(
        area.lang
    )


def people_notes(area: AreaFacts) -> tuple[Block, ...]:
    """Return what a reader must know of a projection that doesn't cover the area one by one."""
    projection, lang = area.projection, area.lang
    notes: list[Block] = []
    if projection.joint:
        names = listed(
            [display_name(area.plan, code, lang) for code in projection.joint], lang, most=13
        )
        size = projection.joint_size
        first, last = projection.joint_years[0], projection.joint_years[-1]
        notes.append(
            Paragraph(
                Text(
                    f"{names}は、福島県浜通りの{size}市町村を一つにまとめた推計しかない。"
                    "市町村ごとには分けられないので、圏域の将来の人口には含めない。まとめた推計は"
                    f"{first.year}年{first.total:,}人、{last.year}年{last.total:,}人。",
                    f"{names}: projected only together, as one unit of {size} municipalities of "
                    "Fukushima's coast. The unit can't be split and is not in the area's "
                    f"projection; as a whole it has {first.total:,} people in {first.year} and "
                    f"{last.total:,} in {last.year}.",
                ).say(lang),
                kind="note",
            )
        )
    if projection.unknown:
        names = listed([display_name(area.plan, code, lang) for code in projection.unknown], lang)
        notes.append(
            Paragraph(
                Text(f"{names}の推計はない。", f"No projection for {names}.").say(lang), kind="note"
            )
        )
    return tuple(notes)


def _people_table(years: Sequence[YearPeople], name: str, lang: Lang) -> ReportTable:
    columns = (
        Text("年", "Year"),
        Text("総数", "All"),
        Text("0〜14歳", "0–14"),
        Text("15〜64歳", "15–64"),
        Text("65歳以上", "65 and over"),
        Text("65歳以上の割合", "Share 65 and over"),
        Text("2020年比", "Against the first"),
    )
    first = years[0].total
    rows = tuple(
        (
            str(one.year),
            f"{one.total:,}",
            f"{one.children:,}",
            f"{one.adults:,}",
            f"{one.elders:,}",
            percent(one.elders / one.total, lang) if one.total else _UNKNOWN,
            signed(one.total / first - 1, lang) if first and one is not years[0] else "",
        )
        for one in years
    )
    return ReportTable(
        caption=Text(f"{name}の将来推計人口（人）", f"Projected people: {name}").say(lang),
        columns=tuple(column.say(lang) for column in columns),
        rows=rows,
        widths=(1.0, 1.3, 1.2, 1.3, 1.3, 1.4, 1.2),
        numeric=(False, *(True,) * 6),
    )
