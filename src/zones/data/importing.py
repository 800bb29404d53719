"""Imports: files of a kind become tables of a data set, with a report."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from zones.data import home
from zones.data.catalog import Catalog, SourceEntry, TableEntry, read_verified
from zones.data.embedded import load_tables
from zones.data.kinds import KINDS, Kind, Options
from zones.data.parquet import parquet_bytes
from zones.data.preparing import Prepared, Progress, prepare
from zones.data.reports import FileRead, ImportReport
from zones.data.vintages import SOURCES
from zones.errors import DataError
from zones.labels import Text
from zones.provenance import Source
from zones.schemas.tables import SCHEMAS
from zones.schemas.validation import validate

__all__ = ["KINDS", "Kind", "Options", "import_files"]

_SIDE_BY_SIDE = ("ssdse", "estat", "estat-db", "estat-od")
"""Kinds of which several files are in one data set: each keeps its source and its report."""

_HASH = 8


def import_files(
    kind: Kind,
    paths: Sequence[Path],
    *,
    name: str,
    base: str | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import *paths* into the data set *name*: read, check, join, then write, whole or not at all.

    Parameters
    ----------
    kind
        What the files are.
    paths
        The files.
    name
        The data set; made if it doesn't exist.
    base
        The data set that the other tables come from: *name* itself if it exists, else the one in
        use.
    options
        What the files don't tell themselves.
    progress
        Told what is being done.

    Raises
    ------
    DataError
        If a file is not what it must be. The data set stays as it was.
    """
    home.check_name(name, new=True)
    chosen = base or (name if name in home.set_names() else None)
    folder = home.chosen_folder(chosen)
    tables = load_tables(folder)
    said = options or Options()
    for path in (*paths, *([said.totals] if said.totals else [])):
        if not path.is_file():
            raise DataError(
                f"{path} がありません。場所を確かめてください。",
                f"{path} isn't there. Check the place.",
            )
    prepared = prepare(kind, paths, tables, said, progress)
    made = {
        table: _with_other_years(folder, tables.catalog, table, frame)
        for table, frame in prepared.parsed.tables.items()
    }
    for table, frame in made.items():
        validate(frame, SCHEMAS[table])
    catalog = _catalog(tables.catalog, kind, prepared, {key: len(made[key]) for key in made})
    contents = {table: parquet_bytes(frame) for table, frame in made.items()}
    report = prepared.parsed.report
    stem = _stem(kind, report.files)
    reports = _earlier_reports(folder, tables.catalog) | {
        f"{stem.replace('_', '-')}.json": report.json_bytes()
    }
    home.save_set(name, folder, catalog, contents, reports)
    return report


def _with_other_years(
    folder: Path, catalog: Catalog, name: str, frame: pd.DataFrame
) -> pd.DataFrame:
    """Return published day populations with those of other years that the data set has."""
    if name != "day_night" or not any(entry.name == name for entry in catalog.tables):
        return frame
    there = pd.read_parquet(io.BytesIO(read_verified(folder, catalog.table(name))))
    other = there[~there["year"].isin(frame["year"])]
    return pd.concat([other, frame]).sort_values(["code", "year"], ignore_index=True)


def _stem(kind: Kind, files: Sequence[FileRead]) -> str:
    """Return the id of the import: by its first file where several stand side by side."""
    plain = f"import_{kind.replace('-', '_')}"
    return f"{plain}_{files[0].sha256[:_HASH]}" if kind in _SIDE_BY_SIDE else plain


def _catalog(base: Catalog, kind: Kind, prepared: Prepared, rows: dict[str, int]) -> Catalog:
    """Return *base* with the tables and sources of the import."""
    entries = _sources(kind, prepared)
    new = tuple(sorted(entry.source.id for entry in entries))
    known = {entry.name: entry for entry in base.tables}
    for name, count in rows.items():
        known[name] = _entry(known.get(name), name, count, kind, prepared, new)
    tables = tuple(known.values())
    used = {identity for entry in tables for identity in entry.sources}
    kept = [one for one in base.sources if one.source.id in used and one.source.id not in set(new)]
    catalog = replace(base, tables=tables, sources=(*kept, *entries))
    if prepared.flows_year is None or prepared.flows_people is None:
        return catalog
    return replace(
        catalog,
        flows_year=prepared.flows_year,
        flows_people=prepared.flows_people,
        flows_basis=f"import_{kind.replace('-', '_')}",
    )


def _sources(kind: Kind, prepared: Prepared) -> list[SourceEntry]:
    about = SOURCES[kind]
    files = prepared.parsed.report.files
    stem = _stem(kind, files)
    entries = []
    for number, file in enumerate(files, start=1):
        identity = stem + (f"_{number}" if number > 1 else "")
        vintage = prepared.vintage or about.vintage
        source = Source(identity, about.title, vintage, about.licence, about.credit)
        entries.append(SourceEntry(source, about.publisher, file.name, file.sha256))
    return entries


def _entry(
    old: TableEntry | None,
    name: str,
    rows: int,
    kind: Kind,
    prepared: Prepared,
    sources: tuple[str, ...],
) -> TableEntry:
    stem = _stem(kind, prepared.parsed.report.files).replace("_", "-")
    made = Text(f"取込（{kind}）。詳細は {stem}.json。", f"Imported; see {stem}.json.")
    title = old.title if old is not None else _TITLES.get(name, SOURCES[kind].title)
    kept: tuple[str, ...] = ()
    if old is not None and name in prepared.part_of:
        kept = tuple(one for one in old.sources if one not in sources)
        again = made.en in old.made.en
        made = old.made if again else Text(f"{old.made.ja} {made.ja}", f"{old.made.en} {made.en}")
    return TableEntry(name, f"{name}.parquet", title, (*kept, *sources), rows, 0, "", made)


_TITLES = {"wards": Text("指定都市の区の境界", "Borders of the wards of designated cities")}


def _earlier_reports(folder: Path, catalog: Catalog) -> dict[str, bytes]:
    """Return the reports of earlier imports that are still in the tables."""
    if not catalog.tables:
        return {}
    return {path.name: path.read_bytes() for path in sorted(folder.glob("import-*.json"))}
