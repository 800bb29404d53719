"""Travel-to-work areas: dissolve the least valid area and hand on its units until all are valid.

Coombes and Bond 2008, Travel-to-Work Areas: the 2007 review; used by ISTAT and Eurostat for labour
market areas.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from zones.errors import InputError
from zones.model import FlowMatrix
from zones.zoning.methods.protocol import Parameters, Step, Zoning, make_zoning
from zones.zoning.methods.units import Ties, Units, find_ties, find_units

_VALID = 1.0
_NONE = -1
_DOUBT = 1e-9
"""Validities this close to 1 are decided on exact fractions."""


@dataclass(frozen=True, slots=True)
class TravelToWork(Parameters):
    """Size and self-containment that an area must have; either may be traded for the other.

    Parameters
    ----------
    min_size, target_size
        Resident workers.
    min_containment, target_containment
        Shares; the lower of supply and demand side counts.

    Raises
    ------
    InputError
        If a minimum is not below its target, or not above zero.
    """

    min_size: int = 3_500
    target_size: int = 25_000
    min_containment: Fraction = Fraction(2, 3)
    target_containment: Fraction = Fraction(3, 4)

    def __post_init__(self) -> None:
        sizes = 0 < self.min_size < self.target_size
        if not sizes or not 0 < self.min_containment < self.target_containment <= 1:
            raise InputError(
                "最小値は 0 より大きく目標値より小さくしてください（自足率は 1 以下）。",
                "Minimums must be above 0 and below their targets (containment up to 1).",
            )


ITALY = TravelToWork(1_000, 10_000)
"""What ISTAT takes for its labour market areas."""


def travel_to_work_areas(flows: FlowMatrix, *, parameters: TravelToWork | None = None) -> Zoning:
    """Find the travel-to-work areas of *flows*.

    Every municipality starts as an area. The area of least validity is dissolved while it is not
    valid, and each of its units joins the area of greatest cohesion. They go in turn, the one that
    is drawn most first, and each chooses when its turn comes. Units that nothing attracts then are
    reserved and placed at the end. L and W are the listed flows. Ties go to the smaller code. In
    the trace an area has the name of the unit that it started from; in the end, of the unit with
    most persons working in it.

    The number of areas falls by one at each step, so that the procedure ends.
    """
    chosen = parameters or TravelToWork()
    units = find_units(flows)
    areas = _Areas(units, chosen)
    while (worst := areas.worst()) != _NONE:
        areas.dissolve(worst)
    areas.place_reserved()
    zone_of = units.spread(areas.name(), flows.codes)
    return make_zoning("travel_to_work", chosen, flows, zone_of, steps=areas.steps)


def validity(living: int, working: int, both: int, parameters: TravelToWork) -> Fraction:
    """Return how well an area meets the parameters; it is valid from 1.

    msc = min(both/living, both/working); Y = min(1, msc/tarSC);
    s = max(0, (tarSZ − living)/(tarSZ − minSZ)); Z = 1 − (1 − minSC/tarSC)·s;
    validity = Y·Z·tarSC/minSC, and 1 where msc = 1. Zero where nobody lives or works.

    Parameters
    ----------
    living, working, both
        Persons who live in it, who work in it, and who do both.

    Examples
    --------
    >>> validity(1_000, 1_000, 750, ITALY)
    Fraction(1, 1)
    >>> validity(10_000, 10_000, 7_500, ITALY)
    Fraction(9, 8)
    """
    if not living or not working:
        return Fraction(0)
    if both == living == working:
        return Fraction(1)
    wanted, least = parameters.target_containment, parameters.min_containment
    reached = min(Fraction(1), Fraction(both, max(living, working)) / wanted)
    span = parameters.target_size - parameters.min_size
    short = max(Fraction(0), Fraction(parameters.target_size - living, span))
    return reached * (1 - (1 - least / wanted) * short) * wanted / least


class _Areas:
    """The areas while they change; an area is named by the unit that it started from."""

    def __init__(self, units: Units, parameters: TravelToWork) -> None:
        self.units = units
        self.parameters = parameters
        self.ties: Ties = find_ties(units)
        self.label = np.arange(units.size)
        self.members = {unit: [unit] for unit in range(units.size)}
        self.living = units.living.astype(np.float64)
        self.working = units.working.astype(np.float64)
        self.both = units.staying.astype(np.float64)
        self.validity = np.array([self._validity(area) for area in range(units.size)])
        self.reserve: list[int] = []
        self.steps: list[Step] = []
        self._step = 0

    def worst(self) -> int:
        """Return the area of least validity, or -1 when all are valid."""
        if not self.units.size:
            return _NONE
        area = int(np.argmin(self.validity))
        return area if self.validity[area] < _VALID else _NONE

    def dissolve(self, area: int) -> None:
        """Hand the units of an area on to the areas of greatest cohesion."""
        self._step += 1
        self._note(area, "dissolved", area, float(self.validity[area]))
        freed = sorted(self.members.pop(area))
        self.label[freed] = _NONE
        self.living[area] = self.working[area] = self.both[area] = 0
        self.validity[area] = np.inf
        left = self._hand_on(freed, "joined")
        for unit in left:
            self._note(unit, "reserved", None, None)
        self.reserve += left

    def place_reserved(self) -> None:
        """Place reserved units, as long as any is attracted."""
        self._step += 1
        waiting, self.reserve = self.reserve, self._hand_on(self.reserve, "placed")
        if len(self.reserve) < len(waiting):
            self.place_reserved()

    def name(self) -> dict[int, int]:
        """Return the area of each unit, named by its unit with most persons working in it."""
        self._step += 1
        leads = self.units.leads(self.members.values())
        for area in self.members:
            if leads[area] != area:
                self._note(area, "renamed", leads[area], None)
        return leads

    def _hand_on(self, freed: list[int], action: str) -> list[int]:
        """Let units join, the one with the greatest cohesion first; return those left over."""
        first = sorted(freed, key=lambda unit: (-self._most_cohesive(unit)[0], unit))
        left = []
        grown = set()
        for unit in first:
            cohesion, home = self._most_cohesive(unit)
            if home == _NONE:
                left.append(unit)
                continue
            self._join(unit, home)
            self._note(unit, action, home, cohesion)
            grown.add(home)
        for home in grown:
            self.validity[home] = self._validity(home)
        return left

    def _most_cohesive(self, unit: int) -> tuple[float, int]:
        """Return the greatest a_ic²/(L_i·W_c) + a_ci²/(L_c·W_i), and the area c that has it."""
        at = self.ties.of(unit)
        area = self.label[self.ties.other[at]]
        held = area != _NONE
        area = area[held]
        if not len(area):
            return 0.0, _NONE
        out = np.bincount(area, self.ties.out[at][held])[area]
        back = np.bincount(area, self.ties.back[at][held])[area]
        living, working = max(self.units.living[unit], 1), max(self.units.working[unit], 1)
        cohesion = out**2 / (living * np.maximum(self.working[area], 1))
        cohesion += back**2 / (np.maximum(self.living[area], 1) * working)
        most = cohesion.max()
        return float(most), int(area[cohesion == most].min())

    def _join(self, unit: int, area: int) -> None:
        at = self.ties.of(unit)
        inside = self.label[self.ties.other[at]] == area
        self.both[area] += self.units.staying[unit]
        self.both[area] += self.ties.out[at][inside].sum() + self.ties.back[at][inside].sum()
        self.living[area] += self.units.living[unit]
        self.working[area] += self.units.working[unit]
        self.members[area].append(unit)
        self.label[unit] = area

    def _validity(self, area: int) -> float:
        living, working, both = self.living[area], self.working[area], self.both[area]
        if not living or not working:
            return 0.0
        if both == living == working:
            return 1.0
        least = float(self.parameters.min_containment)
        wanted = float(self.parameters.target_containment)
        span = self.parameters.target_size - self.parameters.min_size
        short = max(0.0, (self.parameters.target_size - living) / span)
        reached = min(1.0, both / max(living, working) / wanted)
        value = float(reached * (1 - (1 - least / wanted) * short) * wanted / least)
        if abs(value - _VALID) > _DOUBT:
            return value
        exact = validity(int(living), int(working), int(both), self.parameters)
        return 1.0 if exact >= 1 else float(np.nextafter(1.0, 0.0))

    def _note(self, unit: int, action: str, area: int | None, value: float | None) -> None:
        zone = None if area is None else self.units.codes[area]
        self.steps.append((self._step, self.units.codes[unit], action, zone, value))
