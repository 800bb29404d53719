from dataclasses import replace

import pandas as pd
import pytest

from zones.outputs.names import frame_reason
from zones.outputs.nearness import near_rule, time_reason
from zones.planning import Plan, Scenario
from zones.planning.access import TableTravel

INDEX = pd.MultiIndex.from_tuples([("20203", "20201")], names=["from", "to"])
TRAVEL = TableTravel(pd.Series([40.0], index=INDEX), "times.csv")


@pytest.fixture
def timed(plan: Plan) -> Plan:
    return replace(plan, scenario=Scenario(near_by="table", near_minutes=45), travel=TRAVEL)


def test_the_rule_says_measure_source_limit_and_that_it_is_assumed(plan: Plan, timed: Plan) -> None:
    line = near_rule(plan)
    assert "40 km" in line.ja
    assert "仮定" in line.ja
    assert "straight line (assumed)" in line.en
    rule = near_rule(timed)
    assert "45 minutes (assumed)" in rule.en
    assert "times.csv" in rule.en
    assert "40 km" in rule.en
    assert "45 分（仮定）" in rule.ja


def row(plan: Plan, frame: str, minutes: float) -> pd.Series:
    found = plan.frames.iloc[0].copy()
    code = plan.frames.index[1]
    values = {"frame": frame, "minutes": minutes, "measured_by": "table", "decided_by": code}
    for name, value in values.items():
        found[name] = value
    return found


def test_reasons_by_time_say_minutes_and_measure(timed: Plan) -> None:
    near = time_reason(timed, row(timed, "near_centre", 40.4), "甲府市")
    assert "40 minutes from 甲府市" in near.en
    assert "10.0 %" in near.en
    beyond = time_reason(timed, row(timed, "beyond", 75), "甲府市")
    assert "75 分" in beyond.ja
    assert "45 分超" in beyond.ja
    assert "user's table" in beyond.en
    none = time_reason(timed, row(timed, "beyond", float("inf")), "甲府市")
    assert "no way" in none.en
    assert "inf" not in none.en


def test_the_reason_of_a_frame_is_that_of_its_measure(timed: Plan) -> None:
    found = row(timed, "beyond", 75)
    assert "75 minutes" in frame_reason(timed, found, "en")
    found["measured_by"], found["distance_km"] = "straight_line", 50.0
    assert "50.0 km" in frame_reason(timed, found, "en")
