"""The official files give the embedded bytes: as a build, and as imports of a person's own."""

import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from shapely import box

from zones.data import home
from zones.data.build import ORIGINS, STEPS, build
from zones.data.catalog import Catalog, read_catalog
from zones.data.embedded import geodata_folder
from zones.data.importing import import_files
from zones.data.kinds import Kind, Options
from zones.data.parquet import parquet_bytes
from zones.data.sources import boundaries, changes

pytestmark = pytest.mark.shared

NAME = "again"
OWN = {"union_facts"}
"""Our own transcription, which comes with the program: no official file holds it."""


def test_the_official_files_give_the_committed_bytes(shared_data: Path, tmp_path: Path) -> None:
    build(shared_data, tmp_path / "geodata")
    committed, built = geodata_folder(), tmp_path / "geodata"
    names = {path.name for path in built.iterdir()}
    assert names == {path.name for path in committed.iterdir() if path.suffix != ".json"}
    altered = {n for n in names if (built / n).read_bytes() != (committed / n).read_bytes()}
    assert altered == set()


def spoilt() -> dict[str, bytes]:
    """Return every table of the embedded data with nothing right in it but codes and past changes."""
    folder = geodata_folder()
    catalog = read_catalog(folder)
    tables = {}
    for entry in catalog.tables:
        content = (folder / entry.file).read_bytes()
        if entry.name == "municipalities":
            tables[entry.name] = parquet_bytes(_spoilt_places(content))
        elif entry.name not in OWN | {"changes"}:
            tables[entry.name] = parquet_bytes(pd.read_parquet(io.BytesIO(content)).iloc[:1])
    return tables


def _spoilt_places(content: bytes) -> pd.DataFrame:
    import geopandas as gpd  # noqa: PLC0415 - only here

    table = gpd.read_parquet(io.BytesIO(content))
    known = ~table["northern_territory"]
    table.loc[known, "name_kana"], table.loc[known, "name_romaji"] = "ん", "N-n"
    table.loc[known, "name"] = table.loc[known, "name"].str[-1].radd("甲")
    table["kind"] = "village"
    for column in ("office_lon", "office_lat", "area_km2", "inhabitable_area_km2"):
        table[column] = table[column] * 0 + 130
    return table.set_geometry([box(130, 30, 131, 31)] * len(table))


def start() -> Catalog:
    """Make the spoilt data set; its areas are of no known year."""
    folder = geodata_folder()
    catalog = read_catalog(folder)
    sources = tuple(
        replace(one, source=replace(one.source, vintage="unknown")) for one in catalog.sources
    )
    catalog = replace(catalog, sources=sources, flows_year=1990)
    home.save_set(NAME, folder, catalog, spoilt(), {})
    return catalog


def steps() -> list[tuple[Kind, str, Options]]:
    """Return what to import, in order: past changes and borders, then as the build does."""
    later = [(one.kind, one.origin.file, Options(year=one.year)) for one in STEPS]
    return [
        ("changes", changes.ORIGIN.file, Options()),
        ("offices", later[0][1], Options()),
        ("categories", later[1][1], Options()),
        ("n03", boundaries.ORIGIN.file, Options(year=2021)),
        *later[2:],
    ]


def test_imports_of_the_official_files_give_the_embedded_bytes(
    shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(home.VARIABLE, str(tmp_path))
    start()
    totals = next(shared_data / one.totals.file for one in STEPS if one.totals is not None)
    read = {totals.relative_to(shared_data).as_posix()}
    for kind, file, options in steps():
        said = replace(options, totals=totals) if kind == "od" else options
        report = import_files(kind, [shared_data / file], name=NAME, options=said)
        assert report.rows_kept
        read.add(file)
    assert read == {one.file for one in ORIGINS if one.folder is None}
    made, embedded = read_catalog(home.set_folder(NAME)), read_catalog(geodata_folder())
    hashes = {entry.name: entry.sha256 for entry in embedded.tables}
    assert {entry.name: entry.sha256 for entry in made.tables} == hashes
    assert (made.flows_year, made.area_year) == (2020, 2024)
