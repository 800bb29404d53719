import json
from pathlib import Path
from typing import Any

import pytest
import rasterio
from gridded import write_mesh
from rio_cogeo.cogeo import cog_validate

from zones.cli import grid_access, grid_options
from zones.model import Region

NEAR, FAR = "53383495", "53382304"
"""The cell of the office of 甲府市, and one in the south of the prefecture."""


@pytest.fixture(autouse=True)
def country(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_options, "load_region", lambda: japan)
    monkeypatch.setattr(grid_access, "load_region", lambda: japan)


@pytest.fixture
def mesh(tmp_path: Path) -> str:
    return str(write_mesh(tmp_path / "m.zip", {NEAR: 1000, FAR: 10}))


def test_people_by_straight_line_with_bands_and_cells(
    zones: Any, mesh: str, tmp_path: Path
) -> None:
    ran = zones(
        "grid", "access", mesh, "--people-of", "19", "--centre", "甲府市", "--limits", "5,20",
        "--lang", "en", "--out", str(tmp_path / "o"),
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "straight line" in ran.out
    assert "1,000" in ran.out
    bands = json.loads((tmp_path / "o/bands.geojson").read_text())
    assert [row["properties"]["low"] for row in bands["features"]] == [0, 5, 20]
    assert {row["properties"]["unit"] for row in bands["features"]} == {"km"}
    assert cog_validate(tmp_path / "o/cost.tif", quiet=True)[0]


def test_access_as_json_counts_all_people(zones: Any, mesh: str) -> None:
    ran = zones("grid", "access", mesh, "--people-of", "19", "--centre", "甲府市", "--json")
    facts = json.loads(ran.out)
    assert facts["measure"] == "straight_line"
    assert facts["limits"] == [10, 20, 40]
    assert facts["centres"] == ["19201"]
    assert facts["total"]["persons"] == pytest.approx(1010)
    assert facts["total"]["within_10"] == pytest.approx(1000)
    assert facts["total"]["beyond_10"] == pytest.approx(10)


def test_an_assumed_raster_is_made_read_and_still_called_assumed(
    zones: Any, mesh: str, tmp_path: Path
) -> None:
    out = str(tmp_path / "f")
    made = zones("grid", "friction", "--prefecture", "19", "--land", "60", "--out", out)
    assert made.code == 0, made.err
    path = tmp_path / "f/friction.tif"
    with rasterio.open(path) as file:
        assert file.tags()["ASSUMED"] == "yes"
        assert file.tags()["UNIT"] == "minutes per km"
    ran = zones(
        "grid", "access", mesh, "--people-of", "19", "--centre", "甲府市", "--friction", str(path),
        "--limits", "5,120", "--json", "--lang", "en",
    )  # fmt: skip
    facts = json.loads(ran.out)
    assert facts["measure"] == "friction"
    assert facts["unit"] == "minutes"
    assert "assumed" in facts["source"]
    assert facts["total"]["within_5"] == pytest.approx(1000)
    assert facts["total"]["within_120"] == pytest.approx(1010)


def test_people_near_their_own_centre_by_a_table(zones: Any, mesh: str, tmp_path: Path) -> None:
    times = tmp_path / "t.csv"
    times.write_text("from,to,minutes\n19365,19201,75\n19368,19201,35\n")
    ran = zones("grid", "near", mesh, "--people-of", "19", "--centre-times", str(times), "--json")
    assert ran.code == 0, ran.err
    facts = json.loads(ran.out)
    assert facts["measure"] == "table"
    zone = next(row for row in facts["zones"] if row["zone"] == "hub_city_area:19201")
    assert zone["persons"] == pytest.approx(zone["within_30"] + zone["beyond_30"] + zone["unknown"])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--limits", "60,30"), "rising"),
        (("--limits", "a"), "like 30,60"),
        (("--speed", "30", "--friction", "x.tif"), "one of"),
        (("--speed", "-1"), "speed"),
        (("--centre", "無市"), "無市"),
        (("--friction", "none.tif"), "isn't there"),
    ],
)
def test_wrong_options_are_one_sentence(
    zones: Any, mesh: str, options: tuple[str, ...], words: str
) -> None:
    ran = zones("grid", "access", mesh, "--people-of", "19", "--lang", "en", *options)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err
