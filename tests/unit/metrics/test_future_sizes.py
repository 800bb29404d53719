import pandas as pd
import pytest
from toy import code, towns

from zones.metrics.future_sizes import SIZE_TYPES, Measured, size_criteria, size_outlook
from zones.planning import Plan, make_plan
from zones.rules.loading import shipped


def outlook(plan: Plan) -> pd.DataFrame:
    measured = Measured(
        plan.facts, plan.pairs, plan.assessments, plan.pair_assessments, plan.scenario.reading
    )
    return size_outlook(plan.region, plan.rules, measured, plan.proposals)


@pytest.fixture(scope="module")
def japan_outlook(japan_plan: Plan) -> pd.DataFrame:
    return outlook(japan_plan)


def test_thresholds_are_those_of_the_rule_sets() -> None:
    rules = shipped()
    asked = size_criteria(rules["settlement_area"], "municipality", "prefectures")
    assert [one.id for one in asked] == ["T1", "T1-about"]
    pair = size_criteria(rules["hub_city_area"], "pair", "prefectures")
    assert {one.id for one in pair} == {"C5-each", "C5-together"}


def test_a_city_that_halves_falls_below_what_is_asked() -> None:
    table = outlook(make_plan(towns()))
    assert {name: str(table[name].dtype) for name in SIZE_TYPES} == SIZE_TYPES
    rows = table[(table["unit"] == code("a")) & (table["scheme"] == "hub_city_area")]
    assert rows["today"].tolist() == [300_000]
    assert rows["below_year"].tolist() == [2050]
    # the people a core city is asked for are informative: it stays a centre
    assert rows["informative"].tolist() == [True]
    assert rows["lost_year"].isna().all()
    assert rows["area_last"].iloc[0] * 2 == rows["area_today"].iloc[0]
    assert table["assumed"].all()


def test_suwa_no_longer_qualifies_by_2045(japan_outlook: pd.DataFrame) -> None:
    rows = japan_outlook[japan_outlook["unit"] == "20206"].set_index("criterion")
    assert rows.loc["T1", ["today", "last", "threshold"]].tolist() == [48_729, 36_871, 40_000]
    assert rows.loc["T1", ["below_year", "lost_year"]].tolist() == [2045, 2045]
    assert rows.loc["T1-about", "borderline_year"] == 2020


def test_what_falls_below_was_above_the_year_before(
    japan_plan: Plan, japan_outlook: pd.DataFrame
) -> None:
    rows = japan_outlook[(japan_outlook["criterion"] == "T1") & japan_outlook["below_year"].notna()]
    people = japan_plan.region.projection.set_index(["code", "year"])["total"]
    assert len(rows) > 20
    for unit, year in zip(rows["unit"], rows["below_year"], strict=True):
        assert people[(unit, year)] <= 40_000
        assert people[(unit, year - 5)] > 40_000


def test_a_joint_unit_has_no_outlook(japan_outlook: pd.DataFrame) -> None:
    iwaki = japan_outlook[japan_outlook["unit"] == "07204"]
    assert iwaki["coverage"].unique().tolist() == ["joint"]
    assert iwaki[["today", "last", "below_year", "lost_year"]].isna().all(axis=None)


def test_pairs_lead_an_area(japan_outlook: pd.DataFrame) -> None:
    pairs = japan_outlook[japan_outlook["scope"] == "pair"]
    assert len(pairs)
    assert (pairs["area"] != "").all()
    row = pairs[(pairs["unit"] == "06203+06204") & (pairs["criterion"] == "C5-together")].iloc[0]
    assert (row["below_year"], row["lost_year"]) == (2030, 2030)
