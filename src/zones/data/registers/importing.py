"""A prefecture's own list of unions, from CSV or Excel, into a clean register."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from zones.data.registers.cells import Cells, read_cells
from zones.data.registers.headers import Header, find_header
from zones.data.registers.japanese_dates import parse_date
from zones.data.registers.places import Gazetteer, Place, Trouble, plain, prefecture_named
from zones.data.registers.words import centre_mark, role_of, split_names, split_tasks, type_of
from zones.labels import Text
from zones.schemas.register import COLUMNS

_STATUS = ("confirmed", "derived", "unconfirmed")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person should know of a row.

    Parameters
    ----------
    row
        As a spreadsheet or editor numbers it; 0 for the file as a whole.
    message
        What stands there and what was made of it.
    choices
        What it may mean, when that is to be chosen.
    """

    row: int
    message: Text
    choices: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        """The message with its row."""
        if not self.row:
            return self.message
        return Text(f"{self.row}行目：{self.message.ja}", f"row {self.row}: {self.message.en}")


@dataclass(frozen=True, eq=False)
class ImportResult:
    """A list that was read.

    Parameters
    ----------
    table
        The register (`zones.schemas.register.COLUMNS`), text, NA where unknown. A member that was
        taken for nothing stays in it without a code, as unconfirmed.
    problems
        What a person must decide or correct, in the order of the rows.
    notes
        What was done on the way: former names, columns that were not used.
    """

    table: pd.DataFrame
    problems: tuple[Remark, ...]
    notes: tuple[Remark, ...]


def import_register(
    path: Path,
    *,
    municipalities: pd.DataFrame,
    changes: pd.DataFrame,
    as_of: date,
) -> ImportResult:
    """Read a person's own list of unions.

    One row a member (columns 圏域名, 種別, 市町村, 役割 …) or one row a union (構成市町村 separated by
    、 or line breaks). A table that we exported ourselves is read as it stands.

    Parameters
    ----------
    path
        CSV (UTF-8 or Shift_JIS, any usual delimiter) or .xlsx.
    municipalities
        Indexed by code, with ``name`` and ``prefecture_name``.
    changes
        The register of changes of municipalities.
    as_of
        The day that the list describes: stands where a row gives none, and picks among former
        municipalities of one name.

    Raises
    ------
    InputError
        If the file can't be read or is too large.
    DataError
        If it is no table of unions, or no CSV or Excel file.
    """
    cells = read_cells(path)
    header = find_header(path.name, cells.rows)
    reading = _Reading(Gazetteer(municipalities, changes), as_of)
    reading.remark_file(cells, header)
    for number, row in list(zip(cells.numbers, cells.rows, strict=True))[header.row + 1 :]:
        values = {
            field: row[column] if column < len(row) else ""
            for field, column in header.fields.items()
        }
        if header.own:
            reading.take_own(number, values)
        else:
            reading.take(number, {field: text.strip() for field, text in values.items()})
    return reading.result()


class _Reading:
    """The rows that were read so far, with what there is to say of them."""

    def __init__(self, places: Gazetteer, as_of: date) -> None:
        self.places = places
        self.as_of = as_of
        self.rows: list[dict[str, str | None]] = []
        self.problems: list[Remark] = []
        self.notes: list[Remark] = []
        self.last: dict[str, str] = {}
        self.ids: dict[tuple[str, str], str] = {}
        self.seen: dict[tuple[str, str], int] = {}

    def remark_file(self, cells: Cells, header: Header) -> None:
        for number, row in list(zip(cells.numbers, cells.rows, strict=True))[: header.row]:
            words = " ".join(cell.strip() for cell in row if cell.strip())[:80]
            self.note(number, f"見出しより前なので読まない：{words}", f"above the header: {words}")
        for name in header.ignored:
            self.note(0, f"列「{name}」は使わない", f"column '{name}' is not used")
        for name in cells.left_out:
            self.note(0, f"シート「{name}」は読まない", f"sheet '{name}' is not read")

    def note(self, row: int, ja: str, en: str) -> None:
        self.notes.append(Remark(row, Text(ja, en)))

    def problem(self, row: int, ja: str, en: str, choices: tuple[str, ...] = ()) -> None:
        self.problems.append(Remark(row, Text(ja, en), choices))

    def take_own(self, number: int, values: Mapping[str, str]) -> None:
        """Take a row of our own export as it stands; only what can't be is a problem."""
        row = {name: _unguarded(values[name]) or None for name in COLUMNS}
        code = row["code"]
        if code is not None and code not in self.places.municipalities.index:
            found = self.places.by_code(code)
            row["code"] = found.code if isinstance(found, Place) else None
            self._say(number, found)
        if row["role"] not in {"centre", "member", "observer"}:
            row["role"] = self._role(number, row["role"] or "")
        if row["status"] not in _STATUS:
            row["status"] = "unconfirmed"
        row["type"] = self._type(number, row["type"] or "", row["name"] or "")
        row["valid_from"], row["valid_to"] = self._period(number, values)
        complete = ("union_id", "name", "prefecture", "municipality", "municipality_prefecture")
        empty = [name for name in complete if row[name] is None]
        if empty or row["type"] is None:
            name = empty[0] if empty else "type"
            self.problem(
                number, f"{name} が空なので取り込めない", f"can't be taken: {name} is empty"
            )
            return
        self.rows.append(row)

    def take(self, number: int, values: Mapping[str, str]) -> None:
        """Take a row of a person's list: one member, or one union with all its members."""
        union = self._union(number, values)
        if union is None:
            return
        centres = split_names(values.get("centre", ""))
        listed = split_names(values.get("municipality", ""))
        given = [] if not values.get("code") else split_names(values["code"])
        members = [(name, "centre") for name in centres]
        known = {plain(name) for name in centres}
        for name in listed:
            bare, marked = centre_mark(name)
            if plain(bare) not in known:
                role = "centre" if marked else self._role(number, values.get("role", ""))
                members.append((bare, role))
        if len(given) > 1 or (given and not members):
            role = self._role(number, values.get("role", ""))
            if len(given) != len(members):
                members = [("", role) for _ in given]
        if not members:
            self.problem(number, "市区町村がない", "there is no municipality")
        codes = given + [""] * (len(members) - len(given))
        for (name, role), code in zip(members, codes, strict=False):
            self._member(number, union, values, (name, code, role))

    def _union(self, number: int, values: Mapping[str, str]) -> dict[str, str | None] | None:
        """Return what the row says of its union; a name left blank is that of the row above."""
        name = values.get("name", "")
        if not name and self.last:
            self.note(number, "圏域名は上の行と同じとした", "the name is taken from the row above")
            same = ("name", "type", "union_id", "prefecture", "tasks")
            values = {**values, **{key: values.get(key) or self.last[key] for key in same}}
            name = values["name"]
        if not name:
            self.problem(number, "圏域名がないので取り込めない", "can't be taken: no name")
            return None
        kind = self._type(number, values.get("type", ""), name)
        if kind is None:
            return None
        key = (kind, plain(name))
        first = key not in self.ids
        given = values.get("union_id", "")
        union_id = self.ids.setdefault(key, given or f"U{len(self.ids) + 1:03d}")
        tasks = ";".join(split_tasks(values.get("tasks", "")))
        prefecture = prefecture_named(values.get("prefecture", ""))
        if first:
            self.last = {
                "name": name, "type": kind, "union_id": union_id,
                "prefecture": prefecture, "tasks": tasks,
            }  # fmt: skip
        shared = self._shared(number, union_id, first=first, tasks=tasks, prefecture=prefecture)
        return {"union_id": union_id, "name": shared["name"], "type": kind, **shared}

    def _shared(
        self, number: int, union_id: str, *, first: bool, tasks: str, prefecture: str
    ) -> dict[str, str | None]:
        """Return name, tasks and prefecture of the union as its first row gave them."""
        if not first:
            kept = next((row for row in self.rows if row["union_id"] == union_id), None)
            if kept is not None:
                if tasks and tasks != kept["tasks"]:
                    self._more_tasks(number, union_id, tasks)
                    kept = next(row for row in self.rows if row["union_id"] == union_id)
                return {name: kept[name] for name in ("name", "tasks", "prefecture")}
        return {"name": self.last["name"], "tasks": tasks or None, "prefecture": prefecture or None}

    def _more_tasks(self, number: int, union_id: str, tasks: str) -> None:
        """Add a row's tasks to those of its union."""
        for row in self.rows:
            if row["union_id"] == union_id:
                have = (row["tasks"] or "").split(";") if row["tasks"] else []
                extra = [task for task in tasks.split(";") if task not in have]
                row["tasks"] = ";".join([*have, *extra])
        self.note(number, "事務を圏域にまとめた", "tasks were put together for the union")

    def _member(
        self,
        number: int,
        union: Mapping[str, str | None],
        values: Mapping[str, str],
        member: tuple[str, str, str],
    ) -> None:
        name, code, role = member
        found = self._find(number, name, code, values, union["prefecture"] or "")
        place = found if isinstance(found, Place) else None
        start, end = self._period(number, values)
        shown = place.name if place else (name or code)
        identity = (str(union["union_id"]), (place.code if place else None) or plain(shown))
        if identity in self.seen:
            self.problem(
                number,
                f"「{shown}」は{self.seen[identity]}行目にもある",
                f"'{shown}' stands in row {self.seen[identity]} too",
            )
        self.seen.setdefault(identity, number)
        status = values.get("status", "") or "confirmed"
        sure = place is not None and status in _STATUS
        self.rows.append(
            {
                **union,
                "prefecture": union["prefecture"]
                or (place.prefecture if place else None)
                or "不明",
                "role": role,
                "municipality": shown,
                "municipality_prefecture": (place.prefecture if place else "")
                or prefecture_named(values.get("municipality_prefecture", ""))
                or union["prefecture"]
                or "不明",
                "code": place.code if place else None,
                "valid_from": start,
                "valid_to": end,
                "as_of": values.get("as_of") or self.as_of.isoformat(),
                "status": status if sure else "unconfirmed",
                "source": values.get("source") or None,
                "note": _joined(values.get("note", ""), name, place),
            }
        )

    def _find(
        self, number: int, name: str, code: str, values: Mapping[str, str], home: str
    ) -> Place | Trouble:
        day = parse_date(values.get("valid_from", "") or values.get("as_of", "")) or ""
        given = values.get("municipality_prefecture", "")
        named = self.places.by_name(name, given, day or self.as_of.isoformat(), hint=home)
        found = self.places.by_code(code) if code else named
        if isinstance(found, Trouble) and code and name and isinstance(named, Place):
            self.problem(
                number,
                f"{found.message.ja}。名称から{named.prefecture}{named.name}とした",
                f"{found.message.en}; by its name taken for {named.prefecture}{named.name}",
            )
            return named
        self._say(number, found)
        if not code or not name or not isinstance(found, Place):
            return found
        if plain(name) != plain(found.name) and not (
            isinstance(named, Place) and named.code == found.code
        ):
            self.problem(
                number,
                f"コード {code} は{found.prefecture}{found.name}で、「{name}」でない。コードに従った",
                f"code {code} is {found.prefecture}{found.name}, not '{name}'; the code was taken",
            )
        return found

    def _say(self, number: int, found: Place | Trouble) -> None:
        if isinstance(found, Trouble):
            self.problem(number, found.message.ja, found.message.en, found.choices)
        elif found.note is not None:
            self.note(number, found.note.ja, found.note.en)

    def _role(self, number: int, text: str) -> str:
        role = role_of(text)
        if role is None:
            self.problem(
                number,
                f"役割「{text[:20]}」は分からないので構成市町村とした",
                f"the role '{text[:20]}' is unknown: taken as a member",
            )
        return role or "member"

    def _type(self, number: int, text: str, name: str) -> str | None:
        kind = type_of(text) if text else type_of(name)
        if kind is None:
            self.problem(
                number,
                f"種別「{(text or name)[:40]}」が分からないので取り込めない",
                f"can't be taken: the type of '{(text or name)[:40]}' is unknown",
            )
        elif not text:
            self.note(number, f"種別は名称から{kind}とした", f"type {kind}, by the name")
        return kind

    def _period(self, number: int, values: Mapping[str, str]) -> tuple[str | None, str | None]:
        start, end = (self._date(number, values.get(key, "")) for key in ("valid_from", "valid_to"))
        if start and end and end < start[: len(end)]:
            self.problem(
                number, f"終了 {end} が開始 {start} より前", f"the end {end} is before {start}"
            )
            return start, None
        return start, end

    def _date(self, number: int, text: str) -> str | None:
        found = parse_date(text) if text else None
        if text and found is None:
            self.problem(number, f"日付「{text[:20]}」が読めない", f"'{text[:20]}' is no date")
        return found

    def result(self) -> ImportResult:
        self._agree()
        table = pd.DataFrame(self.rows, columns=list(COLUMNS)).astype("str")
        keys = ["union_id", "code", "municipality", "valid_from"]
        table = table.sort_values(keys, na_position="first", ignore_index=True, kind="stable")
        return ImportResult(table, tuple(self.problems), tuple(self.notes))

    def _agree(self) -> None:
        """Let every row of a union carry the prefecture of its first centre, or else member."""
        homes: dict[str | None, str | None] = {}
        for row in sorted(self.rows, key=lambda one: one["role"] != "centre"):
            homes.setdefault(row["union_id"], row["prefecture"])
        for row in self.rows:
            row["prefecture"] = homes[row["union_id"]]


def _unguarded(text: str) -> str:
    """Take off the apostrophe that our export puts before what looks like a formula."""
    return text[1:] if re.match(r"'[=+\-@＝＋－＠\t\n]", text) else text


def _joined(note: str, given: str, place: Place | None) -> str | None:
    if place is not None and given and plain(given) != plain(place.name):
        note = f"{note}; 「{given}」" if note else f"「{given}」"
    return note or None
