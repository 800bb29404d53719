"""A draft from a file, checked before it opens: everything wrong is listed, nothing is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from zones.data.registers.places import Gazetteer, Place
from zones.labels import Text
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.draft.wording import clean_name, clean_note, free_name
from zones.planning.scenario import Scenario

Problem = Literal["unknown", "gone", "twice", "name", "settings", "form"]
"""Kinds of finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a file that isn't as it should be, and what becomes of it.

    Parameters
    ----------
    kind
        ``unknown``: no such code; ``gone``: a former municipality; ``twice``: in a second area;
        ``name``: empty, too long or used twice; ``settings``: of the scenario; ``form``: not of the
        expected kind.
    area
        Name of the area, empty for the whole file.
    text
        What it is, in words.
    successor
        Code of today for a municipality that is gone.
    """

    kind: Problem
    area: str
    text: Text
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A municipality as the file has it.

    Parameters
    ----------
    given
        As written.
    centre
        Whether it is a centre.
    code
        Today's code, also the successor's of a former one; None where there is none.
    former
        Whether *code* is a successor.
    """

    given: str
    centre: bool
    code: str | None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """An area as the file has it."""

    name: str
    entries: tuple[Entry, ...]
    note: str = ""
    locked: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read.

    Parameters
    ----------
    sheets
        Its areas.
    findings
        Everything that is wrong with it.
    overlapping
        Whether a municipality may be in several areas.
    scenario
        The settings that it was made with, where it has any.
    """

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]
    overlapping: bool = False
    scenario: Scenario | None = None

    def draft(self, *, follow: bool = True) -> Draft:
        """Return the draft.

        What can't be in it (unknown codes; former municipalities unless *follow* puts their
        successors in; a second area's share of a municipality) stands in the note of its area.

        Parameters
        ----------
        follow
            Take the successor for a former municipality.
        """
        taken: set[str] = set()
        names: set[str] = set()
        ids: set[str] = set()
        areas: list[DraftArea] = []
        for sheet in self.sheets:
            area, left = _drawn(sheet, follow=follow, taken=taken)
            key = area.id if area.id not in ids else _free_id(ids)
            name = free_name(area.name, names)
            areas.append(replace(area, id=key, name=name, note=_noted(area.note, left)))
            ids.add(key)
            names.add(name)
            if not self.overlapping:
                taken.update(area.members)
        return Draft(tuple(areas), self.overlapping)


def collect(
    sheets: Sequence[Sheet],
    findings: Sequence[Finding],
    *,
    overlapping: bool = False,
    scenario: Scenario | None = None,
) -> Opened:
    """Return what was read, with what is found when the areas are looked at together."""
    return Opened(
        tuple(sheets),
        (*findings, *_names(sheets), *_codes(sheets, overlapping=overlapping)),
        overlapping,
        scenario,
    )


def find_entry(places: Gazetteer, given: str, *, centre: bool) -> Entry:
    """Return a municipality by its code, of today or former."""
    found = places.by_code(given)
    if not isinstance(found, Place) or found.code is None:
        return Entry(clean_name(given)[:_LONGEST], centre, None)
    known = given in places.municipalities.index
    digits = given.strip()[:5]
    former = not known and found.code not in {digits, digits.zfill(5)[:5], f"0{digits[:4]}"}
    return Entry(clean_name(given)[:_LONGEST], centre, found.code, former)


_LONGEST = 40
"""So much of a strange code is shown."""


def _drawn(sheet: Sheet, *, follow: bool, taken: set[str]) -> tuple[DraftArea, list[str]]:
    """Return the area and what of its sheet isn't in it."""
    kept: dict[str, bool] = {}
    left: list[str] = []
    for entry in sheet.entries:
        if entry.code is None or (entry.former and not follow) or entry.code in taken:
            left.append(entry.given)
        else:
            kept[entry.code] = kept.get(entry.code, False) or entry.centre
    centres = tuple(code for code, leads in kept.items() if leads)
    name = clean_name(sheet.name) or _NAMELESS
    area = DraftArea(sheet.id or "a1", name, centres, tuple(kept), sheet.note, sheet.locked)
    return area, list(dict.fromkeys(left))


_NAMELESS = "名称なし"


def _noted(note: str, left: list[str]) -> str:
    """Return a note with what was left out; the list stays whole where the note is long."""
    if not left:
        return note
    line = f"〔開くとき外したコード：{'、'.join(left)}〕"
    return f"{line}\n{note}" if note else line


def _free_id(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"a{number}" in taken:
        number += 1
    return f"a{number}"


def _names(sheets: Sequence[Sheet]) -> list[Finding]:
    findings: list[Finding] = []
    seen: set[str] = set()
    for sheet in sheets:
        name, note = clean_name(sheet.name), clean_note(sheet.note)
        shown = name or _NAMELESS
        if not name:
            findings.append(_found("name", shown, "圏域の名前が空", "the area has no name"))
        elif name != sheet.name:
            findings.append(
                _found(
                    "name",
                    shown,
                    "名前から見えない文字や長すぎる部分を除いた",
                    "hidden letters, or what was too long, were taken out of the name",
                )
            )
        if shown in seen:
            findings.append(
                _found(
                    "name",
                    shown,
                    "同じ名前の圏域が二つあるので番号を付けた",
                    "two areas have this name; a number was added",
                )
            )
        if note != sheet.note:
            findings.append(
                _found(
                    "name", shown, "メモを整えた（見えない文字、長さ）", "the note was tidied up"
                )
            )
        seen.add(shown)
    return findings


def _codes(sheets: Sequence[Sheet], *, overlapping: bool) -> list[Finding]:
    findings: list[Finding] = []
    home: dict[str, str] = {}
    for sheet in sheets:
        name = clean_name(sheet.name) or _NAMELESS
        inside: set[str] = set()
        for entry in sheet.entries:
            findings += _of_entry(entry, name)
            if entry.code is None:
                continue
            if entry.code in inside:
                findings.append(
                    _found(
                        "twice",
                        name,
                        f"市区町村 {entry.given} が二度ある",
                        f"municipality {entry.given} is there twice",
                    )
                )
            elif entry.code in home and not overlapping:
                other = home[entry.code]
                findings.append(
                    _found(
                        "twice",
                        name,
                        f"市区町村 {entry.given} は「{other}」にもある（先の圏域に入れる）",
                        f"municipality {entry.given} is in '{other}' too; it stays in the first",
                    )
                )
            inside.add(entry.code)
        for code in inside:
            home.setdefault(code, name)
    return findings


def _of_entry(entry: Entry, area: str) -> list[Finding]:
    if entry.code is None:
        return [
            _found(
                "unknown",
                area,
                f"コード「{entry.given}」の市区町村はない",
                f"no municipality has the code '{entry.given}'",
            )
        ]
    if not entry.former:
        return []
    text = Text(
        f"コード {entry.given} の市区町村は今はなく、{entry.code} が引き継いだ",
        f"the municipality {entry.given} is no more; {entry.code} succeeded it",
    )
    return [Finding("gone", area, text, entry.code)]


def _found(kind: Problem, area: str, ja: str, en: str) -> Finding:
    return Finding(kind, area, Text(ja, en))
