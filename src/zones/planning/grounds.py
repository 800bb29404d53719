"""What a plan stands on whatever its threshold and window: what is measured, and how it is assessed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from zones.errors import InputError
from zones.model import FlowMatrix, Region
from zones.rules.assessment import Assessment, assess
from zones.rules.measures import Reading
from zones.rules.metropolitan import metropolitan_areas
from zones.rules.ruleset import RuleSet
from zones.zoning.facts import municipality_facts, pair_facts
from zones.zoning.spheres import metropolitan_spheres


@dataclass(frozen=True, eq=False)
class Grounds:
    """What plans share that differ in their threshold, window, distance or day only.

    Parameters
    ----------
    flows, rules, reading
        What they were made from.
    metropolitan
        Indexed by code: ``area``, ``persons``, ``share``.
    facts, pairs
        What the schemes ask, measured: by code, and by pair of adjacent cities.
    assessments, pair_assessments
        By scheme id.
    """

    flows: FlowMatrix
    rules: Mapping[str, RuleSet]
    reading: Reading
    metropolitan: pd.DataFrame
    facts: pd.DataFrame
    pairs: pd.DataFrame
    assessments: Mapping[str, Assessment]
    pair_assessments: Mapping[str, Assessment]

    def check(self, region: Region, rules: Mapping[str, RuleSet], reading: Reading) -> None:
        """Check that a plan of these can stand on them.

        Raises
        ------
        InputError
            If they are those of other flows, another denominator, reading or rule sets.
        """
        same_flows = self.flows.matrix is region.flows.matrix
        same_basis = self.flows.basis == region.flows.basis
        if not (same_flows and same_basis and self.reading == reading and self.rules == rules):
            raise InputError(
                "渡された土台（grounds）は、別のデータ・分母・読み方・制度のものです。"
                "lay_grounds で作り直してください。",
                "The grounds are those of other data, another denominator, reading or schemes. "
                "Lay them anew with lay_grounds.",
            )


def lay_grounds(
    region: Region,
    rules: Mapping[str, RuleSet],
    *,
    reading: Reading,
    former_ratios: pd.Series | None = None,
    travel_minutes: pd.Series | None = None,
) -> Grounds:
    """Measure every municipality and pair of adjacent cities, and assess them.

    Parameters
    ----------
    region
        The country, with the denominator of the plan; its window changes nothing.
    rules
        The schemes by id.
    reading
        What "inside 三大都市圏" means.
    former_ratios
        Day–night ratio of the largest former municipality by today's code, where known.
    travel_minutes
        Minutes between adjacent cities by ``a+b``, where known.
    """
    areas = metropolitan_areas()
    metropolitan = metropolitan_spheres(region.flows, areas)
    facts = municipality_facts(region, areas, metropolitan.index, former_ratios=former_ratios)
    pairs = pair_facts(region, facts, travel_minutes=travel_minutes)
    cities = facts[facts["is_city"]]
    return Grounds(
        region.flows,
        rules,
        reading,
        metropolitan,
        facts,
        pairs,
        {key: assess(cities, one, reading=reading) for key, one in rules.items()},
        {
            key: assess(pairs, one, scope="pair", reading=reading)
            for key, one in rules.items()
            if one.pair is not None
        },
    )
