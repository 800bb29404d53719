"""The catalogue of the embedded data: what each table is, where from, how made, and its hash."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from zones.errors import DataError
from zones.labels import Text
from zones.provenance import Source

CATALOG = "catalog.toml"
"""Name of the catalogue in the data folder."""

_FORMAT = 1
_AREAS = re.compile(r"areas of ([0-9]{4})")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source, its publisher, and the file read.

    Parameters
    ----------
    source
        The publication and its credit.
    publisher
        Who publishes it.
    file
        Path below the source folder.
    sha256
        Hash of that file's bytes.
    """

    source: Source
    publisher: Text
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table of the embedded data.

    Parameters
    ----------
    name
        Short name, as in `zones.data.embedded.Tables`.
    file
        Name of the file in the data folder.
    title
        What it holds.
    sources
        Ids of the sources it was made from.
    rows, size_bytes, sha256
        Number of rows, and size and hash of the file.
    made
        How it was made.
    """

    name: str
    file: str
    title: Text
    sources: tuple[str, ...]
    rows: int
    size_bytes: int
    sha256: str
    made: Text


@dataclass(frozen=True, slots=True)
class Catalog:
    """The catalogue.

    Parameters
    ----------
    tables, sources
        Every table and source, in the order of the file.
    flows_year
        Census of the flows.
    flows_basis, flows_people
        Id and words for the people whom the flows count.
    coverage_tolerance_degrees, coverage_decimals
        Tolerance of the borders' simplification, and the decimals asked for.
    """

    tables: tuple[TableEntry, ...]
    sources: tuple[SourceEntry, ...]
    flows_year: int
    flows_basis: str
    flows_people: Text
    coverage_tolerance_degrees: float
    coverage_decimals: int

    def table(self, name: str) -> TableEntry:
        """Return the table called *name*.

        Raises
        ------
        DataError
            If the catalogue doesn't have it.
        """
        for entry in self.tables:
            if entry.name == name:
                return entry
        raise DataError(
            f"カタログに表「{name}」がありません。データを作り直してください。",
            f"The catalogue has no table '{name}'. Build the data again.",
        )

    @property
    def area_year(self) -> int | None:
        """Year of the municipalities' areas, as the vintages of their sources tell it."""
        known = {entry.name: entry for entry in self.tables}
        if "municipalities" not in known:
            return None
        vintages = [source.vintage for source in self.sources_of("municipalities")]
        years = [int(found[1]) for text in vintages if (found := _AREAS.search(text))]
        return max(years, default=None)

    def sources_of(self, name: str) -> tuple[Source, ...]:
        """Return the sources that the table *name* was made from."""
        ids = self.table(name).sources
        return tuple(entry.source for entry in self.sources if entry.source.id in ids)


def read_catalog(folder: Path) -> Catalog:
    """Read the catalogue of *folder*.

    Raises
    ------
    DataError
        If it is missing, or isn't a catalogue of this format.
    """
    path = folder / CATALOG
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(
            f"{path} が見つかりません。zones data build で作成してください。",
            f"{path} is missing. Make it with 'zones data build'.",
        ) from error
    except ValueError as error:
        raise DataError(
            f"{path} を読めません（{error}）。zones data build で作り直してください。",
            f"{path} can't be read ({error}). Make it again with 'zones data build'.",
        ) from error
    try:
        return _catalog_of(content)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"{path} はこの版のカタログではありません（{error}）。作り直してください。",
            f"{path} is no catalogue of this version ({error!r}). Build the data again.",
        ) from error


def verify(folder: Path) -> Catalog:
    """Hash every file of *folder* and return the catalogue that they agree with.

    Raises
    ------
    DataError
        If the catalogue can't be read, or a file is missing or altered; it names the file.
    """
    catalog = read_catalog(folder)
    for entry in catalog.tables:
        read_verified(folder, entry)
    return catalog


def read_verified(folder: Path, entry: TableEntry) -> bytes:
    """Return the bytes of a table's file, once their size and hash agree with the catalogue.

    Raises
    ------
    DataError
        If the file is missing or altered.
    """
    path = folder / entry.file
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise DataError(
            f"{path} がありません。zones data build で作り直してください。",
            f"{path} is missing. Make it again with 'zones data build'.",
        ) from error
    if len(content) != entry.size_bytes or sha256_of(content) != entry.sha256:
        raise DataError(
            f"{path} が {CATALOG} の記録と異なります（変更または破損）。"
            "zones data build で作り直してください。",
            f"{path} isn't the file that {CATALOG} records (altered or damaged). "
            "Make it again with 'zones data build'.",
        )
    return content


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of *content* in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def catalog_text(catalog: Catalog) -> str:
    """Return the catalogue as TOML, the same text for the same catalogue."""
    content = {
        "format": _FORMAT,
        "flows": {
            "year": catalog.flows_year,
            "basis": catalog.flows_basis,
            "people": _pair(catalog.flows_people),
        },
        "coverage": {
            "tolerance_degrees": catalog.coverage_tolerance_degrees,
            "decimals": catalog.coverage_decimals,
        },
        "tables": [_table_row(entry) for entry in catalog.tables],
        "sources": [_source_row(entry) for entry in catalog.sources],
    }
    return tomli_w.dumps(content, multiline_strings=False)


def _pair(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}


def _table_row(entry: TableEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "file": entry.file,
        "title": _pair(entry.title),
        "sources": list(entry.sources),
        "rows": entry.rows,
        "bytes": entry.size_bytes,
        "sha256": entry.sha256,
        "made": _pair(entry.made),
    }


def _source_row(entry: SourceEntry) -> dict[str, Any]:
    return {
        "id": entry.source.id,
        "title": _pair(entry.source.title),
        "publisher": _pair(entry.publisher),
        "vintage": entry.source.vintage,
        "licence": entry.source.licence,
        "credit": _pair(entry.source.credit),
        "file": entry.file,
        "sha256": entry.sha256,
    }


def _catalog_of(content: Mapping[str, Any]) -> Catalog:
    if content["format"] != _FORMAT:
        raise ValueError(f"format {content['format']}")
    return Catalog(
        tables=tuple(_table_entry(row) for row in content["tables"]),
        sources=tuple(_source_entry(row) for row in content["sources"]),
        flows_year=int(content["flows"]["year"]),
        flows_basis=str(content["flows"]["basis"]),
        flows_people=Text(**content["flows"]["people"]),
        coverage_tolerance_degrees=float(content["coverage"]["tolerance_degrees"]),
        coverage_decimals=int(content["coverage"]["decimals"]),
    )


def _table_entry(row: Mapping[str, Any]) -> TableEntry:
    if Path(row["file"]).name != row["file"]:
        raise ValueError(f"file {row['file']}")
    return TableEntry(
        name=row["name"],
        file=row["file"],
        title=Text(**row["title"]),
        sources=tuple(row["sources"]),
        rows=int(row["rows"]),
        size_bytes=int(row["bytes"]),
        sha256=row["sha256"],
        made=Text(**row["made"]),
    )


def _source_entry(row: Mapping[str, Any]) -> SourceEntry:
    source = Source(
        id=row["id"],
        title=Text(**row["title"]),
        vintage=row["vintage"],
        licence=row["licence"],
        credit=Text(**row["credit"]),
    )
    return SourceEntry(source, Text(**row["publisher"]), row["file"], row["sha256"])
