"""Projected people of areas by age: totals, ageing, workers per elder, index.

A unit that the projection makes for several municipalities together is counted whole where an area
holds all of them; an area that holds only a part has no data, and says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Literal

import pandas as pd

from zones.labels import Text
from zones.metrics.future import (
    base_years,
    check_year,
    in_joint_unit,
    joint_units,
    projected_years,
    unit_of,
)
from zones.model import Region

Coverage = Literal["whole", "joint", "none"]
"""How far a projection tells an area's people."""

COVERAGES: dict[Coverage, Text] = {
    "whole": Text("推計あり", "projected"),
    "joint": Text(
        "データなし（13市町村の一括推計）", "no data (joint projection of 13 municipalities)"
    ),
    "none": Text("データなし（推計のない市町村を含む）", "no data (a municipality has none)"),
}
"""The words for it where the joint unit is 浜通り; `coverage_words` counts its municipalities."""

AGES = ("age_0_14", "age_15_64", "age_65_over")

PEOPLE_COLUMNS = (
    "area",
    "year",
    "kind",
    "coverage",
    "municipalities",
    "total",
    *AGES,
    "share_0_14",
    "share_15_64",
    "share_65_over",
    "share_75_over",
    "workers_per_elder",
    "index",
)

_COUNTS = ("total", *AGES)


@dataclass(frozen=True, slots=True)
class Composition:
    """What an area is made of, as the projection sees it.

    Parameters
    ----------
    units
        Units that are added up; a joint one only where the area holds all of it.
    split
        Municipalities of a joint unit of which the area holds a part only.
    unknown
        Municipalities without any projection.
    """

    units: tuple[str, ...]
    split: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """Whether its people can be told."""
        if self.split:
            return "joint"
        return "none" if self.unknown or not self.units else "whole"


def compose(region: Region, areas: Mapping[str, Iterable[str]]) -> dict[str, Composition]:
    """Return what each area is made of.

    Parameters
    ----------
    areas
        Codes of each area; codes that the region doesn't count are left out.
    """
    units = unit_of(region)
    known = {str(code): str(unit) for code, unit in units.dropna().items()}
    together: dict[str, set[str]] = {unit: set() for unit in joint_units(region)}
    for code in in_joint_unit(region):
        together[str(known[code])].add(str(code))
    counted = set(region.codes)
    return {
        key: _compose([code for code in dict.fromkeys(codes) if code in counted], known, together)
        for key, codes in areas.items()
    }


def _compose(
    codes: Sequence[str], units: Mapping[str, str], together: Mapping[str, set[str]]
) -> Composition:
    inside = set(codes)
    own, split, unknown = [], [], []
    for code in codes:
        unit = units.get(code)
        if unit is None:
            unknown.append(code)
        elif unit not in together or together[unit] <= inside:
            own.append(unit)
        else:
            split.append(code)
    return Composition(tuple(dict.fromkeys(own)), tuple(split), tuple(unknown))


def people_by_year(
    region: Region, areas: Mapping[str, Sequence[str]], *, base: int
) -> pd.DataFrame:
    """Return the people of areas, which may overlap, in every year held.

    Parameters
    ----------
    areas
        Codes of each area.
    base
        The year whose people are 1 in ``index``; one of `base_years`.

    Returns
    -------
    DataFrame
        A row an area and year, in order: the columns of `PEOPLE_COLUMNS`. ``kind`` is ``census`` or
        ``projection``; ``coverage`` says why projected numbers are missing; counts are Int64.
        Shares and ``index`` are 0–1; ``workers_per_elder`` is 15–64 ÷ 65 and over. Persons of
        unknown age are in a census' total only, and its shares are of those whose age is known;
        ``share_75_over`` is of all residents, in the year of the indicator alone. An area that the
        projection can't tell shows the census in the projection's first year.

    Raises
    ------
    NotFoundError
        If the base year isn't at hand.
    """
    check_year(base, base_years(region))
    made = compose(region, areas)
    coverage = {key: one.coverage for key, one in made.items()}
    parts = [_census(region, areas, coverage), _projected(region, made)]
    table = pd.concat([part for part in parts if not part.empty] or [parts[-1]])
    table = table.drop_duplicates(["area", "year"])
    table["coverage"] = table["area"].map(coverage)
    counted = set(region.codes)
    sizes = {key: len(counted & set(codes)) for key, codes in areas.items()}
    table["municipalities"] = table["area"].map(sizes).astype("int64")
    order = {key: at for at, key in enumerate(areas)}
    table = table.assign(order=table["area"].map(order)).sort_values(["order", "year"])
    table = _with_rates(table.reset_index(drop=True), base)
    table["share_75_over"] = _oldest(region, areas, table)
    return table[list(PEOPLE_COLUMNS)]


def _projected(region: Region, made: Mapping[str, Composition]) -> pd.DataFrame:
    """Return the sums of the units of each area; NA where the area can't be told."""
    years = projected_years(region)
    index = pd.MultiIndex.from_product([list(made), years], names=["area", "year"])
    pairs = [(key, unit) for key, one in made.items() for unit in one.units]
    links = pd.DataFrame(pairs, columns=["area", "code"], dtype="str")
    rows = region.projection.copy()
    for name in ("age_0_14", "age_65_over"):
        rows[name] = rows.get(name, pd.NA)
    rows["age_15_64"] = rows["total"] - rows["age_0_14"] - rows["age_65_over"]
    numbers = rows[["code", "year", *_COUNTS]].astype(dict.fromkeys(_COUNTS, "Int64"))
    joined = links.merge(numbers, on="code", how="inner")
    sums = joined.groupby(["area", "year"])[list(_COUNTS)].sum(min_count=1)
    table = sums.reindex(index).astype("Int64")
    told = [key for key, one in made.items() if one.coverage == "whole"]
    table.loc[~table.index.get_level_values("area").isin(told)] = pd.NA
    return table.reset_index().assign(kind="projection")


def _census(
    region: Region, areas: Mapping[str, Sequence[str]], coverage: Mapping[str, Coverage]
) -> pd.DataFrame:
    """Return the sums of the censuses before the projection; NA where one municipality is.

    Where the projection can't tell an area, the census that it starts from stands in its first
    year.
    """
    first = projected_years(region)[0] if projected_years(region) else None
    held = {int(year) for year in region.population["year"].unique()}
    early = sorted(year for year in held if first is None or year <= first)
    columns = ["area", "year", *_COUNTS]
    if not early:
        return pd.DataFrame(columns=[*columns, "kind"])
    rows = region.population[region.population["year"].isin(early)]
    rows = rows.reindex(columns=["code", "year", *_COUNTS])
    rows = rows.astype(dict.fromkeys(_COUNTS, "Int64"))
    counted = set(region.codes)
    pairs = [
        (key, code) for key, codes in areas.items() for code in dict.fromkeys(codes)
        if code in counted
    ]  # fmt: skip
    links = pd.DataFrame(pairs, columns=["area", "code"], dtype="str")
    every = links.merge(pd.DataFrame({"year": early}), how="cross")
    joined = every.merge(rows, on=["code", "year"], how="left")
    grouped = joined.groupby(["area", "year"], sort=False)[list(_COUNTS)]
    sums = grouped.sum(min_count=1)
    sums = sums.where(grouped.count().eq(grouped.size(), axis=0))
    table = sums.reset_index().assign(kind="census")
    told = table["area"].map(coverage) == "whole"
    return table[~(told & (table["year"] == first))]


def _with_rates(table: pd.DataFrame, base: int) -> pd.DataFrame:
    known = table[list(AGES)].astype("Float64").sum(axis=1, skipna=False)
    known = known.mask(known == 0)
    for name in AGES:
        table[f"share{name.removeprefix('age')}"] = table[name].astype("Float64") / known
    elders = table["age_65_over"].astype("Float64")
    table["workers_per_elder"] = table["age_15_64"].astype("Float64") / elders.mask(elders == 0)
    start = table[table["year"] == base].set_index("area")["total"].astype("Float64")
    below = table["area"].map(start.mask(start == 0).to_dict()).astype("Float64")
    table["index"] = table["total"].astype("Float64") / below
    # a census is known where the projection isn't: an index would compare it with nothing
    table["index"] = table["index"].where(table["coverage"] == "whole")
    return table


def _oldest(region: Region, areas: Mapping[str, Sequence[str]], table: pd.DataFrame) -> pd.Series:
    """Return the share of 75 and over in the year for which it is held."""
    empty = pd.Series(pd.NA, index=table.index, dtype="Float64")
    rows = region.indicators[region.indicators["item"] == "age_75_over"]
    if rows.empty:
        return empty
    year = int(rows["year"].iloc[0])
    if year not in set(region.population["year"]):
        return empty
    elders = dict(zip(rows["code"], rows["value"].astype("float64"), strict=True))
    people = region.residents(year=year).astype("float64").dropna().to_dict()
    counted = set(region.codes)
    shares: dict[str, float] = {}
    for key, codes in areas.items():
        inside = [code for code in dict.fromkeys(codes) if code in counted]
        old = sum(elders.get(code, nan) for code in inside)
        all_ages = sum(people.get(code, 0.0) for code in inside)
        if all_ages and not isnan(old):
            shares[key] = old / all_ages
    found = table["area"].map(shares).astype("Float64")
    return found.where(table["year"] == year)


def joint_areas(region: Region) -> dict[str, tuple[str, ...]]:
    """Return the municipalities of each joint unit by its code."""
    units = unit_of(region)
    return {
        unit: tuple(str(code) for code in units.index[(units == unit).to_numpy()])
        for unit in joint_units(region)
    }


def coverage_words(region: Region, coverage: Coverage) -> Text:
    """Return the words for *coverage*, with the number of municipalities in the joint unit."""
    if coverage != "joint":
        return COVERAGES[coverage]
    count = len(in_joint_unit(region))
    return Text(
        f"データなし（{count}市町村の一括推計）",
        f"no data (joint projection of {count} municipalities)",
    )
