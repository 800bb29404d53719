import pytest
from toy import code, codes, towns

from zones.model import Region
from zones.planning import Plan, make_plan
from zones.planning.draft.draft import Draft
from zones.planning.draft.numbers import criteria, measure, outcomes


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(towns())


@pytest.fixture
def draft() -> Draft:
    north = Draft().create("北", codes("ab"), centres=codes("a"))
    return north.create("南", codes("d"), centres=codes("d")).create("空", [])


def test_every_area_is_measured(plan: Plan, draft: Draft) -> None:
    numbers = measure(plan, draft).areas
    assert numbers.index.tolist() == ["a1", "a2", "a3"]
    assert numbers.loc["a1", "population"] == 302_000
    assert numbers.loc["a1", "kept"] == 300
    # 300 + 1,000 stay of 2,000; c, A and e come with 60, 150 and 120 as well.
    assert numbers.loc["a1", "supply_self_containment"] == 1.0
    assert numbers.loc["a1", "demand_self_containment"] == pytest.approx(2000 / 2330)


def test_an_empty_draft_has_no_numbers(plan: Plan) -> None:
    numbers = measure(plan, Draft())
    assert numbers.areas.empty
    assert numbers.people.empty
    assert numbers.money.empty


def test_money_is_told_for_each_scheme_and_only_with_a_centre(plan: Plan, draft: Draft) -> None:
    money = measure(plan, draft).money
    assert set(money["area"]) == {"a1", "a2"}
    assert set(money["scheme"]) == {"hub_city_area", "settlement_area"}
    members = money[(money["area"] == "a1") & (money["recipient"] == "member")]
    assert set(members["recipients"]) == {1}


def test_each_scheme_speaks_of_the_centres(plan: Plan, draft: Draft) -> None:
    told = outcomes(plan, draft.area("a1"))
    assert told["scheme"].tolist() == list(plan.rules)
    assert set(told["unit"]) == {code("a")}
    assert outcomes(plan, draft.area("a3")).empty


def test_a_centre_that_is_no_city_is_not_assessed(plan: Plan) -> None:
    village = Draft().create("村", codes("A"), centres=codes("A")).areas[0]
    assert set(outcomes(plan, village)["outcome"]) == {"not_assessed"}


def test_twin_centres_are_assessed_as_a_pair_too(plan: Plan) -> None:
    twins = Draft().create("双", codes("ad"), centres=codes("ad")).areas[0]
    told = outcomes(plan, twins)
    pair = told[told["unit"].str.contains("+", regex=False)]
    assert set(pair["scheme"]) == set(plan.pair_assessments)
    assert set(pair["unit"]) == {f"{code('a')}+{code('d')}"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_criteria_are_words(plan: Plan, draft: Draft, lang: str) -> None:
    table = criteria(plan, draft.area("a1"), "hub_city_area", lang)  # type: ignore[arg-type]
    assert set(table["code"]) == {code("a")}
    assert table["reason"].str.len().min() > 0
    assert criteria(plan, draft.area("a3"), "hub_city_area", "ja").empty


def test_nothing_changes_with_the_window(draft: Draft) -> None:
    world: Region = towns()
    whole, part = measure(make_plan(world), draft), measure(make_plan(world.subset(["21"])), draft)
    assert whole.areas.equals(part.areas)
