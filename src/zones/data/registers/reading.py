"""The rows of a person's own list, one after the other, into rows of a register."""

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd

from zones.data.registers.cells import Cells
from zones.data.registers.headers import Header
from zones.data.registers.japanese_dates import parse_date
from zones.data.registers.places import Gazetteer, Place, Trouble, plain, prefecture_named
from zones.data.registers.remarks import Remark, add
from zones.data.registers.words import centre_mark, role_of, split_names, split_tasks, type_of
from zones.labels import Text
from zones.schemas.register import COLUMNS

_STATUS = ("confirmed", "derived", "unconfirmed")


class Reading:
    """The rows that were read so far, with what there is to say of them."""

    def __init__(self, places: Gazetteer, as_of: date) -> None:
        self.places = places
        self.as_of = as_of
        self.rows: list[dict[str, str | None]] = []
        self.problems: list[Remark] = []
        self.notes: list[Remark] = []
        self.given: tuple[str, ...] = ()
        self.last: dict[str, str] = {}
        self.ids: dict[tuple[str, str], str] = {}
        self.seen: dict[tuple[str, str], int] = {}

    def remark_file(self, cells: Cells, header: Header) -> None:
        """Say what of the file is not read at all."""
        for number, row in list(zip(cells.numbers, cells.rows, strict=True))[: header.row]:
            words = " ".join(cell.strip() for cell in row if cell.strip())[:80]
            self.note(
                number,
                f"見出しの行より前にある「{words}」は読みませんでした。",
                f"'{words}' stands above the header and was not read.",
            )
        for name in header.ignored:
            self.note(
                0,
                f"列「{name}」は名簿の項目に当たらないため、使いません。使う列なら見出しを直してください。",
                f"Column '{name}' is none of a register's and is not used. If it should be, correct "
                "its heading.",
            )
        for name in cells.left_out:
            self.note(
                0,
                f"シート「{name}」は読みません。必要なら1枚目のシートにまとめてください。",
                f"Sheet '{name}' is not read. Put its rows into the first sheet if they are needed.",
            )

    def note(self, row: int, ja: str, en: str) -> None:
        """Say what was done with a row on the way."""
        self.notes.append(Remark(row, Text(ja, en)))

    def problem(self, row: int, ja: str, en: str, choices: tuple[str, ...] = ()) -> None:
        """Say what a person must decide or correct of a row that was taken all the same."""
        self.problems.append(Remark(row, Text(ja, en), choices))

    def refuse(self, row: int, ja: str, en: str) -> None:
        """Say why a row can't be taken, and keep what stands in it."""
        self.problems.append(Remark(row, Text(ja, en), refused=True, given=self.given))

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
        if empty:
            self.refuse(
                number,
                f"列「{empty[0]}」が空のため取り込めません。値を入れてください。",
                f"The row can't be taken because '{empty[0]}' is empty. Fill it in.",
            )
        if empty or row["type"] is None:  # a type that says nothing was refused by itself
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
            self.refuse(
                number,
                "市区町村がないため取り込めません。市町村名か市町村コードを入れてください。",
                "The row can't be taken because it has no municipality. Add a name or a code.",
            )
        codes = given + [""] * (len(members) - len(given))
        for (name, role), code in zip(members, codes, strict=False):
            self._member(number, union, values, (name, code, role))

    def _union(self, number: int, values: Mapping[str, str]) -> dict[str, str | None] | None:
        """Return what the row says of its union; a name left blank is that of the row above."""
        name = values.get("name", "")
        if not name and self.last:
            self.note(
                number,
                "圏域名が空のため、上の行と同じ圏域としました。",
                "The name of the union is empty; that of the row above was taken.",
            )
            same = ("name", "type", "union_id", "prefecture", "tasks")
            values = {**values, **{key: values.get(key) or self.last[key] for key in same}}
            name = values["name"]
        if not name:
            self.refuse(
                number,
                "圏域名がないため取り込めません。圏域名を入れてください。",
                "The row can't be taken because it names no union. Add its name.",
            )
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
        self.note(
            number,
            "行ごとに違う事務を、圏域の事務としてまとめました。",
            "The tasks differ between rows; they were put together for the union.",
        )

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
                f"「{shown}」は{self.seen[identity]}行目にもあります。どちらかを消してください。",
                f"'{shown}' stands in row {self.seen[identity]} too. Take one of them out.",
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
                *add(
                    found.message,
                    f"名称から{named.prefecture}{named.name}としました。",
                    f"By its name it was taken for {named.prefecture}{named.name}.",
                ),
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
                f"コード {code} は{found.prefecture}{found.name}で、「{name}」ではありません。"
                "コードに従いました。名称かコードを直してください。",
                f"Code {code} is {found.prefecture}{found.name}, not '{name}'. The code was taken; "
                "correct the name or the code.",
            )
        return found

    def _say(self, number: int, found: Place | Trouble) -> None:
        if isinstance(found, Trouble):
            ja, en = add(
                found.message,
                "それまではコードのない構成員として扱います。",
                "Until then it counts as a member without a code.",
            )
            self.problem(number, ja, en, found.choices)
        elif found.note is not None:
            self.note(number, found.note.ja, found.note.en)

    def _role(self, number: int, text: str) -> str:
        role = role_of(text)
        if role is None:
            self.problem(
                number,
                f"役割「{text[:20]}」の意味が分からないため、構成市町村としました。"
                "「中心市」「構成市町村」「オブザーバー」のどれかにしてください。",
                f"The role '{text[:20]}' is unknown, so it was taken as a member. "
                "Write centre, member or observer.",
            )
        return role or "member"

    def _type(self, number: int, text: str, name: str) -> str | None:
        kind = type_of(text) if text else type_of(name)
        if kind is None:
            self.refuse(
                number,
                f"「{(text or name)[:40]}」の種別が分からないため取り込めません。種別の列に「定住自立圏」"
                "「一部事務組合」などを入れてください。",
                f"The row can't be taken because the type of '{(text or name)[:40]}' is unknown. "
                "Write one such as 定住自立圏 or 一部事務組合 into the column 種別.",
            )
        elif not text:
            self.note(
                number,
                f"種別が空のため、名称から{kind}としました。",
                f"The type is empty; by the name it was taken for {kind}.",
            )
        return kind

    def _period(self, number: int, values: Mapping[str, str]) -> tuple[str | None, str | None]:
        start, end = (self._date(number, values.get(key, "")) for key in ("valid_from", "valid_to"))
        if start and end and end < start[: len(end)]:
            self.problem(
                number,
                f"終わりの日 {end} が始まりの日 {start} より前です。終わりの日は使いませんでした。"
                "日付を確かめてください。",
                f"The end {end} is before the start {start}, so it was left out. Check the dates.",
            )
            return start, None
        return start, end

    def _date(self, number: int, text: str) -> str | None:
        found = parse_date(text) if text else None
        if text and found is None:
            self.problem(
                number,
                f"日付「{text[:20]}」を読めないため、空として取り込みました。"
                "2024-04-01 か 令和6年4月1日 の形にしてください。",
                f"'{text[:20]}' can't be read as a date and was left out. Write it like 2024-04-01.",
            )
        return found

    def table(self) -> pd.DataFrame:
        """Return the register of all rows that were taken."""
        self._agree()
        table = pd.DataFrame(self.rows, columns=list(COLUMNS)).astype("str")
        keys = ["union_id", "code", "municipality", "valid_from"]
        return table.sort_values(keys, na_position="first", ignore_index=True, kind="stable")

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
