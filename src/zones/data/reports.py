"""The report of an import: what was read, kept and left out, and what doesn't add up."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from zones.labels import Lang, Text

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were read and not kept, for one reason.

    Parameters
    ----------
    reason
        Why.
    rows
        How many.
    example
        Where the first one stands, like ``line 12: 01000``; empty if there is no one place.
    """

    reason: Text
    rows: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Residual:
    """A published total and the sum of what was listed for it.

    Parameters
    ----------
    what
        What was compared.
    published, listed
        The two numbers; their difference is nobody's error by itself, and stays visible.
    """

    what: Text
    published: int
    listed: int

    @property
    def difference(self) -> int:
        """Published less listed."""
        return self.published - self.listed


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: its name and the hash of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Parameters
    ----------
    kind
        The kind of file, as in ``zones data import KIND``.
    files
        The files read.
    rows_read, rows_kept
        Rows of data in the files, and those that the tables hold.
    left_out
        The rest by reason, in the order of the checks.
    residuals
        Published totals beside what was listed.
    notes
        What else a reader must know: what was assumed, and what is unknown.
    """

    kind: str
    files: tuple[FileRead, ...]
    rows_read: int
    rows_kept: int
    left_out: tuple[LeftOut, ...] = ()
    residuals: tuple[Residual, ...] = ()
    notes: tuple[Text, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return {
            "format": _FORMAT,
            "kind": self.kind,
            "files": [{"name": one.name, "sha256": one.sha256} for one in self.files],
            "rows_read": self.rows_read,
            "rows_kept": self.rows_kept,
            "left_out": [
                {"reason": _pair(one.reason), "rows": one.rows, "example": one.example}
                for one in self.left_out
            ],
            "residuals": [
                {
                    "what": _pair(one.what),
                    "published": one.published,
                    "listed": one.listed,
                    "difference": one.difference,
                }
                for one in self.residuals
            ],
            "notes": [_pair(note) for note in self.notes],
        }

    def json_bytes(self) -> bytes:
        """Return the report as JSON in UTF-8; the same bytes for the same report."""
        return (json.dumps(self.as_dict(), ensure_ascii=False, indent=2) + "\n").encode()

    def lines(self, lang: Lang) -> list[str]:
        """Return the report as lines for a terminal."""
        lines = [
            Text(
                f"読んだ行 {self.rows_read:,}、取り込んだ行 {self.rows_kept:,}",
                f"Rows read {self.rows_read:,}, kept {self.rows_kept:,}",
            ).say(lang)
        ]
        for one in self.left_out:
            where = f" ({one.example})" if one.example else ""
            lines.append(f"- {one.rows:,}: {one.reason.say(lang)}{where}")
        for rest in self.residuals:
            numbers = f"{rest.published:,} − {rest.listed:,} = {rest.difference:,}"
            lines.append(f"= {rest.what.say(lang)}: {numbers}")
        lines += [f"* {note.say(lang)}" for note in self.notes]
        return lines


@dataclass(frozen=True, slots=True)
class Parsed:
    """Tables read from files, with the report of the reading."""

    tables: Mapping[str, pd.DataFrame]
    report: ImportReport


def file_read(path: Path) -> FileRead:
    """Return the name and hash of the file *path*, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return FileRead(path.name, digest.hexdigest())


def left_out(reason: Text, bad: pd.Series, cells: pd.Series) -> tuple[LeftOut, ...]:
    """Return the entry for the rows marked in *bad*; none if there are none.

    *cells* is shown as the example, under the line number that its index holds.
    """
    if not bad.any():
        return ()
    first = int(bad.to_numpy().argmax())
    example = f"line {bad.index[first]}: {cells.iloc[first]}"
    return (LeftOut(reason, int(bad.sum()), example),)


def _pair(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}
