"""The build of the embedded data: from the official files to `geodata/`."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from zones.data.catalog import (
    CATALOG,
    Catalog,
    SourceEntry,
    TableEntry,
    catalog_text,
    sha256_of,
)
from zones.data.coverage import DECIMALS, TOLERANCE_DEGREES
from zones.data.description import TABLES, Description
from zones.data.embedded import Tables
from zones.data.joining.municipalities import founded
from zones.data.kinds import Kind, Options
from zones.data.parquet import parquet_bytes
from zones.data.preparing import prepare
from zones.data.registers import transcription
from zones.data.sources import (
    boundaries,
    changes,
    city_categories,
    flows,
    offices,
    projection,
    ssdse,
    unions,
)
from zones.data.sources.n03 import parse_n03
from zones.data.sources.origin import Origin
from zones.errors import DataError, OutputError
from zones.labels import Text
from zones.provenance import COMMUTERS_AND_STUDENTS
from zones.schemas.tables import SCHEMAS
from zones.schemas.validation import validate

ORIGINS: tuple[Origin, ...] = (
    boundaries.ORIGIN,
    offices.ORIGIN,
    city_categories.ORIGIN,
    flows.FLOWS,
    flows.TOTALS,
    ssdse.POPULATION_2015,
    ssdse.POPULATION_2020,
    ssdse.AREA,
    projection.ORIGIN,
    unions.ORIGIN,
    changes.ORIGIN,
    transcription.DATES,
    transcription.NAGANO,
)
"""Every source of the embedded data."""


@dataclass(frozen=True, slots=True)
class Step:
    """A file that the build imports: its kind, and what it doesn't tell itself."""

    kind: Kind
    origin: Origin
    totals: Origin | None = None
    year: int | None = None


STEPS: tuple[Step, ...] = (
    Step("offices", offices.ORIGIN),
    Step("categories", city_categories.ORIGIN),
    Step("ssdse", ssdse.POPULATION_2015),
    Step("ssdse", ssdse.POPULATION_2020),
    Step("ssdse", ssdse.AREA),
    Step("od", flows.FLOWS, flows.TOTALS, flows.YEAR),
    Step("ipss", projection.ORIGIN),
    Step("unions", unions.ORIGIN),
)
"""The files in the order of their import, after those that found the data set."""

_BY_CODE = ("municipalities", "flow_totals")
"""Tables that are indexed by `code` once they are loaded."""

_CATALOG = Catalog(
    tables=(),
    sources=(),
    flows_year=flows.YEAR,
    flows_basis="commuters_and_students",
    flows_people=COMMUTERS_AND_STUDENTS,
    coverage_tolerance_degrees=TOLERANCE_DEGREES,
    coverage_decimals=DECIMALS,
)


def build(source: Path, out: Path, *, progress: Callable[[Text], None] | None = None) -> Catalog:
    """Build every embedded table and the catalogue: the same bytes from the same files.

    Parameters
    ----------
    source
        Folder of the official files (paths as in `ORIGINS`).
    out
        Folder to write; made if it doesn't exist. Everything is built beside it first, and moved
        in with the catalogue last.
    progress
        Called with each step.

    Raises
    ------
    DataError
        If a source is missing or not what it must be.
    OutputError
        If *out* can't be written.
    """
    tell = progress or _say_nothing
    tell(Text("公式ファイルを読んでいます", "Reading the official files"))
    sources = tuple(_source_entry(source, origin) for origin in ORIGINS)
    tables = build_tables(source, progress=tell)
    files: dict[str, bytes] = {}
    entries = []
    for description in TABLES:
        table = tables[description.name]
        validate(table, SCHEMAS[description.name])
        files[f"{description.name}.parquet"] = content = parquet_bytes(table)
        entries.append(_table_entry(description, table, content))
    catalog = replace(_CATALOG, tables=tuple(entries), sources=sources)
    files[CATALOG] = catalog_text(catalog).encode()
    tell(Text(f"{out} に書き込んでいます", f"Writing {out}"))
    _write(files, out)
    return catalog


def build_tables(
    source: Path, *, progress: Callable[[Text], None] | None = None
) -> dict[str, pd.DataFrame]:
    """Return the embedded tables by name, made from the official files in *source*.

    The borders found a data set of which nothing else is known; every other file is imported
    into it as a person's own would be (`zones.data.preparing.prepare`).

    Raises
    ------
    DataError
        If a source is missing or not what it must be.
    """
    tell = progress or _say_nothing
    tell(Text("行政区域を簡略化しています", "Simplifying the borders"))
    tables = _founded(source)
    for step in STEPS:
        file = step.origin.path(source)
        tell(Text(f"{file.name} を取り込んでいます", f"Importing {file.name}"))
        totals = None if step.totals is None else step.totals.path(source)
        options = Options(year=step.year, totals=totals)
        made = prepare(step.kind, [file], tables, options).parsed.tables
        frames: dict[str, Any] = {name: _indexed(name, made[name]) for name in made}
        tables = replace(tables, **frames)
    # No official file holds these: they are our own transcription of a printed report.
    facts = transcription.parse_facts(transcription.NAGANO.path(source))
    tables = replace(tables, union_facts=facts)
    return {entry.name: _plain(entry.name, getattr(tables, entry.name)) for entry in TABLES}


def _founded(source: Path) -> Tables:
    """Return the tables of a world of which only today's borders and past changes are known."""
    changed = changes.parse_changes(changes.ORIGIN.path(source))
    cities = city_categories.parse_city_categories(city_categories.ORIGIN.path(source))
    designated = frozenset(cities.index[cities["kind"] == "designated_city"])
    parsed = parse_n03(boundaries.ORIGIN.path(source), designated=designated)
    table = founded(parsed.tables["boundaries"], tolerance_degrees=TOLERANCE_DEGREES)
    return Tables(municipalities=table, changes=changed, catalog=_CATALOG, **_nothing())


def _nothing() -> dict[str, pd.DataFrame]:
    """Return the tables that a founded world has no row of."""
    names = ("flows", "flow_totals", "population", "projection", "unions", "union_facts",
             "indicators")  # fmt: skip
    columns = {name: list(SCHEMAS[name].columns) for name in names}
    return {name: pd.DataFrame(columns=columns[name]) for name in names}


def _indexed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    return table.set_index("code") if name in _BY_CODE else table


def _plain(name: str, table: pd.DataFrame) -> pd.DataFrame:
    return table.reset_index() if name in _BY_CODE else table


def _source_entry(folder: Path, origin: Origin) -> SourceEntry:
    path = origin.path(folder)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(
            f"{path} を読めません。公式ファイルのフォルダを --from で指定してください。",
            f"{path} can't be read. Name the folder of the official files with --from.",
        ) from error
    return SourceEntry(origin.source, origin.publisher, origin.file, sha256_of(content))


def _table_entry(description: Description, table: pd.DataFrame, content: bytes) -> TableEntry:
    return TableEntry(
        name=description.name,
        file=f"{description.name}.parquet",
        title=description.title,
        sources=tuple(origin.source.id for origin in description.origins),
        rows=len(table),
        size_bytes=len(content),
        sha256=sha256_of(content),
        made=description.made,
    )


def _write(files: dict[str, bytes], out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as beside:
            for name, content in files.items():
                (Path(beside) / name).write_bytes(content)
            # The catalogue comes last: until it does, the old one refuses the new files.
            for name in files:
                os.replace(Path(beside) / name, out / name)  # noqa: PTH105 - atomic, and said so
    except OSError as error:
        raise OutputError(
            f"{out} に書き込めません（{error.strerror}）。書き込める場所を指定してください。",
            f"{out} can't be written ({error.strerror}). Name a folder that can.",
        ) from error


def _say_nothing(_: Text) -> None:
    """Leave a step unsaid."""
