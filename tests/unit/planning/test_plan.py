from dataclasses import FrozenInstanceError, replace
from fractions import Fraction

import pandas as pd
import pytest
from toy import code, towns

from zones.errors import NotFoundError
from zones.labels import Text
from zones.planning import Plan, Scenario, make_plan
from zones.rules.loading import ruleset

HUB = f"hub_city_area:{code('a')}"
SETTLEMENT = f"settlement_area:{code('d')}"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(towns())


def test_the_centres_that_qualify_lead_areas(plan: Plan) -> None:
    assert list(plan.proposals.centres) == [HUB, f"settlement_area:{code('a')}", SETTLEMENT]
    assert plan.assessments["hub_city_area"].outcome[code("a")] == "met"
    assert plan.assessments["hub_city_area"].outcome[code("d")] == "not_met"


def test_only_cities_are_assessed(plan: Plan) -> None:
    for assessment in plan.assessments.values():
        assert assessment.outcome.index.tolist() == [code(one) for one in "abcde"]


def test_schemes_for_pairs_assess_every_adjacent_pair_of_cities(plan: Plan) -> None:
    assert set(plan.pair_assessments) == {"hub_city_area", "settlement_area"}
    pairs = plan.pair_assessments["settlement_area"].outcome.index
    assert pairs.tolist() == [
        f"{code('a')}+{code('b')}",
        f"{code('a')}+{code('d')}",
        f"{code('b')}+{code('c')}",
    ]


def test_frames_spheres_warnings_and_numbers_belong_together(plan: Plan) -> None:
    assert plan.frames["frame"].to_dict() == {
        code("a"): "hub_centre",
        code("b"): "hub_member",
        code("c"): "near_centre",
        code("d"): "settlement_centre",
        code("e"): "hub_member",
        code("A"): "hub_member",
        code("B"): "settlement_member",
    }
    assert len(plan.spheres) == 4
    assert set(plan.warnings["warning"]) == {"over_water", "crosses_prefecture", "detached"}
    assert plan.metrics.loc[HUB, "population"] == 306_000
    assert plan.metrics.index.tolist() == list(plan.proposals.centres)
    assert plan.city_regions.groups.empty
    assert plan.metropolitan.empty


def test_the_northern_territories_count_in_nothing(plan: Plan) -> None:
    assert "01695" in plan.region.municipalities.index
    assert "01695" not in plan.facts.index
    assert "01695" not in plan.frames.index


def test_a_window_changes_no_number(plan: Plan) -> None:
    part = make_plan(towns(), Scenario(prefectures=("21",)))
    assert part.region.window == frozenset({"21"})
    pd.testing.assert_frame_equal(part.frames, plan.frames)
    pd.testing.assert_frame_equal(part.proposals.members, plan.proposals.members)
    pd.testing.assert_frame_equal(part.facts, plan.facts)


def test_a_window_on_an_unknown_prefecture_is_refused() -> None:
    with pytest.raises(NotFoundError, match="47"):
        make_plan(towns(), Scenario(prefectures=("47",)))


def test_the_threshold_decides_who_is_a_member() -> None:
    strict = make_plan(towns(), Scenario(threshold=Fraction(15, 100)))
    assert strict.proposals.territory[HUB] == (code("a"), code("b"), code("A"))
    assert len(strict.spheres) == 3


def test_the_denominator_goes_into_the_shares() -> None:
    region = towns()
    totals = region.flows.totals.assign(unknown_place=0)
    totals.loc[code("c"), ["total", "unknown_place"]] = [1600, 1000]
    region = replace(region, flows=replace(region.flows, totals=totals))
    assert code("c") not in make_plan(region).proposals.territory[HUB]
    known = make_plan(region, Scenario(denominator="place_known"))
    assert known.region.flows.basis.denominator == "place_known"
    assert code("c") in known.proposals.territory[HUB]


def test_rules_of_ones_own_replace_the_shipped() -> None:
    own = {"hub_city_2014": ruleset("hub_city_2014"), "settlement_area": ruleset("settlement_area")}
    plan = make_plan(towns(), rules=own)
    assert set(plan.assessments) == set(own)
    assert not any(key.startswith("hub_city_area") for key in plan.proposals.centres)


def test_where_nobody_qualifies_everything_is_empty_and_all_are_beyond() -> None:
    region = towns()
    poor = region.municipalities.assign(kind="village")
    plan = make_plan(replace(region, municipalities=poor))
    assert plan.proposals.areas.empty
    assert plan.metrics.empty
    assert plan.warnings.empty
    assert set(plan.frames["frame"]) == {"beyond"}


def test_a_former_ratio_decides_for_a_merged_city() -> None:
    region = towns()
    merger = pd.DataFrame(
        [("編入合併", "2005-04-01", "99999", code("b"))],
        columns=["type", "date", "from_code", "to_code"],
        dtype="str",
    )
    people = region.population.copy()
    people.loc[people["code"] == code("b"), "total"] = 50_000
    region = replace(region, changes=merger, population=people)
    assert make_plan(region).assessments["settlement_area"].outcome[code("b")] == "no_data"
    for ratio, outcome in ((1.1, "met"), (0.9, "not_met")):
        plan = make_plan(region, former_ratios=pd.Series({code("b"): ratio}))
        assert plan.assessments["settlement_area"].outcome[code("b")] == outcome


def test_travel_minutes_come_before_the_distance() -> None:
    pair = f"{code('a')}+{code('d')}"

    def decided(plan: Plan) -> dict[str, str]:
        rows = plan.pair_assessments["hub_city_area"].rows
        rows = rows[rows["code"] == pair]
        return dict(zip(rows["criterion"], rows["decided"], strict=True))

    assert decided(make_plan(towns()))["C5-travel"] == "no_data"
    slow = make_plan(towns(), travel_minutes=pd.Series({pair: 90.0}))
    assert decided(slow)["C5-travel"] == "not_met"


def test_progress_tells_each_stage_in_both_languages() -> None:
    told: list[Text] = []
    make_plan(towns(), progress=told.append)
    assert len(told) >= 3
    assert all(text.ja and text.en for text in told)


def test_a_plan_is_frozen(plan: Plan) -> None:
    with pytest.raises(FrozenInstanceError):
        plan.frames = plan.facts  # type: ignore[misc]


def test_existing_unions_are_looked_at_on_the_scenarios_day(plan: Plan) -> None:
    assert plan.existing.as_of == plan.scenario.as_of
    assert [union.id for union in plan.existing.register] == ["H1", "K1"]
