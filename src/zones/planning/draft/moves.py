"""Which municipalities a step took from one area and put into another."""

from dataclasses import dataclass

from zones.planning.draft.draft import Draft


@dataclass(frozen=True, slots=True)
class Move:
    """Municipalities that went from one area to another.

    Parameters
    ----------
    codes
        Municipalities, sorted.
    origin, destination
        Names of the areas after the step.
    emptied
        Whether the area that they left has no municipality any more.
    """

    codes: tuple[str, ...]
    origin: str
    destination: str
    emptied: bool


def moves(before: Draft, after: Draft) -> tuple[Move, ...]:
    """Return what moved between areas from *before* to *after*, a step later.

    What only left an area, or went with an area that was deleted, didn't move.

    Examples
    --------
    >>> held = Draft().create("長野", ["20201", "20207"], centres=["20201"])
    >>> moves(held, held.create("須坂", ["20207"], centres=["20207"]))
    (Move(codes=('20207',), origin='長野', destination='須坂', emptied=False),)
    """
    held = {area.id: set(area.members) for area in before.areas}
    found = []
    for left in after.areas:
        gone = held.get(left.id, set()) - set(left.members)
        for area in after.areas:
            codes = gone & (set(area.members) - held.get(area.id, set()))
            if codes:
                found.append(Move(tuple(sorted(codes)), left.name, area.name, not left.members))
    return tuple(found)
