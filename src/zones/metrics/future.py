"""Projected population: index against a base year, by municipality and by area.

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
    joint = set(region.projection.loc[region.projection["unit"] == HAMADORI, "code"])
    by_prefecture = {code[:2]: code for code in joint}
    units = [code if code in projected else by_prefecture.get(code[:2]) for code in region.codes]
    return pd.Series(units, index=region.codes, name="unit", dtype="str")


def population_index(region: Region, *, base: int, year: int) -> pd.Series:
    """Return projected persons of *year* ÷ those of *base*, by code.

    ``NA`` where the base is zero or nothing is projected. Municipalities of a joint unit all show
    the unit's index.

    Raises
    ------
    NotFoundError
        If a year is not in the projection.
    """
    wide = region.projection.pivot_table(index="code", columns="year", values="total")
    for wanted in (base, year):
        if wanted not in wide.columns:
            years = "、".join(str(one) for one in wide.columns)
            raise NotFoundError(
                f"{wanted}年の推計はありません。収録年：{years}",
                f"There is no projection of {wanted}. Years at hand: {years}",
            )
    below = wide[base].astype("Float64")
    index = wide[year].astype("Float64") / below.mask(below == 0)
    values = unit_of(region).map(index.to_dict())
    return values.astype("Float64").rename("population_index")


def in_joint_unit(region: Region) -> Collection[str]:
    """Return the municipalities that the projection doesn't tell apart."""
    unit = unit_of(region)
    return set(unit.index[(unit != unit.index).to_numpy() & unit.notna().to_numpy()])
