"""A plan as a map document: which themes, which classes, which words."""

from collections.abc import Mapping, Sequence

import pandas as pd

from zones.labels import Lang, Text
from zones.model.cells import integer
from zones.outputs.figure_themes import future_theme, ratio_theme, share_theme
from zones.outputs.method_tables import planned_zones
from zones.outputs.method_themes import disagreement_theme, method_theme
from zones.outputs.names import centre_name, frame_reason, percent
from zones.outputs.nearness import near_rule
from zones.outputs.tables import shown_proposals
from zones.outputs.union_themes import comparison_theme, floor_theme, union_themes
from zones.outputs.webmap.document import (
    Area,
    AreaTheme,
    ClassTheme,
    Fact,
    LegendClass,
    MapDocument,
    Theme,
)
from zones.planning import Plan
from zones.zoning.frames import FRAMES
from zones.zoning.methods.protocol import Zoning
from zones.zoning.proposals import partition

FRAME_COLOURS: dict[str, str] = {
    "hub_centre": "#882255",
    "metropolitan": "#88CCEE",
    "settlement_centre": "#117733",
    "hub_member": "#CC6677",
    "settlement_member": "#DDCC77",
    "near_centre": "#E3E1D6",
    "beyond": "#332288",
}
"""Tol's muted palette: apart for every colour vision."""

_SHOWN = ("municipalities", "flows", "population", "projection", "unions")
"""The tables whose figures a map shows."""

PARTITION_RULE = Text(
    "中心は自らの圏域に、ほかは割合の最も大きい圏域に入れる。複数あれば連携中枢都市圏、"
    "単独の中心、大きい割合、小さいコードの順",
    "A centre is in its own area, others where their share is largest; if several, 連携中枢都市圏 "
    "first, then a centre alone, the larger share, the smaller code",
)
"""The rule of the one-area-each view, in words."""

DEFAULT_TITLE = Text(
    "広域連携プランナー：通勤圏と圏域の候補", "Regional-zone planner: commuting and candidate areas"
)


def plan_map(
    plan: Plan,
    *,
    lang: Lang = "ja",
    title: str | None = None,
    centres: Sequence[str] = (),
    zonings: Sequence[Zoning] = (),
    partitioned: bool = False,
) -> MapDocument:
    """Return the map of a plan.

    Themes: frames, day–night ratio, the share to *centres* if there are any, proposals of each
    scheme, existing unions of each type, how they compare with the spheres, where the two floors
    disagree, the projected population, city-regions, the zones of reference methods (*zonings*) and
    where they disagree with the plan's one-area-each view; with *partitioned* that view, too.
    """
    themes: list[Theme] = [frame_theme(plan), ratio_theme(plan)]
    if centres:
        themes.append(share_theme(plan, centres, lang))
    themes += proposal_themes(plan)
    themes += [*union_themes(plan), comparison_theme(plan), floor_theme(plan)]
    themes.append(future_theme(plan))
    if zonings:
        own = planned_zones(plan)
        themes += [method_theme(plan.region, zoning) for zoning in zonings]
        themes += [disagreement_theme(plan.region, own, zoning) for zoning in zonings]
    if partitioned:
        themes.append(partition_theme(plan))
    if not plan.city_regions.groups.empty:
        themes.append(city_region_theme(plan, lang))
    return MapDocument(
        title=title or DEFAULT_TITLE.say(lang),
        municipalities=plan.region.municipalities,
        themes=tuple(themes),
        credits=plan.region.credits(*_SHOWN),
        basis=plan.region.flows.basis.text,
        facts_of=municipality_facts(plan, lang),
        lang=lang,
        window=plan.region.window,
    )


def frame_theme(plan: Plan) -> ClassTheme:
    """Return the frames: what each municipality is."""
    order = {key: at for at, key in enumerate(FRAMES)}
    frames = plan.frames["frame"]
    return ClassTheme(
        id="frames",
        label=Text("位置付け", "Frames"),
        classes=tuple(LegendClass(FRAMES[key], FRAME_COLOURS[key]) for key in FRAMES),
        class_of={str(code): order[key] for code, key in frames.items()},
        value_of={},
        note=Text(
            f"「近く」と「条件不利地域」の境は{near_rule(plan).ja}",
            f"'Near' ends at {near_rule(plan).en}",
        ),
    )


def proposal_themes(plan: Plan) -> list[Theme]:
    """Return a theme for the candidate areas of each scheme."""
    shown = shown_proposals(plan)
    metrics = {str(key): row for key, row in plan.metrics.iterrows()}
    themes: list[Theme] = []
    for scheme, rules in plan.rules.items():
        keys = plan.proposals.areas.index[plan.proposals.areas["scheme"] == scheme]
        areas = tuple(
            Area(
                id=key,
                name=centre_name(plan.region.names, plan.proposals.centres[key]),
                centres=plan.proposals.centres[key],
                members=plan.proposals.territory[key],
                facts=_area_facts(metrics[key]),
            )
            for key in map(str, keys)
            if key in shown
        )
        if areas:
            label = Text(f"候補：{rules.label.ja}", f"Proposed: {rules.label.en}")
            themes.append(AreaTheme(id=f"proposal-{scheme}", label=label, areas=areas))
    return themes


def partition_theme(plan: Plan) -> AreaTheme:
    """Return the candidate areas with each municipality in one of them only."""
    home = partition(plan.proposals)["proposal"]
    shown = set(home[plan.region.in_window(home.index).to_numpy()])
    areas = tuple(
        Area(
            id=f"partition-{key}",
            name=centre_name(plan.region.names, plan.proposals.centres[key]),
            centres=tuple(code for code in plan.proposals.centres[key] if home[code] == key),
            members=tuple(home.index[home == key]),
        )
        for key in plan.proposals.centres
        if key in shown
    )
    return AreaTheme(
        id="partition",
        label=Text("候補：1市区町村1圏域", "Proposed: one area each"),
        areas=areas,
        note=PARTITION_RULE,
    )


def city_region_theme(plan: Plan, lang: Lang) -> AreaTheme:
    """Return the groups of candidate areas that exchange many commuters."""
    regions, names = plan.city_regions, plan.region.names
    codes = regions.codes
    areas = [
        Area(
            id=f"city-region-{group}",
            name=centre_name(names, row["centres"]),
            centres=row["centres"],
            members=codes[group],
            facts=(
                (Text("人口", "Population"), f"{row['population']:,}"),
                (Text("最大の結びつき", "Strongest tie"), percent(row["strongest"], lang)),
            ),
        )
        for group, (_, row) in zip(codes, regions.groups.iterrows(), strict=True)
        if plan.region.in_window(pd.Index(codes[group])).any()
    ]
    return AreaTheme(
        id="city-regions",
        label=Text("シティリージョン（候補）", "City-regions (found)"),
        areas=tuple(areas),
        note=Text(
            "隣り合う候補圏域のうち通勤の相互依存度が15ポイント以上のもの",
            "Neighbouring candidate areas whose employment interchange is 15 points or more",
        ),
    )


def municipality_facts(plan: Plan, lang: Lang) -> Mapping[str, tuple[Fact, ...]]:
    """Return the evidence shown when a municipality is chosen."""
    facts = plan.facts
    rows: dict[str, tuple[Fact, ...]] = {}
    for code in plan.region.codes[plan.region.in_window(plan.region.codes).to_numpy()]:
        frame = plan.frames.loc[code]
        lines: list[Fact] = [
            (_POPULATION, _count(facts.at[code, "population"])),
            (_DAY, _count(facts.at[code, "day_population"])),
            (_REASON, frame_reason(plan, frame, lang)),
        ]
        rows[str(code)] = tuple(lines)
    return rows


_POPULATION = Text("人口（2020年国勢調査）", "Population (2020 census)")
_DAY = Text("昼間人口", "Day population")
_REASON = Text("位置付けの理由", "Why this frame")


def _count(value: object) -> str:
    count = integer(value)
    return "—" if count is None else f"{count:,}"


def _area_facts(metrics: pd.Series) -> tuple[Fact, ...]:
    return (
        (Text("人口", "Population"), f"{metrics['population']:,}"),
        (Text("市区町村数", "Municipalities"), str(metrics["municipalities"])),
    )
