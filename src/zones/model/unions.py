"""Existing unions: which municipalities already work together, since when, and on what."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, cast, get_args

import pandas as pd

from zones.errors import DataError, NotFoundError
from zones.labels import Text
from zones.model.dates import Period
from zones.model.forms import FORMS, Floor, Form
from zones.schemas.register import COLUMNS

REGISTER_DATE = date(2026, 4, 1)
"""The day of comparison unless another is given: the latest founding in the embedded register.

A fixed day and not today's, so that the same data give the same plan.
"""

Role = Literal["centre", "member", "observer"]
Status = Literal["confirmed", "derived", "unconfirmed"]

STATUSES: dict[Status, Text] = {
    "confirmed": Text("確認済み", "confirmed"),
    "derived": Text("導出", "derived"),
    "unconfirmed": Text("未確認", "unconfirmed"),
}
"""How sure a fact is: a source names it; it follows from one; neither."""


@dataclass(frozen=True, slots=True)
class Member:
    """One municipality (or other body) in a union, and where that is known from.

    Parameters
    ----------
    name, prefecture
        As listed.
    code
        None for a prefecture, a body without a code, or a former municipality.
    period
        When it belongs.
    as_of
        The date that the source describes, as printed.
    """

    name: str
    prefecture: str
    code: str | None
    role: Role
    period: Period
    as_of: str | None
    status: Status
    source: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Union:
    """An existing area of cooperation.

    Parameters
    ----------
    id, name
        Its id in the register and its name.
    type
        Key of `zones.model.forms.FORMS`.
    prefecture
        Of its seat, by name.
    tasks
        What it does, as listed; empty where unknown.
    members
        Centres, members and observers, by code (those without one first).
    """

    id: str
    name: str
    type: str
    prefecture: str
    tasks: tuple[str, ...]
    members: tuple[Member, ...]

    @property
    def form(self) -> Form:
        """Its form of cooperation."""
        return FORMS[self.type]

    @property
    def floor(self) -> Floor:
        """The floor it stands on."""
        return self.form.floor

    @property
    def centres(self) -> tuple[str, ...]:
        """Codes of its centres."""
        return self.codes("centre")

    @property
    def unconfirmed(self) -> bool:
        """Whether any of its facts is unconfirmed."""
        return any(member.status == "unconfirmed" for member in self.members)

    def codes(self, *roles: Role) -> tuple[str, ...]:
        """Return the codes with any of *roles* (centre and member unless given), sorted."""
        wanted = roles or ("centre", "member")
        found = {one.code for one in self.members if one.code is not None and one.role in wanted}
        return tuple(sorted(found))

    def valid_on(self, day: date, *, certain: bool = False) -> "Union | None":
        """Return the union as of *day*, or None when no centre or member is left."""
        held = tuple(one for one in self.members if one.period.holds(day, certain=certain))
        if all(member.role == "observer" for member in held):
            return None
        return replace(self, members=held)


@dataclass(frozen=True)
class Register:
    """The existing unions.

    Parameters
    ----------
    unions
        Sorted by id.
    """

    unions: tuple[Union, ...]

    @classmethod
    def from_table(cls, table: pd.DataFrame) -> "Register":
        """Read a register from its table.

        Parameters
        ----------
        table
            The columns of `COLUMNS`, text, NA where unknown; the order of rows doesn't matter.

        Raises
        ------
        DataError
            If a column is missing, a value is malformed, or the rows of one union disagree about
            its name, type, prefecture or tasks.
        """
        missing = [column for column in COLUMNS if column not in table.columns]
        if missing:
            raise DataError(
                f"圏域一覧に列「{missing[0]}」がありません。この列を加えてください。",
                f"The register has no column '{missing[0]}'. Add it.",
            )
        rows = table[list(COLUMNS)].astype("object").where(table[list(COLUMNS)].notna(), None)
        groups: dict[str, list[dict[str, str | None]]] = {}
        for values in rows.itertuples(index=False, name=None):
            row = dict(zip(COLUMNS, values, strict=True))
            groups.setdefault(_required(row, "union_id"), []).append(row)
        return cls(tuple(_union(key, groups[key]) for key in sorted(groups)))

    def to_table(self) -> pd.DataFrame:
        """Return the table that `from_table` reads: text, NA where unknown, sorted."""
        rows = [_row(union, member) for union in self.unions for member in union.members]
        return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")

    def __iter__(self) -> Iterator[Union]:
        """Iterate over the unions, by id."""
        return iter(self.unions)

    def __len__(self) -> int:
        """Count the unions."""
        return len(self.unions)

    @cached_property
    def by_id(self) -> Mapping[str, Union]:
        """The unions by id."""
        return {union.id: union for union in self.unions}

    def get(self, union_id: str) -> Union:
        """Return one union.

        Raises
        ------
        NotFoundError
            If the register doesn't have it.
        """
        if union_id not in self.by_id:
            raise NotFoundError(
                f"圏域一覧に「{union_id}」はありません。一覧の union_id を指定してください。",
                f"The register has no union '{union_id}'. Give a union_id of the register.",
            )
        return self.by_id[union_id]

    def valid_on(self, day: date, *, certain: bool = False) -> "Register":
        """Return what is valid on *day*, member by member.

        Parameters
        ----------
        day
            An end is the last day of validity.
        certain
            False keeps every fact that its dates don't rule out: a missing start counts as begun,
            a start known to the month or year from its first day, an end to its last. True keeps
            only what holds however the dates are read, so that a missing start is left out.
        """
        held = (union.valid_on(day, certain=certain) for union in self.unions)
        return Register(tuple(union for union in held if union is not None))

    def of(self, code: str) -> "Register":
        """Return the unions that municipality *code* belongs to in any role, whole."""
        found = (one for one in self.unions if any(part.code == code for part in one.members))
        return Register(tuple(found))

    def of_type(self, *types: str) -> "Register":
        """Return the unions of these types (keys of `zones.model.forms.FORMS`)."""
        return Register(tuple(union for union in self.unions if union.type in types))

    def floor(self, number: Floor) -> "Register":
        """Return the unions on one floor."""
        return Register(tuple(union for union in self.unions if union.floor == number))

    def in_prefecture(self, name: str) -> "Register":
        """Return the unions that have a member in the prefecture called *name*, whole."""
        found = (one for one in self.unions if any(part.prefecture == name for part in one.members))
        return Register(tuple(found))


_CODE = re.compile(r"\d{5}")
_SEPARATOR = ";"


def _union(key: str, rows: Sequence[dict[str, str | None]]) -> Union:
    shared = {name: _agreed(key, rows, name) for name in ("name", "type", "prefecture", "tasks")}
    if shared["type"] not in FORMS:
        raise _bad(key, "type", str(shared["type"]))
    members = sorted((_member(key, row) for row in rows), key=_order)
    tasks = (shared["tasks"] or "").split(_SEPARATOR)
    return Union(
        id=key,
        name=shared["name"] or key,
        type=str(shared["type"]),
        prefecture=shared["prefecture"] or "",
        tasks=tuple(task.strip() for task in tasks if task.strip()),
        members=tuple(members),
    )


def _member(key: str, row: dict[str, str | None]) -> Member:
    code, role, status = row["code"], _required(row, "role"), _required(row, "status")
    if code is not None and not _CODE.fullmatch(code):
        raise _bad(key, "code", code)
    if role not in get_args(Role):
        raise _bad(key, "role", role)
    if status not in STATUSES:
        raise _bad(key, "status", status)
    return Member(
        name=_required(row, "municipality"),
        prefecture=row["municipality_prefecture"] or "",
        code=code,
        role=cast("Role", role),
        period=Period(row["valid_from"], row["valid_to"]),
        as_of=row["as_of"],
        status=status,
        source=row["source"],
        note=row["note"],
    )


def _order(member: Member) -> tuple[str, ...]:
    rest = (member.role, member.period.end, member.prefecture, member.as_of, member.source)
    keys = (member.code, member.name, member.period.start, *rest, member.note)
    return tuple(key or "" for key in keys)


def _row(union: Union, member: Member) -> tuple[str | None, ...]:
    return (
        union.id,
        union.name,
        union.type,
        union.prefecture or None,
        member.role,
        member.name,
        member.prefecture or None,
        member.code,
        member.period.start,
        member.period.end,
        member.as_of,
        _SEPARATOR.join(union.tasks) or None,
        member.status,
        member.source,
        member.note,
    )


def _agreed(key: str, rows: Sequence[dict[str, str | None]], column: str) -> str | None:
    values = sorted({row[column] or "" for row in rows})
    if len(values) > 1:
        raise DataError(
            f"圏域「{key}」の行で列「{column}」が一致しません（{'、'.join(values[:3])}）。"
            "同じ値にそろえてください。",
            f"The rows of union {key} disagree about {column} ({', '.join(values[:3])}). "
            "Write the same in each.",
        )
    return values[0] or None


def _required(row: dict[str, str | None], column: str) -> str:
    value = row[column]
    if not value:
        where = f"{row['union_id']} {row['municipality']}"
        raise DataError(
            f"圏域一覧の列「{column}」が空の行があります（{where}）。値を入れてください。",
            f"A row of the register has no {column} ({where}). Fill it in.",
        )
    return value


def _bad(key: str, column: str, value: str) -> DataError:
    return DataError(
        f"圏域「{key}」の列「{column}」の値「{value[:40]}」は使えません。直してください。",
        f"Union {key}: '{value[:40]}' can't be used as {column}. Correct it.",
    )
