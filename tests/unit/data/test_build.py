import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from zones.data.build import ORIGINS, STEPS, build
from zones.data.catalog import CATALOG, verify
from zones.data.embedded import load_tables
from zones.data.sources.indicators import ITEMS
from zones.errors import DataError, OutputError


def test_every_table_is_built_and_agrees_with_the_catalogue(
    official_files: Path, tmp_path: Path
) -> None:
    out = tmp_path / "geodata"
    catalog = build(official_files, out)
    assert verify(out) == catalog
    rows = {entry.name: entry.rows for entry in catalog.tables}
    expected = {
        "municipalities": 4,
        "flows": 4,
        "flow_totals": 3,
        "population": 6,
        "projection": 3,
        "unions": 3,
        "changes": 3,
        "indicators": 3 * len(ITEMS),
    }
    assert {name: rows[name] for name in expected} == expected
    assert [entry.source.id for entry in catalog.sources] == [o.source.id for o in ORIGINS]


def test_the_same_files_give_the_same_bytes(official_files: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    build(official_files, first)
    build(official_files, second)
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_unknown_persons_stay_visible(official_files: Path, tmp_path: Path) -> None:
    build(official_files, tmp_path / "geodata")
    totals = load_tables(tmp_path / "geodata").flow_totals
    assert totals.loc["01100"].tolist() == [460, 5, 20, 5]
    assert totals.loc["01303"].isna().all()


def test_borders_are_geoparquet_with_bounding_boxes(official_files: Path, tmp_path: Path) -> None:
    build(official_files, tmp_path / "geodata")
    file = pq.read_metadata(tmp_path / "geodata" / "municipalities.parquet")
    geo = json.loads(file.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    column = geo["columns"]["geometry"]
    assert column["encoding"] == "WKB"
    assert column["crs"]["id"] == {"authority": "EPSG", "code": 6668}
    assert "bbox" in column["covering"]
    assert file.row_group(0).column(0).compression == "ZSTD"


def test_each_step_is_told_in_both_languages(official_files: Path, tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []
    build(
        official_files,
        tmp_path / "geodata",
        progress=lambda step: told.append((step.ja, step.en)),
    )
    assert len(told) == 3 + len(STEPS)
    assert all(ja and en for ja, en in told)


def test_a_fault_leaves_what_was_there(
    official_files: Path, tmp_path: Path, altered: Callable[..., Path]
) -> None:
    out = tmp_path / "geodata"
    build(official_files, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    altered(official_files / "census/flows_2020.csv", "01100,400", "01100,400.5")
    with pytest.raises(DataError, match=r"flows_2020\.csv, line 3, column 'persons'"):
        build(official_files, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["geodata", "official"]


def test_a_missing_source_is_named(official_files: Path, tmp_path: Path) -> None:
    (official_files / "unions/unions.csv").unlink()
    with pytest.raises(DataError, match=r"unions\.csv can't be read.*--from"):
        build(official_files, tmp_path / "geodata")
    assert not (tmp_path / "geodata").exists()


def test_a_place_that_cannot_be_written_is_named(official_files: Path, tmp_path: Path) -> None:
    (tmp_path / "geodata").write_text("a file")
    with pytest.raises(OutputError, match="geodata can't be written"):
        build(official_files, tmp_path / "geodata")


def test_the_catalogue_has_no_machine_path(official_files: Path, tmp_path: Path) -> None:
    build(official_files, tmp_path / "geodata")
    assert str(tmp_path) not in (tmp_path / "geodata" / CATALOG).read_text(encoding="utf-8")
