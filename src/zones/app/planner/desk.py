"""The table on which a session draws: the draft, the way that led to it, and what the screen shows.

One object a session, changed in place. Its methods never ask the session for anything, as that is
where Streamlit cuts a callback short when the next request comes: a change is made whole or not at
all.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

from zones.app.live_map import Focus
from zones.app.planner import words
from zones.errors import ZonesError
from zones.labels import Text
from zones.model import Region
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History
from zones.planning.draft.moves import Move, moves

_KEPT = 200
"""So many fields that were shown are remembered."""


@dataclass(slots=True)
class Field:
    """A field as it was shown first, and what it said last."""

    key: str
    start: Hashable
    context: Hashable
    said: Hashable


@dataclass(slots=True)
class Desk:
    """What a session draws.

    Parameters
    ----------
    history
        The draft with the way that led to it.
    area
        Id of the area that is edited; the last one if None.
    focus
        What the map was last asked to show.
    notice
        What there is to say at the top of the next run.
    moved
        What the last change took from one area and put into another.
    opened
        How many files were opened.
    restored
        Whether what the tab kept was taken back, or can't be any more.
    """

    history: History = field(default_factory=History)
    area: str | None = None
    focus: Focus | None = None
    notice: Text | None = None
    moved: tuple[Move, ...] = ()
    opened: int = 0
    restored: bool = False
    _turn: int = 0
    _shown: dict[str, Field] = field(default_factory=dict)
    _fields: dict[str, Field] = field(default_factory=dict)

    @property
    def draft(self) -> Draft:
        """The draft as it is."""
        return self.history.present

    @property
    def chosen(self) -> DraftArea | None:
        """The area that is edited."""
        areas = self.draft.areas
        found = [area for area in areas if area.id == self.area]
        return found[0] if found else (areas[-1] if areas else None)

    def edit(self, change: Callable[[Draft], Draft]) -> None:
        """Change the draft; a change that is refused becomes a notice."""
        before, self.moved = self.draft, ()
        try:
            self.history = self.history.do(change(before))
        except ZonesError as error:
            self.notice = error.text
        else:
            self.moved = moves(before, self.draft)

    def exchange(self, draft: Draft) -> None:
        """Put another draft in the place of this one, as a step that can be undone."""
        self.history = self.history.do(draft)
        self.moved = ()

    def undo(self) -> None:
        """Go one step back."""
        self.history = self.history.undo()
        self.moved = ()

    def redo(self) -> None:
        """Go one step forward again."""
        self.history = self.history.redo()
        self.moved = ()

    def choose(self, area: str) -> None:
        """Go on with another area."""
        self.area = area

    def zoom_to(self, codes: tuple[str, ...]) -> None:
        """Show these municipalities on the map."""
        self._turn += 1
        self.focus = Focus(codes, str(self._turn))

    def take(self, event: Mapping[str, object], region: Region) -> None:
        """Do what an event of the map asks; what comes from a browser is checked first.

        Parameters
        ----------
        event
            ``kind`` is *click* (``code``, and the ``area`` that was outlined) or *restore*
            (``saved``).
        region
            What municipalities there are.
        """
        if event.get("kind") == "restore":
            self._restore(event.get("saved"), region)
            return
        code, wanted = event.get("code"), event.get("area")
        if not isinstance(code, str) or code not in region.codes:
            return
        known = {one.id for one in self.draft.areas}
        area = self.draft.area(wanted) if isinstance(wanted, str) and wanted in known else None
        area = area or self.chosen
        if area is None:
            self.notice = words.NO_AREA_YET
            return
        key = area.id
        self.edit(lambda held: held.toggle(key, code))

    def _restore(self, saved: object, region: Region) -> None:
        """Take back what the tab kept; nothing of it is lost to what a link brought.

        A reload may come before the address has followed the last change: where the kept draft
        has an area around the link's centres, it is the newer one. Otherwise the link stands, and
        the kept draft is one step back.
        """
        if self.restored or not isinstance(saved, str):
            return
        self.restored = True
        # They read Excel files too; its library takes its time and is needed by this page only.
        from zones.planning.draft.plan_file import read_plan_file  # noqa: PLC0415
        from zones.planning.draft.uploads import gazetteer  # noqa: PLC0415

        try:
            kept = read_plan_file(saved.encode("utf-8", "replace"), gazetteer(region))
        except ZonesError:
            return
        linked, found = self.draft, kept.draft()
        if all(any(_same(one, held) for held in found.areas) for one in linked.areas):
            self.exchange(found)
            self.zoom_to(tuple(sorted(found.assigned)))
        elif found.areas:
            self.history = History(found).do(linked)
            self.notice = words.LINK_BEFORE_DRAFT

    def show_field(self, name: str, value: Hashable, context: Hashable = None) -> Field:
        """Return the field to show for a value.

        It stays the same while it says the value itself; when the draft says something else (a
        click on the map, undo, a refusal), another field takes its place.

        Parameters
        ----------
        name
            Which field of which area.
        value
            What it is to say.
        context
            What else it depends on; another one needs another field.
        """
        found = self._shown.get(name)
        if found is None or found.said != value or found.context != context:
            self._turn += 1
            found = Field(f"{name}-{self._turn}", value, context, value)
            self._shown[name] = self._fields[found.key] = found
            for old in list(self._fields)[:-_KEPT]:
                del self._fields[old]
        return found

    def hear_field(self, key: str, value: Hashable) -> Hashable | None:
        """Return what a field said before it said *value*, None if that is nothing new.

        A browser sends every field with every request, those too that a later run has taken away,
        and Streamlit, which has forgotten their values, calls their callbacks again. Only what
        differs from the field's own last word is a change.
        """
        found = self._fields.get(key)
        if found is None or found.said == value:
            return None
        before, found.said = found.said, value
        return before


def _same(linked: DraftArea, kept: DraftArea) -> bool:
    """Whether an area of a link is one that the tab kept, maybe before its last change."""
    led = bool(linked.centres) and linked.centres == kept.centres
    return led or linked.members == kept.members
