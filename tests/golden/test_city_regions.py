"""City-regions across prefectures: which known ones the method finds, and which not."""

import pytest

from zones.planning import Plan
from zones.zoning.proposals import leading, partition

KNOWN_AND_FOUND = {
    "都城–曽於": ("45202", "46217"),
}
"""曽於市 is a member of 都城市's area across the prefecture border."""

LISTED_WITH_THEIR_NUMBER = {
    "中海・宍道湖・大山": ("32201", "31202"),
}
"""松江 and 米子 exchange 9.5 points: listed, under the 15 points that combine areas."""

WITHOUT_A_CENTRE_THAT_QUALIFIES = {
    "備後": "34207",  # 福山市, ratio 0.998: borderline
    "関門": "35201",  # 下関市, 0.986: borderline
    "三遠南信": "23201",  # 豊橋市, 0.972
    "岐阜・一宮": "23203",  # 一宮市, metropolitan
    "久留米–鳥栖": "40203",  # 久留米市, 0.990: borderline
}
"""One of the two leads no area on the 2020 census, so there are no two areas to tie."""

TOO_FEW_COMMUTERS = {
    "上田–嬬恋": ("20203", "10425"),
    "因幡・但馬": ("31201", "28586"),
}
"""嬬恋村 and 新温泉町 send under a tenth to the centre across the border: near, no member."""


@pytest.mark.parametrize(("one", "other"), KNOWN_AND_FOUND.values(), ids=KNOWN_AND_FOUND)
def test_both_are_in_one_candidate_area_across_the_border(
    japan_plan: Plan, one: str, other: str
) -> None:
    territory = japan_plan.proposals.territory["settlement_area:45202"]
    assert {one, other} <= set(territory)
    assert one[:2] != other[:2]


@pytest.mark.parametrize(
    ("one", "other"), LISTED_WITH_THEIR_NUMBER.values(), ids=LISTED_WITH_THEIR_NUMBER
)
def test_a_weaker_tie_is_listed_with_its_number(japan_plan: Plan, one: str, other: str) -> None:
    home = partition(leading(japan_plan.proposals))["proposal"]
    ties = japan_plan.city_regions.ties
    tie = ties[ties["a"].eq(home[one]) & ties["b"].eq(home[other])]
    assert len(tie) == 1
    assert 0.05 < tie["interchange"].iloc[0] < 0.15
    assert not tie["tied"].iloc[0]
    assert tie["crosses_prefecture"].iloc[0]


@pytest.mark.parametrize(
    "code", WITHOUT_A_CENTRE_THAT_QUALIFIES.values(), ids=WITHOUT_A_CENTRE_THAT_QUALIFIES
)
def test_a_known_one_is_not_found_where_one_centre_leads_no_area(
    japan_plan: Plan, code: str
) -> None:
    assert code not in {one for sets in japan_plan.proposals.centres.values() for one in sets}
    assert japan_plan.facts.loc[code, "day_night_ratio"] < 1


@pytest.mark.parametrize(("centre", "member"), TOO_FEW_COMMUTERS.values(), ids=TOO_FEW_COMMUTERS)
def test_a_known_one_is_not_found_where_under_a_tenth_cross_the_border(
    japan_plan: Plan, centre: str, member: str
) -> None:
    assert 0 < japan_plan.region.flows.shares_to([centre])[member] < 0.1
    assert japan_plan.frames.loc[member, "frame"] == "near_centre"


def test_groups_are_numbered_by_people_and_disjoint(japan_plan: Plan) -> None:
    groups, membership = japan_plan.city_regions.groups, japan_plan.city_regions.membership
    assert groups["population"].is_monotonic_decreasing
    assert not membership["code"].duplicated().any()
    assert membership.groupby("group").size().to_list() == groups["municipalities"].to_list()
    assert (groups["strongest"] >= 0.15).all()


def test_groups_that_cross_a_prefecture_name_both_sides(japan_plan: Plan) -> None:
    groups = japan_plan.city_regions.groups
    crossing = groups[groups["crosses_prefecture"]]
    assert len(crossing) >= 2
    assert all(len(codes) > 1 for codes in crossing["prefectures"])
    fukuoka = next(row for _, row in groups.iterrows() if "40130" in row["centres"])
    assert "41203" in fukuoka["centres"]  # 鳥栖市
    assert fukuoka["crosses_prefecture"]


def test_ties_count_both_directions(japan_plan: Plan) -> None:
    ties = japan_plan.city_regions.ties
    assert (ties["a"] != ties["b"]).all()
    assert (ties["adjacent"] | (ties["shared_members"] > 0)).all()
    assert ties["interchange"].is_monotonic_decreasing
    assert (ties["tied"] == (ties["interchange"] >= 0.15)).all()
