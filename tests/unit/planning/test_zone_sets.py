from dataclasses import replace

import pytest
from toy import code, codes, towns

from zones.planning import Plan, make_plan
from zones.planning.draft.draft import Draft
from zones.planning.zone_sets import (
    METRICS,
    around,
    differing,
    draft_set,
    names_of,
    one_union_set,
    partition_set,
    proposal_set,
    set_metrics,
    shown,
    union_set,
    zoning_set,
)
from zones.zoning.methods.registry import draw_zones, gather_inputs


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(towns())


@pytest.fixture
def draft() -> Draft:
    return Draft().create("北", codes("ab"), centres=codes("a")).create("南", codes("d"))


def test_a_partition_has_each_municipality_once(plan: Plan) -> None:
    members = [member for area in partition_set(plan).areas for member in area.members]
    assert len(members) == len(set(members))
    assert set(members) == set(plan.proposals.inside["code"])


def test_proposals_and_unions_become_areas(plan: Plan) -> None:
    proposals = proposal_set(plan, "hub_city_area")
    assert {area.id for area in proposals.areas} <= set(plan.proposals.areas.index)
    (union,) = union_set(plan, "連携中枢都市圏").areas
    assert (union.name, union.members) == ("a圏", tuple(codes("ab")))
    assert union_set(plan, "広域連合").areas == ()


def test_an_empty_area_of_a_draft_is_left_out(draft: Draft) -> None:
    assert [area.id for area in draft_set("draft", draft.create("空", [])).areas] == ["a1", "a2"]


def test_metrics_count_people_and_areas(plan: Plan, draft: Draft) -> None:
    values = set_metrics(plan.region, draft_set("draft", draft))
    assert tuple(values) == METRICS
    assert (values["areas"], values["municipalities"], values["overlapping"]) == (2, 3, 0)
    assert values["median_population"] == (302_000 + 60_000) / 2
    # a and d stay whole, of b's 1,000 all go to a or stay.
    assert values["containment"] == pytest.approx(1.0)
    assert values["crossing"] == 0
    assert values["broken"] == 0


def test_a_crossing_and_broken_area_is_counted(plan: Plan) -> None:
    far = Draft().create("飛", [code("d"), code("B")], centres=codes("d"))
    values = set_metrics(plan.region, draft_set("draft", far))
    assert (values["crossing"], values["broken"]) == (1, 1)


def test_an_empty_set_has_no_shares(plan: Plan) -> None:
    values = set_metrics(plan.region, draft_set("draft", Draft()))
    assert values["areas"] == 0
    assert values["median_population"] is None
    assert values["containment"] is None


def test_areas_are_known_by_their_centres_and_not_by_names(plan: Plan, draft: Draft) -> None:
    one = draft_set("one", draft)
    named = draft_set("two", draft.rename("a1", "別名"))
    assert differing([one, named], tuple(plan.region.codes)) == ()
    moved = draft_set("three", draft.toggle("a1", code("b")).add("a2", codes("b")))
    assert differing([one, moved], tuple(plan.region.codes)) == (code("b"), code("d"))
    assert names_of(one, code("b")) == ("北",)
    assert names_of(one, code("c")) == ()


def test_a_window_shows_the_areas_that_reach_into_it(plan: Plan, draft: Draft) -> None:
    zones = draft_set("draft", draft)
    other = replace(plan.region, window=frozenset({"21"}))
    assert shown(zones, plan.region) == zones
    assert shown(zones, other).areas == ()
    crossing = draft_set("draft", draft.add("a2", [code("A")]))
    assert [area.id for area in shown(crossing, other).areas] == ["a2"]


def test_zones_of_a_method_are_known_by_their_centre_or_name() -> None:
    region = towns()
    zoning = draw_zones(gather_inputs(region), "travel_to_work", settings={"min_size": "1"})
    areas = zoning_set(zoning, region).areas
    assert {area.id: area.members for area in areas} == zoning.members
    assert all(area.centres == (area.id,) for area in areas)


def test_modularity_is_for_sets_that_do_not_overlap(plan: Plan, draft: Draft) -> None:
    alone = set_metrics(plan.region, draft_set("draft", draft))
    over = draft.allow_overlap(allowed=True).create("重", codes("ab"))
    assert alone["modularity"] is not None
    assert set_metrics(plan.region, draft_set("draft", over))["modularity"] is None
    assert alone["demand_containment"] is not None


def test_what_lies_around_a_set_is_every_area_that_touches_it() -> None:
    one = draft_set("one", Draft().create("a", ["1", "2"]))
    two = draft_set("two", Draft().create("b", ["2", "3"]).create("c", ["4"]))
    assert around([one, two], one) == {"1", "2", "3"}
    assert around([one, two], two) == {"1", "2", "3", "4"}


def test_one_union_is_a_set_of_one_area(plan: Plan) -> None:
    (area,) = one_union_set(plan, "H1").areas
    assert (area.name, area.members) == ("a圏", tuple(codes("ab")))
