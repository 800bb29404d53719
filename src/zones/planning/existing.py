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
    """What exists, and how it compares; each part is computed when it is first asked for.

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

    region: Region
    proposals: Proposals
    metrics: pd.DataFrame
    assessments: tuple[Assessments, Assessments]
    rules: Mapping[str, RuleSet]
    threshold: Fraction
    as_of: date

    @cached_property
    def register(self) -> Register:
        """The unions valid on the day, with the members valid on it."""
        return self.region.register.valid_on(self.as_of)

    @property
    def facts(self) -> pd.DataFrame:
        """Transcribed facts of unions."""
        return self.region.union_facts

    @cached_property
    def comparison(self) -> Comparison:
        """Unions of the second floor against the spheres of their centres."""
        return compare_unions(
            self.register,
            self.region.flows,
            self.region.contiguity,
            self.region.residents(),
            threshold=self.threshold,
            as_of=self.as_of,
        )

    @cached_property
    def candidates(self) -> pd.DataFrame:
        """What is open: `zones.metrics.candidates.open_candidates`."""
        return open_candidates(self.comparison, self.proposals, *self.assessments)

    @cached_property
    def disagreements(self) -> pd.DataFrame:
        """Municipalities whose two floors point to different centres."""
        return floor_disagreements(
            self.register,
            self.region.flows,
            centre_sets(self.register, self.proposals, as_of=self.as_of),
            threshold=self.threshold,
            as_of=self.as_of,
        )

    @cached_property
    def money(self) -> pd.DataFrame:
        """Items of the yearly support, of unions and of proposals (``area``)."""
        proposed = proposal_areas(self.proposals, self.metrics["population"])
        areas = pd.concat([union_areas(self.comparison), proposed])
        return estimate_money(areas, self.rules, on=self.as_of)

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """Who does which task: `zones.metrics.tasks.task_table`."""
        return task_table(self.register, self.facts, as_of=self.as_of)
