"""Flows between the units that a method joins: municipalities, or several that act as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from zones.model import FlowMatrix

IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Units:
    """Flows between units, by position in the order of their codes.

    Parameters
    ----------
    codes
        Code of each unit, sorted: that of the municipality, or the smallest of several.
    of
        Unit of each municipality of the flows, by position.
    persons
        Units × units, without explicit zeros.
    total
        What a share is divided by; 0 where unknown.
    """

    codes: tuple[str, ...]
    of: NDArray[np.intp]
    persons: sparse.csr_array
    total: IntArray

    @property
    def size(self) -> int:
        """Number of units."""
        return len(self.codes)

    @cached_property
    def living(self) -> IntArray:
        """Listed persons who live in each unit (L)."""
        return _flat(self.persons.sum(axis=1))

    @cached_property
    def working(self) -> IntArray:
        """Listed persons who work or study in each unit (W)."""
        return _flat(self.persons.sum(axis=0))

    @cached_property
    def staying(self) -> IntArray:
        """Persons who do both in the same unit."""
        return _flat(self.persons.diagonal())

    def sums(self, values: pd.Series, codes: pd.Index) -> IntArray:
        """Add up whole numbers of municipalities by unit; missing ones count nothing."""
        known = values.reindex(codes).fillna(0).to_numpy(dtype=np.int64)
        return np.bincount(self.of, known, minlength=self.size).astype(np.int64)

    def spread(self, zone_of: Mapping[int, int], codes: pd.Index) -> dict[str, str]:
        """Return the zone of each municipality from the zone (a unit) of each unit."""
        return {
            code: self.codes[zone_of[int(at)]]
            for code, at in zip(codes, self.of, strict=True)
            if int(at) in zone_of
        }

    def larger(self, a: int, b: int) -> tuple[int, int]:
        """Return the unit with more persons working in it, and the other; ties by code."""
        first = (-int(self.working[a]), a) < (-int(self.working[b]), b)
        return (a, b) if first else (b, a)

    def leads(self, groups: Iterable[Sequence[int]]) -> dict[int, int]:
        """Return for each unit of *groups* the one of its group with most persons working in it."""
        zone_of: dict[int, int] = {}
        for group in groups:
            lead = min(group, key=lambda unit: (-int(self.working[unit]), unit))
            zone_of |= dict.fromkeys(group, lead)
        return zone_of

    def whole(self, units: Iterable[int], codes: pd.Index) -> set[str]:
        """Return the municipalities of *units*."""
        wanted = np.zeros(self.size, dtype=bool)
        wanted[list(units)] = True
        return set(codes[wanted[self.of]])


def find_units(flows: FlowMatrix, as_one: Sequence[Sequence[str]] = ()) -> Units:
    """Return the units of *flows*; each group of codes of *as_one* becomes a single unit."""
    lead = {code: code for code in flows.codes}
    for group in as_one:
        present = sorted(code for code in group if code in lead)
        lead |= dict.fromkeys(present, present[0]) if present else {}
    codes = tuple(sorted(set(lead.values())))
    at = {code: position for position, code in enumerate(codes)}
    of = np.array([at[lead[code]] for code in flows.codes], dtype=np.intp)
    size = (len(of), len(codes))
    choice = sparse.csr_array((np.ones(len(of), np.int64), (np.arange(len(of)), of)), shape=size)
    persons = sparse.csr_array(choice.T @ flows.matrix @ choice)
    persons.eliminate_zeros()
    persons.sort_indices()
    persons.data.setflags(write=False)
    total = choice.T @ flows.denominator.fillna(0).to_numpy(dtype=np.int64)
    return Units(codes, of, persons, total)


@dataclass(frozen=True, eq=False)
class Ties:
    """Every pair of units with a flow in either direction, stored once for each of the two.

    Parameters
    ----------
    start
        The ties of unit i are those from ``start[i]`` to ``start[i + 1]``.
    other
        The unit at the other end, ascending.
    out, back
        Persons from i to the other, and from the other to i.
    """

    start: NDArray[np.intp]
    other: NDArray[np.intp]
    out: NDArray[np.float64]
    back: NDArray[np.float64]

    def of(self, unit: int) -> slice:
        """Return where the ties of a unit stand."""
        return slice(int(self.start[unit]), int(self.start[unit + 1]))


def find_ties(units: Units) -> Ties:
    """Return the ties between different units."""
    flow = units.persons.tocoo()
    apart = flow.row != flow.col
    row, column = flow.row[apart].astype(np.int64), flow.col[apart].astype(np.int64)
    persons = flow.data[apart].astype(np.float64)
    key, at = np.unique(
        np.concatenate([row * units.size + column, column * units.size + row]), return_inverse=True
    )
    none = np.zeros_like(persons)
    out = np.bincount(at, np.concatenate([persons, none]), minlength=len(key))
    back = np.bincount(at, np.concatenate([none, persons]), minlength=len(key))
    start = np.searchsorted(key, np.arange(units.size + 1, dtype=np.int64) * units.size)
    return Ties(start, key % units.size, out.astype(np.float64), back.astype(np.float64))


def _flat(values: object) -> IntArray:
    return np.asarray(values, dtype=np.int64).ravel()
