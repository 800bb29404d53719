from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from zones.app.pages.sphere import listed_flows, moving_table, reaching
from zones.app.resources import region

Open = Callable[..., Any]

NAGANO = [
    "小川村",
    "飯綱町",
    "須坂市",
    "千曲市",
    "小布施町",
    "信濃町",
    "高山村",
    "中野市",
    "麻績村",
    "山ノ内町",
]


def test_the_sphere_of_nagano_has_ten_members_by_share(open_page: Open) -> None:
    screen = open_page("sphere").check()
    assert screen.grids[0]["name"].tolist() == NAGANO
    assert "圏内の市区町村 10" in screen.text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_sphere_shows_people_containment_and_flows(open_page: Open, lang: str) -> None:
    screen = open_page("sphere", lang, centre="20209").check()
    assert screen.app.metric[0].value == "4"
    origins, destinations = screen.grids[1], screen.grids[2]
    assert origins["persons"].is_monotonic_decreasing
    assert destinations["persons"].is_monotonic_decreasing
    assert len(screen.app.metric) == 5


def test_a_higher_threshold_leaves_fewer(open_page: Open) -> None:
    screen = open_page("sphere").set("threshold_percent", 20.0).check()
    assert screen.grids[0]["name"].tolist() == NAGANO[:7]


def test_who_enters_and_leaves_is_listed_by_threshold(open_page: Open) -> None:
    table = open_page("sphere").check().tables[0].reset_index()
    assert table.iloc[0]["圏内の市区町村数"] == "7"
    ten = table[table["基準値"].str.startswith("10.0％")].iloc[0]
    assert ten["入る市区町村"] == "山ノ内町"
    assert "現在" in ten["基準値"]


def test_flows_to_two_centres_add(open_page: Open) -> None:
    alone = open_page("sphere", centre="20202").check().grids[0]
    both = open_page("sphere", centre="20202", second_centre="20220").check().grids[0]
    assert "安曇野市" in alone["name"].tolist()
    shared = set(alone["code"]) & set(both["code"])
    before, after = (table.set_index("code")["persons"] for table in (alone, both))
    assert shared
    assert (after[list(shared)] >= before[list(shared)]).all()


def test_an_empty_sphere_names_the_largest_share(open_page: Open) -> None:
    screen = open_page("sphere", centre="20588").check()
    assert "基準値を下げると" in screen.text


def test_without_a_centre_the_page_asks_for_one(open_page: Open) -> None:
    screen = open_page("sphere", centre=None).check()
    assert "市区町村を選ぶと" in screen.text
    assert not screen.grids


def test_the_members_at_each_threshold_are_those_of_the_exact_comparison() -> None:
    flows = region().flows
    listed = listed_flows(flows, ["20201"])
    table = moving_table(flows, listed).set_index("threshold")
    for threshold in (Fraction(5, 100), Fraction(10, 100), Fraction(20, 100)):
        exact = flows.reaches(["20201"], threshold).drop("20201")
        assert table.at[threshold, "members"] == exact.sum()
        assert set(reaching(flows, listed, threshold)["code"]) == set(exact.index[exact])
    entered = [code for codes in table["entering"] for code in codes]
    assert len(entered) == len(set(entered)) == table["members"].iloc[-1]
