import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from zones.data import embedded
from zones.data.build import build
from zones.data.catalog import CATALOG, catalog_text
from zones.data.embedded import geodata_folder, load_tables
from zones.errors import DataError


@pytest.fixture
def folder(official_files: Path, tmp_path: Path) -> Path:
    build(official_files, tmp_path / "geodata")
    return tmp_path / "geodata"


def test_tables_are_indexed_by_code(folder: Path) -> None:
    tables = load_tables(folder)
    assert tables.municipalities.index.tolist() == ["01100", "01202", "01303", "01695"]
    assert tables.municipalities.crs == "EPSG:6668"
    assert "bbox" not in tables.municipalities.columns
    assert tables.flow_totals.index.name == "code"
    assert tables.catalog.flows_year == 2020


def test_an_altered_file_is_refused(folder: Path) -> None:
    path = folder / "population.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(DataError, match=r"population\.parquet isn't the file"):
        load_tables(folder)


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "unions.parquet").unlink()
    with pytest.raises(DataError, match=r"unions\.parquet is missing"):
        load_tables(folder)


def test_a_folder_without_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"catalog\.toml is missing"):
        load_tables(tmp_path)


def test_installed_data_come_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "zones"
    monkeypatch.setattr(embedded, "_PACKAGE", package)
    assert geodata_folder() == tmp_path / "geodata"
    (package / "geodata").mkdir(parents=True)
    (package / "geodata" / "catalog.toml").touch()
    assert geodata_folder() == package / "geodata"


def test_loading_needs_no_validation_library() -> None:
    program = "import sys, zones.data.embedded; print('pandera' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_a_data_set_from_before_the_indicators_has_none(
    official_files: Path, tmp_path: Path
) -> None:
    catalog = build(official_files, tmp_path / "geodata")
    older = tuple(entry for entry in catalog.tables if entry.name != "indicators")
    text = catalog_text(replace(catalog, tables=older))
    (tmp_path / "geodata" / CATALOG).write_text(text, encoding="utf-8")
    tables = load_tables(tmp_path / "geodata")
    assert tables.indicators.empty
    assert tables.indicators.columns.tolist() == ["code", "item", "year", "value"]
