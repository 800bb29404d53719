import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import geopandas as gpd
import pytest
from pyproj import CRS

from zones.errors import InputError
from zones.labels import Text
from zones.outputs.export import ExportSetting, export_files, write_export
from zones.outputs.formats.registry import FORMATS
from zones.outputs.layers import FlowSetting
from zones.planning import Plan

PLANE = CRS.from_epsg(6676)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_twice_alike(plan: Plan, tmp_path: Path, name: str) -> None:
    told: list[Text] = []
    paths = write_export(plan, tmp_path, ExportSetting(name), progress=told.append)
    first = {path.name: path.read_bytes() for path in paths}
    assert paths[-1] == tmp_path / name / "datapackage.json"
    assert len(told) == 1
    again = export_files(plan, ExportSetting(name))
    assert again == first


def test_only_the_chosen_layers_in_the_chosen_system(plan: Plan, tmp_path: Path) -> None:
    setting = ExportSetting(
        "shp", layers=("offices", "flows"), crs=PLANE, flows=FlowSetting(None, Fraction(1, 5))
    )
    paths = write_export(plan, tmp_path, setting)
    assert {path.stem for path in paths if path.suffix == ".shp"} == {"offices", "flows"}
    again = gpd.read_file(tmp_path / "shp" / "flows.shp")
    assert again.crs.to_epsg() == 6676
    assert list(again["persons"]) == [300, 200]


def test_cells_of_a_chosen_size(plan: Plan) -> None:
    few = export_files(plan, ExportSetting("tif", crs=PLANE, cell=5000))
    many = export_files(plan, ExportSetting("tif", crs=PLANE, cell=100))
    assert len(few["ratio.tif"]) < len(many["ratio.tif"])


def test_title_and_language_reach_the_file(plan: Plan) -> None:
    files = export_files(plan, ExportSetting("kml"), title="My title", lang="en")
    text = files["zones.kml"].decode()
    assert "<name>My title</name>" in text
    assert "<name>Municipalities</name>" in text


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"format": "dwg"}, "no format 'dwg'"),
        ({"format": "gpkg", "layers": ("x",)}, "no layer 'x'"),
        ({"format": "xlsx", "layers": ("density",)}, "no layer 'density'"),
        ({"format": "geojson", "crs": PLANE}, "degrees only"),
        ({"format": "csv", "crs": PLANE}, "no coordinate system"),
        ({"format": "gpkg", "cell": 100.0}, "--format tif only"),
        ({"format": "tif", "cell": 0.0}, "more than zero"),
    ],
)
def test_what_does_not_go_together_is_refused_before_any_work(
    given: dict[str, object], why: str
) -> None:
    with pytest.raises(InputError, match=why):
        ExportSetting(**given)  # type: ignore[arg-type]


def test_names_from_data_are_never_paths(hostile_plan: Plan, tmp_path: Path) -> None:
    for name in FORMATS:
        if name != "shp":
            write_export(hostile_plan, tmp_path / "out", ExportSetting(name))
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(FORMATS) - {"shp"}
    names = [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert all(
        name.replace("_", "").replace(".", "").isalnum() and name.isascii() for name in names
    )


KILLED = """
import json, os, signal, sys, time
from pathlib import Path
from toy import towns
from zones.outputs.export import ExportSetting, export_files, write_export
from zones.outputs.formats.registry import FORMATS
from zones.planning import make_plan

plan, out = make_plan(towns()), Path(sys.argv[1])

def snapshot(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

def killed(setting, delay):
    child = os.fork()
    if child == 0:
        write_export(plan, out, setting, title="new")
        os._exit(0)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)

for name in FORMATS:
    setting = ExportSetting(name)
    old, new = (export_files(plan, setting, title=title) for title in ("old", "new"))
    start = time.monotonic()
    write_export(plan, out, setting, title="old")
    took = time.monotonic() - start
    hits, whole = 0, []
    for part in (0.4, 0.8, 1.0):
        hits += killed(setting, took * part)
        whole.append(snapshot(out / name) in (old, new))
    print(json.dumps({"format": name, "hits": hits, "whole": whole, "differ": old != new}))
"""


def test_a_kill_during_each_writer_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    worlds = Path(__file__).parents[2] / "worlds"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(worlds)},
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["format"] for one in told] == list(FORMATS)
    for one in told:
        assert one["differ"], one
        assert one["hits"] > 0, one
        assert all(one["whole"]), one


def test_a_disk_that_fills_up_is_one_sentence_and_changes_nothing(tmp_path: Path) -> None:
    worlds = Path(__file__).parents[2] / "worlds"
    done = subprocess.run(
        [sys.executable, "-c", FILLED, str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(worlds)},
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["format"] for one in told] == list(FORMATS)
    for one in told:
        assert "Nothing was changed" in one["sentence"], one
        assert "\n" not in one["sentence"], one
        assert one["old"], one


# No file may grow past the limit: what a full disk does, without one.
FILLED = """
import json, resource, signal, sys
from pathlib import Path
from toy import towns
from zones.errors import OutputError
from zones.outputs.export import ExportSetting, export_files, write_export
from zones.outputs.formats.registry import FORMATS
from zones.planning import make_plan

plan, out = make_plan(towns()), Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
for name in FORMATS:
    setting = ExportSetting(name)
    old = export_files(plan, setting, title="old")
    write_export(plan, out, setting, title="old")
    sentence = ""
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, most))
    try:
        write_export(plan, out, setting, title="new")
    except OutputError as error:
        sentence = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    left = {path.name: path.read_bytes() for path in (out / name).iterdir()}
    print(json.dumps({"format": name, "sentence": sentence, "old": left == old}))
"""
