"""Themes of a map that show one number of each municipality in classes."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from zones.labels import LANGS, Lang, Text
from zones.metrics.future import in_joint_unit, population_index
from zones.outputs.names import percent, place_names
from zones.outputs.webmap.colours import diverging, sequential
from zones.outputs.webmap.document import ClassTheme, LegendClass
from zones.planning import Plan

RATIO_BOUNDS = (0.80, 0.90, 0.95, 1.00, 1.05, 1.20)
"""Class bounds of the day–night ratio: lower bound included."""

SHARE_BOUNDS = (0.01, 0.05, 0.10, 0.15, 0.20, 0.30)
"""Class bounds of the share to a centre: lower bound included."""

INDEX_BOUNDS = (0.50, 0.60, 0.70, 0.80, 0.90, 1.00)
"""Class bounds of the population index, as in Nagano's report: lower bound included."""

_CENTRE = "#0072B2"

BASE_YEAR, LAST_YEAR = 2020, 2050
_BARE, _PERCENT = Text("", ""), Text("％", " %")


def ratio_theme(plan: Plan) -> ClassTheme:
    """Return the day–night population ratio."""
    ratio = plan.facts["day_night_ratio"].dropna().astype(float)
    return ClassTheme(
        id="ratio",
        label=Text("昼夜間人口比率", "Day–night population ratio"),
        classes=_legend(RATIO_BOUNDS, diverging(len(RATIO_BOUNDS) + 1)),
        class_of=_places(ratio, RATIO_BOUNDS),
        value_of={str(code): f"{value * 100:.1f}" for code, value in ratio.items()},
        note=Text("夜間人口（常住人口）100人あたりの昼間人口", "People at day per 100 residents"),
    )


def share_theme(plan: Plan, centres: Sequence[str], lang: Lang) -> ClassTheme:
    """Return the share of each municipality's commuters who go to a chosen centre set.

    Centres have a class of their own.
    """
    shares = plan.region.flows.shares_to(centres).drop(index=list(centres)).dropna().astype(float)
    ja, en = (place_names(plan.region, centres, lang) for lang in LANGS)
    legend = _legend(SHARE_BOUNDS, sequential(len(SHARE_BOUNDS) + 1), unit=_PERCENT)
    return ClassTheme(
        id="share",
        label=Text(f"{ja}への通勤通学割合", f"Share of commuters to {en}"),
        classes=(*legend, LegendClass(Text("中心", "centre"), _CENTRE)),
        class_of={**_places(shares, SHARE_BOUNDS), **dict.fromkeys(centres, len(legend))},
        value_of={str(code): percent(value, lang) for code, value in shares.items() if value > 0},
    )


def future_theme(plan: Plan) -> ClassTheme:
    """Return the projected change of population, 2020 = 100."""
    index = population_index(plan.region, base=BASE_YEAR, year=LAST_YEAR).dropna().astype(float)
    joint = len(in_joint_unit(plan.region))
    return ClassTheme(
        id="future",
        label=Text(f"{LAST_YEAR}年の人口指数", f"Population in {LAST_YEAR}"),
        classes=_legend(INDEX_BOUNDS, diverging(len(INDEX_BOUNDS) + 1)),
        class_of=_places(index, INDEX_BOUNDS),
        value_of={str(code): f"{value * 100:.0f}" for code, value in index.items()},
        note=Text(
            f"{BASE_YEAR}年＝100。社人研2023年推計。福島県浜通りの{joint}市町村は1単位の推計",
            f"{BASE_YEAR} = 100; projection of 2023. {joint} municipalities of Fukushima are "
            "projected as one unit",
        ),
    )


def _places(values: pd.Series, bounds: Sequence[float]) -> dict[str, int]:
    edges = [-float("inf"), *bounds, float("inf")]
    place = pd.cut(values, edges, right=False, labels=False)
    return {str(code): int(at) for code, at in place.items()}


def _legend(
    bounds: Sequence[float], colours: Sequence[str], *, unit: Text = _BARE
) -> tuple[LegendClass, ...]:
    edges = [-float("inf"), *bounds, float("inf")]
    labels = [_between(low, high, unit) for low, high in pairwise(edges)]
    return tuple(LegendClass(*pair) for pair in zip(labels, colours, strict=True))


def _between(low: float, high: float, unit: Text) -> Text:
    below, above = (_edge(low, unit), _edge(high, unit))
    if low == -float("inf"):
        return Text(f"{above.ja} 未満", f"under {above.en}")
    if high == float("inf"):
        return Text(f"{below.ja} 以上", f"{below.en} and over")
    return Text(f"{below.ja} 以上 {above.ja} 未満", f"{below.en} to under {above.en}")


def _edge(value: float, unit: Text) -> Text:
    return Text(f"{value * 100:g}{unit.ja}", f"{value * 100:g}{unit.en}")
