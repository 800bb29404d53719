"""The roll-up as Ibis expressions: the same ones on every engine.

Whatever an engine could do differently is avoided: persons are whole numbers of a unit (sums of
fractions depend on their order), weights are whole numbers of `zones.data.trips.crosswalk.PARTS`,
codes are compared as they stand, and nothing depends on the order of rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ibis  # type: ignore[import-untyped]

from zones.data.trips.columns import Columns
from zones.data.trips.conditions import Condition, predicate
from zones.data.trips.crosswalk import PARTS
from zones.errors import DataError

VERSION = 1
"""Raised whenever the same rows may give another result."""

HUNDREDTHS = 100
"""Persons that may have fractions are counted in hundredths."""

NOWHERE = -1
"""The unit of a code that the crosswalk doesn't have."""

SUPPRESSED_MARKS = ("", "*", "**", "***", "x", "X", "…", "...", "NA", "null")
"""Texts that stand for a number that is kept back; ``-`` is zero, as in Japan's statistics."""

_NUMBER = "^[0-9]{1,12}([.][0-9]{1,9})?$"

Table = Any
"""An Ibis table; Ibis expressions have no types that a checker could follow."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows of trips, read: what they are, not yet where.

    Parameters
    ----------
    rows
        `origin` and `destination` (text, or int64 where the file has numbers), `persons` (int64 in
        *unit*; null where suppressed or bad), `printed` (as it stands in the file), `bad` and
        `wanted` (fulfils the conditions).
    unit
        1, or `HUNDREDTHS` where persons may have fractions.
    numbers
        Whether the codes of origins and of destinations are whole numbers.
    """

    rows: Table
    unit: int
    numbers: tuple[bool, bool]


def prepare(
    table: Table, columns: Columns, conditions: Sequence[Condition], *, digits: int | None
) -> Prepared:
    """Read the columns of *table*.

    Parameters
    ----------
    table
        The trips as an engine gives them.
    columns
        Their names.
    conditions
        All of them must hold.
    digits
        Number of leading signs of a code that count; None for all.

    Raises
    ------
    DataError
        If a code or the persons are of a type that they can't be.
    """
    origin, from_number = _code(table[columns.origin], columns.origin, digits)
    destination, to_number = _code(table[columns.destination], columns.destination, digits)
    persons, bad, unit = _persons(table[columns.persons], columns.persons)
    wanted = (
        predicate(table, conditions, columns.named()) if conditions else ibis.literal(value=True)
    )
    rows = table.select(
        origin=origin,
        destination=destination,
        persons=persons,
        printed=table[columns.persons].cast("string"),
        bad=bad,
        wanted=wanted,
    )
    return Prepared(rows, unit, (from_number, to_number))


def intake(prepared: Prepared) -> Table:
    """Return one row: what the files hold, counted without the crosswalk.

    `rows`, `persons`; `filtered_rows`, `filtered_persons` (not wanted); `suppressed_rows`,
    `zero_rows` of those wanted; `bad_rows`.
    """
    rows = prepared.rows
    unknown = rows.persons.isnull()
    return rows.aggregate(
        rows=rows.count(),
        persons=_sum(rows.persons),
        filtered_rows=_count(rows, ~rows.wanted),
        filtered_persons=_sum(rows.wanted.ifelse(0, rows.persons)),
        suppressed_rows=_count(rows, rows.wanted & unknown & ~rows.bad),
        zero_rows=_count(rows, rows.wanted & (rows.persons == 0)),
        bad_rows=_count(rows, rows.bad),
    )


def bad_example(prepared: Prepared) -> Table:
    """Return one row: `example`, the first of the bad persons by their letters."""
    bad = prepared.rows.filter(prepared.rows.bad)
    return bad.aggregate(example=bad.printed.min())


def roll_up(prepared: Prepared, crosswalks: tuple[Table, Table], *, weighted: bool) -> Table:
    """Return the persons of every pair of units.

    Parameters
    ----------
    prepared
        The rows.
    crosswalks
        For origins and destinations: `key`, `unit` and, where *weighted*, `parts` and `first`.
    weighted
        Whether a code may have several units: persons are then counted in parts of
        `PARTS` × `PARTS`.

    Returns
    -------
    `origin`, `destination` (`NOWHERE` where the crosswalk has no such code), `rows`, `persons`.
    """
    rows = prepared.rows
    kept = rows.filter(rows.wanted & rows.persons.notnull()).select(
        "origin", "destination", "persons"
    )
    home, work = (
        cross.select(**{f"{side}_{name}": cross[name] for name in cross.columns})
        for side, cross in zip(("home", "work"), crosswalks, strict=True)
    )
    joined = kept.left_join(home, kept.origin == home.home_key)
    joined = joined.left_join(work, joined.destination == work.work_key)
    pair = {
        "origin": ibis.coalesce(joined.home_unit, NOWHERE),
        "destination": ibis.coalesce(joined.work_unit, NOWHERE),
    }
    if not weighted:
        return joined.group_by(**pair).aggregate(rows=joined.count(), persons=_sum(joined.persons))
    parts = [ibis.coalesce(joined[f"{side}_parts"], PARTS) for side in ("home", "work")]
    first = [ibis.coalesce(joined[f"{side}_first"], 1) for side in ("home", "work")]
    return joined.group_by(**pair).aggregate(
        rows=_sum(first[0] * first[1]), persons=_sum(joined.persons * parts[0] * parts[1])
    )


def unmatched(prepared: Prepared, crosswalk: Table, side: str, *, limit: int) -> Table:
    """Return the codes that the crosswalk lacks and the most rows have: `code`, `rows`.

    Parameters
    ----------
    prepared, crosswalk
        As in `roll_up`.
    side
        ``origin`` or ``destination``.
    limit
        How many.
    """
    rows = prepared.rows
    kept = rows.filter(rows.wanted & rows.persons.notnull()).select(code=rows[side])
    keys = crosswalk.select(key=crosswalk.key)
    missing = kept.left_join(keys, kept.code == keys.key)
    missing = missing.filter(missing.key.isnull()).select("code")
    counted = missing.group_by("code").aggregate(rows=missing.count())
    return counted.order_by([ibis.desc("rows"), "code"]).limit(limit)


def lengths(prepared: Prepared) -> Table:
    """Return the rows by the length of their origin's code: `length`, `rows`."""
    rows = prepared.rows.filter(prepared.rows.origin.notnull())
    found = rows.select(length=rows.origin.cast("string").length())
    return found.group_by("length").aggregate(rows=found.count())


def distinct_codes(prepared: Prepared) -> Table:
    """Return every different code of origins and destinations as text: `code`."""
    rows = prepared.rows
    sides = [rows.select(code=rows[side].cast("string")) for side in ("origin", "destination")]
    both = ibis.union(*[side.distinct() for side in sides], distinct=True)
    return both.filter(both.code.notnull())


def _code(column: Table, name: str, digits: int | None) -> tuple[Table, bool]:
    kind = column.type()
    if kind.is_integer():
        if digits is None:
            return column.cast("int64"), True
        return column.cast("string").substr(0, digits), False
    if kind.is_string():
        text = column.strip()
        return (text if digits is None else text.substr(0, digits)), False
    raise DataError(
        f"列「{name}」はコードのはずですが、型が「{kind}」でした。文字列か整数にしてください。",
        f"Column '{name}' should hold codes, but it is {kind}. Write them as text or whole numbers.",
    )


def _persons(column: Table, name: str) -> tuple[Table, Table, int]:
    """Return the persons in a unit, whether a cell is bad, and the unit."""
    kind = column.type()
    if kind.is_integer():
        bad = (column < 0).fill_null(False)
        return bad.ifelse(ibis.null("int64"), column.cast("int64")), bad, 1
    if kind.is_floating() or kind.is_decimal():
        number = column.cast("float64")
        unknown = number.isnull() | number.isnan()
        bad = (~unknown & ((number < 0) | (number >= 1e12))).fill_null(False)  # noqa: PLR2004
        return _hundredths(number, unknown | bad), bad, HUNDREDTHS
    if kind.is_string():
        text = column.strip()
        unknown = (text.isnull() | text.isin(SUPPRESSED_MARKS)).fill_null(True)
        good = (text.re_search(_NUMBER) | (text == "-")).fill_null(False)
        number = (text == "-").ifelse("0", text).try_cast("float64")
        return _hundredths(number, unknown | ~good), ~unknown & ~good, HUNDREDTHS
    raise DataError(
        f"列「{name}」は人数のはずですが、型が「{kind}」でした。--persons で別の列を指定してください。",
        f"Column '{name}' should hold persons, but it is {kind}. Name another with --persons.",
    )


def _hundredths(number: Table, unknown: Table) -> Table:
    whole = (unknown.ifelse(ibis.null("float64"), number) * float(HUNDREDTHS) + 0.5).floor()
    return whole.cast("int64")


def _sum(column: Table) -> Table:
    return column.sum().cast("int64").fill_null(0)


def _count(rows: Table, marked: Table) -> Table:
    """Count rows; where nothing is known engines differ between zero and unknown."""
    return rows.count(where=marked.fill_null(False)).fill_null(0)
