"""Existing unions as themes of a map: each type, how they compare, where the floors disagree."""

from collections.abc import Set as AbstractSet

from zones.labels import Text
from zones.metrics.comparison import STANDINGS
from zones.model.forms import FORMS
from zones.model.unions import Union
from zones.outputs.union_tables import FOLLOWS, shown_unions
from zones.outputs.webmap.document import Area, AreaTheme, ClassTheme, LegendClass, Theme
from zones.planning import Plan

HUB_TYPE = "連携中枢都市圏"

STANDING_COLOURS: dict[str, tuple[str, bool]] = {
    "centre": ("#882255", False),
    "in": ("#CC6677", False),
    "below": ("#88CCEE", True),
    "outside": ("#DDCC77", False),
}
"""Colour and hatching of a municipality's standing to its unions (Tol's muted palette)."""

_GROUND = "#F4F3EE"
"""Colour of a municipality that a theme says nothing of."""

FOLLOWS_COLOURS: dict[str, str] = {
    "first_floor": "#44AA99",
    "sphere": "#CC6677",
    "both": "#DDCC77",
    "neither": "#AA4499",
    "none": "#332288",
}


def union_themes(plan: Plan) -> list[Theme]:
    """Return a theme for the unions of each type, in the order of the forms."""
    shown = shown_unions(plan)
    places = set(plan.region.codes)
    themes: list[Theme] = []
    for at, (kind, form) in enumerate(FORMS.items(), 1):
        unions = [one for one in plan.existing.register.of_type(kind) if one.id in shown]
        areas = [union_area(one, places) for one in unions]
        kept = tuple(area for area in areas if area.members)
        if kept:
            label = Text(f"既存：{form.label.ja}", f"Existing: {form.label.en}")
            themes.append(AreaTheme(id=f"union-{at}", label=label, areas=kept, note=_day(plan)))
    return themes


def comparison_theme(plan: Plan) -> ClassTheme:
    """Return how each municipality stands to the 連携中枢都市圏 around it.

    One that stands to several is shown as centre before member in the sphere, member below the
    threshold, and neighbour that stayed outside.
    """
    unions = plan.existing.comparison.unions
    hubs = unions.index[unions["type"] == HUB_TYPE]
    detail = plan.existing.comparison.detail
    rows = detail[detail["union"].isin(hubs) & detail["standing"].isin(list(STANDING_COLOURS))]
    order = {key: at for at, key in enumerate(STANDING_COLOURS)}
    place = dict.fromkeys(map(str, plan.region.codes), len(order))
    for code, standing in zip(rows["code"], rows["standing"], strict=True):
        if code in place:
            place[code] = min(order[standing], place[code])
    return ClassTheme(
        id="comparison",
        label=Text("連携中枢都市圏と通勤圏の一致", "Hub-city areas against the spheres"),
        classes=(
            *(LegendClass(STANDINGS[key], *drawn) for key, drawn in STANDING_COLOURS.items()),
            LegendClass(Text("どちらでもない", "neither"), _GROUND),
        ),
        class_of=place,
        note=_day(plan),
    )


def floor_theme(plan: Plan) -> ClassTheme:
    """Return where a municipality's 広域連合 and its sphere point to different centres."""
    order = {key: at for at, key in enumerate(FOLLOWS)}
    table = plan.existing.disagreements
    place = dict.fromkeys(map(str, plan.region.codes), len(order))
    for code, follows in zip(table["code"], table["second_floor_follows"], strict=True):
        place[code] = order[follows]
    return ClassTheme(
        id="floors",
        label=Text("広域連合と通勤圏のずれ", "Wide-area unions that differ from the spheres"),
        classes=(
            *(LegendClass(FOLLOWS[key], FOLLOWS_COLOURS[key]) for key in FOLLOWS),
            LegendClass(Text("ずれなし・広域連合なし", "no disagreement, or no 広域連合"), _GROUND),
        ),
        class_of=place,
        note=Text(
            "広域連合の外の中心に最も多く通う市町村と、その2階の圏域がどちらに沿うか",
            "Municipalities that commute most to a centre outside their 広域連合, and which of the "
            "two their second floor follows",
        ),
    )


def union_area(union: Union, places: AbstractSet[str]) -> Area:
    """Return a union as an area of a map: those of its centres and members that are *places*."""
    return Area(
        id=union.id,
        name=union.name,
        centres=tuple(code for code in union.centres if code in places),
        members=tuple(code for code in union.codes("centre", "member") if code in places),
        status="unconfirmed" if union.unconfirmed else "official",
    )


def _day(plan: Plan) -> Text:
    day = plan.existing.as_of
    return Text(
        f"{day.year}年{day.month}月{day.day}日に有効なもの。未確認の行を含む圏域は破線",
        f"Valid on {day.isoformat()}; dashed where a row is unconfirmed",
    )
