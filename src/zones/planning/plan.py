"""Scenario → Plan: spheres, assessments, proposals, frames and city-regions of a region."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import pandas as pd

from zones.errors import InputError
from zones.grid.nearest import MEASURES
from zones.labels import Text
from zones.metrics.areas import area_metrics
from zones.model import Region
from zones.planning.access import Travel
from zones.planning.existing import Existing
from zones.planning.grounds import Grounds, lay_grounds
from zones.planning.scenario import DEFAULT_THRESHOLD, Scenario
from zones.rules.assessment import Assessment
from zones.rules.loading import shipped
from zones.rules.ruleset import RuleSet
from zones.zoning.centres import proposals_of
from zones.zoning.city_regions import CityRegions, find_city_regions
from zones.zoning.frames import NearSetting, frames
from zones.zoning.proposals import Proposals, combine
from zones.zoning.warnings import warn

Progress = Callable[[Text], None]
"""Told what is being worked on."""


@dataclass(frozen=True, eq=False)
class Plan:
    """What a scenario gives, for the whole country; a window only selects what is shown.

    Parameters
    ----------
    scenario, region
        What it was made from.
    rules
        The schemes by id.
    facts, pairs
        What the schemes ask, measured: by code, and by pair of adjacent cities.
    assessments, pair_assessments
        By scheme id.
    spheres
        ``centre``, ``member``, ``persons``, ``share``: every municipality tried as a centre.
    metropolitan
        Indexed by code: ``area``, ``persons``, ``share``.
    proposals
        Candidate areas of every scheme that has members.
    warnings
        ``proposal``, ``warning``, ``code``, ``other``.
    metrics
        Indexed by proposal: numbers of its centres and members together.
    frames
        Indexed by code: exactly one frame each.
    city_regions
        Groups of candidate areas.
    travel
        What measured the times to centres, where the scenario asks for times.
    """

    scenario: Scenario
    region: Region
    rules: Mapping[str, RuleSet]
    facts: pd.DataFrame
    pairs: pd.DataFrame
    assessments: Mapping[str, Assessment]
    pair_assessments: Mapping[str, Assessment]
    spheres: pd.DataFrame
    metropolitan: pd.DataFrame
    proposals: Proposals
    warnings: pd.DataFrame
    metrics: pd.DataFrame
    frames: pd.DataFrame
    city_regions: CityRegions
    travel: Travel | None = None

    def threshold_of(self, scheme: str) -> Fraction:
        """Return the share from which a municipality is a member of a scheme's areas."""
        return member_threshold(self.rules[scheme], self.scenario)

    @cached_property
    def existing(self) -> Existing:
        """The unions that exist on the scenario's day, beside the flows."""
        return Existing(
            self.region,
            self.proposals,
            self.metrics,
            (self.assessments, self.pair_assessments),
            self.rules,
            self.scenario.threshold,
            self.scenario.as_of,
        )


def make_plan(
    region: Region,
    scenario: Scenario | None = None,
    *,
    rules: Mapping[str, RuleSet] | None = None,
    former_ratios: pd.Series | None = None,
    travel_minutes: pd.Series | None = None,
    travel: Travel | None = None,
    grounds: Grounds | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Compute the plan of a scenario.

    Parameters
    ----------
    region
        All of Japan; its window is set from the scenario.
    scenario
        The settings; the defaults unless given.
    rules
        Schemes by id; the shipped ones unless given.
    former_ratios
        Day–night ratio of the largest former municipality by today's code, where known.
    travel_minutes
        Minutes between adjacent cities by ``a+b``, where known.
    travel
        What measures the times to centres; needed where the scenario's `near_by` asks for it.
    grounds
        What another plan of the same data, schemes, denominator and reading stands on; it is laid
        anew unless given.
    progress
        Told of each stage.

    Raises
    ------
    InputError
        If *travel* isn't what the scenario asks for, or *grounds* are those of something else.
    """
    chosen = scenario or Scenario()
    _check_travel(chosen, travel)
    tell = progress or _silent
    schemes = dict(rules) if rules is not None else shipped()
    region = _framed(region, chosen)
    tell(Text("通勤圏を求めています", "Finding the commuting spheres"))
    spheres = region.flows.pairs(chosen.threshold)
    tell(Text("中心都市の要件を判定しています", "Assessing the centres"))
    ground = grounds or lay_grounds(
        region,
        schemes,
        reading=chosen.reading,
        former_ratios=former_ratios,
        travel_minutes=travel_minutes,
    )
    ground.check(region, schemes, chosen.reading)
    single, double = ground.assessments, ground.pair_assessments
    tell(Text("圏域の候補を作っています", "Proposing areas"))
    proposals = combine(
        [
            proposals_of(
                region,
                one,
                single[key],
                double.get(key),
                threshold=member_threshold(one, chosen),
                borderline=chosen.include_borderline,
            )
            for key, one in schemes.items()
            if one.members is not None
        ]
    )
    warnings = warn(proposals, region.contiguity, region.flows)
    metrics = area_metrics(region, proposals.territory)
    tell(Text("位置付けとシティリージョンを求めています", "Deciding frames and city-regions"))
    near = NearSetting(chosen.near_km, chosen.near_minutes)
    measure = None if travel is None else travel.to
    decided = frames(region, proposals, ground.metropolitan, near=near, travel=measure)
    regions = find_city_regions(region.flows, region.contiguity, proposals, region.residents())
    return Plan(
        scenario=chosen,
        region=region,
        rules=schemes,
        facts=ground.facts,
        pairs=ground.pairs,
        assessments=single,
        pair_assessments=double,
        spheres=spheres,
        metropolitan=ground.metropolitan,
        proposals=proposals,
        warnings=warnings,
        metrics=metrics,
        frames=decided,
        city_regions=regions,
        travel=travel,
    )


def member_threshold(rules: RuleSet, scenario: Scenario) -> Fraction:
    """Return the scheme's own threshold, unless the scenario asks for another than the default."""
    if rules.members is None or scenario.threshold != DEFAULT_THRESHOLD:
        return scenario.threshold
    return rules.members.threshold


def _check_travel(scenario: Scenario, travel: Travel | None) -> None:
    """Refuse times that the scenario doesn't ask for, or that are missing."""
    given = "straight_line" if travel is None else travel.measure
    if given != scenario.near_by:
        asked, there = MEASURES[scenario.near_by], MEASURES[given]
        raise InputError(
            f"設定は「近く」を{asked.ja}で測りますが、渡されたのは{there.ja}です。"
            "時間表か抵抗ラスターを指定してください。",
            f"The settings measure what is near by {asked.en}, but {there.en} was given. "
            "Give the table of times or the friction raster.",
        )


def _framed(region: Region, scenario: Scenario) -> Region:
    """Return *region* with the scenario's denominator and window."""
    if region.flows.basis.denominator != scenario.denominator:
        region = region.with_denominator(scenario.denominator)
    return region.subset(scenario.prefectures) if scenario.prefectures else region


def _silent(_: Text) -> None:
    """Say nothing."""
