import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from zones.cli import export
from zones.model import Region
from zones.planning import Scenario
from zones.provenance import Denominator

COMMAND = [sys.executable, "-c", "from zones.cli import main; main()", "export"]


@pytest.fixture(autouse=True)
def loaded_once(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*, denominator: Denominator = "all") -> Region:
        return japan.with_denominator(denominator)

    monkeypatch.setattr(export, "load_region", load)


def test_it_writes_a_geopackage_unless_told(zones: Any, tmp_path: Path) -> None:
    told = zones("export", "--prefecture", "長野県", "--out", str(tmp_path))
    assert told.code == 0
    assert told.out.splitlines() == [
        str(tmp_path / "gpkg" / "zones.gpkg"),
        str(tmp_path / "gpkg" / "datapackage.json"),
    ]
    assert "GeoPackage（推奨）を書いています" in told.err
    assert len(gpd.read_file(tmp_path / "gpkg" / "zones.gpkg", layer="municipalities")) == 77


def test_a_saved_plan_brings_prefectures_and_settings(zones: Any, tmp_path: Path) -> None:
    saved = tmp_path / "scenario.json"
    settings = Scenario(prefectures=("31",), threshold=Fraction(1, 5)).as_dict()
    saved.write_text(json.dumps(settings), "utf-8")
    base = ("export", "--format", "csv", "--layers", "spheres", "--plan", str(saved))
    assert zones(*base, "--out", str(tmp_path)).code == 0
    lines = (tmp_path / "csv" / "spheres.csv").read_text(encoding="utf-8-sig").splitlines()
    shares = [float(line.split(",")[lines[0].split(",").index("share")]) for line in lines[1:]]
    assert shares
    assert min(shares) >= 0.2
    told = zones(*base, "--near-km", "30", "--lang", "en")
    assert told.code == 2
    assert "--plan brings its own --near-km" in told.err


def test_options_reach_the_files(zones: Any, tmp_path: Path) -> None:
    told = zones(
        "export", "--format", "shp", "--layers", "flows,offices", "--layers", "flows", "--crs", "8",
        "--flow-persons", "5000", "--prefecture", "長野県", "--out", str(tmp_path), "--lang", "en",
    )  # fmt: skip
    assert told.code == 0
    flows = gpd.read_file(tmp_path / "shp" / "flows.shp")
    assert flows.crs.to_epsg() == 6676
    assert flows["persons"].min() >= 5000
    assert {path.stem for path in (tmp_path / "shp").glob("*.shp")} == {"flows", "offices"}


@pytest.mark.parametrize(
    ("options", "least"),
    [((), 1000), (("--flow-share", "0.9"), 0), (("--flow-persons", "0"), 0)],
)
def test_the_least_flow(zones: Any, tmp_path: Path, options: tuple[str, ...], least: int) -> None:
    base = ("export", "--format", "csv", "--layers", "flows", "--prefecture", "長野県")
    assert zones(*base, "--out", str(tmp_path), *options).code == 0
    lines = (tmp_path / "csv" / "flows.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    persons = [int(line.split(",")[4]) for line in lines]
    assert all(one >= least for one in persons)
    assert bool(persons) == (options != ("--flow-share", "0.9"))


def test_a_raster_of_chosen_cells(zones: Any, tmp_path: Path) -> None:
    base = ("export", "--format", "tif", "--layers", "zones", "--prefecture", "長野県")
    assert zones(*base, "--crs", "8", "--cell", "2000", "--out", str(tmp_path)).code == 0
    assert {path.name for path in (tmp_path / "tif").iterdir()} == {
        "zones.tif",
        "zones_values.csv",
        "datapackage.json",
    }


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--crs", "4301"), "EPSG:4301 は旧日本測地系"),
        (("--crs", "長野"), "座標系「長野」が読み取れません"),
        (("--layers", "x"), "レイヤー「x」はありません"),
        (("--format", "geojson", "--crs", "9"), "経緯度（EPSG:4326）だけです"),
        (("--format", "gpkg", "--cell", "5"), "--format tif だけで使えます"),
        (("--format", "dwg"), "--format"),
        (("--flow-share", "2"), " 2 は使えません"),
        (("--format", "tif", "--cell", "0"), "セルの大きさ 0.0 は使えません"),
    ],
)
def test_a_refusal_is_one_sentence_and_writes_nothing(
    zones: Any, tmp_path: Path, options: tuple[str, ...], sentence: str
) -> None:
    told = zones("export", *options, "--prefecture", "長野県", "--out", str(tmp_path))
    assert told.code == 2
    assert told.out == ""
    assert sentence in told.err.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_permission_is_one_sentence(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    # root may write anywhere: drop what makes it so
    dropped = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*dropped, *COMMAND, "--format", "csv", "--out", str(locked)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "書き込む権限がありません" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(locked.iterdir()) == []
