"""The live numbers of a draft: everything that a person watches while drawing."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from zones.labels import Lang
from zones.metrics.areas import area_metrics
from zones.metrics.draft_areas import kept_commuters, projected_people
from zones.metrics.money import estimate_money
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.plan import Plan
from zones.rules.assessment import Assessment
from zones.zoning.facts import pair_code


@dataclass(frozen=True, eq=False)
class DraftNumbers:
    """The numbers of every area of a draft.

    Parameters
    ----------
    areas
        Indexed by area: the columns of `zones.metrics.areas.area_metrics` and of
        `zones.metrics.draft_areas.kept_commuters`.
    people
        Projected persons: `zones.metrics.draft_areas.projected_people`.
    money
        Items of the yearly support under each scheme: ``scheme`` and the columns of
        `zones.metrics.money.estimate_money`.
    """

    areas: pd.DataFrame
    people: pd.DataFrame
    money: pd.DataFrame


def measure(plan: Plan, draft: Draft) -> DraftNumbers:
    """Measure the areas of a draft."""
    members = {area.id: area.members for area in draft.areas}
    numbers = area_metrics(plan.region, members)
    return DraftNumbers(
        areas=numbers.join(kept_commuters(plan.region, members)),
        people=projected_people(plan.region, members),
        money=_money(plan, draft, numbers["population"]),
    )


def _money(plan: Plan, draft: Draft, population: pd.Series) -> pd.DataFrame:
    """Estimate what each area would come to under each scheme."""
    index = population.index
    counts = {area.id: (len(area.centres), len(area.members)) for area in draft.areas}
    parts = []
    for scheme, rules in plan.rules.items():
        if not rules.money:
            continue
        areas = pd.DataFrame(
            {
                "scheme": scheme,
                "centres": [counts[key][0] for key in index],
                "members": [counts[key][1] - counts[key][0] for key in index],
                "population": population,
            },
            index=index,
        )
        led = areas[areas["centres"] > 0]
        parts.append(estimate_money(led, plan.rules, on=plan.scenario.as_of))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["area"])


def outcomes(plan: Plan, area: DraftArea) -> pd.DataFrame:
    """Return what each scheme says of the area's centres, alone and as adjacent pairs.

    Returns
    -------
    DataFrame
        ``scheme``, ``unit`` (code or ``a+b``), ``outcome``; ``not_assessed`` where the centre is no
        city. Schemes in order, centres before pairs.
    """
    rows = [
        (scheme, unit, str(table.outcome.get(unit, "not_assessed")))
        for scheme in plan.rules
        for table, units in _judged(plan, area, scheme)
        for unit in units
    ]
    return pd.DataFrame(rows, columns=["scheme", "unit", "outcome"], dtype="str")


def criteria(plan: Plan, area: DraftArea, scheme: str, lang: Lang) -> pd.DataFrame:
    """Return every criterion of a scheme for the area's centres, in words.

    Returns
    -------
    DataFrame
        The columns of `zones.rules.assessment.Assessment.table`.
    """
    parts = [table.table(lang, codes=units) for table, units in _judged(plan, area, scheme)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["code"])


def _judged(plan: Plan, area: DraftArea, scheme: str) -> list[tuple[Assessment, list[str]]]:
    """Return the assessments of a scheme with the units of the area."""
    found = [(plan.assessments[scheme], list(area.centres))] if area.centres else []
    table: Mapping[str, Assessment] = plan.pair_assessments
    if scheme in table:
        pairs = [
            pair_code(a, b)
            for at, a in enumerate(area.centres)
            for b in area.centres[at + 1 :]
            if pair_code(a, b) in table[scheme].outcome.index
        ]
        if pairs:
            found.append((table[scheme], pairs))
    return found
