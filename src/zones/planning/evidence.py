"""Everything a plan says of one municipality, as a value."""

import math
from dataclasses import dataclass

import pandas as pd

from zones.errors import NotFoundError
from zones.model.cells import integer, number
from zones.planning.plan import Plan
from zones.rules.assessment import Assessment

_TOP = 8


@dataclass(frozen=True, eq=False)
class Evidence:
    """The answer to "why" for one municipality.

    Parameters
    ----------
    code, name, prefecture, kind
        Who it is.
    population, day_population, inflow, outflow
        The ratio's parts; persons. ``None`` where unknown.
    day_night_ratio
        Day population ÷ population.
    commuters, unknown_place, unknown_municipality, unlisted
        What the shares are divided by, and what of it has no listed destination.
    destinations, origins
        Index code: ``persons``, ``share``; the largest first.
    criteria
        One row a scheme × criterion (the columns of `Assessment.rows`, ``measure``, and label and
        reason in words: ``label_ja``, ``reason_ja`` and so on), pairs with this municipality included.
    outcomes
        ``unit`` (code or ``a+b``), ``scheme``, ``outcome``: all criteria together.
    memberships
        ``proposal``, ``role``, ``persons``, ``share``: every candidate area that it is in.
    unions
        Rows of the register of existing unions, both floors.
    frame
        Its row of ``plan.frames``.
    changes
        ``unit``, ``scheme``, ``criterion``, ``missing`` and ``measured_in``: what would meet a
        criterion that is not met.
    """

    code: str
    name: str
    prefecture: str
    kind: str
    population: int | None
    day_population: int | None
    inflow: int
    outflow: int
    day_night_ratio: float | None
    commuters: int | None
    unknown_place: int | None
    unknown_municipality: int | None
    unlisted: int | None
    destinations: pd.DataFrame
    origins: pd.DataFrame
    criteria: pd.DataFrame
    outcomes: pd.DataFrame
    memberships: pd.DataFrame
    unions: pd.DataFrame
    frame: pd.Series
    changes: pd.DataFrame


def explain(plan: Plan, code: str) -> Evidence:
    """Gather the evidence of the municipality *code*.

    Raises
    ------
    NotFoundError
        If it has no data (the Northern Territories).
    """
    region, flows = plan.region, plan.region.flows
    if code in region.municipalities.index and code not in flows.codes:
        name = region.names[code]
        raise NotFoundError(
            f"{name}（{code}）は北方領土の村で、統計データがありません。",
            f"{name} ({code}) is a village of the Northern Territories, without data.",
        )
    flows.positions([code])
    place, facts = region.municipalities.loc[code], plan.facts.loc[code]
    totals = flows.totals.loc[code]
    criteria = _criteria(plan, code)
    members = plan.proposals.members
    unions = region.unions
    return Evidence(
        code=code,
        name=str(place["name"]),
        prefecture=str(place["prefecture_name"]),
        kind=str(place["kind"]),
        population=integer(facts["population"]),
        day_population=integer(facts["day_population"]),
        inflow=int(flows.inflow[code]),
        outflow=int(flows.outflow[code]),
        day_night_ratio=number(facts["day_night_ratio"]),
        commuters=integer(totals["total"]),
        unknown_place=integer(totals["unknown_place"]),
        unknown_municipality=integer(totals["unknown_municipality"]),
        unlisted=integer(totals["unlisted"]),
        destinations=flows.top_destinations(code, count=_TOP),
        origins=flows.top_origins(code, count=_TOP),
        criteria=criteria,
        outcomes=_outcomes(plan, code),
        memberships=members[members["code"] == code].reset_index(drop=True),
        unions=unions[unions["code"] == code].reset_index(drop=True),
        frame=plan.frames.loc[[code]].iloc[0],
        changes=_changes(criteria, facts["population"]),
    )


def _criteria(plan: Plan, code: str) -> pd.DataFrame:
    tables = (*plan.assessments.values(), *plan.pair_assessments.values())
    return pd.concat([_rows(table, code) for table in tables], ignore_index=True)


def _rows(table: Assessment, code: str) -> pd.DataFrame:
    units = table.outcome.index[_of(table.outcome.index.to_series(), code)]
    rows = table.rows[table.rows["code"].isin(units)]
    measures = {one.id: one.measure for one in table.criteria}
    return rows.assign(
        measure=rows["criterion"].map(measures),
        label_ja=rows["criterion"].map({one.id: one.label.ja for one in table.criteria}),
        label_en=rows["criterion"].map({one.id: one.label.en for one in table.criteria}),
        source_ja=rows["criterion"].map({one.id: one.origin.cite("ja") for one in table.criteria}),
        source_en=rows["criterion"].map({one.id: one.origin.cite("en") for one in table.criteria}),
        reason_ja=table.reasons("ja", codes=units),
        reason_en=table.reasons("en", codes=units),
    )


def _outcomes(plan: Plan, code: str) -> pd.DataFrame:
    rows = [
        (str(unit), scheme, str(outcome))
        for scheme, table in (*plan.assessments.items(), *plan.pair_assessments.items())
        for unit, outcome in table.outcome[_of(table.outcome.index.to_series(), code)].items()
    ]
    return pd.DataFrame(rows, columns=["unit", "scheme", "outcome"])


def _of(units: pd.Series, code: str) -> pd.Series:
    """Tell which units are the municipality, or a pair with it."""
    return (units.str[:5] == code) | (units.str[-5:] == code)


def _changes(criteria: pd.DataFrame, population: object) -> pd.DataFrame:
    """Say how much is missing where a number decides.

    Only numbers that must grow are listed, of criteria that count, and pairs only when nothing
    else is failed. A ratio's gap is turned into people at day: gap × residents. Persons are whole: as many as are
    needed, and one more where the threshold itself doesn't meet the criterion.
    """
    short = criteria[criteria["decided"].isin(["not_met", "borderline", "no_data"])]
    short = short[(short["role"] == "criterion") & short["operator"].isin([">=", ">"])]
    short = short[short["outcome"].isin(["not_met", "borderline"]) & short["gap"].notna()]
    short = short[~short["code"].isin(_hopeless(criteria))]
    people = integer(population)
    rows = []
    for row in short.to_dict("records"):
        missing, unit = float(row["gap"]), str(row["unit"])
        if row["measure"] == "day_night_ratio" and people is not None:
            missing, unit = missing * people, "persons_at_day"
        if unit in _IN_PERSONS:
            missing = _whole(missing, strict=row["operator"] in {">", "<"})
        if missing > 0:
            rows.append((row["code"], row["scheme"], row["criterion"], missing, unit))
    return pd.DataFrame(rows, columns=["unit", "scheme", "criterion", "missing", "measured_in"])


def _hopeless(criteria: pd.DataFrame) -> set[str]:
    """Return the pairs that fail more than one criterion of a scheme."""
    failed = criteria[(criteria["decided"] == "not_met") & (criteria["role"] == "criterion")]
    counts = failed.groupby(["code", "scheme"]).size()
    return {str(code) for code, _ in counts.index[(counts > 1).to_numpy()] if "+" in str(code)}


_IN_PERSONS = ("persons", "persons_at_day")
_DECIMALS = 6
"""A product of a float and a count of persons is exact to this."""


def _whole(persons: float, *, strict: bool) -> float:
    count = round(persons, _DECIMALS)
    return float(math.floor(count) + 1 if strict else math.ceil(count))
