import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from gridded import write_mesh
from rio_cogeo.cogeo import cog_validate

from zones.cli import grid_options
from zones.data.method_figures import read_urban_centres
from zones.model import Region

OFFICE = "53383495"
"""The cell of the office of 甲府市."""


@pytest.fixture(autouse=True)
def country(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_options, "load_region", lambda: japan)


@pytest.fixture
def mesh(tmp_path: Path) -> str:
    return str(write_mesh(tmp_path / "m.zip", {OFFICE: 30_000, "53383494": 25_000, "53386310": 7}))


def test_sums_stand_beside_the_census(zones: Any, mesh: str, tmp_path: Path) -> None:
    ran = zones(
        "grid", "sums", mesh, "--people-of", "山梨", "--lang", "en", "--out", str(tmp_path / "o")
    )
    assert ran.code == 0, ran.err
    assert "2020 census" in ran.out
    assert "e-Stat" in ran.out
    assert "EPSG:6668" in ran.out
    table = pd.read_csv(tmp_path / "o/grid_sums.csv", dtype={"code": "str"}).set_index("code")
    assert set(table.index.str[:2]) == {"19"}
    assert table.loc["19201", "census"] == 189_591
    assert table["grid"].sum() == pytest.approx(55_007)


def test_sums_by_zone_as_json(zones: Any, mesh: str) -> None:
    ran = zones("grid", "sums", mesh, "--prefecture", "19", "--zones", "--json")
    facts = json.loads(ran.out)
    assert facts["grid"]["year"] == 2020
    assert facts["census_year"] == 2020
    zone = next(row for row in facts["zones"] if row["zone"] == "hub_city_area:19201")
    inside = {row["code"]: row["grid"] for row in facts["municipalities"]}
    assert zone["persons"] == pytest.approx(55_000, abs=10)
    assert inside["19201"] <= zone["persons"]


def test_urban_centres_go_into_the_method(
    zones: Any, mesh: str, tmp_path: Path, japan: Region
) -> None:
    ran = zones("grid", "urban-centres", mesh, "--out", str(tmp_path / "o"), "--lang", "en")
    assert ran.code == 0, ran.err
    assert "uc1" in ran.out
    assert "甲府市" in ran.out
    found = read_urban_centres(tmp_path / "o/urban.csv", japan.codes)
    assert found["persons"].sum() == pytest.approx(55_000, abs=5)
    none = zones("grid", "urban-centres", mesh, "--people", "60000", "--json")
    assert json.loads(none.out)["centres"] == []
    assert zones("grid", "urban-centres", mesh, "--density", "0").code == 2


def test_a_grid_becomes_a_cog(zones: Any, mesh: str, tmp_path: Path) -> None:
    ran = zones("grid", "export", mesh, "--prefecture", "山梨", "--out", str(tmp_path / "o"))
    assert ran.code == 0, ran.err
    assert cog_validate(tmp_path / "o/population_grid.tif", quiet=True)[0]


def test_without_a_grid_it_says_what_to_do(zones: Any) -> None:
    ran = zones("grid", "sums", "--lang", "en")
    assert ran.code == 2
    assert "zones data import mesh" in ran.err


def test_a_hostile_file_is_one_sentence(zones: Any, tmp_path: Path) -> None:
    path = tmp_path / "people.tif"
    path.write_text("<VRTDataset/>")
    ran = zones("grid", "sums", str(path), "--lang", "en")
    assert ran.code == 2
    assert "can't be read as a GeoTIFF" in ran.err
    assert "Traceback" not in ran.err
