from fractions import Fraction

import pandas as pd
from toy import code, propose_areas, region

from zones.zoning.proposals import MemberRule
from zones.zoning.warnings import WARNINGS, warn

RULE = MemberRule(Fraction(1, 10), considered=Fraction(1, 20))


def warnings(*keys: str, drawing: list[str], flows: dict[str, int]) -> pd.DataFrame:
    world = region(drawing, flows)
    return warn(propose_areas(world, *keys, rule=RULE), world.contiguity, world.flows)


def rows(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(table["warning"], table["code"], table["other"], strict=True))


def test_a_compact_area_in_one_prefecture_needs_no_warning() -> None:
    assert warnings("hub:a", drawing=["abc"], flows={"ba": 100, "cb": 500}).empty


def test_a_member_behind_a_stranger_is_detached_and_an_islander_is_over_water() -> None:
    table = warnings("hub:a", drawing=["abc.d"], flows={"ca": 100, "da": 100})
    assert rows(table) == [("detached", code("c"), ""), ("over_water", code("d"), "")]


def test_a_member_of_another_prefecture_is_named_with_it() -> None:
    table = warnings("hub:a", drawing=["aA"], flows={"Aa": 100})
    assert rows(table) == [("crosses_prefecture", code("A"), "21")]


def test_areas_of_one_scheme_that_share_a_member_overlap_both_ways() -> None:
    table = warnings("hub:a", "hub:c", drawing=["abc"], flows={"ba": 100, "bc": 100})
    assert rows(table) == [
        ("overlaps", code("b"), f"hub:{code('c')}"),
        ("overlaps", code("b"), f"hub:{code('a')}"),
    ]
    assert table["proposal"].tolist() == [f"hub:{code('a')}", f"hub:{code('c')}"]


def test_areas_of_two_schemes_may_share_a_member() -> None:
    assert warnings("hub:a", "settle:c", drawing=["abc"], flows={"ba": 100, "bc": 100}).empty


def test_a_member_that_is_itself_a_centre_is_named_with_its_area() -> None:
    table = warnings("hub:a", "hub:b", drawing=["ab"], flows={"ba": 100})
    first = table[table["proposal"] == f"hub:{code('a')}"]
    assert rows(first) == [
        ("overlaps", code("b"), f"hub:{code('b')}"),
        ("member_is_centre", code("b"), f"hub:{code('b')}"),
    ]
    second = table[table["proposal"] == f"hub:{code('b')}"]
    assert rows(second) == [("overlaps", code("b"), f"hub:{code('a')}")]


def test_the_considered_warn_of_nothing() -> None:
    assert warnings("hub:a", drawing=["ab.A"], flows={"Aa": 60}).empty


def test_warnings_come_area_by_area_in_the_order_of_their_kinds() -> None:
    table = warnings(
        "hub:c",
        "hub:a",
        drawing=["abcA.B"],
        flows={"Aa": 100, "Ba": 100, "bc": 100, "ba": 100},
    )
    order = [list(WARNINGS).index(kind) for kind in table["warning"]]
    areas = table["proposal"].tolist()
    assert areas == [f"hub:{code('c')}"] + [f"hub:{code('a')}"] * 5
    assert order[1:] == sorted(order[1:])


def test_twin_centres_that_hardly_commute_are_weakly_tied() -> None:
    table = warnings("hub:a+b", drawing=["ab"], flows={"ab": 9, "ba": 9})
    assert rows(table) == [("weak_tie", code("a"), code("b")), ("weak_tie", code("b"), code("a"))]
    assert warnings("hub:a+b", drawing=["ab"], flows={"ab": 10, "ba": 0}).empty
