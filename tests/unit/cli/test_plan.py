"""``zones plan`` on all of Japan: one run in a process of its own, one in this process."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from zones.outputs.plan_folder import plan_files
from zones.planning import Plan

COMMAND = [sys.executable, "-c", "from zones.cli import main; main()", "plan"]
NAGANO = "20"
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")


@pytest.fixture(scope="session")
def national(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Run ``zones plan --json`` once; return its folder and its summary."""
    out = tmp_path_factory.mktemp("national") / "out"
    done = subprocess.run(
        [*COMMAND, "--json", "--out", str(out)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Apia", "LC_ALL": "C.UTF-8"},
    )
    return out, json.loads(done.stdout)


@pytest.fixture(scope="session")
def folder(national: tuple[Path, dict[str, Any]]) -> Path:
    return national[0]


@pytest.fixture(scope="session")
def summary(national: tuple[Path, dict[str, Any]]) -> dict[str, Any]:
    return national[1]


def cells(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def records(path: Path) -> list[dict[str, str]]:
    header, *rows = cells(path)
    return [dict(zip(header, row, strict=True)) for row in rows]


def features(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_bytes())["features"]
    return found


def polygons(feature: dict[str, Any]) -> Iterator[list[list[list[float]]]]:
    parts = feature["geometry"]["coordinates"]
    yield from [parts] if feature["geometry"]["type"] == "Polygon" else parts


def test_the_summary_is_json_with_the_country_in_it(folder: Path, summary: dict[str, Any]) -> None:
    assert summary["municipalities"] == 1741
    assert summary["population"] == 126_146_099
    assert summary["sphere_pairs"] == 1495
    assert sum(frame["municipalities"] for frame in summary["frames"].values()) == 1741
    assert len(summary["centres"]["hub_city_area"]) >= 40
    assert {Path(path) for path in summary["files"]} == set(folder.iterdir())


def test_every_file_is_in_the_manifest_with_its_hash(folder: Path) -> None:
    listed = json.loads((folder / "manifest.json").read_bytes())["files"]
    assert set(listed) == {path.name for path in folder.iterdir()} - {"manifest.json"}
    for name, entry in listed.items():
        content = (folder / name).read_bytes()
        assert entry == {
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }


def test_the_same_scenario_gives_the_same_bytes_in_another_process(
    folder: Path, japan_plan: Plan
) -> None:
    again = plan_files(japan_plan)
    assert set(again) == {path.name for path in folder.iterdir()}
    assert [name for name in again if again[name] != (folder / name).read_bytes()] == []


def test_nothing_names_the_machine_or_the_hour(folder: Path) -> None:
    text = (folder / "manifest.json").read_text("utf-8")
    assert str(folder) not in text
    assert not re.search(r"\d{2}:\d{2}:\d{2}", text)


def test_every_table_starts_with_a_byte_order_mark_and_has_no_formula(folder: Path) -> None:
    tables = sorted(folder.glob("*.csv"))
    assert {"municipalities.csv", "spheres.csv", "assessments.csv"} <= {one.name for one in tables}
    for path in tables:
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        header, *rows = cells(path)
        assert all(len(row) == len(header) for row in rows)
        risky = {cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")}
        assert not [cell for cell in risky if not NUMBER.fullmatch(cell)]


def test_codes_are_five_digits_of_text(folder: Path) -> None:
    places = records(folder / "municipalities.csv")
    assert len(places) == 1741
    assert all(re.fullmatch(r"\d{5}", row["code"]) for row in places)
    assert places[0]["code"] == "01100"
    assert [row["code"] for row in places] == sorted(row["code"] for row in places)
    for row in records(folder / "spheres.csv"):
        assert re.fullmatch(r"\d{5}", row["centre"])
        assert re.fullmatch(r"\d{5}", row["member"])


def test_there_are_1495_pairs(folder: Path) -> None:
    assert len(records(folder / "spheres.csv")) == 1495


def test_every_municipality_is_a_feature(folder: Path) -> None:
    content = json.loads((folder / "municipalities.geojson").read_bytes())
    found = content["features"]
    northern = [one for one in found if one["properties"]["northern_territory"]]
    assert len(found) == 1741 + 6
    assert len(northern) == 6
    assert all(one["properties"]["population"] is None for one in northern)
    assert len({one["id"] for one in found}) == len(found)
    assert all(one["id"] == one["properties"]["code"] for one in found)


@pytest.mark.parametrize("name", ["municipalities.geojson", "zones.geojson"])
def test_geojson_follows_rfc_7946(folder: Path, name: str) -> None:
    text = (folder / name).read_text("utf-8")
    content = json.loads(text)
    assert "crs" not in content
    west, south, east, north = content["bbox"]
    assert 122 < west < east < 155
    assert 20 < south < north < 46
    assert not re.search(r"[\[,] ?-?\d+\.\d{7,}(?=[,\] ])", text)
    for feature in content["features"]:
        assert isinstance(feature["id"], str)
        assert len(feature["bbox"]) == 4
        for outer, *holes in polygons(feature):
            assert shapely.LinearRing(outer).is_ccw
            assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)


def test_every_shape_is_valid(folder: Path) -> None:
    shapes = [shape(one["geometry"]) for one in features(folder / "municipalities.geojson")]
    assert not [one for one in shapes if one.is_empty]
    assert sum(not one.is_valid for one in shapes) == 0


def test_every_candidate_area_is_a_zone(folder: Path, japan_plan: Plan) -> None:
    zones = features(folder / "zones.geojson")
    proposed = {one["id"] for one in zones if one["properties"]["layer"] == "proposal"}
    assert proposed == set(japan_plan.proposals.centres)


@pytest.mark.usefixtures("loaded")
def test_a_prefecture_selects_rows_and_never_changes_a_number(
    folder: Path, zones: Any, tmp_path: Path
) -> None:
    told = zones("plan", "--prefecture", "長野県", "--out", str(tmp_path / "out"))
    assert told.code == 0
    part = tmp_path / "out"
    assert {path.name for path in part.iterdir()} == {path.name for path in folder.iterdir()}
    places = records(part / "municipalities.csv")
    assert len(places) == 77
    assert {row["code"][:2] for row in places} == {NAGANO}
    for path in sorted(part.glob("*.csv")):
        if path.name == "frames.csv":  # counts the window
            continue
        whole, rows = cells(folder / path.name), cells(path)
        assert rows[0] == whole[0]
        shown = {tuple(row) for row in rows}
        assert [tuple(row) for row in whole if tuple(row) in shown] == list(map(tuple, rows))
    assert len(features(part / "municipalities.geojson")) == 77


@pytest.mark.usefixtures("loaded")
def test_without_json_tables_are_printed_and_the_map_is_pointed_to(
    zones: Any, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    told = zones("plan", "--prefecture", "長野", "--threshold", "0.2", "--out", str(out))
    assert told.code == 0
    assert "# 概要" in told.out
    assert "# 位置付け" in told.out
    assert f"{out}/ に書き出しました" in told.out
    assert str(out / "map.html") in told.out
    assert "データを読んでいます\n" in told.err


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("option", "content"),
    [
        ("--former-ratios", "code,ratio\n34202,abc\n"),
        ("--former-ratios", "code,ratio\n99999,1.0\n"),
        ("--former-ratios", "code;ratio\n34202;1.0\n"),
        ("--former-ratios", "code,ratio\n34202\n"),
        ("--travel-times", "a,b,minutes\n34202,34100,-5\n"),
        ("--travel-times", "a,b,minutes\n34202,34100,5\n34100,34202,6\n"),
        ("--travel-times", ""),
    ],
)
def test_malformed_figures_of_ones_own_are_refused_and_nothing_is_written(
    zones: Any, tmp_path: Path, option: str, content: str
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(content, "utf-8")
    told = zones("plan", option, str(own), "--out", str(tmp_path / "out"))
    assert told.code == 2
    assert told.out == ""
    assert "Traceback" not in told.err
    assert "own.csv" in told.err.splitlines()[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["own.csv"]


@pytest.mark.parametrize("below", ["file", "file/out"])
def test_a_folder_that_cannot_be_written_to_is_refused_before_any_work(
    zones: Any, tmp_path: Path, below: str
) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    told = zones("plan", "--out", str(tmp_path / below))
    assert told.code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "書き込めません" in told.err
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.usefixtures("loaded")
def test_a_rule_set_that_nobody_meets_leaves_an_empty_plan_and_no_traceback(
    zones: Any, tmp_path: Path
) -> None:
    rulesets = Path(__file__).parents[3] / "src/zones/rules/rulesets"
    options: list[str] = []
    for name, old, new in (
        ("hub_city_area", "value = 1.0", "value = 9.9"),
        ("settlement_area", "value = 1.0", "value = 9.9"),
    ):
        own = tmp_path / f"{name}.toml"
        own.write_text((rulesets / f"{name}.toml").read_text("utf-8").replace(old, new), "utf-8")
        options += ["--rules", str(own)]
    told = zones("plan", *options, "--json", "--out", str(tmp_path / "out"))
    assert told.code == 0
    content = json.loads(told.out)
    assert content["proposals"] == 0
    assert content["frames"]["beyond"]["municipalities"] > 1000
    assert records(tmp_path / "out/proposals.csv") == []
