"""How many municipalities are in which class of the population index, by year.

The classes are those of a report of Nagano (2016): above 100, then ten by ten down to 50 or less;
the upper bound belongs to a class, the lower one doesn't.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pandas as pd

from zones.labels import Text
from zones.metrics.future import (
    base_years,
    check_year,
    in_joint_unit,
    projected_years,
    unit_of,
    units_by_year,
)
from zones.model import Region

INDEX_BOUNDS = (100, 90, 80, 70, 60, 50)
"""Bounds of the classes, downwards; the base year is 100."""

JOINT, NO_DATA = "joint", "no_data"


def _classes() -> dict[str, Text]:
    first, last = INDEX_BOUNDS[0], INDEX_BOUNDS[-1]
    middle = {
        f"{low}_{high}": Text(f"{low}超〜{high}", f"over {low} to {high}")
        for high, low in pairwise(INDEX_BOUNDS)
    }
    return {
        f"over_{first}": Text(f"{first}超", f"over {first}"),
        **middle,
        f"to_{last}": Text(f"{last}以下", f"{last} or less"),
    }


INDEX_CLASSES: dict[str, Text] = _classes()
"""The classes of the index from above, with their words."""

OTHER_CLASSES: dict[str, Text] = {
    JOINT: Text("一括推計（市町村別はない）", "projected jointly, none of its own"),
    NO_DATA: Text("データなし", "no data"),
}
"""What stands beside the classes where a municipality has no index of its own."""

DISTRIBUTION_TYPES = {
    "year": "int64",
    "class": "str",
    "municipalities": "int64",
    "share": "Float64",
}


def index_class_of(region: Region, *, base: int, year: int) -> pd.Series:
    """Return the class of each municipality's index, by code.

    Compared on whole persons, never on a rounded index. Those of a joint unit all have the unit's.

    Returns
    -------
    Series
        A key of `INDEX_CLASSES`; ``no_data`` where there is none or the base is zero.

    Raises
    ------
    NotFoundError
        If a year isn't at hand.
    """
    check_year(base, base_years(region))
    check_year(year, base_years(region))
    return _classes_of(region, units_by_year(region), base, year)


def _classes_of(region: Region, wide: pd.DataFrame, base: int, year: int) -> pd.Series:
    names = list(INDEX_CLASSES)
    units = {
        str(unit): _class(int(people), int(start), names)
        for unit, people, start in wide[[year, base]].set_axis(["a", "b"], axis=1)
        .dropna().itertuples(name=None)
        if start
    }  # fmt: skip
    return unit_of(region).map(units).fillna(NO_DATA).astype("str").rename("class")


def _class(people: int, start: int, names: Sequence[str]) -> str:
    """Return the class: the first whose lower bound the people are above."""
    for name, bound in zip(names, INDEX_BOUNDS, strict=False):
        if people * 100 > bound * start:
            return name
    return names[-1]


def index_distribution(
    region: Region, codes: Iterable[str], *, base: int, years: Sequence[int] = ()
) -> pd.DataFrame:
    """Count municipalities by class of their index and year.

    Parameters
    ----------
    codes
        Municipalities of the region of interest; others are left out.
    base
        The year that is 100.
    years
        Years of the table; those projected after the base unless given.

    Returns
    -------
    DataFrame
        A row a year and class: ``year``, ``class`` (`INDEX_CLASSES`, then `OTHER_CLASSES` where
        they occur), ``municipalities``, ``share`` of all of them (0–1; NA if there are none).
        Municipalities that are projected only together are counted in ``joint``.

    Raises
    ------
    NotFoundError
        If a year isn't at hand.
    """
    wanted = set(codes)
    inside = [code for code in region.codes if code in wanted]
    joint = set(in_joint_unit(region))
    later = years or tuple(year for year in projected_years(region) if year > base)
    for year in (base, *later):
        check_year(year, base_years(region))
    wide, counts = units_by_year(region), {}
    for year in later:
        found = _classes_of(region, wide, base, year).reindex(inside)
        counts[year] = found.mask(found.index.isin(joint), JOINT).value_counts()
    others = [key for key in OTHER_CLASSES if any(key in one for one in counts.values())]
    keys = [*INDEX_CLASSES, *others]
    rows = [
        (year, key, int(one.get(key, 0)), one.get(key, 0) / len(inside) if inside else None)
        for year, one in counts.items()
        for key in keys
    ]
    return pd.DataFrame(rows, columns=list(DISTRIBUTION_TYPES)).astype(DISTRIBUTION_TYPES)
