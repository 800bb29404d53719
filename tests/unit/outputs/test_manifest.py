import hashlib
import json
from importlib.metadata import version
from typing import Any

import pandas as pd
from toy import towns

from zones.outputs.manifest import manifest
from zones.planning import Plan, Scenario, make_plan
from zones.planning.access import TableTravel

FILES = {"b.csv": b"b", "a.csv": b"aa"}


def read(plan: Plan) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(manifest(plan, FILES))
    return found


def test_every_file_has_its_size_and_hash(plan: Plan) -> None:
    assert read(plan)["files"] == {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in FILES.items()
    }
    assert list(read(plan)["files"]) == ["a.csv", "b.csv"]


def test_scenario_data_rules_and_tool_are_named(plan: Plan) -> None:
    content = read(plan)
    assert Scenario.from_dict(content["scenario"]) == plan.scenario
    assert content["scenario_sha256"] == plan.scenario.digest
    assert content["data"] == {"flows": "0" * 64}
    assert content["tool"] == {"name": "zones", "version": version("zones")}
    assert content["rules"] == {key: rules.digest for key, rules in plan.rules.items()}
    assert content["credits"] == [{"ja": "遊びの統計局", "en": "Toy office"}]
    assert "2020" in content["basis"]["ja"]
    assert "2020" in content["basis"]["en"]


def test_the_order_of_files_does_not_matter(plan: Plan) -> None:
    turned = dict(reversed(list(FILES.items())))
    assert manifest(plan, turned) == manifest(plan, FILES)


def test_another_scenario_gives_another_manifest(plan: Plan) -> None:
    other = make_plan(towns(), Scenario(threshold="0.2"))
    assert manifest(other, FILES) != manifest(plan, FILES)


def test_japanese_stands_as_it_is_and_the_file_ends_with_a_line_feed(plan: Plan) -> None:
    content = manifest(plan, FILES)
    assert "遊びの統計局".encode() in content
    assert content.endswith(b"}\n")


def test_hostile_file_names_stay_text(plan: Plan) -> None:
    name = 'x"},"y":{"\n.csv'
    assert list(json.loads(manifest(plan, {name: b""}))["files"]) == [name]


def test_times_are_named_with_their_measure_and_hash(plan: Plan) -> None:
    assert "travel" not in read(plan)
    index = pd.MultiIndex.from_tuples([("20203", "20201")], names=["from", "to"])
    travel = TableTravel(pd.Series([40.0], index=index), "times.csv")
    timed = read(make_plan(towns(), Scenario(near_by="table"), travel=travel))
    assert timed["travel"]["measure"] == "table"
    assert timed["travel"]["sha256"] == travel.digest
    assert "times.csv" in timed["travel"]["source"]["en"]
    assert timed["scenario"]["near_by"] == "table"
