"""Intramax: merge the pair of zones with the greatest relative interaction, again and again.

Masser and Brown 1975, Hierarchical aggregation procedures for interaction data, Environment and
Planning A 7, 509–523.
"""

import heapq
from dataclasses import dataclass
from fractions import Fraction

from zones.errors import InputError
from zones.model import FlowMatrix
from zones.zoning.methods.protocol import Parameters, Step, Zoning, make_zoning
from zones.zoning.methods.units import Units, find_ties, find_units


@dataclass(frozen=True, slots=True)
class Intramax(Parameters):
    """When to stop merging.

    Parameters
    ----------
    within
        Share of all listed flows that stay inside a zone; merging ends once it is reached. The
        literature leaves it to the user: three quarters is assumed here.
    zones
        Merging ends at this number of zones at the latest; 0 for no such limit.

    Raises
    ------
    InputError
        If the share is not within (0, 1], or the number negative.
    """

    within: Fraction = Fraction(3, 4)
    zones: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.within <= 1 or self.zones < 0:
            raise InputError(
                "within は 0 より大きく 1 以下、zones は 0 以上にしてください。",
                "within must be above 0 and up to 1, zones 0 or more.",
            )


def intramax(flows: FlowMatrix, *, parameters: Intramax | None = None) -> Zoning:
    """Merge municipalities by relative interaction until enough flows stay inside.

    The pair with the greatest a_ij ÷ (L_i·W_j) + a_ji ÷ (L_j·W_i) merges, its flows add, and so
    on. L and W are the listed flows; ties go to the pair with the smaller codes. Municipalities
    without any flow stay in no zone.
    """
    chosen = parameters or Intramax()
    units = find_units(flows)
    zones = _Zones(units)
    wanted = chosen.within * int(units.living.sum())
    while zones.within < wanted and len(zones.groups) > chosen.zones:
        zones.merge_closest()
    groups = [group for group in zones.groups.values() if zones.flow_of(group)]
    zone_of = units.spread(units.leads(groups), flows.codes)
    return make_zoning("intramax", chosen, flows, zone_of, steps=zones.steps)


class _Zones:
    """The zones while they merge; a zone is named by one of its units."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self.groups = {unit: [unit] for unit in range(units.size)}
        self.within = int(units.staying.sum())
        self.steps: list[Step] = []
        self._living = units.living.tolist()
        self._working = units.working.tolist()
        ties = find_ties(units)
        self._near: list[dict[int, tuple[float, float]]] = []
        for unit in range(units.size):
            at = ties.of(unit)
            pairs = zip(ties.out[at].tolist(), ties.back[at].tolist(), strict=True)
            self._near.append(dict(zip(ties.other[at].tolist(), pairs, strict=True)))
        self._version = [0] * units.size
        self._heap: list[tuple[float, int, int, int, int]] = []
        for unit in range(units.size):
            self._push(unit, only_after=True)
        heapq.heapify(self._heap)

    def flow_of(self, group: list[int]) -> int:
        """Return the persons who live or work in a group."""
        return int(self.units.living[group].sum() + self.units.working[group].sum())

    def merge_closest(self) -> None:
        """Merge the pair with the greatest interaction; there is one while a flow crosses zones."""
        while True:
            value, a, b, version_a, version_b = heapq.heappop(self._heap)
            if self._version[a] == version_a and self._version[b] == version_b:
                self._merge(a, b, -value)
                return

    def _merge(self, a: int, b: int, value: float) -> None:
        """Merge two zones; the one with more ties is extended by the other's."""
        kept, lost = self.units.larger(self._lead(a), self._lead(b))
        code = self.units.codes
        self.steps.append((len(self.steps) + 1, code[lost], "merged", code[kept], value))
        if len(self._near[a]) < len(self._near[b]):
            a, b = b, a
        out, back = self._near[a].pop(b)
        self.within += int(out + back)
        del self._near[b][a]
        for other, (there, here) in self._near[b].items():
            out, back = self._near[a].get(other, (0.0, 0.0))
            self._near[a][other] = (out + there, back + here)
            self._near[other][a] = (back + here, out + there)
            del self._near[other][b]
        self._near[b] = {}
        self._living[a] += self._living[b]
        self._working[a] += self._working[b]
        self.groups[a] += self.groups.pop(b)
        self._version[a] += 1
        self._version[b] = -1
        self._push(a)

    def _lead(self, zone: int) -> int:
        return self.units.leads([self.groups[zone]])[zone]

    def _push(self, zone: int, *, only_after: bool = False) -> None:
        """Put the interaction of a zone with each other into the heap."""
        version, living, working = self._version, self._living, self._working
        for other, (out, back) in self._near[zone].items():
            if only_after and other < zone:
                continue
            a, b = (zone, other) if zone < other else (other, zone)
            value = out / max(living[zone] * working[other], 1)
            value += back / max(living[other] * working[zone], 1)
            entry = (-value, a, b, version[a], version[b])
            if only_after:
                self._heap.append(entry)
            else:
                heapq.heappush(self._heap, entry)
