import pytest
from toy import code, towns, union_table

from zones.model.cells import integer
from zones.outputs.report.facts import AreaFacts, display_name, gather
from zones.planning import Plan, make_plan


def names(area: AreaFacts, *standings: str) -> list[str]:
    return [one.name for one in area.places if one.standing in standings]


def test_centres_come_first_then_shares_downwards_then_members_below(led: AreaFacts) -> None:
    assert [(one.number, one.name) for one in led.places] == [
        (0, "a市"),
        (1, "b市"),
        (2, "A村"),
        (3, "e市"),
        (4, "d市"),
    ]


def test_standings_to_the_union(led: AreaFacts) -> None:
    assert names(led, "in") == ["b市"]
    assert names(led, "outside") == ["A村", "e市"]
    assert names(led, "no_data") == ["d市"]
    assert names(led, "below") == []


def test_a_share_that_is_not_listed_is_unknown_and_not_zero(led: AreaFacts) -> None:
    place = next(one for one in led.places if one.name == "d市")
    assert (place.persons, place.share) == (None, None)


def test_people_are_those_of_centre_and_sphere(led: AreaFacts) -> None:
    assert led.population == 300_000 + 3 * 2000
    assert led.projection.change == pytest.approx(-0.5)


def test_without_a_union_there_is_no_standing() -> None:
    area = gather(make_plan(towns().with_unions(union_table())), [code("a")])
    assert area.union is None
    assert area.union_name == ""
    assert not area.same_centres
    assert {one.standing for one in area.places} == {"centre", "none"}


def test_the_real_union_counts_as_the_comparison_does(japan_plan: Plan) -> None:
    area = gather(japan_plan, ["20201"])
    row = japan_plan.existing.comparison.unions.loc[str(area.union.name)]  # type: ignore[union-attr]
    assert area.same_centres
    assert len(area.standing("in")) == integer(row["members_in_sphere"])
    assert len(area.standing("below")) == integer(row["members_below"])
    assert len(area.standing("outside")) == integer(row["outside"])


def test_proposals_are_those_that_the_centres_lead(japan_plan: Plan) -> None:
    area = gather(japan_plan, ["20201"])
    assert area.proposals == ("hub_city_area:20201", "settlement_area:20201")
    assert area.population == integer(japan_plan.metrics.at["hub_city_area:20201", "population"])


def test_flows_to_two_centres_add(japan_plan: Plan) -> None:
    area = gather(japan_plan, ["20212", "16207"])
    assert area.centres == ("16207", "20212")
    assert area.name == "黒部市＋大町市"
    assert area.others


def test_english_names_are_romaji(japan_plan: Plan) -> None:
    assert display_name(japan_plan, "20201", "en") == "Nagano-shi"
