"""Commuting spheres that public reports name."""

from fractions import Fraction

import pytest

from zones.model import Region
from zones.planning import Plan
from zones.zoning.spheres import sphere

TENTH = Fraction(1, 10)


def members(japan: Region, centre: str) -> dict[str, str]:
    codes = sphere(japan.flows, [centre], threshold=TENTH).members.index
    return {str(code): str(japan.names[code]) for code in codes}


def test_the_sphere_of_nagano_has_ten_members(japan: Region) -> None:
    assert members(japan, "20201") == {
        "20588": "小川村",
        "20590": "飯綱町",
        "20207": "須坂市",
        "20218": "千曲市",
        "20541": "小布施町",
        "20583": "信濃町",
        "20543": "高山村",
        "20211": "中野市",
        "20446": "麻績村",
        "20561": "山ノ内町",
    }


def test_the_sphere_of_ina_has_four_members(japan: Region) -> None:
    assert members(japan, "20209") == {
        "20385": "南箕輪村",
        "20383": "箕輪町",
        "20388": "宮田村",
        "20210": "駒ヶ根市",
    }


@pytest.mark.parametrize(
    ("code", "share_2010", "share_2020"),
    [("20210", 11, 11), ("20383", 16, 17), ("20385", 30, 28), ("20388", 18, 17)],
)
def test_shares_to_ina_moved_by_two_points_at_most_in_ten_years(
    japan: Region, code: str, share_2010: int, share_2020: int
) -> None:
    """The report prints the 2010 census: 駒ヶ根 11, 箕輪 16, 南箕輪 30, 宮田 18 percent.

    The embedded flows are of 2020, so they need not agree; the same four belong in both years.
    """
    share = japan.flows.shares_to(["20209"])[code]
    assert round(share * 100) == share_2020
    assert abs(share_2020 - share_2010) <= 2
    assert share_2010 >= 10


def test_there_are_1495_pairs_of_a_tenth(japan: Region, japan_plan: Plan) -> None:
    assert len(japan.flows.pairs(TENTH)) == 1495
    assert len(japan_plan.spheres) == 1495


def test_the_metropolitan_spheres_hold_every_core_and_no_other_area(japan_plan: Plan) -> None:
    area = japan_plan.metropolitan["area"]
    assert set(area) == {"tokyo", "kansai", "nagoya"}
    assert {area[code] for code in ("13101", "13123", "14100", "11100", "12100")} == {"tokyo"}
    assert {area[code] for code in ("26100", "27100", "27140", "28100")} == {"kansai"}
    assert area["23100"] == "nagoya"
    assert "20201" not in area
    assert "34100" not in area


def test_no_sphere_lists_its_own_centre(japan_plan: Plan) -> None:
    assert (japan_plan.spheres["centre"] != japan_plan.spheres["member"]).all()
    assert japan_plan.spheres["share"].between(0.1, 1).all()
