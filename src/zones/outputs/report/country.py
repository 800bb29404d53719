"""A report on all of Japan: the overview of a prefecture's report, without a page for each area."""

from dataclasses import dataclass, replace

from zones.labels import Lang, Text
from zones.outputs.national_figure import NationalMap, draw_country
from zones.outputs.printed_map import Shade
from zones.outputs.report.document import (
    Block,
    Paragraph,
    Picture,
    Pictures,
    Report,
    Section,
    number_captions,
)
from zones.outputs.report.facts import gather
from zones.outputs.report.notes import closing_sections
from zones.outputs.report.overview import Overview, frame_shades, union_shades
from zones.outputs.report.pictures import map_caption
from zones.outputs.report.prefecture import (
    concerned,
    prefecture_findings,
    prefecture_question,
    prefecture_sections,
)
from zones.planning import Plan
from zones.zoning.proposals import partition


@dataclass(frozen=True, slots=True, eq=False)
class CountryOverview(Overview):
    """What is shown: every municipality. Its maps are national ones, not one a prefecture."""

    def by_prefecture(self) -> tuple[Overview, ...]:
        """Return none: `country_pictures` stand in their place."""
        return ()


def country_report(plan: Plan, *, lang: Lang = "ja") -> Report:
    """Return the report on all of Japan: maps, frames, candidate areas, existing areas.

    Parameters
    ----------
    plan
        Of all of Japan; its prefectures don't matter.
    """
    codes = tuple(map(str, plan.region.codes))
    name = Text("全国", "Japan").say(lang)
    view = CountryOverview(plan, lang, "japan", name, codes)
    areas = tuple(gather(plan, centres, lang) for centres in concerned(view))
    maps, *others = map(_without_pictures, prefecture_sections(view, areas))
    pictures: tuple[Block, ...] = tuple(one.alone() for one in country_pictures(view))
    sections = (replace(maps, blocks=(*pictures, Paragraph(_MORE.say(lang), "note"))), *others)
    title = Text("全国の広域連携を考える資料", "Inter-municipal cooperation in Japan")
    return Report(
        lang=lang,
        title=title.say(lang),
        subtitle=_SUBTITLE.say(lang),
        question=prefecture_question(view),
        findings=prefecture_findings(view, areas),
        footer=plan.region.flows.basis.text.say(lang),
        sections=number_captions((*sections, *closing_sections(plan, lang)), lang),
    )


def _without_pictures(section: Section) -> Section:
    """Leave out the charts with a bar for each area: 200 bars fit no page, the table has them."""
    return replace(
        section, blocks=tuple(one for one in section.blocks if not isinstance(one, Pictures))
    )


def country_pictures(view: Overview) -> tuple[Picture, ...]:
    """Return the maps of frames with candidate areas, and of the existing areas."""
    plan, lang = view.plan, view.lang
    table = partition(plan.proposals)
    areas = tuple(tuple(map(str, rows.index)) for _, rows in table.groupby("proposal"))
    frames = Text(
        "全国：通勤・通学から見た位置付けと候補圏域（線は1市町村1圏域とした範囲）",
        "Japan: frames by commuting, and candidate areas (lines: one area each)",
    )
    unions = plan.existing.register.floor(2)
    known = set(plan.region.codes)
    groups = tuple(tuple(code for code in one.codes() if code in known) for one in unions)
    day = plan.existing.as_of
    existing = Text(
        f"全国：いまある圏域（{day.year}年{day.month}月{day.day}日）",
        f"Japan: existing areas ({day.isoformat()})",
    )
    return (
        _picture(view, "frames-japan", frames, frame_shades(plan, view.codes, lang), areas),
        _picture(
            view,
            "unions-japan",
            existing,
            union_shades(unions, lang),
            tuple(group for group in groups if group),
        ),
    )


def _picture(
    view: Overview,
    key: str,
    title: Text,
    shaded: tuple[tuple[Shade, ...], dict[str, int]],
    groups: tuple[tuple[str, ...], ...],
) -> Picture:
    plan, lang = view.plan, view.lang
    shades, shade_of = shaded
    known = {code: at for code, at in shade_of.items() if code in plan.region.codes}
    figure = draw_country(
        NationalMap(
            places=plan.region.municipalities,
            shades=shades,
            shade_of=known,
            notes=(map_caption(plan, lang),),
            groups=groups,
            lang=lang,
        )
    )
    words = title.say(lang)
    counts = [sum(at == place for at in known.values()) for place in range(len(shades))]
    told = [f"{one.label} {count}" for one, count in zip(shades, counts, strict=True)]
    return Picture(key, words, f"{words}: " + ("、" if lang == "ja" else ", ").join(told), figure)


_SUBTITLE = Text(
    "通勤・通学の流れ、制度の要件、いまある圏域、将来推計人口から",
    "From commuting, the schemes' criteria, existing areas and projected population",
)
_MORE = Text(
    "それぞれの圏域の地図・構成市町村・要件・将来人口は、都道府県か中心市を指定した資料にある。",
    "Maps, members, criteria and the future of each area stand in the report on a prefecture or a "
    "centre.",
)
