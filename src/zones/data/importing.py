"""Imports: files of a kind become tables of a data set, with a report."""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd

from zones.codes import PREFECTURES
from zones.data import home
from zones.data.catalog import Catalog, SourceEntry, TableEntry, read_verified
from zones.data.embedded import load_tables
from zones.data.joining.flows import names_of
from zones.data.kinds import KINDS, Kind, Options
from zones.data.parquet import parquet_bytes
from zones.data.preparing import Prepared, Progress, prepare
from zones.data.reports import ImportReport
from zones.data.vintages import SOURCES
from zones.errors import DataError
from zones.labels import Text
from zones.provenance import Source
from zones.schemas.tables import SCHEMAS
from zones.schemas.validation import validate

__all__ = ["KINDS", "Kind", "Options", "import_files"]

_SIDE_BY_SIDE = ("ssdse", "estat", "estat-db", "estat-od")
"""Kinds of which several files are in one data set: each keeps its source and its report.

Borders of some prefectures do so too, by their prefectures.
"""

_OF_PREFECTURES = "_pref-"

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
        table: _with_what_stays(folder, tables.catalog, table, frame, prepared)
        for table, frame in prepared.parsed.tables.items()
    }
    for table, frame in made.items():
        validate(frame, SCHEMAS[table])
    catalog = _catalog(tables.catalog, kind, prepared, {key: len(made[key]) for key in made})
    contents = {table: parquet_bytes(frame) for table, frame in made.items()}
    report = prepared.parsed.report
    named = {entry.source.id for entry in catalog.sources}
    is_replaced = _replaced(kind, prepared)
    before = {entry.source.id for entry in tables.catalog.sources}
    gone = {one for one in before - named if is_replaced(one)}
    reports = _earlier_reports(folder, tables.catalog, gone) | {
        _report_name(_stem(kind, prepared)): report.json_bytes()
    }
    home.save_set(name, folder, catalog, contents, reports)
    return report


def _with_what_stays(
    folder: Path, catalog: Catalog, name: str, frame: pd.DataFrame, prepared: Prepared
) -> pd.DataFrame:
    """Return day populations with those of other years, and wards with those elsewhere."""
    if not any(entry.name == name for entry in catalog.tables):
        return frame
    content = io.BytesIO(read_verified(folder, catalog.table(name)))
    if name == "day_night":
        there = pd.read_parquet(content)
        other = there[~there["year"].isin(frame["year"])]
        return pd.concat([other, frame]).sort_values(["code", "year"], ignore_index=True)
    if name == "wards" and prepared.prefectures:
        there = gpd.read_parquet(content)
        other = there[~there["code"].str[:2].isin(prepared.prefectures)]
        wards: pd.DataFrame = pd.concat([other, frame]).sort_values("code", ignore_index=True)
        return wards
    return frame


def _stem(kind: Kind, prepared: Prepared) -> str:
    """Return the id of the import: by its first file or place where several stand side by side."""
    plain = f"import_{kind.replace('-', '_')}"
    if prepared.prefectures:
        return f"{plain}{_OF_PREFECTURES}{'-'.join(prepared.prefectures)}"
    first = prepared.parsed.report.files[0]
    return f"{plain}_{first.sha256[:_HASH]}" if kind in _SIDE_BY_SIDE else plain


def _replaced(kind: Kind, prepared: Prepared) -> Callable[[str], bool]:
    """Return what tells by its id whether this import replaces an earlier one's part of a table.

    Borders replace those of the same prefectures or of some of them; those of the whole country
    replace all.
    """
    same = re.compile(rf"{re.escape(_stem(kind, prepared))}(_[0-9]+)?")
    some = re.compile(rf"import_{kind}{_OF_PREFECTURES}([0-9-]+)(_[0-9]+)?")
    mine = set(prepared.prefectures or PREFECTURES)

    def is_replaced(identity: str) -> bool:
        found = some.fullmatch(identity)
        if found is not None:
            return set(found[1].split("-")) <= mine
        return same.fullmatch(identity) is not None

    return is_replaced


def _report_name(identity: str) -> str:
    return f"{identity.replace('_', '-')}.json"


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
    stem = _stem(kind, prepared)
    title = about.title
    if prepared.prefectures:
        where = names_of(prepared.prefectures)
        title = Text(f"{title.ja}（{where.ja}）", f"{title.en} ({where.en})")
    entries = []
    for number, file in enumerate(prepared.parsed.report.files, start=1):
        identity = stem + (f"_{number}" if number > 1 else "")
        vintage = prepared.vintage or about.vintage
        source = Source(identity, title, vintage, about.licence, about.credit)
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
    made = _made(kind, _stem(kind, prepared))
    title = old.title if old is not None else _TITLES.get(name, SOURCES[kind].title)
    kept: tuple[str, ...] = ()
    if old is not None and name in prepared.part_of:
        is_replaced = _replaced(kind, prepared)
        kept = tuple(one for one in old.sources if not is_replaced(one))
        gone = [_made(kind, one) for one in old.sources if is_replaced(one) and one not in sources]
        before = _without(old.made, gone)
        again = made.en in before.en
        made = before if again else Text(f"{before.ja} {made.ja}", f"{before.en} {made.en}")
    return TableEntry(name, f"{name}.parquet", title, (*kept, *sources), rows, 0, "", made)


def _made(kind: Kind, identity: str) -> Text:
    file = _report_name(identity)
    return Text(f"取込（{kind}）。詳細は {file}。", f"Imported; see {file}.")


def _without(made: Text, gone: Sequence[Text]) -> Text:
    ja, en = made.ja, made.en
    for one in gone:
        ja, en = ja.replace(f" {one.ja}", ""), en.replace(f" {one.en}", "")
    return Text(ja, en)


_TITLES = {"wards": Text("指定都市の区の境界", "Borders of the wards of designated cities")}


def _earlier_reports(folder: Path, catalog: Catalog, gone: set[str]) -> dict[str, bytes]:
    """Return the reports of earlier imports that are still in the tables."""
    if not catalog.tables:
        return {}
    names = {_report_name(identity) for identity in gone}
    found = [path for path in sorted(folder.glob("import-*.json")) if path.name not in names]
    return {path.name: path.read_bytes() for path in found}
