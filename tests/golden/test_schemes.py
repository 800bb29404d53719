"""Centres that the schemes know, against the 2020 census."""

import pandas as pd
import pytest

from zones.planning import Plan
from zones.zoning.facts import pair_code

HUB = "hub_city_area"
KURE = "34202"
TAKAOKA_IMIZU = pair_code("16202", "16211")
YAMAGUCHI_UBE = pair_code("35203", "35202")


def decided(plan: Plan, unit: str) -> dict[str, str]:
    rows = plan.pair_assessments[HUB].rows
    rows = rows[rows["code"] == unit]
    return dict(zip(rows["criterion"], rows["decided"], strict=True))


def declared(plan: Plan) -> pd.DataFrame:
    unions = plan.region.unions
    return unions[(unions["type"] == "連携中枢都市圏") & (unions["role"] == "centre")]


def test_at_least_forty_cities_qualify_for_a_hub_area(japan_plan: Plan) -> None:
    """59 were eligible on 2023-04-01 by the ministry's count.

    Here "おおむね 1" is read as 1 and the ratios of former municipalities aren't known, so that
    fewer meet every criterion; those within 0.02 are borderline.
    """
    outcome = japan_plan.assessments[HUB].outcome
    met = set(outcome.index[outcome == "met"])
    assert 40 <= len(met) <= 59
    assert {"01100", "04100", "20201", "34100", "40130", "46201", "47201"} <= met


def test_every_qualifying_centre_is_a_designated_or_core_city_of_ratio_one(
    japan_plan: Plan,
) -> None:
    outcome = japan_plan.assessments[HUB].outcome
    facts = japan_plan.facts.loc[outcome.index[outcome == "met"]]
    assert set(facts["kind"]) == {"designated_city", "core_city"}
    assert (facts["day_night_ratio"] >= 1).all()


def test_most_declared_single_centres_still_qualify_and_the_others_are_borderline(
    japan_plan: Plan,
) -> None:
    """40 centres lead 38 areas; 4 of them only as twins. Of the other 36 none fails outright."""
    codes = declared(japan_plan)["code"]
    assert len(codes) == 40
    twins = set(TAKAOKA_IMIZU.split("+")) | set(YAMAGUCHI_UBE.split("+"))
    single = japan_plan.assessments[HUB].outcome[sorted(set(codes) - twins)]
    assert single.value_counts().to_dict() == {"met": 31, "borderline": 5}
    assert sorted(single.index[single == "borderline"]) == [
        "33202",  # 倉敷市
        KURE,
        "34207",  # 福山市
        "35201",  # 下関市
        "40203",  # 久留米市
    ]


def test_kure_is_a_declared_centre_whose_ratio_is_now_under_one(japan_plan: Plan) -> None:
    mine = declared(japan_plan)
    assert KURE in set(mine["code"])
    ratio = japan_plan.facts.loc[KURE, "day_night_ratio"]
    assert ratio == pytest.approx(0.9877, abs=0.0001)
    assert japan_plan.assessments[HUB].outcome[KURE] == "borderline"
    areas = japan_plan.region.unions
    areas = areas[(areas["code"] == KURE) & (areas["type"] == "連携中枢都市圏")]
    assert sorted(areas["role"]) == ["centre", "member"]


def test_takaoka_and_imizu_are_twins_that_2020_no_longer_carries_alone(japan_plan: Plan) -> None:
    """Everything is met but the ratio: 射水市 is at 0.96, and its former towns' ratio is unknown."""
    assert decided(japan_plan, TAKAOKA_IMIZU) == {
        "C5-adjacent": "met",
        "C5-cities": "met",
        "C5-ratio": "no_data",
        "C6-pair-merged": "met",
        "C6-pair": "no_data",
        "C5-each": "met",
        "C5-together": "met",
        "C5-travel": "no_data",
        "C5-distance": "met",
        "C5-prefecture": "met",
        "C5-share": "met",
    }
    pair = japan_plan.pairs.loc[TAKAOKA_IMIZU]
    assert pair["smaller_ratio"] == pytest.approx(0.9606, abs=0.0001)
    assert pair["population"] == 257_135
    assert pair["smaller_population"] == 90_742
    assert japan_plan.pair_assessments[HUB].outcome[TAKAOKA_IMIZU] == "no_data"


def test_yamaguchi_and_ube_are_twins_that_miss_one_by_a_hair(japan_plan: Plan) -> None:
    """宇部市 is at 0.9977: the criterion of twins has no おおむね, so it is open, not met."""
    found = decided(japan_plan, YAMAGUCHI_UBE)
    assert found.pop("C5-ratio") == "no_data"
    assert found.pop("C6-pair") == "no_data"
    assert found.pop("C5-travel") == "no_data"
    assert set(found.values()) == {"met"}
    assert japan_plan.pairs.loc[YAMAGUCHI_UBE, "smaller_ratio"] == pytest.approx(0.9977, abs=1e-4)


def test_the_hubs_of_the_2014_report_are_fewer_and_as_large_on_the_2020_census(
    japan_plan: Plan,
) -> None:
    """The report counts 61 on the 2010 census: mean about 450,000, median about 340,000.

    In 2020 fewer cities have a ratio of 1 and 200,000 people; their size is about the same.
    """
    outcome = japan_plan.assessments["hub_city_2014"].outcome
    people = japan_plan.facts.loc[outcome.index[outcome == "met"], "population"].astype(int)
    assert 45 <= len(people) <= 61
    assert people.mean() == pytest.approx(450_000, rel=0.1)
    assert people.median() == pytest.approx(340_000, rel=0.1)


def test_the_262_settlement_centres_of_2013_lie_between_the_sure_and_the_open(
    japan_plan: Plan,
) -> None:
    """The count of 2013 lets a merged city use its largest former municipality's ratio.

    That ratio isn't known here: 173 cities meet every criterion without it, 150 are open.
    """
    counts = japan_plan.assessments["settlement_area"].outcome.value_counts()
    assert counts["met"] <= 262 <= counts["met"] + counts["no_data"]


def test_both_readings_of_the_metropolitan_areas_are_named_and_differ_little(
    japan_plan: Plan,
) -> None:
    facts = japan_plan.facts
    by_prefecture = facts["in_metropolitan_prefecture"] & (
        facts["share_to_metropolitan_core"] >= 0.1
    ).fillna(value=False)
    inside = facts["in_metropolitan_sphere"]
    assert set(facts.index[by_prefecture]) <= set(facts.index[inside])
    assert (inside & ~by_prefecture).sum() < 0.1 * inside.sum()
