"""How far two sets of zones agree, as wholes, zone by zone and municipality by municipality."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from zones.labels import Text

Zones = Mapping[str, Sequence[str]]
"""Municipalities of each zone; zones may overlap."""

STANDINGS: dict[str, Text] = {
    "same": Text("同じ圏域", "same zone"),
    "differs": Text("異なる圏域", "another zone"),
    "only_first": Text("一方のみ（1番目）", "only in the first"),
    "only_second": Text("一方のみ（2番目）", "only in the second"),
    "neither": Text("どちらにもない", "in neither"),
}
"""How a municipality stands between two sets of zones."""


def jaccard(a: Collection[str], b: Collection[str]) -> float:
    """Return the size of the intersection over the size of the union; 1.0 for two empty sets.

    Examples
    --------
    >>> jaccard({"20201", "20207"}, {"20207"})
    0.5
    """
    first, second = set(a), set(b)
    both = first | second
    return len(first & second) / len(both) if both else 1.0


def adjusted_rand(first: pd.Series, second: pd.Series) -> float:
    """Return the adjusted Rand index of two assignments: 1 when equal, about 0 by chance.

    (Σ C(n_ij,2) − E) ÷ (½(Σ C(a_i,2) + Σ C(b_j,2)) − E), E = Σ C(a_i,2)·Σ C(b_j,2) ÷ C(n,2), over
    the municipalities that both assign (Hubert and Arabie 1985). NaN where there are none.

    Parameters
    ----------
    first, second
        Zone by code; ``NA`` where in none.

    Examples
    --------
    >>> codes = ["20201", "20202", "20203", "20204"]
    >>> adjusted_rand(pd.Series(list("aabb"), codes), pd.Series(list("xxyy"), codes))
    1.0
    """
    table = _contingency(first, second)
    count = int(table.sum())
    if not count:
        return float("nan")
    together = _pairs(table.data).sum()
    rows, columns = _pairs(_margin(table, 1)).sum(), _pairs(_margin(table, 0)).sum()
    every = count * (count - 1) / 2
    chance = rows * columns / every if every else 0.0
    most = (rows + columns) / 2
    return float((together - chance) / (most - chance)) if most != chance else 1.0


def variation_of_information(first: pd.Series, second: pd.Series) -> float:
    """Return the variation of information of two assignments in bits: 0 when equal.

    H(A|B) + H(B|A) over the municipalities that both assign (Meilă 2007); at most log₂ of their
    number. NaN where there are none.

    Parameters
    ----------
    first, second
        Zone by code; ``NA`` where in none.

    Examples
    --------
    >>> codes = ["20201", "20202"]
    >>> variation_of_information(pd.Series(list("aa"), codes), pd.Series(list("xy"), codes))
    1.0
    """
    table = _contingency(first, second)
    count = int(table.sum())
    if not count:
        return float("nan")
    joint = _entropy(table.data / count)
    alone = _entropy(_margin(table, 1) / count) + _entropy(_margin(table, 0) / count)
    return max(0.0, float(2 * joint - alone))


def agreement_table(assignments: Mapping[str, pd.Series]) -> pd.DataFrame:
    """Compare every two sets of zones that don't overlap.

    Parameters
    ----------
    assignments
        Zone by code of each set, ``NA`` where in none.

    Returns
    -------
    DataFrame
        One row a pair, in the order given: ``first``, ``second``, ``municipalities`` (that both
        assign), ``only_first``, ``only_second``, ``adjusted_rand``, ``variation_of_information``.
    """
    names = list(assignments)
    rows = []
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            first, second = _aligned(assignments[one], assignments[other])
            held, kept = first.notna(), second.notna()
            rows.append(
                {
                    "first": one,
                    "second": other,
                    "municipalities": int((held & kept).sum()),
                    "only_first": int((held & ~kept).sum()),
                    "only_second": int((~held & kept).sum()),
                    "adjusted_rand": adjusted_rand(first, second),
                    "variation_of_information": variation_of_information(first, second),
                }
            )
    return pd.DataFrame(rows, columns=list(_PAIR_TYPES)).astype(_PAIR_TYPES)


_PAIR_TYPES = {
    "first": "str",
    "second": "str",
    "municipalities": "int64",
    "only_first": "int64",
    "only_second": "int64",
    "adjusted_rand": "float64",
    "variation_of_information": "float64",
}


def match_zones(zones: Zones, others: Zones) -> pd.DataFrame:
    """Find for each zone the zone of another set that is most like it; both sets may overlap.

    Returns
    -------
    DataFrame
        Indexed by zone, in the order given: ``match`` (the zone of the largest Jaccard index, ties
        to the smaller id; NA where none shares a municipality), ``jaccard``, ``missing`` (codes
        only in the match) and ``extra`` (codes only in the zone), tuples.
    """
    rows = []
    holders = _holders(others)
    for zone, codes in zones.items():
        near = sorted({other for code in codes for other in holders.get(code, ())})
        best = min(near, key=lambda other: (-jaccard(codes, others[other]), other), default=None)
        match = set(others[best]) if best is not None else set()
        rows.append(
            {
                "zone": zone,
                "match": best,
                "jaccard": jaccard(codes, match) if best is not None else 0.0,
                "missing": tuple(sorted(match - set(codes))),
                "extra": tuple(sorted(set(codes) - match)),
            }
        )
    table = pd.DataFrame(rows, columns=["zone", "match", "jaccard", "missing", "extra"])
    return table.astype({"zone": "str", "match": "str", "jaccard": "float64"}).set_index("zone")


def summarize_matches(matches: pd.DataFrame) -> pd.Series:
    """Sum up `match_zones`.

    Returns
    -------
    Series
        ``zones``; ``jaccard_mean`` and ``jaccard_median``; ``half`` (share of zones with a Jaccard
        index of ½ or more); ``same`` (share with the very same municipalities). NA without zones.
    """
    value = matches["jaccard"]
    some = len(value) > 0
    summary = {
        "zones": len(value),
        "jaccard_mean": value.mean() if some else None,
        "jaccard_median": value.median() if some else None,
        "half": (value >= 1 / 2).mean() if some else None,
        "same": (value == 1).mean() if some else None,
    }
    return pd.Series(summary, dtype="Float64", name="value").rename_axis("measure")


def disagreement(first: pd.Series, second: pd.Series) -> pd.DataFrame:
    """Tell for each municipality how its zones in two sets differ: the values of a map.

    Parameters
    ----------
    first, second
        Zone by code; ``NA`` where in none.

    Returns
    -------
    DataFrame
        By code, sorted: ``first``, ``second`` (zones), ``standing`` (key of `STANDINGS`;
        ``same`` when both zones hold the very same municipalities), ``jaccard`` of both zones; NA
        unless both assign it.
    """
    first, second = _aligned(first, second)
    held, kept = first.notna(), second.notna()
    size, other = first.map(first.value_counts()), second.map(second.value_counts())
    pair = first.astype("object").astype("str") + "|" + second.astype("object").astype("str")
    common = pair.map(pair[held & kept].value_counts())
    index = (common / (size + other - common)).astype("Float64").where(held & kept)
    standing = np.select(
        [held & kept & (index == 1).fillna(value=False), held & kept, held, kept],
        ["same", "differs", "only_first", "only_second"],
        "neither",
    )
    return pd.DataFrame(
        {
            "first": first,
            "second": second,
            "standing": pd.Series(standing, index=first.index, dtype="str"),
            "jaccard": index,
        }
    )


def _aligned(first: pd.Series, second: pd.Series) -> tuple[pd.Series, pd.Series]:
    codes = pd.Index(sorted({*first.index, *second.index}), name="code")
    return first.reindex(codes), second.reindex(codes)


def _contingency(first: pd.Series, second: pd.Series) -> sparse.csr_array:
    """Return zones × zones with the municipalities that both assign."""
    one, other = _aligned(first, second)
    both = (one.notna() & other.notna()).to_numpy(dtype=bool)
    row, rows = pd.factorize(one[both])
    column, columns = pd.factorize(other[both])
    ones = np.ones(len(row), dtype=np.int64)
    table = sparse.coo_array((ones, (row, column)), shape=(len(rows), len(columns)))
    return sparse.csr_array(table)


def _margin(table: sparse.csr_array, axis: int) -> NDArray[np.int64]:
    return np.asarray(table.sum(axis=axis), dtype=np.int64).ravel()


def _pairs(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    pairs: NDArray[np.float64] = counts * (counts - 1) / 2
    return pairs


def _entropy(part: NDArray[np.float64]) -> float:
    return float(-(part * np.log2(part)).sum())


def _holders(zones: Zones) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for zone, codes in zones.items():
        for code in codes:
            found.setdefault(code, []).append(zone)
    return found
