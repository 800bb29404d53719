"""The cities of a scheme on the map: outcome of each, and the members of those that lead an area."""

from collections.abc import Collection

from zones.labels import OUTCOMES, Text
from zones.outputs.webmap.document import ClassTheme, LegendClass
from zones.planning import Plan
from zones.rules.assessment import Assessment

RANK = ("met", "borderline", "no_data", "not_met")
"""Outcomes from the best: the order of the table, and what a city of several pairs shows."""

_MEMBER, _REST = len(RANK), len(RANK) + 1

_CLASSES = (
    LegendClass(OUTCOMES["met"], "#0B5CAD"),
    LegendClass(OUTCOMES["borderline"], "#56B4E9", hatch=True),
    LegendClass(
        Text("判定に要るデータがない", "data for the criteria missing"), "#B8B8B8", hatch=True
    ),
    LegendClass(OUTCOMES["not_met"], "#D9A441"),
    LegendClass(Text("構成市町村（基準値以上）", "member (at least the threshold)"), "#BFD9EE"),
    LegendClass(Text("それ以外", "the rest"), "#F4F3EE"),
)


def centre_theme(plan: Plan, assessment: Assessment, units: Collection[str]) -> ClassTheme:
    """Return the outcome of each city that is listed, and the members of their areas.

    Parameters
    ----------
    plan
        The plan.
    assessment
        Of the scheme.
    units
        Cities, or pairs (``a+b``), that the table lists. A city of several pairs shows the best.
    """
    place = dict.fromkeys(map(str, plan.region.codes), _REST)
    for unit in units:
        for code in area_of(plan, assessment, unit):
            place[code] = _MEMBER
    best: dict[str, int] = {}
    for unit in units:
        at = RANK.index(str(assessment.outcome[unit]))
        for code in unit.split("+"):
            best[code] = min(at, best.get(code, at))
    rules = assessment.rules
    return ClassTheme(
        id=f"centres-{rules.id}-{assessment.scope}",
        label=rules.label,
        classes=_CLASSES,
        class_of={**place, **best},
    )


def area_of(plan: Plan, assessment: Assessment, unit: str) -> tuple[str, ...]:
    """Return the municipalities of the area that a city or pair leads; none if it leads none."""
    return plan.proposals.territory.get(f"{assessment.rules.id}:{unit}", ())
