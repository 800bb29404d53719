"""Commuting zones: average-linkage clustering of municipalities by their mutual commuting.

Tolbert and Sizer 1996, U.S. commuting zones and labor market areas; for Japan Adachi, Fukai,
Kawaguchi and Saito, RIETI discussion paper 20-E-021.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import linkage

from zones.errors import InputError
from zones.model import FlowMatrix
from zones.zoning.methods.protocol import Parameters, Step, Zoning, make_zoning
from zones.zoning.methods.units import Units, find_ties, find_units

_SMALLEST = 2
"""Fewer units can't be clustered."""


@dataclass(frozen=True, slots=True)
class CommutingZones(Parameters):
    """How alike municipalities must be.

    Parameters
    ----------
    cut
        Average distance up to which clusters merge (0.977 in the US edition of 2020).
    cap
        Largest proportional flow of a pair.

    Raises
    ------
    InputError
        If a number is not within (0, 1).
    """

    cut: Fraction = Fraction(98, 100)
    cap: Fraction = Fraction(999, 1000)

    def __post_init__(self) -> None:
        if not (0 < self.cut < 1 and 0 < self.cap < 1):
            raise InputError(
                "cut と cap は 0 と 1 の間にしてください。", "cut and cap must lie between 0 and 1."
            )


def commuting_zones(flows: FlowMatrix, *, parameters: CommutingZones | None = None) -> Zoning:
    """Find the commuting zones of *flows*.

    P_ij = (a_ij + a_ji) ÷ min(L_i, L_j), capped; distance D = 1 − P; average linkage, cut. L are
    the listed flows of residents. A municipality where nobody lives who commutes has no P and stays
    in no zone. The distances fill n(n − 1)/2 numbers.
    """
    chosen = parameters or CommutingZones()
    units = find_units(flows)
    active = np.flatnonzero(units.living > 0)
    tree = _tree(distances(units, active, cap=float(chosen.cap)), len(active))
    groups = {at: [int(unit)] for at, unit in enumerate(active)}
    steps = list(_merge(units, tree[tree[:, 2] <= float(chosen.cut)], groups, len(active)))
    zone_of = units.spread(units.leads(groups.values()), flows.codes)
    return make_zoning("commuting_zones", chosen, flows, zone_of, steps=steps)


def distances(units: Units, active: NDArray[np.intp], *, cap: float) -> NDArray[np.float64]:
    """Return D of every pair of *active* units in scipy's condensed order."""
    size = len(active)
    place = np.full(units.size, -1)
    place[active] = np.arange(size)
    ties = find_ties(units)
    first = np.repeat(np.arange(units.size), np.diff(ties.start))
    used = (first < ties.other) & (place[first] >= 0) & (place[ties.other] >= 0)
    a, b = first[used], ties.other[used]
    share = (ties.out[used] + ties.back[used]) / np.minimum(units.living[a], units.living[b])
    row, column = place[a], place[b]
    condensed = np.ones(size * (size - 1) // 2)
    condensed[row * (2 * size - row - 1) // 2 + column - row - 1] = 1 - np.minimum(share, cap)
    return condensed


def _tree(condensed: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    if size < _SMALLEST:
        return np.empty((0, 4))
    tree: NDArray[np.float64] = linkage(condensed, method="average")
    return tree


def _merge(
    units: Units, tree: NDArray[np.float64], groups: dict[int, list[int]], size: int
) -> Iterator[Step]:
    """Join *groups* as the tree says, and tell each merger."""
    lead = {at: group[0] for at, group in groups.items()}
    for step, (a, b, distance, _) in enumerate(tree):
        left, right = int(a), int(b)
        kept, lost = units.larger(lead.pop(left), lead.pop(right))
        groups[size + step] = groups.pop(left) + groups.pop(right)
        lead[size + step] = kept
        yield step + 1, units.codes[lost], "merged", units.codes[kept], float(distance)
