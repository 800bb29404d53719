from dataclasses import replace

import pytest
from toy import code, towns

from zones.errors import NotFoundError
from zones.planning import Plan, make_plan
from zones.planning.evidence import Evidence, explain

A, B, D = code("a"), code("b"), code("d")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(towns())


def test_the_ratio_comes_with_its_parts(plan: Plan) -> None:
    found = explain(plan, B)
    assert (found.name, found.prefecture, found.kind) == ("b市", "長野県", "city")
    assert (found.population, found.outflow, found.inflow) == (2000, 300, 0)
    assert found.day_population == 1700
    assert found.day_night_ratio == 0.85
    assert (found.commuters, found.unlisted) == (1000, 0)
    assert (found.unknown_place, found.unknown_municipality) == (0, 0)


def test_top_destinations_and_origins_are_by_persons(plan: Plan) -> None:
    assert explain(plan, B).destinations["persons"].to_dict() == {A: 300}
    assert explain(plan, A).origins["persons"].to_dict() == {
        B: 300,
        code("A"): 150,
        code("e"): 120,
        code("c"): 60,
    }


def test_every_criterion_of_every_scheme_is_there_with_its_reason(plan: Plan) -> None:
    found = explain(plan, A)
    assert set(found.criteria["scheme"]) == set(plan.rules)
    assert set(found.criteria["code"]) == {A, f"{A}+{B}", f"{A}+{D}"}
    assert found.criteria[["reason_ja", "reason_en", "measure"]].notna().all(axis=None)
    outcomes = found.outcomes.set_index(["unit", "scheme"])["outcome"]
    assert outcomes[A, "hub_city_area"] == "met"


def test_a_village_is_assessed_by_nothing(plan: Plan) -> None:
    found = explain(plan, code("A"))
    assert found.criteria.empty
    assert found.outcomes.empty
    assert found.changes.empty
    assert found.frame["frame"] == "hub_member"


def test_memberships_and_unions_are_its_own(plan: Plan) -> None:
    found = explain(plan, B)
    assert found.memberships["role"].tolist() == ["member", "member"]
    assert sorted(found.unions["union_id"]) == ["H1", "K1"]


def test_what_would_change_a_ratio_is_said_in_people(plan: Plan) -> None:
    """The ratio of b is 0.85 of 2,000: 300 more people at day meet it."""
    changes = explain(plan, B).changes
    ratio = changes[(changes["unit"] == B) & (changes["criterion"] == "C2")]
    assert ratio[["missing", "measured_in"]].to_numpy().tolist() == [[300.0, "persons_at_day"]]
    people = changes[(changes["unit"] == B) & (changes["criterion"] == "H1-population")]
    assert people[["missing", "measured_in"]].to_numpy().tolist() == [[198_000.0, "persons"]]


def evidence_of(population: int) -> Evidence:
    """Evidence of c with *population*, of whom 60 leave by day."""
    region = towns()
    people = region.population.copy()
    people.loc[people["code"] == code("c"), "total"] = population
    return explain(make_plan(replace(region, population=people)), code("c"))


@pytest.mark.parametrize("population", [7, 61, 2_634, 49_999, 214_592, 999_983])
def test_people_who_would_change_a_ratio_are_whole_and_none_too_many(population: int) -> None:
    """Sixty leave c and nobody comes, so that sixty are missing, whatever a float makes of it."""
    changes = evidence_of(population).changes
    missing = changes.loc[changes["measured_in"] == "persons_at_day", "missing"]
    assert set(missing) == {60.0}


@pytest.mark.parametrize(("population", "missing"), [(39_999, 2.0), (40_000, 1.0)])
def test_more_than_forty_thousand_means_one_more_than_that(population: int, missing: float) -> None:
    changes = evidence_of(population).changes
    people = changes[(changes["criterion"] == "T1") & (changes["unit"] == code("c"))]
    assert people["missing"].tolist() == [missing]


def test_at_forty_thousand_and_one_nobody_is_missing() -> None:
    changes = evidence_of(40_001).changes
    assert "T1" not in set(changes["criterion"])


def test_a_village_of_the_northern_territories_has_no_evidence(plan: Plan) -> None:
    with pytest.raises(NotFoundError, match="01695"):
        explain(plan, "01695")
