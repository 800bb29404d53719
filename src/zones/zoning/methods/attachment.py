"""Whose suburb each unit is: first order to centre sets, higher orders through other suburbs."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from zones.zoning.methods.units import IntArray, Units

NONE = -1


@dataclass(frozen=True, eq=False)
class Largest:
    """The largest flow of each unit: where to (-1 where there is none), and the persons."""

    to: IntArray
    persons: IntArray


@dataclass(frozen=True, eq=False)
class Attachment:
    """What each unit hangs on, given the centres.

    Parameters
    ----------
    area
        Main centre of the area of each unit, its own centres included; -1 where there is none.
    through
        The suburb through which a suburb of higher order belongs; -1 elsewhere.
    persons
        Persons of the flow that decided; 0 for centres and units in no area.
    sets
        The centre set, not one's own, to which most go.
    """

    area: IntArray
    through: IntArray
    persons: IntArray
    sets: Largest


class Suburbs:
    """The flows between units, ready to tell suburbs at one threshold."""

    def __init__(self, units: Units, share: Fraction) -> None:
        self.units = units
        self.share = share
        apart = units.persons.copy()
        apart.setdiag(0)
        apart.eliminate_zeros()
        self.apart = apart
        self.top = largest(apart)

    def reaches(self, persons: IntArray) -> NDArray[np.bool_]:
        """Tell whether *persons* of each unit are at least the share of its total."""
        most = self.units.total * self.share.numerator
        return (persons * self.share.denominator >= most) & (self.units.total > 0)

    def exceeds(self, persons: IntArray) -> NDArray[np.bool_]:
        """Tell whether *persons* of each unit are more than the share of its total."""
        most = self.units.total * self.share.numerator
        return (persons * self.share.denominator > most) & (self.units.total > 0)

    def to_sets(self, centre_of: IntArray) -> sparse.csr_array:
        """Return units × main centres: persons who go to the centre set of each main centre."""
        centres = np.flatnonzero(centre_of != NONE)
        size = self.units.size
        ones = np.ones(len(centres), dtype=np.int64)
        choice = sparse.csr_array((ones, (centres, centre_of[centres])), shape=(size, size))
        return sparse.csr_array(self.apart @ choice)

    def attach(self, centre_of: IntArray) -> Attachment:
        """Find the area of every unit; *centre_of* names the main centre of each centre, else -1.

        A unit belongs to the centre set to which most of its commuters go, from the share on. It
        belongs through a suburb when more go there than anywhere else and than to that set, and
        more than the share. In a ring of such suburbs (a mutual pair is the shortest) the one with
        the smallest share follows no other.
        """
        sets = self._other_sets(centre_of)
        outside = centre_of == NONE
        first = outside & self.reaches(sets.persons)
        through = outside & (self.top.to != NONE) & self.exceeds(self.top.persons)
        through &= (self.top.persons > sets.persons) & outside[self.top.to]
        link = np.where(through, self.top.to, NONE)
        for ring in rings(link):
            link[self._weakest(ring)] = NONE
        area = np.where(outside, NONE, centre_of)
        for unit in _downstream(link):
            if link[unit] != NONE and area[link[unit]] != NONE:
                area[unit] = area[link[unit]]
            elif first[unit]:
                link[unit] = NONE
                area[unit] = sets.to[unit]
            else:
                link[unit] = NONE
        decided = np.where(link != NONE, self.top.persons, sets.persons)
        persons = np.where(outside & (area != NONE), decided, 0)
        return Attachment(area, link, persons, sets)

    def _other_sets(self, centre_of: IntArray) -> Largest:
        flow = self.to_sets(centre_of).tocoo()
        other = centre_of[flow.row] != flow.col
        shape = (self.units.size, self.units.size)
        kept = (flow.data[other], (flow.row[other], flow.col[other]))
        return largest(sparse.csr_array(kept, shape=shape))

    def _weakest(self, ring: list[int]) -> int:
        """Return the unit of the smallest share in a ring; ties by code."""
        total, persons = self.units.total, self.top.persons
        return min(ring, key=lambda unit: (Fraction(int(persons[unit]), int(total[unit])), unit))


def largest(flow: sparse.csr_array) -> Largest:
    """Return where most of each row go; ties go to the smaller column."""
    to = np.full(flow.shape[0], NONE, dtype=np.int64)
    persons = np.zeros(flow.shape[0], dtype=np.int64)
    count = np.diff(flow.indptr)
    held = np.flatnonzero(count)
    start = flow.indptr[held]
    persons[held] = np.maximum.reduceat(flow.data, start)
    most = flow.data == np.repeat(persons, count)
    to[held] = np.minimum.reduceat(np.where(most, flow.indices, flow.shape[1]), start)
    return Largest(to, persons)


def rings(link: IntArray) -> list[list[int]]:
    """Return the rings of a graph in which every unit points to one other at most (-1: none)."""
    state = np.zeros(len(link), dtype=np.int64)
    found = []
    for start in range(len(link)):
        path = []
        unit = start
        while unit != NONE and not state[unit]:
            state[unit] = start + 1
            path.append(unit)
            unit = int(link[unit])
        if unit != NONE and path and state[unit] == start + 1:
            found.append(path[path.index(unit) :])
    return found


def _downstream(link: IntArray) -> Iterable[int]:
    """Yield every unit after the one that it points to; *link* has no rings."""
    done = np.zeros(len(link), dtype=bool)
    for start in range(len(link)):
        path = []
        unit = start
        while unit != NONE and not done[unit]:
            done[unit] = True
            path.append(unit)
            unit = int(link[unit])
        yield from reversed(path)
