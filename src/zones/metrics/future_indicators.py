"""Indicators of an area's services and finance: today, and where projected people carry them.

Counts are added up, rates per head are sums over sums (so weighted by people), ratios are weighted
means. What is not told of one municipality is not told of the area. A projected value holds
something as it is today; that is an assumption, and says which.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

import numpy as np
import pandas as pd

from zones.errors import DataError
from zones.labels import Text
from zones.metrics.future import projected_years
from zones.metrics.future_people import people_by_year
from zones.model import Region
from zones.model.cells import integer, number

Kind = Literal["count", "rate", "mean"]
Unit = Literal["persons", "households", "number", "rate", "yen", "percent"]

INDICATOR_TYPES = {
    "area": "str",
    "indicator": "str",
    "label_ja": "str",
    "label_en": "str",
    "unit": "str",
    "kind": "str",
    "reference_year": "Int64",
    "year": "int64",
    "value": "Float64",
    "projected": "bool",
    "assumed": "bool",
    "assumption": "str",
    "missing": "int64",
}

ASSUMPTIONS: dict[str, Text] = {
    "": Text("", ""),
    "follows_age_0_14": Text("0〜14歳に対する比が今のまま", "as many for each child of 0–14 as today"),
    "follows_age_15_64": Text("15〜64歳1人当たりが今のまま", "as much for each person of 15–64 as today"),
    "follows_age_65_over": Text("65歳以上に対する比が今のまま", "as many for each elder of 65 and over as today"),
    "follows_total": Text("1人当たりが今のまま", "as much a head as today"),
    "held": Text("数が今のまま", "as many as today"),
    "weight": Text("歳入で加重した平均", "mean weighted by revenue"),
}  # fmt: skip
"""What is assumed, in words."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: its parts and what carries it into the future.

    Parameters
    ----------
    items
        Items of the region's indicators that are added up.
    over, per
        People that a rate is divided by, and for how many of them it is given.
    follows
        People to which a count keeps its ratio; ``None`` if it isn't projected.
    held
        Whether a rate is projected with as many items as today.
    weight
        Item by which a mean is weighted.
    """

    id: str
    label: Text
    unit: Unit
    kind: Kind
    items: tuple[str, ...]
    over: str = "total"
    per: int = 1
    follows: str | None = None
    held: bool = False
    weight: str | None = None

    @property
    def assumption(self) -> str:
        """Key of `ASSUMPTIONS` for what a projected value, or a mean, assumes."""
        if self.kind == "mean":
            return "weight"
        if self.follows:
            return f"follows_{self.follows}"
        return "held" if self.held else ""


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return the indicators of the sheet, in its order.

    Raises
    ------
    DataError
        If the list is malformed.
    """
    file = resources.files("zones.metrics").joinpath("future_indicators.toml")
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["indicators"]
    return tuple(read_indicator(row) for row in rows)


def read_indicator(row: Mapping[str, object]) -> Indicator:
    """Read one row of the list of indicators.

    Raises
    ------
    DataError
        If it says something unknown.
    """
    values = dict(row)
    label, items = values.pop("label"), values.pop("items")
    known = {"id", "unit", "kind", "over", "per", "follows", "held", "weight"}
    if set(values) - known or values.get("kind") not in get_args(Kind):
        raise DataError(
            f"指標「{values.get('id')}」の定義が正しくありません。",
            f"The definition of indicator '{values.get('id')}' is malformed.",
        )
    return Indicator(label=Text(**label), items=tuple(items), **values)  # type: ignore[arg-type]


def indicator_table(region: Region, areas: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return every indicator of areas, today and in the projected years that carry it.

    Parameters
    ----------
    areas
        Codes of each area; codes that the region doesn't count are left out.

    Returns
    -------
    DataFrame
        One row an area, indicator and year, in order, with the columns of `INDICATOR_TYPES`.
        ``year`` is the projection's first year for today's value, whose figures are of
        ``reference_year`` (the latest of its items). ``value`` is NA where a municipality has no
        figure (``missing`` counts them) or the projection can't tell the people. ``assumption`` is
        a key of `ASSUMPTIONS`. What follows people keeps the ratio to those of its reference year,
        between two projected years in proportion to time.
    """
    years = projected_years(region)
    if not years or region.indicators.empty:
        return pd.DataFrame(columns=list(INDICATOR_TYPES)).astype(INDICATOR_TYPES)
    wide = region.indicators.pivot_table(index="code", columns="item", values="value")
    wide = wide.reindex(region.codes)
    dates = region.indicators.groupby("item")["year"].max()
    people = people_by_year(region, areas, base=years[0]).set_index(["area", "year"])
    rows = []
    for key, codes in areas.items():
        inside = wide.index.intersection(pd.Index(list(dict.fromkeys(codes)), dtype="str"))
        figures = wide.reindex(inside)
        ages = people.loc[[key]].droplevel("area")
        for one in indicators():
            rows += _rows(key, one, figures, ages, dates, years)
    return pd.DataFrame(rows, columns=list(INDICATOR_TYPES)).astype(INDICATOR_TYPES)


@dataclass(frozen=True, slots=True)
class _Moment:
    """The year asked for, and that of the figures."""

    year: int
    reference: int


def _rows(
    area: str,
    one: Indicator,
    figures: pd.DataFrame,
    ages: pd.DataFrame,
    dates: pd.Series,
    years: Sequence[int],
) -> list[dict[str, object]]:
    needed = [*one.items, *([one.weight] if one.weight else [])]
    held = [item for item in needed if item in figures]
    lacking = figures.reindex(columns=needed).isna().any(axis=1)
    missing = int(lacking.sum()) if len(figures) else 0
    total = None if missing or not len(figures) else _today(one, figures)
    common = {
        "area": area,
        "indicator": one.id,
        "label_ja": one.label.ja,
        "label_en": one.label.en,
        "unit": one.unit,
        "kind": one.kind,
        "reference_year": dates.reindex(held).max() if held else pd.NA,
        "missing": missing,
    }
    rows = []
    for year in years:
        first = year == years[0]
        if not first and not (one.follows or one.held):
            continue
        moment = _Moment(year, integer(common["reference_year"]) or years[0])
        value = _value(one, total, ages, years, moment)
        weighed = one.kind == "mean"
        rows.append(
            common
            | {
                "year": year,
                "value": value,
                "projected": not first,
                "assumed": weighed or not first,
                "assumption": one.assumption if weighed or not first else "",
            }
        )
    return rows


def _today(one: Indicator, figures: pd.DataFrame) -> float | None:
    if one.kind == "mean":
        weights = figures[str(one.weight)]
        whole = float(weights.sum())
        return float((figures[one.items[0]] * weights).sum()) / whole if whole else None
    return float(figures[list(one.items)].to_numpy().sum())


def _value(
    one: Indicator, total: float | None, ages: pd.DataFrame, years: Sequence[int], at: _Moment
) -> object:
    """Return the value of a year: today's total, carried by the people where it follows them."""
    if total is None:
        return pd.NA
    if one.kind == "rate":
        people = number(ages.at[at.year, one.over])
        return total * one.per / people if people else pd.NA
    if one.follows is None or at.year == years[0]:
        return total
    now = _interpolated(ages[one.follows].loc[list(years)], at.reference)
    then = number(ages.at[at.year, one.follows])
    return pd.NA if now is None or then is None else total * then / now


def _interpolated(people: pd.Series, year: int) -> float | None:
    """Return the people of a year between two of the series; None if unknown or nobody."""
    if people.isna().any():
        return None
    value = float(np.interp(year, people.index.to_numpy(), people.to_numpy(dtype=float)))
    return value or None
