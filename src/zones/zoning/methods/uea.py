"""都市雇用圏 (urban employment areas, UEA): cities that are no suburb of another, with their suburbs.

金本良嗣・徳岡一幸 2002, 日本の都市圏設定基準, 応用地域学研究 7, 1–15.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
import pandas as pd

from zones.codes import SPECIAL_WARDS
from zones.errors import InputError
from zones.labels import Text
from zones.model import FlowMatrix
from zones.zoning.methods.attachment import NONE, Attachment, Suburbs, rings
from zones.zoning.methods.protocol import Parameters, Step, Zoning, make_zoning
from zones.zoning.methods.units import IntArray, Units, find_units

Measure = Literal["did", "city_population"]
"""What makes a centre: people of its densely inhabited districts (DID), or of the whole city."""

_FALLBACK = Text(
    "中心の要件は人口集中地区（DID）人口の代わりに市の人口で判定した。中心は本来より多くなる。",
    "Centres were found by the population of cities instead of their densely inhabited districts: "
    "there are more of them than there should be.",
)


@dataclass(frozen=True, slots=True)
class UrbanEmployment(Parameters):
    """Who is a centre and who a suburb.

    Parameters
    ----------
    centre_people
        People of a centre's densely inhabited districts, at least.
    share
        Share of commuters from which a municipality is a suburb.
    co_centre_ratio, co_centre_people
        A suburb with as many workers as residents joins the centre set when it has this part of
        the main centre's people, or this many.
    metropolitan_people
        People of the centres from which an area is metropolitan.
    wards_as_one
        Whether Tokyo's special wards act as one municipality.

    Raises
    ------
    InputError
        If a number is not above zero, or the share not within (0, 1].
    """

    centre_people: int = 10_000
    share: Fraction = Fraction(1, 10)
    co_centre_ratio: Fraction = Fraction(1, 3)
    co_centre_people: int = 100_000
    metropolitan_people: int = 50_000
    wards_as_one: bool = True

    def __post_init__(self) -> None:
        people = min(self.centre_people, self.co_centre_people, self.metropolitan_people)
        if people <= 0 or not 0 < self.share <= 1 or self.co_centre_ratio <= 0:
            raise InputError(
                "人口と比は 0 より大きく、share は 1 以下にしてください。",
                "Numbers of people and ratios must be above 0, and share up to 1.",
            )


def urban_employment_areas(
    flows: FlowMatrix,
    centre_people: pd.Series,
    *,
    measure: Measure = "did",
    parameters: UrbanEmployment | None = None,
) -> Zoning:
    """Find the urban employment areas of *flows*.

    Every municipality with enough centre people is a candidate. A candidate that is a suburb of
    another one (share ≥ 10 %, or through a suburb) is dropped, or joins the centre set (複眼). One
    that hangs on a candidate which is itself about to be dropped waits. Of a mutual pair the one
    with the larger share is the suburb. A dropped candidate that turns out to be nobody's suburb is
    a candidate again. This repeats until nothing changes. Ties go to the smaller code.

    Parameters
    ----------
    flows
        Shares are divided by their denominator; workers are their listed flows.
    centre_people
        Persons by code, `measure` of them; a missing one makes no centre.
    measure
        What *centre_people* counts; said in the zoning's notes unless it is ``did``.
    """
    chosen = parameters or UrbanEmployment()
    units = find_units(flows, (SPECIAL_WARDS,) if chosen.wards_as_one else ())
    search = _Search(units, units.sums(centre_people, flows.codes), chosen)
    attachment = search.run()
    label = {unit: int(area) for unit, area in enumerate(attachment.area) if area != NONE}
    return make_zoning(
        "uea",
        chosen,
        flows,
        units.spread(label, flows.codes),
        reasons=dict.fromkeys(flows.codes, "below"),
        steps=search.steps,
        centres=units.whole(np.flatnonzero(search.centre_of != NONE), flows.codes),
        notes=() if measure == "did" else (_FALLBACK,),
    )


def area_kinds(
    zoning: Zoning, centre_people: pd.Series, *, parameters: UrbanEmployment | None = None
) -> pd.Series:
    """Tell for each area whether it is ``metropolitan`` or ``micropolitan``, by zone."""
    least = (parameters or UrbanEmployment()).metropolitan_people
    people = centre_people.reindex(zoning.assignment.index).fillna(0)
    kinds = {
        zone: "metropolitan" if people.loc[list(codes)].sum() >= least else "micropolitan"
        for zone, codes in zoning.centres.items()
    }
    return pd.Series(kinds, name="kind", dtype="str").rename_axis("zone")


class _Search:
    """The candidates while they are dropped; ``centre_of`` names the main centre of each centre."""

    def __init__(self, units: Units, people: IntArray, chosen: UrbanEmployment) -> None:
        self.units = units
        self.people = people
        self.chosen = chosen
        self.suburbs = Suburbs(units, chosen.share)
        self.candidate = people >= chosen.centre_people
        self.centre_of = np.where(self.candidate, np.arange(units.size), NONE)
        self.steps: list[Step] = []
        self._step = 1
        for unit in np.flatnonzero(self.candidate):
            self._note(int(unit), "candidate", None, float(people[unit]))

    def run(self) -> Attachment:
        """Drop candidates until nothing changes, or a state comes again."""
        seen: set[bytes] = set()
        attachment = self.suburbs.attach(self.centre_of)
        while self.centre_of.tobytes() not in seen:
            seen.add(self.centre_of.tobytes())
            self._step += 1
            if not self._drop(attachment):
                self._take_back(attachment)
            attachment = self.suburbs.attach(self.centre_of)
        self._conclude(attachment)
        return attachment

    def _drop(self, attachment: Attachment) -> bool:
        """Drop every candidate that hangs on one that stays; False when there is none."""
        target, persons = self._targets(attachment)
        pending = np.flatnonzero(target != NONE)
        ready = [int(unit) for unit in pending if target[target[unit]] == NONE]
        if not ready and len(pending):
            bound = [unit for ring in rings(target) for unit in ring]
            ready = [max(bound, key=lambda unit: (self._share(unit, int(persons[unit])), unit))]
        for unit in ready:
            self._let_go(unit, int(target[unit]), int(persons[unit]))
        return bool(ready)

    def _targets(self, attachment: Attachment) -> tuple[IntArray, IntArray]:
        """Return the area of which each main centre is a suburb (-1: none), and the persons."""
        target = np.full(self.units.size, NONE, dtype=np.int64)
        persons = np.zeros(self.units.size, dtype=np.int64)
        to_sets = self.suburbs.to_sets(self.centre_of)
        sets, top = attachment.sets, self.suburbs.top
        first, more = self.suburbs.reaches(sets.persons), self.suburbs.exceeds(top.persons)
        mains = np.flatnonzero(self.centre_of == np.arange(self.units.size))
        for main in mains.tolist():
            home, suburb = int(sets.to[main]), int(top.to[main])
            area = int(attachment.area[suburb]) if more[main] else NONE
            through = area not in (NONE, main) and self.centre_of[suburb] == NONE
            if through and top.persons[main] > sets.persons[main]:
                back = int(self.suburbs.apart[suburb, main])
                if self._yields(main, int(top.persons[main]), suburb, back):
                    target[main], persons[main] = area, top.persons[main]
                    continue
            if first[main]:
                back = int(to_sets[home, main])
                if self._yields(main, int(sets.persons[main]), home, back):
                    target[main], persons[main] = home, sets.persons[main]
        return target, persons

    def _yields(self, unit: int, there: int, other: int, back: int) -> bool:
        """Tell whether *unit* is the suburb of the two: of a mutual pair, the larger share."""
        mine, theirs = self._share(unit, there), self._share(other, back)
        return theirs < self.chosen.share or (mine, unit) > (theirs, other)

    def _let_go(self, unit: int, main: int, persons: int) -> None:
        """Make a main centre a suburb or co-centre of *main*; its co-centres stand alone again."""
        own = self.centre_of == unit
        self.centre_of[own] = np.flatnonzero(own)
        joins = self._is_co_centre(unit, main)
        self.centre_of[unit] = main if joins else NONE
        share = float(self._share(unit, persons))
        self._note(unit, "co_centre" if joins else "suburb", main, share)

    def _is_co_centre(self, unit: int, main: int) -> bool:
        people, ratio = int(self.people[unit]), self.chosen.co_centre_ratio
        enough = people >= ratio * int(self.people[main]) or people >= self.chosen.co_centre_people
        return bool(self.units.working[unit] >= self.units.living[unit]) and enough

    def _take_back(self, attachment: Attachment) -> None:
        """Make dropped candidates in no area candidates again."""
        for unit in np.flatnonzero(self.candidate & (attachment.area == NONE)).tolist():
            self.centre_of[unit] = unit
            self._note(unit, "candidate", None, float(self.people[unit]))

    def _conclude(self, attachment: Attachment) -> None:
        for unit, area in enumerate(attachment.area.tolist()):
            if area == unit:
                self._note(unit, "centre", unit, float(self.people[unit]))
            elif area != NONE and self.centre_of[unit] == NONE:
                share = float(self._share(unit, int(attachment.persons[unit])))
                self._note(unit, "joined", area, share)

    def _share(self, unit: int, persons: int) -> Fraction:
        total = int(self.units.total[unit])
        return Fraction(persons, total) if total else Fraction(0)

    def _note(self, unit: int, action: str, area: int | None, value: float) -> None:
        zone = None if area is None else self.units.codes[area]
        self.steps.append((self._step, self.units.codes[unit], action, zone, value))
