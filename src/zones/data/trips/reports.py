"""The report of a roll-up: what came in, what became of it, and that nothing was lost."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zones.labels import Lang, Text

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of one class and their persons.

    Parameters
    ----------
    rows
        How many.
    persons
        Their persons in the report's unit; None where they are kept back, which is not zero.
    """

    rows: int
    persons: int | None


CLASSES: dict[str, Text] = {
    "listed": Text("流動表に入った", "in the flow table"),
    "unknown_destination": Text(
        "行き先が対応表にない（出発地の総数には入る）",
        "destination not in the crosswalk (counted in the origin's total)",
    ),
    "unknown_origin": Text("出発地が対応表にない（除外）", "origin not in the crosswalk (dropped)"),
    "filtered": Text("条件に合わない（除外）", "not what the conditions ask for (dropped)"),
    "suppressed": Text(
        "人数が秘匿（人数は不明で、0ではない）", "number kept back (unknown, not zero)"
    ),
}
"""What may become of a row, in the order of the report. Every row is in one class."""


@dataclass(frozen=True, slots=True)
class TripsReport:
    """What a roll-up did.

    Parameters
    ----------
    unit
        Persons are counted in this part: 1, or 100 for hundredths.
    read
        All rows.
    classes
        Rows and persons by the names of `CLASSES`; they add up to *read*.
    zero_rows
        Rows of no persons among those listed.
    days
        What the persons were divided by.
    persons
        Whole persons of the flow table, of unknown destinations and of unknown origins, after the
        division and rounding; by the names of `CLASSES`.
    pairs, units
        Rows of the flow table; municipalities in it.
    unknown_codes
        The most frequent codes that the crosswalk lacks, with their rows, by side.
    about
        How it was made: sources, layout, columns, conditions, crosswalk, engine, expressions.
    """

    unit: int
    read: Tally
    classes: Mapping[str, Tally]
    zero_rows: int
    days: int
    persons: Mapping[str, int]
    pairs: int
    units: int
    unknown_codes: Mapping[str, Sequence[tuple[str, int]]]
    about: Mapping[str, Any] = field(default_factory=dict)

    @property
    def difference(self) -> Tally:
        """What came in less every class: nothing, or something was lost."""
        rows = self.read.rows - sum(one.rows for one in self.classes.values())
        known = sum(one.persons or 0 for one in self.classes.values())
        return Tally(rows, (self.read.persons or 0) - known)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return {
            "format": _FORMAT,
            "kind": "trips",
            "read": self._tally(self.read),
            "classes": {name: self._tally(one) for name, one in self.classes.items()},
            "difference": self._tally(self.difference),
            "zero_rows": self.zero_rows,
            "days": self.days,
            "table": {"pairs": self.pairs, "units": self.units, "persons": dict(self.persons)},
            "unknown_codes": {
                side: [{"code": code, "rows": rows} for code, rows in found]
                for side, found in self.unknown_codes.items()
            },
            **self.about,
        }

    def json_bytes(self) -> bytes:
        """Return the report as JSON in UTF-8; the same bytes for the same report."""
        return (json.dumps(self.as_dict(), ensure_ascii=False, indent=2) + "\n").encode()

    def lines(self, lang: Lang) -> list[str]:
        """Return the report as lines for a terminal."""
        lines = [self._line(Text("読んだ行", "Rows read"), self.read, lang)]
        for name, words in CLASSES.items():
            if self.classes[name].rows or name == "listed":
                lines.append(f"- {self._line(words, self.classes[name], lang)}")
        rest = self.difference
        lines.append(f"= {self._line(Text('差', 'difference'), rest, lang)}")
        lines += self._table_lines(lang)
        for side, found in self.unknown_codes.items():
            codes = ", ".join(f"{code} ({rows:,})" for code, rows in found)
            if codes:
                named = {"origin": "出発地", "destination": "行き先"}[side]
                lines.append(
                    Text(
                        f"* 対応表にない{named}: {codes}",
                        f"* {side}s not in the crosswalk: {codes}",
                    ).say(lang)
                )
        return lines

    def _table_lines(self, lang: Lang) -> list[str]:
        table = Text(
            f"流動表：{self.units:,}市区町村、{self.pairs:,}組、{self.persons['listed']:,}人",
            f"Flow table: {self.units:,} units, {self.pairs:,} pairs, "
            f"{self.persons['listed']:,} persons",
        )
        lines = [table.say(lang)]
        if self.days > 1:
            divided = Text(
                f"* {self.days}日で割り、端数は大きいものから切り上げて合計を保った。",
                f"* Divided by {self.days} days; the largest remainders were rounded up, so that "
                "the sum holds.",
            )
            lines.append(divided.say(lang))
        return lines

    def _line(self, words: Text, tally: Tally, lang: Lang) -> str:
        rows = Text(f"{tally.rows:,}行", f"{tally.rows:,} rows").say(lang)
        if tally.persons is None:
            return f"{words.say(lang)}: {rows}"
        persons = Text(f"{self._shown(tally.persons)}人", f"{self._shown(tally.persons)} persons")
        return f"{words.say(lang)}: {rows}, {persons.say(lang)}"

    def _shown(self, persons: int) -> str:
        whole, rest = divmod(abs(persons), self.unit)
        sign = "-" if persons < 0 else ""
        digits = len(str(self.unit)) - 1
        return f"{sign}{whole:,}.{rest:0{digits}d}" if rest else f"{sign}{whole:,}"

    def _tally(self, tally: Tally) -> dict[str, Any]:
        if tally.persons is None:
            return {"rows": tally.rows, "persons": None}
        whole, rest = divmod(tally.persons, self.unit)
        return {"rows": tally.rows, "persons": tally.persons / self.unit if rest else whole}
