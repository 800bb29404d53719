"""Projected population: years, units, and the index against a base year by municipality.

The projection (社人研, 2023 edition) is made for 1,728 municipalities and for the 13 of 浜通り
together. That unit is carried as one: each of its municipalities shows the unit's index, and its
persons are never split.
"""

from collections.abc import Collection

import pandas as pd

from zones.errors import NotFoundError
from zones.model import Region

HAMADORI = "hamadori"
"""Kind of the projection's unit of 13 municipalities."""


def unit_of(region: Region) -> pd.Series:
    """Return the projection's unit of each municipality, by code.

    A municipality has a unit of its own, or is one of those of the joint unit's prefecture that the
    projection doesn't list.
    """
    projected = set(region.projection["code"])
    by_prefecture = {code[:2]: code for code in joint_units(region)}
    units = [code if code in projected else by_prefecture.get(code[:2]) for code in region.codes]
    return pd.Series(units, index=region.codes, name="unit", dtype="str")


def joint_units(region: Region) -> tuple[str, ...]:
    """Return the codes of units that stand for several municipalities, sorted."""
    if "unit" not in region.projection:
        return ()
    table = region.projection
    return tuple(sorted(set(table.loc[table["unit"] == HAMADORI, "code"].astype("str"))))


def projected_years(region: Region) -> tuple[int, ...]:
    """Return the years of the projection; the first is that of the census it starts from."""
    return tuple(sorted(int(year) for year in region.projection["year"].unique()))


def base_years(region: Region) -> tuple[int, ...]:
    """Return every year that can be 100: censuses before the projection, and its own years."""
    years = projected_years(region)
    censuses = {int(year) for year in region.population["year"].unique()}
    return (*sorted(year for year in censuses if years and year < years[0]), *years)


def units_by_year(region: Region) -> pd.DataFrame:
    """Return persons of each unit, a column a year.

    Returns
    -------
    DataFrame
        Indexed by unit code, sorted; Int64. Years before the projection are those of the censuses
        held, on today's municipalities; those of a joint unit are added up, ``NA`` unless all of
        its municipalities are known.
    """
    wide = region.projection.pivot_table(index="code", columns="year", values="total")
    wide = wide.astype("Float64").round().astype("Int64")
    units = unit_of(region).dropna()
    for year in base_years(region):
        if year not in wide.columns:
            people = region.residents(year=year).reindex(units.index)
            sums = people.groupby(units.to_numpy()).agg(lambda part: part.sum(skipna=False))
            wide[year] = sums.reindex(wide.index).astype("Int64")
    table = wide[sorted(wide.columns)].rename_axis(columns=None)
    return table.rename_axis("unit")


def population_index(region: Region, *, base: int, year: int) -> pd.Series:
    """Return projected persons of *year* ÷ those of *base*, by code.

    ``NA`` where the base is zero or nothing is projected. Municipalities of a joint unit all show
    the unit's index.

    Parameters
    ----------
    base
        A projected year, or that of a census held: `base_years`.
    year
        A projected year.

    Raises
    ------
    NotFoundError
        If a year is not in the projection.
    """
    check_year(base, base_years(region))
    check_year(year, projected_years(region))
    wide = units_by_year(region)
    below = wide[base].astype("Float64")
    index = wide[year].astype("Float64") / below.mask(below == 0)
    values = unit_of(region).map(index.to_dict())
    return values.astype("Float64").rename("population_index")


def check_year(wanted: int, years: Collection[int]) -> None:
    """Refuse a year that isn't at hand.

    Raises
    ------
    NotFoundError
        Naming those that are.
    """
    if wanted not in years:
        shown = "、".join(str(one) for one in sorted(years))
        raise NotFoundError(
            f"{wanted}年の推計はありません。収録年：{shown}",
            f"There is no projection of {wanted}. Years at hand: {shown.replace('、', ', ')}",
        )


def in_joint_unit(region: Region) -> Collection[str]:
    """Return the municipalities that the projection doesn't tell apart."""
    unit = unit_of(region)
    return set(unit.index[(unit != unit.index).to_numpy() & unit.notna().to_numpy()])
