"""Commuting spheres: who sends at least a given share of its commuters to a centre."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from zones.errors import InputError
from zones.model import FlowMatrix
from zones.provenance import Basis
from zones.rules.metropolitan import MetropolitanAreas

_MOST_DECIMALS = 6
"""Finer thresholds mean nothing on counts of persons, and would leave 64-bit integers."""


def parse_threshold(value: str | float | Decimal | Fraction) -> Fraction:
    """Return *value* as an exact fraction.

    Floats are read as they are printed: ``0.1`` is one tenth.

    Raises
    ------
    InputError
        If it is no number, not within (0, 1], or has more than six decimals.

    Examples
    --------
    >>> parse_threshold(0.10)
    Fraction(1, 10)
    """
    threshold = value if isinstance(value, Fraction) else _exact(str(value))
    if not 0 < threshold <= 1 or 10**_MOST_DECIMALS % threshold.denominator:
        raise InputError(
            f"基準値 {value} は使えません。0 より大きく 1 以下の割合を、"
            "小数6桁までで指定してください（例：0.10 は 10 %）。",
            f"The threshold {value} can't be used. Give a share above 0 and up to 1 "
            "with at most six decimals (0.10 is 10 %).",
        )
    return threshold


def _exact(text: str) -> Fraction:
    """Return a decimal number within (0, 1] as a fraction, and 0 for anything else.

    The range is checked first: ``1e999999999`` as a fraction would fill the memory.
    """
    try:
        number = Decimal(text)
        inside = 0 < number <= 1 and number.adjusted() >= -_MOST_DECIMALS
    except InvalidOperation:
        inside = False
    return Fraction(number) if inside else Fraction(0)


@dataclass(frozen=True, eq=False)
class Sphere:
    """A centre set, a threshold, and the municipalities that reach it.

    Parameters
    ----------
    centres
        Codes that act as one centre.
    threshold
        Exact share.
    basis
        The people counted and the denominator.
    members
        Indexed by code, by share downwards and code: ``persons``, ``share``. Centres are left out.
    """

    centres: tuple[str, ...]
    threshold: Fraction
    basis: Basis
    members: pd.DataFrame


def sphere(flows: FlowMatrix, centres: Sequence[str], *, threshold: Fraction) -> Sphere:
    """Find the sphere of a centre set.

    { m : Σ_{c∈C} a_mc ÷ total_m ≥ threshold }, compared on integers; flows to several centres add.

    Raises
    ------
    NotFoundError
        If a centre is not in the flows.
    """
    table = sphere_table(flows, {"": tuple(centres)}, threshold=threshold)
    members = table.set_index("code")[["persons", "share"]]
    return Sphere(tuple(centres), threshold, flows.basis, members)


def sphere_table(
    flows: FlowMatrix, centre_sets: Mapping[str, Sequence[str]], *, threshold: Fraction
) -> pd.DataFrame:
    """Find the spheres of many centre sets at once.

    Returns
    -------
    DataFrame
        ``set`` (key of *centre_sets*), ``code``, ``persons``, ``share``: in the order of the sets,
        then share downwards, then code. A set's own centres are left out.
    """
    keys = list(centre_sets)
    choice = choice_matrix(flows, [centre_sets[key] for key in keys])
    sums = (flows.matrix @ choice).tocoo()
    total = flows.denominator.fillna(0).to_numpy(dtype=np.int64)[sums.row]
    kept = (total > 0) & (sums.data * threshold.denominator >= total * threshold.numerator)
    kept &= ~_own(choice, sums)
    table = pd.DataFrame(
        {
            "order": sums.col[kept],
            "code": flows.codes[sums.row[kept]],
            "persons": sums.data[kept],
            "share": sums.data[kept] / total[kept],
        }
    ).sort_values(["order", "share", "code"], ascending=[True, False, True], ignore_index=True)
    table.insert(0, "set", np.asarray(keys, dtype=object)[table.pop("order")])
    return table.astype({"set": "str"})


def _own(choice: sparse.csr_array, sums: sparse.coo_array) -> NDArray[np.bool_]:
    """Tell which of *sums* go from a centre to its own set."""
    rows, columns = choice.nonzero()
    sets = choice.shape[1]
    own: NDArray[np.bool_] = np.isin(
        sums.row.astype(np.int64) * sets + sums.col, rows.astype(np.int64) * sets + columns
    )
    return own


def metropolitan_spheres(flows: FlowMatrix, areas: MetropolitanAreas) -> pd.DataFrame:
    """Find who lies in the sphere of a metropolitan area; its cores lie in it too.

    Returns
    -------
    DataFrame
        Indexed by code, sorted: ``area`` (id), ``persons`` and ``share`` to the area's cores. A
        municipality that reaches two areas belongs to that of the larger share.
    """
    sets = {area.id: [code for code in area.cores if code in flows.codes] for area in areas.areas}
    table = sphere_table(flows, sets, threshold=areas.threshold).rename(columns={"set": "area"})
    cores = pd.concat([_core_rows(flows, area, codes) for area, codes in sets.items()])
    both = pd.concat([cores, table], ignore_index=True)
    both = both.sort_values(["code", "share", "area"], ascending=[True, False, True])
    return both.drop_duplicates("code").set_index("code")[["area", "persons", "share"]]


def _core_rows(flows: FlowMatrix, area: str, cores: Sequence[str]) -> pd.DataFrame:
    persons = flows.to(cores).loc[list(cores)]
    shares = flows.shares_to(cores).loc[list(cores)].astype(float)
    return pd.DataFrame(
        {"area": area, "code": cores, "persons": persons.array, "share": shares.array}
    )


def choice_matrix(flows: FlowMatrix, sets: Sequence[Sequence[str]]) -> sparse.csr_array:
    """Return municipalities × sets with a one where a municipality is a centre of the set."""
    unique = [list(dict.fromkeys(centres)) for centres in sets]
    row = flows.positions(code for centres in unique for code in centres)
    columns = np.repeat(np.arange(len(sets)), [len(centres) for centres in unique])
    ones = np.ones(len(row), dtype=np.int64)
    return sparse.csr_array((ones, (row, columns)), shape=(len(flows.codes), len(sets)))
