"""A draft: areas drawn by hand. Every operation gives a new one."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from zones.errors import InputError, NotFoundError
from zones.planning.draft.area import DraftArea
from zones.planning.draft.wording import free_name

_NUMBERED = re.compile(r"a([1-9]\d{0,8})")


@dataclass(frozen=True, slots=True)
class Draft:
    """Areas drawn by hand, in the order in which they were made.

    Parameters
    ----------
    areas
        The areas; names and ids are unique.
    overlapping
        Whether a municipality may be in several of them.

    Raises
    ------
    InputError
        If a name or id comes twice, or areas overlap that may not.

    Examples
    --------
    >>> Draft().create("長野", ["20201", "20207"], centres=["20201"]).areas[0].members
    ('20201', '20207')
    """

    areas: tuple[DraftArea, ...] = ()
    overlapping: bool = False

    def __post_init__(self) -> None:
        for what in ("id", "name"):
            counts = Counter(getattr(area, what) for area in self.areas)
            again, count = next(iter(counts.most_common(1)), ("", 0))
            if count > 1:
                raise InputError(
                    f"圏域「{again}」が二つあります。別の名前にしてください。",
                    f"There are two areas '{again}'. Give each its own name.",
                )
        if not self.overlapping:
            self._refuse_overlap()

    def area(self, key: str) -> DraftArea:
        """Return the area with the id *key*.

        Raises
        ------
        NotFoundError
            If there is none.
        """
        for area in self.areas:
            if area.id == key:
                return area
        raise NotFoundError(
            f"圏域「{key}」はこの案にありません。一覧から選び直してください。",
            f"The draft has no area '{key}'. Choose one from the list.",
        )

    @property
    def assigned(self) -> frozenset[str]:
        """Every municipality that is in an area."""
        return frozenset(code for area in self.areas for code in area.members)

    def holders(self, code: str) -> tuple[DraftArea, ...]:
        """Return the areas that hold the municipality *code*."""
        return tuple(area for area in self.areas if code in area.members)

    def create(
        self, name: str, members: Iterable[str], *, centres: Iterable[str] = (), note: str = ""
    ) -> "Draft":
        """Add an area; a name that is taken gets a number.

        Unless areas may overlap, municipalities stay in the area that has them, and only the
        centres move to the new one.

        Raises
        ------
        InputError
            If a centre is in a locked area, or the name is empty.
        """
        lead = set(centres)
        held = self if self.overlapping else self._without(lead)
        taken = frozenset() if self.overlapping else held.assigned
        codes = (set(members) - taken) | lead
        area = DraftArea(self._free_id(), self.free_name(name), tuple(lead), tuple(codes), note)
        return replace(held, areas=(*held.areas, area))

    def add(self, key: str, codes: Iterable[str]) -> "Draft":
        """Put municipalities into an area; unless areas may overlap, they leave the others.

        Raises
        ------
        InputError
            If the area, or one that would lose a municipality, is locked.
        """
        area = _unlocked(self.area(key))
        new = set(codes) - set(area.members)
        held = self if self.overlapping else self._without(new)
        return _with(held, replace(area, members=(*area.members, *new)))

    def take_out(self, key: str, codes: Iterable[str]) -> "Draft":
        """Take municipalities out of an area; a centre that leaves is no centre any more.

        Raises
        ------
        InputError
            If the area is locked.
        """
        return _with(self, _less(_unlocked(self.area(key)), set(codes)))

    def toggle(self, key: str, code: str) -> "Draft":
        """Take a municipality out of an area if it is in, else put it in."""
        inside = code in self.area(key).members
        return self.take_out(key, [code]) if inside else self.add(key, [code])

    def lead(self, key: str, centres: Iterable[str]) -> "Draft":
        """Make these the centres of an area; those that are no members become members."""
        chosen = tuple(centres)
        held = self.add(key, chosen)
        return _with(held, replace(held.area(key), centres=chosen))

    def lock(self, key: str, *, locked: bool = True) -> "Draft":
        """Lock or unlock the municipalities of an area."""
        return _with(self, replace(self.area(key), locked=locked))

    def rename(self, key: str, name: str) -> "Draft":
        """Give an area another name.

        Raises
        ------
        InputError
            If it is empty or another area has it.
        """
        return _with(self, replace(self.area(key), name=name))

    def annotate(self, key: str, note: str) -> "Draft":
        """Write a note about an area."""
        return _with(self, replace(self.area(key), note=note))

    def delete(self, key: str) -> "Draft":
        """Take an area away.

        Raises
        ------
        InputError
            If it is locked.
        """
        gone = _unlocked(self.area(key))
        return replace(self, areas=tuple(area for area in self.areas if area is not gone))

    def allow_overlap(self, *, allowed: bool) -> "Draft":
        """Say whether a municipality may be in several areas.

        Raises
        ------
        InputError
            If areas overlap already and shall not any more: it names them.
        """
        return replace(self, overlapping=allowed)

    def free_name(self, name: str) -> str:
        """Return *name*, with a number behind it if another area has it."""
        return free_name(name, {area.name for area in self.areas})

    def _free_id(self) -> str:
        found = (_NUMBERED.fullmatch(area.id) for area in self.areas)
        return f"a{max((int(one[1]) for one in found if one), default=0) + 1}"

    def _without(self, codes: Collection[str]) -> "Draft":
        """Take municipalities out of every area."""
        wanted = set(codes)
        areas = tuple(
            area if wanted.isdisjoint(area.members) else _less(_unlocked(area), wanted)
            for area in self.areas
        )
        return replace(self, areas=areas)

    def _refuse_overlap(self) -> None:
        home: dict[str, DraftArea] = {}
        for area in self.areas:
            for code in area.members:
                other = home.setdefault(code, area)
                if other is not area:
                    raise InputError(
                        f"市区町村 {code} が「{other.name}」と「{area.name}」の両方にあります。"
                        "一方から外すか、重なりを認めてください。",
                        f"Municipality {code} is in '{other.name}' and in '{area.name}'. Take it "
                        "out of one, or allow overlaps.",
                    )


def _with(draft: Draft, area: DraftArea) -> Draft:
    """Return the draft with an area of this id exchanged."""
    areas = tuple(area if one.id == area.id else one for one in draft.areas)
    return replace(draft, areas=areas)


def _less(area: DraftArea, codes: set[str]) -> DraftArea:
    return replace(
        area,
        centres=tuple(code for code in area.centres if code not in codes),
        members=tuple(code for code in area.members if code not in codes),
    )


def _unlocked(area: DraftArea) -> DraftArea:
    if area.locked:
        raise InputError(
            f"圏域「{area.name}」はロックされています。ロックを外してから変えてください。",
            f"The area '{area.name}' is locked. Unlock it to change it.",
        )
    return area
