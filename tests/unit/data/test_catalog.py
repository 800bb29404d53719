from pathlib import Path

import pytest

from zones.data.catalog import (
    CATALOG,
    Catalog,
    SourceEntry,
    TableEntry,
    catalog_text,
    read_catalog,
    read_verified,
    sha256_of,
    verify,
)
from zones.errors import DataError
from zones.labels import Text
from zones.provenance import Source

CONTENT = b"persons"


@pytest.fixture
def catalog() -> Catalog:
    source = Source("census", Text("国勢調査", "Census"), "2020", "terms", Text("出典", "Credit"))
    entry = TableEntry(
        "flows",
        "flows.parquet",
        Text("流動", "Flows"),
        ("census",),
        3,
        len(CONTENT),
        sha256_of(CONTENT),
        Text("並べた", "Sorted"),
    )
    other = SourceEntry(
        Source("other", Text("他", "Other"), "2015", "terms", Text("他", "Other")),
        Text("省", "Ministry"),
        "other.csv",
        "0" * 64,
    )
    return Catalog(
        (entry,),
        (SourceEntry(source, Text("統計局", "Bureau"), "flows.csv", "1" * 64), other),
        2020,
        "commuters_and_students",
        Text("人", "people"),
        0.002,
        6,
    )


@pytest.fixture
def folder(tmp_path: Path, catalog: Catalog) -> Path:
    (tmp_path / CATALOG).write_text(catalog_text(catalog), encoding="utf-8")
    (tmp_path / "flows.parquet").write_bytes(CONTENT)
    return tmp_path


def test_what_is_written_is_read(folder: Path, catalog: Catalog) -> None:
    assert read_catalog(folder) == catalog
    assert verify(folder) == catalog


def test_a_table_knows_its_sources(catalog: Catalog) -> None:
    assert [source.id for source in catalog.sources_of("flows")] == ["census"]


def test_an_unknown_table_is_refused(catalog: Catalog) -> None:
    with pytest.raises(DataError, match="no table 'rivers'"):
        catalog.table("rivers")


def test_verified_bytes_are_returned(folder: Path, catalog: Catalog) -> None:
    assert read_verified(folder, catalog.table("flows")) == CONTENT


@pytest.mark.parametrize("content", [b"persona", b"persons and more", b""])
def test_an_altered_file_is_named(folder: Path, content: bytes) -> None:
    (folder / "flows.parquet").write_bytes(content)
    with pytest.raises(DataError, match=r"flows\.parquet isn't the file") as error:
        verify(folder)
    assert "zones data build" in error.value.say("ja")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "flows.parquet").unlink()
    with pytest.raises(DataError, match=r"flows\.parquet is missing"):
        verify(folder)


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"catalog\.toml is missing"):
        read_catalog(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("format = 1", "format = 2", "no catalogue of this version"),
        ("format = 1", "format = ", "can't be read"),
        ("rows = 3", "lines = 3", "no catalogue of this version"),
        ('"flows.parquet"', '"../flows.parquet"', "no catalogue of this version"),
        ("year = 2020", 'year = "new"', "no catalogue of this version"),
    ],
)
def test_a_malformed_catalogue_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    path = folder / CATALOG
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_catalog(folder)
