import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from toy import towns

from zones.errors import OutputError
from zones.labels import Text
from zones.outputs.plan_folder import plan_files, write_plan
from zones.outputs.tables import TABLES
from zones.planning import Plan, make_plan


@pytest.fixture(scope="module")
def files(plan: Plan) -> dict[str, bytes]:
    return plan_files(plan)


def test_the_files_of_the_issue_are_all_there(files: dict[str, bytes]) -> None:
    wanted = {f"{stem}.csv" for stem in TABLES}
    wanted |= {"municipalities.geojson", "zones.geojson", "map.html", "manifest.json"}
    assert wanted <= set(files)
    assert list(files)[-1] == "manifest.json"


def test_the_manifest_holds_the_hash_of_every_other_file(files: dict[str, bytes]) -> None:
    listed = json.loads(files["manifest.json"])["files"]
    assert {name: one["sha256"] for name, one in listed.items()} == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if name != "manifest.json"
    }


def test_the_same_scenario_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    again = plan_files(make_plan(towns()))
    assert [name for name in files if files[name] != again[name]] == []


def test_a_title_stands_on_the_map_as_text(plan: Plan) -> None:
    page = plan_files(plan, lang="en", title="<b>Ours</b>")["map.html"].decode()
    assert "&lt;b&gt;Ours&lt;/b&gt;" in page
    assert "<b>Ours</b>" not in page
    assert '<html lang="en"' in page


def test_progress_tells_each_stage(plan: Plan) -> None:
    told: list[Text] = []
    plan_files(plan, progress=told.append)
    assert len(told) >= 3


def test_everything_is_written_into_the_folder(plan: Plan, tmp_path: Path) -> None:
    paths = write_plan(plan, tmp_path / "out")
    assert {path.name for path in paths} == set(plan_files(plan))
    assert all(path.stat().st_size for path in paths)


def test_a_folder_that_cannot_be_written_to_is_refused(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError):
        write_plan(plan, tmp_path / "file" / "out")


def test_hostile_names_never_become_markup_on_the_map(hostile_plan: Plan) -> None:
    files = plan_files(hostile_plan)
    page = files["map.html"].decode()
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
    assert json.loads(files["municipalities.geojson"])["features"]
    assert json.loads(files["manifest.json"])["files"]


def test_where_nobody_qualifies_and_no_union_exists_the_files_are_whole() -> None:
    region = towns()
    villages = region.municipalities.assign(kind="village")
    empty = make_plan(replace(region, municipalities=villages, unions=region.unions.iloc[:0]))
    files = plan_files(empty)
    assert json.loads(files["zones.geojson"])["features"] == []
    assert "crs" not in json.loads(files["zones.geojson"])
    assert files["proposals.csv"].count(b"\n") == 1
    assert len(json.loads(files["municipalities.geojson"])["features"]) == 8
