"""Undo and redo without limit."""

from dataclasses import dataclass, field, replace

from zones.planning.draft.draft import Draft


@dataclass(frozen=True, slots=True)
class History:
    """A draft with the way that led to it.

    Drafts share the areas that didn't change, so that a step costs little.

    Parameters
    ----------
    present
        The draft as it is.
    past
        Drafts before it, the oldest first.
    future
        Drafts that were undone, the next first.
    """

    present: Draft = field(default_factory=Draft)
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()

    def do(self, draft: Draft) -> "History":
        """Go on to *draft*; what was undone is gone. The same draft is no step."""
        if draft == self.present:
            return self
        return History(draft, (*self.past, self.present))

    def undo(self) -> "History":
        """Go one step back; at the beginning nothing changes."""
        if not self.past:
            return self
        return replace(
            self,
            present=self.past[-1],
            past=self.past[:-1],
            future=(self.present, *self.future),
        )

    def redo(self) -> "History":
        """Go one step forward again; at the end nothing changes."""
        if not self.future:
            return self
        return replace(
            self,
            present=self.future[0],
            past=(*self.past, self.present),
            future=self.future[1:],
        )
