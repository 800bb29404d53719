from pathlib import Path
from typing import Any

import pytest
from gridded import write_mesh

from zones.cli import grid_options
from zones.model import Region


@pytest.fixture(autouse=True)
def country(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_options, "load_region", lambda: japan)


def test_the_map_is_written_with_its_ground(zones: Any, tmp_path: Path) -> None:
    mesh = str(write_mesh(tmp_path / "m.zip", {"53383495": 30_000}))
    out = tmp_path / "o"
    ran = zones("grid", "map", mesh, "--people-of", "19", "--out", str(out), "--title", "<山梨>")
    assert ran.code == 0, ran.err
    page = (out / "grid_map.html").read_text()
    assert "data:image/png;base64," in page
    assert "&lt;山梨&gt;" in page
    assert "下地" in ran.out
    assert "人口密度（2020年）" in page


def test_heights_that_are_none_are_refused_and_nothing_is_written(
    zones: Any, tmp_path: Path
) -> None:
    mesh = str(write_mesh(tmp_path / "m.zip", {"53383495": 30_000}))
    (tmp_path / "dem.tif").write_bytes(b"no")
    ran = zones(
        "grid", "map", mesh, "--people-of", "19", "--relief", str(tmp_path / "dem.tif"),
        "--out", str(tmp_path / "o"), "--lang", "en",
    )  # fmt: skip
    assert ran.code == 2
    assert "GeoTIFF" in ran.err
    assert not (tmp_path / "o").exists()
