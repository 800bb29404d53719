"""Existing unions on a day, beside what the flows say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

import pandas as pd

from zones.metrics.candidates import open_candidates
from zones.metrics.comparison import Comparison, compare_unions
from zones.metrics.floors import centre_sets, floor_disagreements
from zones.metrics.money import estimate_money, proposal_areas, union_areas
from zones.metrics.tasks import task_table
from zones.model import Region
from zones.model.unions import Register
from zones.rules.assessment import Assessment
from zones.rules.ruleset import RuleSet
from zones.zoning.proposals import Proposals

Assessments = Mapping[str, Assessment]


@dataclass(frozen=True, eq=False)
class Existing:
    """What exists, and how it compares.

    Parameters
    ----------
    register
        The unions valid on the day, with the members valid on it.
    comparison
        Unions of the second floor against the spheres of their centres.
    candidates
        What is open: `zones.metrics.candidates.open_candidates`.
    disagreements
        Municipalities whose two floors point to different centres.
    money
        Items of the yearly support, of unions and of proposals (``area``).
    facts
        Transcribed facts of unions.
    as_of
        The day.
    """

    register: Register
    comparison: Comparison
    candidates: pd.DataFrame
    disagreements: pd.DataFrame
    money: pd.DataFrame
    facts: pd.DataFrame
    as_of: date

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """Who does which task: `zones.metrics.tasks.task_table`."""
        return task_table(self.register, self.facts, as_of=self.as_of)


def look_at_unions(
    region: Region,
    proposals: Proposals,
    metrics: pd.DataFrame,
    assessments: tuple[Assessments, Assessments],
    rules: Mapping[str, RuleSet],
    *,
    threshold: Fraction,
    as_of: date,
) -> Existing:
    """Compare the register of a region with its flows.

    Parameters
    ----------
    region
        The country.
    proposals, metrics
        Candidate areas, and their numbers.
    assessments
        Of cities and of pairs, each by scheme.
    rules
        Schemes by id, with their amounts of money.
    threshold
        Share from which a municipality lies in a sphere.
    as_of
        The day.
    """
    register = region.register.valid_on(as_of)
    comparison = compare_unions(
        register,
        region.flows,
        region.contiguity,
        region.residents(),
        threshold=threshold,
        as_of=as_of,
    )
    areas = pd.concat([union_areas(comparison), proposal_areas(proposals, metrics["population"])])
    return Existing(
        register=register,
        comparison=comparison,
        candidates=open_candidates(comparison, proposals, *assessments),
        disagreements=floor_disagreements(
            register,
            region.flows,
            centre_sets(register, proposals, as_of=as_of),
            threshold=threshold,
            as_of=as_of,
        ),
        money=estimate_money(areas, rules, on=as_of),
        facts=region.union_facts,
        as_of=as_of,
    )
