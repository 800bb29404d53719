import pytest
from toy import code, codes, towns

from zones.errors import NotFoundError
from zones.planning import Plan, make_plan
from zones.planning.draft import starts
from zones.planning.draft.draft import Draft


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(towns())


def test_a_sphere_starts_with_its_centre_and_members(plan: Plan) -> None:
    start = starts.start_sphere(plan, codes("a"))
    assert start.name == "a市"
    assert set(start.members) == {code("a"), code("b"), code("A"), code("e")}


def test_a_proposal_starts_with_its_territory(plan: Plan) -> None:
    (key, *_) = starts.proposals_led_by(plan, code("a"))
    start = starts.start_proposal(plan, key)
    assert start.centres == (code("a"),)
    assert start.members == plan.proposals.territory[key]


def test_a_union_starts_with_its_centre_and_members(plan: Plan) -> None:
    start = starts.start_union(plan, "H1")
    assert (start.name, start.centres, start.members) == ("a圏", (code("a"),), tuple(codes("ab")))


def test_a_union_without_a_centre_is_led_by_the_one_that_was_chosen(plan: Plan) -> None:
    assert starts.start_union(plan, "K1").centres == ()
    assert starts.start_union(plan, "K1", code("b")).centres == (code("b"),)
    assert starts.start_union(plan, "K1", code("d")).centres == ()
    assert starts.start_union(plan, "H1", code("b")).centres == (code("a"),)


def test_the_likest_union_has_any_form(plan: Plan) -> None:
    inside = starts.start_union(plan, "K1").members
    area = Draft().create("案", inside, centres=[code("b")]).areas[0]
    assert starts.counterpart_unions(plan, area) == ()
    assert starts.likest_union(plan, area) == "K1"
    far = Draft().create("遠", [*codes("b"), *codes("defA")], centres=codes("b")).areas[0]
    assert starts.likest_union(plan, far) is None
    empty = Draft().create("空", []).areas[0]
    assert starts.likest_union(plan, empty) is None


def test_an_area_stays_beside_the_union_that_it_started_from(plan: Plan) -> None:
    start = starts.start_union(plan, "H1")
    area = Draft().create(start.name, [*start.members, *codes("cdef")]).areas[0]
    assert starts.likest_union(plan, area) == "H1"
    away = Draft().create(start.name, codes("def")).areas[0]
    assert starts.likest_union(plan, away) is None


def test_unions_around_the_municipality_come_first(plan: Plan) -> None:
    assert starts.unions_with(plan, code("b")) == ("H1", "K1")
    assert starts.unions_with(plan, code("d")) == ()


def test_what_does_not_exist_is_said(plan: Plan) -> None:
    with pytest.raises(NotFoundError, match="nothing:1"):
        starts.start_proposal(plan, "nothing:1")
    with pytest.raises(NotFoundError, match="X9"):
        starts.start_union(plan, "X9")
    with pytest.raises(NotFoundError, match="99999"):
        starts.start_sphere(plan, ["99999"])


def test_an_area_is_held_against_what_its_centre_leads(plan: Plan) -> None:
    draft = Draft().create("北", codes("ab"), centres=codes("a")).create("南", codes("c"))
    first, second = draft.areas
    proposals = starts.counterpart_proposals(plan, first)
    assert proposals
    assert {plan.proposals.centres[key] for key in proposals} == {(code("a"),)}
    assert starts.counterpart_unions(plan, first) == ("H1",)
    assert starts.counterpart_proposals(plan, second) == ()
    assert starts.counterpart_unions(plan, second) == ()
    assert starts.likest_union(plan, second) == "K1"  # b and c: half of them in common


def test_an_area_of_other_centres_is_held_against_each_of_them(plan: Plan) -> None:
    area = Draft().create("北", codes("ad"), centres=codes("ad")).areas[0]
    led = starts.counterpart_proposals(plan, area)
    assert set(led) >= set(starts.proposals_led_by(plan, code("a")))
