from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ZONES_OFFLINE", "1")


def test_without_an_id_it_lists_what_there_is(zones: Any) -> None:
    told = zones("data", "fetch", "--lang", "en")
    assert told.code == 0
    assert "census-2020-flows\t" in told.out


def test_offline_it_says_where_to_place_the_file(zones: Any, tmp_path: Path) -> None:
    told = zones("data", "fetch", "n03-2024", "--lang", "en")
    assert told.code == 2
    assert f"put it at {tmp_path / 'downloads' / 'N03-20240101_GML.zip'}" in told.err


def test_a_file_that_lies_there_needs_no_network(
    zones: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.zip"
    monkeypatch.setattr(
        "zones.cli.data_fetch.fetch",
        lambda identity, **_: (type("Wanted", (), {"kind": identity}), path),
    )
    told = zones("data", "fetch", "mesh", "--lang", "en")
    assert told.out == f"{path}\nNext: zones data import mesh {path} --name …\n"
