from pathlib import Path
from typing import Any

import pytest

from zones.cli import data as module
from zones.data.catalog import Catalog, verify
from zones.data.embedded import geodata_folder


def test_the_embedded_tables_are_listed_with_their_credits(zones: Any) -> None:
    told = zones("data", "list")
    assert told.code == 0
    rows = [line.split("\t") for line in told.out.splitlines() if "\t" in line]
    assert {row[0] for row in rows} >= {"municipalities", "flows", "population", "unions"}
    assert all(int(row[1].replace(",", "")) > 0 for row in rows)
    assert "国勢調査" in told.out


def test_the_embedded_data_agree_with_their_catalogue(zones: Any) -> None:
    assert zones("data", "verify", "--lang", "en").out.endswith("agree with the catalogue.\n")
    assert zones("data", "verify", str(geodata_folder())).code == 0


def test_an_altered_file_is_named(zones: Any, tmp_path: Path) -> None:
    for path in geodata_folder().iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "flows.parquet").write_bytes(b"altered")
    told = zones("data", "verify", str(tmp_path))
    assert told.code == 2
    assert told.out == ""
    assert "flows.parquet" in told.err


def test_a_build_from_a_folder_without_the_files_is_refused(zones: Any, tmp_path: Path) -> None:
    told = zones("data", "build", "--from", str(tmp_path), "--out", str(tmp_path / "out"))
    assert told.code == 2
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in told.err


def test_a_build_hands_on_both_folders_and_lists_the_tables(
    zones: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zones.data import build as building  # noqa: PLC0415

    seen: list[tuple[Path, Path]] = []

    def build(source: Path, out: Path, *, progress: object) -> Catalog:
        assert callable(progress)
        seen.append((source, out))
        return verify(geodata_folder())

    monkeypatch.setattr(building, "build", build)
    told = zones("data", "build", "--from", str(tmp_path), "--out", "there")
    assert told.code == 0
    assert seen == [(tmp_path, Path("there"))]
    assert "flows\t" in told.out
    assert module.command("ja").name == "data"
