from fractions import Fraction

import pytest
from commuting import land, thousand
from toy import code

from zones.zoning.methods.reach import Reached, enclosed, gather

SHARE = Fraction(15, 100)


def reach(drawing: list[str], flows: dict[str, int], sets: dict[str, str]) -> Reached:
    matrix = thousand(flows, also="".join(drawing).replace(".", ""))
    centres = {code(zone): tuple(code(one) for one in some) for zone, some in sets.items()}
    below = matrix.denominator
    return gather(matrix, land(*drawing), centres, below=below, share=SHARE)


def letters(zone_of: dict[str, str]) -> dict[str, str]:
    return {
        chr(ord("a") + int(one) - 20201): chr(ord("a") + int(zone) - 20201)
        for one, zone in sorted(zone_of.items())
    }


def test_the_share_is_up_from_the_threshold() -> None:
    found = reach(["bacx"], {"ba": 150, "ca": 149}, {"a": "a"})
    assert letters(found.zone_of) == {"a": "a", "b": "a"}
    assert [step[2:] for step in found.steps] == [("joined", code("a"), 0.15)]


def test_flows_to_one_set_add_and_the_larger_set_wins() -> None:
    found = reach(["abcd"], {"ca": 80, "cb": 80, "cd": 155}, {"a": "ab", "d": "d"})
    assert letters(found.zone_of)["c"] == "a"


def test_a_tie_goes_to_the_smaller_zone() -> None:
    assert letters(reach(["acb"], {"ca": 200, "cb": 200}, {"a": "a", "b": "b"}).zone_of)["c"] == "a"


def test_a_member_that_is_cut_off_is_left_out() -> None:
    found = reach(["axb"], {"ba": 200}, {"a": "a"})
    assert letters(found.zone_of) == {"a": "a"}
    assert found.cut_off == {code("b")}


def test_a_member_hangs_on_others() -> None:
    assert len(reach(["axb"], {"ba": 200, "xa": 200}, {"a": "a"}).zone_of) == 3


def test_one_that_is_cut_off_takes_others_with_it() -> None:
    # c hangs on b, b on nothing: x is no member
    found = reach(["axbcy"], {"ba": 200, "ca": 200}, {"a": "a"})
    assert letters(found.zone_of) == {"a": "a"}
    assert found.cut_off == {code("b"), code("c")}


def test_one_that_is_cut_off_goes_to_the_next_set_that_it_reaches() -> None:
    found = reach(["axbc"], {"ba": 300, "bc": 200}, {"a": "a", "c": "c"})
    assert letters(found.zone_of) == {"a": "a", "b": "c", "c": "c"}
    assert found.cut_off == set()


def test_an_island_is_reached_over_water() -> None:
    assert letters(reach(["a.b"], {"ba": 200}, {"a": "a"}).zone_of) == {"a": "a", "b": "a"}


def test_an_enclosed_municipality_belongs() -> None:
    found = reach(["bbb", "bxa", "bbb"], {"ba": 200}, {"a": "a"})
    assert letters(found.zone_of)["x"] == "a"
    assert found.steps[-1] == (2, code("x"), "enclosed", code("a"), None)


@pytest.mark.parametrize("drawing", [["axb"], ["axy"], ["a.x"]], ids=["two", "open", "island"])
def test_what_touches_two_zones_or_none_or_the_open_is_not_enclosed(drawing: list[str]) -> None:
    zone_of = {code("a"): code("a"), code("b"): code("b")}
    border = land(*drawing)
    assert enclosed(border, zone_of, {code("a"), code("b")}, border.codes) == {}


def test_what_was_given_away_before_stays() -> None:
    matrix = thousand({"ba": 300}, also="c")
    taken = {code("b"): code("c"), code("c"): code("c")}
    found = gather(
        matrix,
        land("abc"),
        {code("a"): [code("a")]},
        below=matrix.denominator,
        share=SHARE,
        taken=taken,
    )
    assert letters(found.zone_of) == {"a": "a", "b": "c", "c": "c"}


def test_an_unknown_or_zero_divisor_reaches_nothing() -> None:
    matrix, border = thousand({"ba": 300}, also="x"), land("abx")
    below = matrix.denominator.copy()
    below[:] = 0
    sets = {code("a"): [code("a")]}
    assert letters(gather(matrix, border, sets, below=below, share=SHARE).zone_of) == {"a": "a"}


def test_without_centres_nothing_is_reached() -> None:
    assert reach(["ab"], {"ba": 300}, {}).zone_of == {}
