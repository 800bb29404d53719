"""A draft from a file, checked before it opens: everything wrong is listed, nothing is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from zones.data.registers.places import Gazetteer, Trouble
from zones.labels import Text
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.draft.wording import (
    LONGEST_NAME,
    LONGEST_NOTE,
    clean_name,
    clean_note,
    free_name,
)
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
        What was found, what becomes of it and what to do, in whole sentences.
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
    name
        Today's name; empty where there is no code.
    row
        Row of the file, where it has rows.
    why
        Why there is no code.
    """

    given: str
    centre: bool
    code: str | None
    former: bool = False
    name: str = field(default="", compare=False)
    row: int | None = field(default=None, compare=False)
    why: Text | None = field(default=None, compare=False)


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


def find_entry(places: Gazetteer, given: str, *, centre: bool, row: int | None = None) -> Entry:
    """Return a municipality by its code, of today or former."""
    found, shown = places.by_code(given), clean_name(given)[:_LONGEST]
    if isinstance(found, Trouble):
        why = found.message if shown == given else None
        return Entry(shown, centre, None, row=row, why=why)
    if found.code is None:
        return Entry(shown, centre, None, row=row)
    known = given in places.municipalities.index
    digits = given.strip()[:5]
    former = not known and found.code not in {digits, digits.zfill(5)[:5], f"0{digits[:4]}"}
    return Entry(shown, centre, found.code, former, found.name, row)


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
            findings.append(
                _found(
                    "name",
                    shown,
                    f"圏域に名前がありません。「{_NAMELESS}」として開きます。"
                    "開いたあとで名前を付けてください。",
                    f"The area has no name. It opens as '{_NAMELESS}'; give it a name then.",
                )
            )
        elif name != sheet.name:
            findings.append(
                _found(
                    "name",
                    shown,
                    f"名前から余分な空白、見えない文字、{LONGEST_NAME}字を超える部分を除きました。"
                    "名前を確かめてください。",
                    "Spaces, hidden letters or what exceeds "
                    f"{LONGEST_NAME} letters were taken out of the name. Check the name.",
                )
            )
        if shown in seen:
            findings.append(
                _found(
                    "name",
                    shown,
                    "同じ名前の圏域がほかにもあります。あとの圏域の名前に番号を付けて開きます。"
                    "開いたあとで名前を直してください。",
                    "Another area has this name. The later one opens with a number behind it; "
                    "rename it then.",
                )
            )
        if note != sheet.note:
            findings.append(
                _found(
                    "name",
                    shown,
                    f"メモから余分な空白、見えない文字、{LONGEST_NOTE:,}字を超える部分を除きました。"
                    "メモを確かめてください。",
                    "Spaces, hidden letters or what exceeds "
                    f"{LONGEST_NOTE:,} letters were taken out of the note. Check the note.",
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
                findings.append(_again(entry, name))
            elif entry.code in home and not overlapping:
                findings.append(_elsewhere(entry, name, home[entry.code]))
            inside.add(entry.code)
        for code in inside:
            home.setdefault(code, name)
    return findings


def _of_entry(entry: Entry, area: str) -> list[Finding]:
    if entry.code is None:
        why = entry.why or Text(
            f"コード「{entry.given}」の市区町村はありません。コードを確かめてください。",
            f"No municipality has the code '{entry.given}'. Check the code.",
        )
        ja = f"{why.ja}圏域には入れず、このコードをメモに残します。"
        en = f"{why.en} It is left out of the area and kept in its note."
        return [_at_row(entry, "unknown", area, Text(ja, en))]
    if not entry.former:
        return []
    text = Text(
        f"コード {entry.given} の市区町村は今はなく、{entry.name}（{entry.code}）が引き継いでいます。"
        "置き換えて開くか、外してこのコードをメモに残すかを選んでください。",
        f"The municipality {entry.given} is no more; {entry.name} ({entry.code}) succeeded it. "
        "Choose whether that takes its place, or it is left out and kept in the note.",
    )
    return [_at_row(entry, "gone", area, text)]


def _again(entry: Entry, area: str) -> Finding:
    text = Text(
        f"{entry.name}（{entry.given}）がこの圏域に2回あります。1回だけ入れます。"
        "別の市区町村の書き間違いではないか確かめてください。",
        f"{entry.name} ({entry.given}) stands in this area twice. It is taken once; "
        "check that no other one was meant.",
    )
    return _at_row(entry, "twice", area, text)


def _elsewhere(entry: Entry, area: str, other: str) -> Finding:
    text = Text(
        f"{entry.name}（{entry.given}）は「{other}」にもあります。先に書かれた「{other}」に入れ、"
        "この圏域には入れずにコードをメモに残します。違うときは、開いたあとで移してください。",
        f"{entry.name} ({entry.given}) is in '{other}' too. It stays in '{other}', which comes "
        "first, and is left out here, its code in the note; move it afterwards if that is wrong.",
    )
    return _at_row(entry, "twice", area, text)


def _at_row(entry: Entry, kind: Problem, area: str, text: Text) -> Finding:
    """Return a finding about *entry*, with its row where the file has rows."""
    if entry.row is not None:
        text = Text(f"{entry.row}行目：{text.ja}", f"Row {entry.row}: {text.en}")
    return Finding(kind, area, text, entry.code if kind == "gone" else None)


def _found(kind: Problem, area: str, ja: str, en: str) -> Finding:
    return Finding(kind, area, Text(ja, en))
