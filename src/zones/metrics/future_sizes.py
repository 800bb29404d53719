"""Centres and areas that fall below what a scheme asks of their size, and when.

The schemes' own criteria are asked again of the projected people; everything else stays as it is
today: day–night ratio, commuting, kind of city. That is an assumption, and every row says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd

from zones.metrics.future import in_joint_unit, projected_years, unit_of
from zones.metrics.future_people import people_by_year
from zones.model import Region
from zones.model.cells import is_missing
from zones.rules.assessment import Assessment, assess
from zones.rules.measures import Reading, Scope
from zones.rules.ruleset import Criterion, RuleSet
from zones.zoning.proposals import Proposals

QUALIFYING = ("met", "borderline")
"""Outcomes with which a centre is looked at."""

SIZE_TYPES = {
    "scheme": "str",
    "scope": "str",
    "unit": "str",
    "area": "str",
    "criterion": "str",
    "label_ja": "str",
    "label_en": "str",
    "operator": "str",
    "threshold": "int64",
    "informative": "bool",
    "confidence": "str",
    "coverage": "str",
    "today": "Int64",
    "last": "Int64",
    "last_year": "Int64",
    "borderline_year": "Int64",
    "below_year": "Int64",
    "lost_year": "Int64",
    "area_today": "Int64",
    "area_last": "Int64",
    "assumed": "bool",
}


@dataclass(frozen=True, eq=False)
class Measured:
    """What the schemes were asked today.

    Parameters
    ----------
    facts, pairs
        By code, and by pair of neighbouring cities (``a``, ``b``).
    assessments, pair_assessments
        Their outcome by scheme.
    reading
        How 'inside the three metropolitan areas' is read.
    """

    facts: pd.DataFrame
    pairs: pd.DataFrame
    assessments: Mapping[str, Assessment]
    pair_assessments: Mapping[str, Assessment]
    reading: Reading

    def of(self, scope: Scope, scheme: str) -> tuple[pd.DataFrame, Assessment | None]:
        """Return facts and today's assessment of a scope."""
        if scope == "pair":
            return self.pairs, self.pair_assessments.get(scheme)
        return self.facts, self.assessments.get(scheme)


def size_outlook(
    region: Region, rules: Mapping[str, RuleSet], measured: Measured, proposals: Proposals
) -> pd.DataFrame:
    """Tell which centres fall below a size that a scheme asks, and in which projected year.

    Parameters
    ----------
    rules
        Schemes by id: every criterion of theirs that asks for a number of persons or more.
    measured
        Today's facts and outcomes; centres that meet a scheme today, or are borderline. Two cities
        together count where they lead a candidate area.
    proposals
        Candidate areas, whose people are told beside their centres.

    Returns
    -------
    DataFrame
        One row a scheme, unit and criterion, with the columns of `SIZE_TYPES`: ``unit`` (code, or
        two joined by ``+``); ``area`` (the candidate area it leads, empty if none); ``today``
        and ``last`` (persons asked about, in the projection's first and last year);
        ``borderline_year`` and ``below_year`` (first projected year in which the criterion alone is
        borderline or not met; ``below_year`` is the first year of all where it is not met today);
        ``lost_year`` (first year in which the scheme's centre no longer qualifies);
        ``area_today`` and ``area_last`` (persons of the area); ``assumed`` (always true: ratios
        and kinds are held as they are today). Years are NA where it doesn't happen, and numbers
        where the projection can't tell the unit (``coverage``).
    """
    rows: list[dict[str, object]] = []
    people, joint = _people(region), frozenset(in_joint_unit(region))
    areas = _area_people(region, proposals)
    for scheme, one in rules.items():
        for scope in ("municipality", "pair"):
            facts, today = measured.of(scope, scheme)
            if today is None or one.root(scope) is None:
                continue
            asked = size_criteria(one, scope, measured.reading)
            units = today.outcome.index[today.outcome.isin(QUALIFYING)]
            if scope == "pair":
                units = units[[f"{scheme}:{unit}" in areas for unit in units]]
            if not asked or not len(units):
                continue
            years = _years(facts.loc[units], one, scope, people, measured.reading)
            rows += [
                _row(one, scope, str(unit), criterion, years, areas)
                | {"coverage": _coverage(facts, scope, str(unit), years, joint)}
                for unit in units
                for criterion in asked
            ]
    return pd.DataFrame(rows, columns=list(SIZE_TYPES)).astype(SIZE_TYPES)


def size_criteria(rules: RuleSet, scope: Scope, reading: Reading) -> tuple[Criterion, ...]:
    """Return the criteria that ask for a number of persons or more."""
    return tuple(
        criterion
        for criterion in rules.listed(scope, reading)
        if criterion.facts.unit == "persons"
        and criterion.operator in {">=", ">"}
        and criterion.threshold is not None
    )


_Cells: TypeAlias = Mapping[str, Mapping[str, object]]
"""A table by column and row: plain mappings, as every cell is looked up by itself."""


@dataclass(frozen=True, eq=False)
class _Years:
    """What each year says: outcomes by criterion, and as a whole; numbers by measure; by unit each."""

    outcomes: Mapping[int, _Cells]
    whole: Mapping[int, Mapping[str, object]]
    observed: Mapping[int, _Cells]


def _people(region: Region) -> pd.DataFrame:
    """Return projected persons, a column a year, by code; NA where none of its own."""
    own = unit_of(region)
    own = own[(own == own.index).to_numpy(dtype=bool, na_value=False)]
    wide = region.projection.pivot_table(index="code", columns="year", values="total")
    return wide.reindex(own.index).reindex(region.codes).astype("Float64").round().astype("Int64")


def _years(
    facts: pd.DataFrame, rules: RuleSet, scope: Scope, people: pd.DataFrame, reading: Reading
) -> _Years:
    outcomes, whole, observed = {}, {}, {}
    for year in people.columns:
        asked = _projected(facts, people[year], scope)
        found = assess(asked, rules, scope=scope, reading=reading)
        told = found.rows.groupby("criterion", observed=True)
        outcomes[int(year)] = {
            str(key): dict(zip(rows["code"], rows["outcome"], strict=True)) for key, rows in told
        }
        whole[int(year)] = _by_unit(found.outcome)
        observed[int(year)] = {str(name): _by_unit(column) for name, column in asked.items()}
    return _Years(outcomes, whole, observed)


def _by_unit(column: pd.Series) -> dict[str, object]:
    return {str(unit): value for unit, value in column.items()}


def _projected(facts: pd.DataFrame, people: pd.Series, scope: Scope) -> pd.DataFrame:
    """Return today's facts with the people of another year."""
    if scope == "municipality":
        return facts.assign(population=people.reindex(facts.index).to_numpy())
    both = pd.DataFrame(
        {side: people.reindex(facts[side]).to_numpy() for side in ("a", "b")}, index=facts.index
    ).astype("Int64")
    return facts.assign(
        population=both.sum(axis=1, skipna=False),
        smaller_population=both.min(axis=1, skipna=False),
    )


def _area_people(region: Region, proposals: Proposals) -> Mapping[str, tuple[object, object]]:
    years = projected_years(region)
    if not years or proposals.areas.empty:
        return {}
    table = people_by_year(region, proposals.territory, base=years[0])
    wide = table.set_index(["area", "year"])["total"].unstack()  # noqa: PD010 (keeps Int64)
    return {str(key): (row[years[0]], row[years[-1]]) for key, row in wide.iterrows()}


def _row(
    rules: RuleSet,
    scope: Scope,
    unit: str,
    criterion: Criterion,
    years: _Years,
    areas: Mapping[str, tuple[object, object]],
) -> dict[str, object]:
    first, last = min(years.observed), max(years.observed)
    numbers = {year: table[criterion.measure][unit] for year, table in years.observed.items()}
    outcomes = {year: table[criterion.id][unit] for year, table in years.outcomes.items()}
    known = not is_missing(numbers[first])
    area = f"{rules.id}:{unit}"
    before, after = areas.get(area, (pd.NA, pd.NA))
    kept = [year for year, whole in years.whole.items() if whole[unit] not in QUALIFYING]
    return {
        "scheme": rules.id,
        "scope": scope,
        "unit": unit,
        "area": area if area in areas else "",
        "criterion": criterion.id,
        "label_ja": criterion.label.ja,
        "label_en": criterion.label.en,
        "operator": criterion.operator,
        "threshold": int(criterion.threshold or 0),
        "informative": criterion.informative,
        "confidence": criterion.origin.confidence,
        "coverage": "",
        "today": numbers[first],
        "last": numbers[last],
        "last_year": last,
        "borderline_year": _first(outcomes, "borderline"),
        "below_year": _first(outcomes, "not_met"),
        "lost_year": min(kept) if kept and known else pd.NA,
        "area_today": before,
        "area_last": after,
        "assumed": True,
    }


def _coverage(
    facts: pd.DataFrame, scope: Scope, unit: str, years: _Years, joint: frozenset[str]
) -> str:
    """Return why the projection can't tell a unit, or that it can."""
    if not is_missing(years.observed[min(years.observed)]["population"][unit]):
        return "whole"
    codes = [unit] if scope == "municipality" else [facts.at[unit, "a"], facts.at[unit, "b"]]
    return "joint" if joint.intersection(codes) else "none"


def _first(outcomes: Mapping[int, object], wanted: str) -> object:
    years = [year for year, outcome in outcomes.items() if outcome == wanted]
    return min(years) if years else pd.NA
