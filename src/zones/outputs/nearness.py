"""How a plan says what measures whether a centre is near."""

import math

import pandas as pd

from zones.grid.nearest import MEASURES
from zones.labels import Text, percent
from zones.planning import Plan


def near_rule(plan: Plan) -> Text:
    """Say where "near a centre" ends: how it is measured, from what, and that it is assumed."""
    scenario = plan.scenario
    if plan.travel is None:
        return Text(
            f"役所間の直線距離 {scenario.near_km:g} km（仮定）",
            f"{scenario.near_km:g} km between offices by straight line (assumed)",
        )
    measure, source = MEASURES[plan.travel.measure], plan.travel.source
    return Text(
        f"{measure.ja} {scenario.near_minutes:g} 分（仮定）、{source.ja}。"
        f"時間の分からない市区町村は役所間 {scenario.near_km:g} km（仮定）",
        f"{scenario.near_minutes:g} minutes (assumed), {measure.en}, {source.en}; "
        f"{scenario.near_km:g} km between offices (assumed) where no time is known",
    )


def time_reason(plan: Plan, row: pd.Series, centre: str) -> Text:
    """Say why a municipality is near a centre or beyond every one, by time.

    Parameters
    ----------
    plan
        The plan.
    row
        One row of ``plan.frames`` that times decided.
    centre
        Name of the nearest centre.
    """
    measure = MEASURES[row["measured_by"]]
    minutes, limit = float(row["minutes"]), f"{plan.scenario.near_minutes:g}"
    if math.isinf(minutes):
        return Text(
            f"どの中心へも道がない（{measure.ja}）。直線で最も近いのは{centre}",
            f"no way leads to any centre ({measure.en}); {centre} is nearest by straight line",
        )
    time = f"{minutes:.0f}"
    if row["frame"] == "beyond":
        return Text(
            f"最も近い中心（{centre}）まで {time} 分（{measure.ja}、仮定：{limit} 分超）",
            f"{time} minutes from the nearest centre, {centre} ({measure.en}; assumed limit: "
            f"{limit} minutes)",
        )
    threshold = (
        percent(float(plan.scenario.threshold), "ja"),
        percent(float(plan.scenario.threshold), "en"),
    )
    return Text(
        f"どの中心への割合も {threshold[0]} 未満だが、{centre}まで {time} 分"
        f"（{measure.ja}、仮定：{limit} 分以内）",
        f"under {threshold[1]} to every centre, but {time} minutes from {centre} "
        f"({measure.en}; assumed limit: {limit} minutes)",
    )
