"""The projected people of an area, with the units that the projection doesn't split."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from zones.model import Region
from zones.outputs.charts import YearPeople

COASTAL_UNIT = "hamadori"
"""Kind of the row that stands for several municipalities together (Fukushima's 浜通り)."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Projected people of an area.

    Parameters
    ----------
    years
        Of the municipalities that are projected one by one, and of a joint unit that lies wholly
        in the area; empty where there is none.
    joint
        Municipalities of the area that are projected only together with others outside it, and are
        therefore not in *years*.
    joint_years
        Of that joint unit as a whole, its municipalities outside the area included.
    joint_size
        Number of municipalities in the unit.
    unknown
        Municipalities of the area without any projection.
    """

    years: tuple[YearPeople, ...]
    joint: tuple[str, ...] = ()
    joint_years: tuple[YearPeople, ...] = ()
    joint_size: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether *years* counts every municipality of the area."""
        return bool(self.years) and not self.joint and not self.unknown

    @property
    def change(self) -> float | None:
        """Last year's people over the first year's, less one."""
        return _change(self.years)


def project(region: Region, codes: Iterable[str]) -> Projection:
    """Add up the projection of the municipalities *codes*.

    A joint unit is never split: where only some of its municipalities are in the area, its numbers
    stand apart.
    """
    table = region.projection
    wanted = list(dict.fromkeys(codes))
    single = _single_units(region)
    members = joint_members(region)
    inside = tuple(code for code in wanted if code in members)
    whole = bool(members) and set(members) <= set(wanted)
    units = [code for code in wanted if code in single]
    joint_code = _joint_codes(table)
    unknown = tuple(code for code in wanted if code not in single and code not in members)
    if whole:
        return Projection(_sum(table, [*units, *joint_code]), unknown=unknown)
    joint_years = _sum(table, joint_code) if inside else ()
    return Projection(
        _sum(table, units), inside, joint_years, len(members) if inside else 0, unknown
    )


@lru_cache(maxsize=2)
def _single_units(region: Region) -> frozenset[str]:
    """Return the municipalities that are projected one by one."""
    table = region.projection
    return frozenset(table.loc[table["unit"] != COASTAL_UNIT, "code"] if len(table) else ())


@lru_cache(maxsize=2)
def joint_members(region: Region) -> tuple[str, ...]:
    """Return the municipalities that the joint unit stands for.

    They are those of its prefecture that have no row of their own.
    """
    table = region.projection
    prefectures = {code[:2] for code in _joint_codes(table)}
    own = set(table["code"])
    return tuple(code for code in region.codes if code[:2] in prefectures and code not in own)


def own_change(region: Region, code: str) -> float | None:
    """Return the projected change of one municipality; ``None`` where it has no row of its own."""
    return _own_changes(region).get(code)


@lru_cache(maxsize=2)
def _own_changes(region: Region) -> dict[str, float]:
    """Return the change of every row of the projection, by code."""
    table = region.projection
    if not len(table):
        return {}
    years = table["year"].min(), table["year"].max()
    first, last = (table[table["year"] == year].set_index("code")["total"] for year in years)
    change = (last.astype(float) / first.where(first > 0).astype(float) - 1).dropna()
    return {str(code): float(value) for code, value in change.items()}


def _joint_codes(table: pd.DataFrame) -> list[str]:
    if not len(table):
        return []
    return sorted(set(table.loc[table["unit"] == COASTAL_UNIT, "code"]))


def _sum(table: pd.DataFrame, codes: Iterable[str]) -> tuple[YearPeople, ...]:
    wanted = list(codes)
    if not wanted or not len(table):
        return ()
    rows = table[table["code"].isin(wanted)]
    sums = rows.groupby("year")[["total", "age_0_14", "age_65_over"]].sum().sort_index()
    return tuple(
        YearPeople(int(year), int(young), int(total - young - old), int(old))
        for year, total, young, old in sums.itertuples(name=None)
    )


def _change(years: tuple[YearPeople, ...]) -> float | None:
    if not years or not years[0].total:
        return None
    return years[-1].total / years[0].total - 1
