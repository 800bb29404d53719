"""Several censuses side by side on today's municipalities: who entered, who left."""

import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from zones.labels import Text
from zones.provenance import Basis


@dataclass(frozen=True, slots=True)
class CitySummary:
    """How many cities there are, and how many people live in one."""

    cities: int
    mean: float | None
    median: float | None


def city_summary(residents: pd.Series, codes: Iterable[str]) -> CitySummary:
    """Return the number of the cities *codes* and the mean and median of their residents.

    The 2014 report on 地方中枢拠点都市 counts 61 cities on the 2010 census, with a mean of about
    450,000 and a median of about 340,000 residents.

    Parameters
    ----------
    residents
        By code; a missing number makes the mean and median unknown.
    codes
        The cities.
    """
    people = residents.reindex(sorted(codes)).astype("Float64")
    if people.empty or people.isna().any():
        return CitySummary(len(people), None, None)
    return CitySummary(len(people), float(people.mean()), float(people.median()))


def values_by_year(values: Mapping[int, pd.Series]) -> pd.DataFrame:
    """Return a column a year, indexed by every code that any year has, sorted; NA where unknown."""
    table = pd.DataFrame({year: values[year] for year in sorted(values)})
    return table.sort_index().rename_axis("code")


def changes_by_year(holds: Mapping[int, pd.Series]) -> pd.DataFrame:
    """Return who entered and who left from one year to the next.

    Parameters
    ----------
    holds
        For each year: whether something holds, by code; NA where it can't be told. Neither an
        entry nor a departure is read from an unknown.

    Returns
    -------
    `code`, `year` (the later one), `before` (the earlier one) and `change` (``entered`` or
    ``left``), sorted by year and code.
    """
    years = sorted(holds)
    rows = []
    for before, year in itertools.pairwise(years):
        both = pd.DataFrame({"old": holds[before], "new": holds[year]}).dropna().astype(bool)
        moved = both[both["old"] != both["new"]].sort_index()
        for code, new in moved["new"].items():
            change = "entered" if new else "left"
            rows.append({"code": code, "year": year, "before": before, "change": change})
    return pd.DataFrame(rows, columns=["code", "year", "before", "change"])


def sphere_changes(
    spheres: Mapping[int, pd.DataFrame],
    threshold: Fraction,
    known: Mapping[int, Collection[str]] | None = None,
) -> pd.DataFrame:
    """Return which municipality entered or left which centre's sphere.

    Parameters
    ----------
    spheres
        For each year: `centre`, `member`, `persons`, `total` (whole numbers).
    threshold
        Share from which a municipality is a member; compared on integers.
    known
        For each year the municipalities whose shares can be told; all, unless given. Nothing is
        read from an unknown.

    Returns
    -------
    `centre`, `member`, `year`, `before` and `change`, sorted by year, centre and member.
    """
    members = {}
    for year, table in spheres.items():
        enough = table["persons"] * threshold.denominator >= table["total"] * threshold.numerator
        inside = table[enough & (table["total"] > 0)]
        members[year] = set(zip(inside["centre"], inside["member"], strict=True))
    years = sorted(members)
    rows = []
    for before, year in itertools.pairwise(years):
        told = None if known is None else set(known[before]) & set(known[year])
        for change, pairs in (
            ("entered", members[year] - members[before]),
            ("left", members[before] - members[year]),
        ):
            rows += [
                (centre, member, year, before, change)
                for centre, member in pairs
                if told is None or member in told
            ]
    table = pd.DataFrame(rows, columns=["centre", "member", "year", "before", "change"])
    return table.sort_values(["year", "centre", "member"], ignore_index=True)


def basis_warning(bases: Mapping[int, Basis]) -> Text | None:
    """Return the words that must stand beside a comparison across bases; None if there is one."""
    kinds = {(basis.people.ja, basis.denominator) for basis in bases.values()}
    if len(kinds) <= 1:
        return None
    ja = "、".join(f"{year}年: {bases[year].text.ja}" for year in sorted(bases))
    en = "; ".join(f"{year}: {bases[year].text.en}" for year in sorted(bases))
    return Text(
        f"注意: 数える人や分母が年によって違い、割合はそのまま比べられません（{ja}）。",
        f"Caution: the years count different people or divide by different totals, so that shares "
        f"can't be compared as they are ({en}).",
    )
