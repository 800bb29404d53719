from dataclasses import replace

import pytest
from toy import code

from zones.outputs.report.facts import AreaFacts, gather
from zones.outputs.report.sentences import (
    area_findings,
    area_question,
    counted,
    listed,
    signed,
    threshold,
    verdicts,
)
from zones.planning import Plan, Scenario, make_plan


def test_the_finding_on_nagano_is_made_from_its_numbers(japan_plan: Plan) -> None:
    first, second, third = area_findings(gather(japan_plan, ["20201"]))
    assert "連携中枢都市圏、定住自立圏の中心市の要件をいずれも満たす" in first
    assert "人口372,760人、昼夜間人口比率102.9" in first
    assert "10％以上の市町村は10あり（最も高いのは小川村の41.7％）" in second
    assert "2050年の推計は442,583人、−23.0％" in second
    assert "構成市町村（中心市を除く）8のうち10％以上は7、未満は1（坂城町）" in third
    assert "中野市、麻績村、山ノ内町、計56,283人" in third


def test_the_same_in_english(japan_plan: Plan) -> None:
    first, second, third = area_findings(gather(japan_plan, ["20201"], "en"))
    assert first.startswith("Nagano-shi meets the criteria")
    assert "10 municipalities send 10 % or more of their commuters" in second
    assert "7 are at 10 % or above and 1 below (Sakaki-machi)" in third


def test_a_centre_that_does_not_qualify_says_so(japan_plan: Plan) -> None:
    first, second, _ = area_findings(gather(japan_plan, ["07204"]))
    assert "満たすとはいえない" in first
    assert "境界（おおむね）" in first
    assert "推計" not in second  # 浜通り is projected as one unit


def test_a_town_is_asked_by_no_scheme(japan_plan: Plan) -> None:
    first, second, third = area_findings(gather(japan_plan, ["20384"]))
    assert "判定の対象にならない" in first
    assert "市町村はなく" in second
    assert "どの圏域にも加わっていない" in third


def test_a_member_of_anothers_union_says_whose(led_plan: Plan) -> None:
    assert "あ圏域に加わっている" in area_findings(gather(led_plan, [code("d")]))[2]


def test_nobody_outside_is_said(led: AreaFacts) -> None:
    kept = tuple(one for one in led.places if one.standing != "outside")
    assert "加わっていない市町村はない" in area_findings(replace(led, places=kept))[2]


def test_the_question_names_the_centre(led: AreaFacts) -> None:
    assert area_question(led).startswith("a市は")


def test_verdicts_follow_the_schemes(japan_plan: Plan) -> None:
    found = verdicts(japan_plan, ["20201"])
    assert [(one.scheme, one.outcome) for one in found] == [
        ("hub_city_area", "met"),
        ("settlement_area", "met"),
    ]
    pair = verdicts(japan_plan, ["16207", "20212"])
    assert pair[1].outcome == "met"


def test_a_threshold_has_no_more_decimals_than_it_needs(toy_plan: Plan) -> None:
    assert threshold(toy_plan, "ja") == "10％"
    finer = make_plan(toy_plan.region, Scenario.from_dict({"threshold": "0.075"}))
    assert threshold(finer, "en").replace(" ", "") == "7.5%"


def test_lists_counts_and_changes() -> None:
    assert listed(["甲", "乙", "丙"], "ja", most=2) == "甲、乙ほか1"
    assert listed(["A", "B"], "en") == "A and B"
    assert listed(["A"], "en") == "A"
    assert counted(1, "member", "members") == "1 member"
    assert signed(-0.2, "ja") == "−20.0％"
    assert signed(0.0, "en") == "+0.0 %"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_there_are_three_sentences(led_plan: Plan, lang: str) -> None:
    found = area_findings(gather(led_plan, [code("a")], lang))  # type: ignore[arg-type]
    assert len(found) == 3
    assert all(one.endswith(("。", ".")) for one in found)
