from fractions import Fraction

import pandas as pd
import pytest
from toy import code, propose_areas, region

from zones.model import Region
from zones.zoning.city_regions import CityRegions, TieSetting, find_city_regions
from zones.zoning.proposals import MemberRule, Proposals

RULE = MemberRule(Fraction(1, 10))
HUB_A, HUB_D, HUB_E = f"hub:{code('a')}", f"hub:{code('A')}", f"hub:{code('e')}"


def world(**more: int) -> Region:
    """Area a with its member b, area A (next prefecture) with its member c; e is an island.

    abcA.e

    Of the 2,000 commuters of c and A, 100 + 80 work in a or b; of the 1,950 who work in c or A,
    40 + 90 come from there. So the interchange is 180/2000 + 130/1950 = 0.1567.
    """
    flows = {"ba": 200, "cA": 300, "cb": 100, "Aa": 80, "bc": 40, "aA": 90} | more
    return region(["abcA.e"], flows, population={"a": 5000})


def areas(region: Region) -> Proposals:
    return propose_areas(region, "hub:a", "hub:A", "hub:e", rule=RULE)


def find(region: Region, setting: TieSetting | None = None) -> CityRegions:
    return find_city_regions(
        region.flows, region.contiguity, areas(region), region.residents(), setting=setting
    )


def test_neighbouring_areas_of_fifteen_points_are_tied_with_their_numbers() -> None:
    ties = find(world()).ties
    assert len(ties) == 1
    tie = ties.iloc[0]
    assert (tie["a"], tie["b"]) == (HUB_A, HUB_D)
    assert (tie["a_to_b"], tie["b_to_a"]) == (130, 180)
    assert tie["interchange"] == pytest.approx(180 / 2000 + 130 / 1950)
    assert tie["centre_flow"] == 170
    assert tie["shared_members"] == 0
    assert tie[["adjacent", "crosses_prefecture", "tied"]].tolist() == [True, True, True]


def test_a_group_is_what_hangs_together() -> None:
    found = find(world())
    assert found.groups.index.tolist() == [1]
    group = found.groups.loc[1]
    assert group["areas"] == (HUB_A, HUB_D)
    assert group["centres"] == (code("a"), code("A"))
    assert group["prefectures"] == ("20", "21")
    assert group["municipalities"] == 4
    assert group["population"] == 5000 + 3 * 2000
    assert group["strongest"] == pytest.approx(0.1567, abs=0.0001)
    assert group["crosses_prefecture"]
    assert found.codes == {1: (code("a"), code("b"), code("c"), code("A"))}


def test_the_larger_area_by_people_stands_first() -> None:
    turned = region(["abcA.e"], {"ba": 200, "cA": 300, "cb": 50}, population={"A": 9000})
    assert find(turned).ties[["a", "b"]].to_numpy().tolist() == [[HUB_D, HUB_A]]


def test_exactly_the_setting_ties() -> None:
    assert exchange(75).ties["tied"].tolist() == [True]
    assert exchange(74).ties["tied"].tolist() == [False]


def exchange(persons: int) -> CityRegions:
    """Exchange *persons* each way between two areas of one municipality and 1,000 commuters."""
    even = region(["ab"], {"ab": persons, "ba": persons}, population={"a": 5000})
    proposals = propose_areas(even, "hub:a", "hub:b", rule=RULE)
    return find_city_regions(even.flows, even.contiguity, proposals, even.residents())


def test_a_tie_below_the_setting_is_listed_and_makes_no_group() -> None:
    found = find(world(), TieSetting(interchange=Fraction(16, 100)))
    assert found.ties["tied"].tolist() == [False]
    assert found.groups.empty
    assert found.membership.empty
    assert found.codes == {}


def test_a_tie_below_the_listing_is_left_out() -> None:
    setting = TieSetting(interchange=Fraction(1), listed=Fraction(16, 100))
    assert find(world(), setting).ties.empty


def test_areas_that_share_a_member_are_listed_even_where_they_do_not_touch() -> None:
    setting = TieSetting(interchange=Fraction(1), listed=Fraction(1))
    ties = find(world(ce=100), setting).ties
    assert ties[["a", "b"]].to_numpy().tolist() == [[HUB_D, HUB_E]]
    assert ties["shared_members"].tolist() == [1]
    assert ties["adjacent"].tolist() == [False]
    assert ties["crosses_prefecture"].tolist() == [True]


def test_an_area_without_commuters_or_people_divides_by_nobody() -> None:
    empty = region(["ab"], {}, total=0, population={"a": 0, "b": 0})
    proposals = propose_areas(empty, "hub:a", "hub:b", rule=RULE)
    found = find_city_regions(empty.flows, empty.contiguity, proposals, empty.residents())
    assert found.ties.empty


def test_without_areas_there_are_no_ties() -> None:
    alone = region(["ab"], {})
    none = propose_areas(alone, "hub:a", rule=RULE)
    nothing = Proposals(none.areas.iloc[:0], none.members.iloc[:0])
    found = find_city_regions(alone.flows, alone.contiguity, nothing, alone.residents())
    assert found.ties.empty
    assert found.groups.empty
    assert found.codes == {}


def test_groups_are_numbered_by_their_people() -> None:
    two = region(
        ["ab.cd"],
        {"ab": 90, "ba": 90, "cd": 90, "dc": 90},
        population={"c": 90_000},
    )
    proposals = propose_areas(two, "hub:a", "hub:b", "hub:c", "hub:d", rule=RULE)
    found = find_city_regions(two.flows, two.contiguity, proposals, two.residents())
    assert found.groups["centres"].tolist() == [(code("c"), code("d")), (code("a"), code("b"))]
    assert found.groups["population"].tolist() == [92_000, 4000]
    assert not found.groups["crosses_prefecture"].any()
    pd.testing.assert_index_equal(found.groups.index, pd.RangeIndex(1, 3, name="group"))
