from datetime import date

import pytest

from zones.model import Region
from zones.planning import Plan, Scenario, make_plan


def test_the_unions_are_those_valid_on_the_scenarios_day(japan: Region) -> None:
    early = make_plan(japan, Scenario(as_of=date(2017, 3, 31))).existing
    assert early.as_of == date(2017, 3, 31)
    assert early.comparison.as_of == early.as_of
    assert len(early.register.of_type("連携中枢都市圏")) < 38


def test_the_threshold_is_that_of_the_scenario(japan: Region, japan_plan: Plan) -> None:
    wider = make_plan(japan, Scenario(threshold="0.05")).existing.comparison.unions
    sizes = japan_plan.existing.comparison.unions["sphere_size"]
    assert (wider["sphere_size"].reindex(sizes.index) >= sizes).fillna(value=True).all()
    assert wider["sphere_size"].sum() > sizes.sum()


def test_it_is_computed_once(japan_plan: Plan) -> None:
    assert japan_plan.existing is japan_plan.existing
    assert japan_plan.existing.tasks is japan_plan.existing.tasks


def test_money_covers_unions_and_proposals(japan_plan: Plan) -> None:
    areas = set(japan_plan.existing.money["area"])
    assert "R16" in areas
    assert "hub_city_area:20201" in areas


def test_without_a_register_nothing_is_compared(japan: Region) -> None:
    empty = japan.with_unions(japan.unions.iloc[:0])
    existing = make_plan(empty).existing
    assert existing.comparison.unions.empty
    assert existing.disagreements.empty
    assert set(existing.candidates["kind"]) == {"open_member", "undeclared_centre"}


@pytest.mark.parametrize("kind", ["open_member", "declared_unqualified", "undeclared_centre"])
def test_every_kind_of_candidate_is_there(japan_plan: Plan, kind: str) -> None:
    assert (japan_plan.existing.candidates["kind"] == kind).any()
