"""Zones of a reference method, and where two sets of zones disagree, as themes of a map."""

import pandas as pd

from zones.labels import Text
from zones.metrics.agreement import STANDINGS, disagreement
from zones.model import Region
from zones.outputs.method_tables import PLAN, method_label, zone_names
from zones.outputs.webmap.document import Area, AreaTheme, ClassTheme, LegendClass
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.registry import find_method

LIKENESS_BOUNDS = (1 / 4, 1 / 2, 3 / 4)
"""Class bounds of the Jaccard index of a municipality's two zones: lower bound included."""

_SAME, _GROUND = "#F2EFD9", "#FFFFFF"
_DIFFERS = ("#8C2D04", "#D95F0E", "#FE9929", "#FED98E")
"""From the least to the most alike: the darker, the more two sets disagree."""
_ONLY = ("#6EA6CD", "#B9B3D9")
_FIRST, _SECOND, _NEITHER = 5, 6, 7


def method_theme(region: Region, zoning: Zoning) -> AreaTheme:
    """Return the zones of *zoning*; a zone of one municipality is left out.

    A municipality that is assigned to no zone stays on the ground.
    """
    names = zone_names(region, zoning)
    areas = tuple(
        Area(
            id=f"{zoning.method}-{zone}",
            name=names[zone],
            centres=tuple(zoning.centres.get(zone, ())),
            members=tuple(codes),
        )
        for zone, codes in zoning.members.items()
        if len(codes) > 1
    )
    single = sum(len(codes) == 1 for codes in zoning.members.values())
    label = method_label(zoning.method)
    source = "" if zoning.method == PLAN else find_method(zoning.method).source
    return AreaTheme(
        id=f"method-{zoning.method}",
        label=Text(f"参考：{label.ja}", f"Reference: {label.en}"),
        areas=areas,
        note=Text(
            f"{source}{'。' if source else ''}1市区町村だけの圏域 {single} は塗らない",
            f"{source}{'. ' if source else ''}{single} zones of one municipality are not drawn",
        ),
    )


def disagreement_theme(region: Region, first: Zoning, second: Zoning) -> ClassTheme:
    """Return how much the two zones of each municipality differ.

    A municipality that both sets assign has the Jaccard index of its two zones (common
    municipalities ÷ all municipalities of both); the others are in one set only, or in none.
    """
    table = disagreement(first.assignment, second.assignment)
    one, other = method_label(first.method), method_label(second.method)
    return ClassTheme(
        id=f"disagreement-{first.method}-{second.method}",
        label=Text(f"相違：{one.ja}と{other.ja}", f"Disagreement: {one.en} and {other.en}"),
        classes=likeness_legend(one, other),
        class_of={str(code): likeness_class(row) for code, row in table.iterrows()},
        value_of=_values(region, first, second, table),
        note=Text(
            "数値は2つの圏域の共通の市区町村数÷合わせた市区町村数（Jaccard 係数）",
            "The number is common municipalities ÷ all municipalities of both zones (Jaccard)",
        ),
    )


def likeness_legend(one: Text, other: Text) -> tuple[LegendClass, ...]:
    """Return the classes of a map of disagreement between two sets of these names."""
    low, middle, high = (f"{bound:.2f}" for bound in LIKENESS_BOUNDS)
    ranges = (
        Text(f"{low} 未満（大きく異なる）", f"under {low} (very different)"),
        Text(f"{low} 以上 {middle} 未満", f"{low} to under {middle}"),
        Text(f"{middle} 以上 {high} 未満", f"{middle} to under {high}"),
        Text(f"{high} 以上 1 未満", f"{high} to under 1"),
    )
    return (
        LegendClass(STANDINGS["same"], _SAME),
        *(LegendClass(*pair) for pair in zip(ranges, _DIFFERS, strict=True)),
        LegendClass(Text(f"{one.ja}のみ", f"only in {one.en}"), _ONLY[0], hatch=True),
        LegendClass(Text(f"{other.ja}のみ", f"only in {other.en}"), _ONLY[1], hatch=True),
        LegendClass(STANDINGS["neither"], _GROUND),
    )


def likeness_class(row: pd.Series) -> int:
    """Return a municipality's place in the legend."""
    standing = str(row["standing"])
    if standing == "differs":
        return 1 + sum(float(row["jaccard"]) >= bound for bound in LIKENESS_BOUNDS)
    return {"same": 0, "only_first": _FIRST, "only_second": _SECOND}.get(standing, _NEITHER)


def _values(region: Region, first: Zoning, second: Zoning, table: pd.DataFrame) -> dict[str, str]:
    """Return the index with the names of both zones, where both assign the municipality."""
    one, other = zone_names(region, first), zone_names(region, second)
    both = table[table["jaccard"].notna()]
    rows = zip(both.index, both["first"], both["second"], both["jaccard"], strict=True)
    return {
        str(code): f"{float(index):.2f} ({one[str(a)]} | {other[str(b)]})"
        for code, a, b, index in rows
    }
