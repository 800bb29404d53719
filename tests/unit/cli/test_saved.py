import json
from dataclasses import replace
from pathlib import Path

import pytest
from toy import towns

from zones.cli.saved import Settings, read_saved_plan
from zones.cli.scenario import Chosen
from zones.errors import DataError, InputError
from zones.outputs.manifest import manifest
from zones.planning import Scenario, make_plan
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.draft.plan_file import write_plan_file


def write(folder: Path, content: object) -> Path:
    path = folder / "saved.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_manifest_of_a_plan_gives_its_scenario(tmp_path: Path) -> None:
    plan = make_plan(towns(), Scenario(prefectures=("20",), near_km=30))
    path = tmp_path / "manifest.json"
    path.write_bytes(manifest(plan, {}))
    saved = read_saved_plan(path)
    assert saved.scenario == plan.scenario
    assert saved.agrees(plan)


def test_other_data_or_rules_do_not_agree(tmp_path: Path) -> None:
    plan = make_plan(towns())
    path = tmp_path / "manifest.json"
    path.write_bytes(manifest(plan, {}))
    saved = read_saved_plan(path)
    assert not replace(saved, data={"flows": "1" * 64}).agrees(plan)
    assert not replace(saved, rules={"hub_city_area": "1" * 64}).agrees(plan)


def test_a_bare_scenario_will_do(tmp_path: Path) -> None:
    scenario = Scenario(prefectures=("31",))
    assert read_saved_plan(write(tmp_path, scenario.as_dict())).scenario == scenario


def test_areas_drawn_by_hand_are_no_settings_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = make_plan(towns())
    area = DraftArea("a1", "北", ("20201",), ("20201",))
    path = tmp_path / "draft.json"
    path.write_bytes(write_plan_file(Draft((area,)), plan.scenario))
    saved = read_saved_plan(path)
    assert saved.scenario == plan.scenario
    Settings(Chosen(plan.scenario, {}, None, None, None), saved).warn_if_changed(plan, "ja")
    assert "圏域1件" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    ["text", [], {"scenario": 3}, {"prefectures": 5}, {"near_km": "far"}, {"as_of": 3}],
)
def test_what_is_no_scenario_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises((DataError, InputError)):
        read_saved_plan(write(tmp_path, content))


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="colour"):
        read_saved_plan(write(tmp_path, {"colour": "red"}))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b"[" * 100_000, b" " * 1_000_001])
def test_what_is_no_json_or_too_large_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "saved.json"
    path.write_bytes(content)
    with pytest.raises(DataError, match="no settings"):
        read_saved_plan(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="Can't read"):
        read_saved_plan(tmp_path / "nothing.json")
