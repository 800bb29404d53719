"""One area that is drawn by hand."""

from dataclasses import dataclass

from zones.errors import InputError
from zones.planning.draft.wording import clean_name, clean_note


@dataclass(frozen=True, slots=True)
class DraftArea:
    """A named set of municipalities.

    Parameters
    ----------
    id
        Short name, unique in the draft; it never changes.
    name
        What a person calls it.
    centres
        Codes of the centres, sorted; each is a member.
    members
        Codes of all municipalities in it, centres included, sorted.
    note
        What a person wrote about it.
    locked
        Its municipalities can't be changed.

    Raises
    ------
    InputError
        If the name is empty, or a centre is no member.
    """

    id: str
    name: str
    centres: tuple[str, ...]
    members: tuple[str, ...]
    note: str = ""
    locked: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_name(self.name))
        object.__setattr__(self, "note", clean_note(self.note))
        object.__setattr__(self, "centres", tuple(sorted(set(self.centres))))
        object.__setattr__(self, "members", tuple(sorted(set(self.members))))
        if not self.name:
            raise InputError(
                "圏域の名前が空です。名前を入力してください。",
                "The area has no name. Give it one.",
            )
        outside = sorted(set(self.centres) - set(self.members))
        if outside:
            raise InputError(
                f"圏域「{self.name}」の中心 {outside[0]} が構成市町村にありません。先に加えてください。",
                f"The centre {outside[0]} of '{self.name}' is no member. Add it first.",
            )
