from fractions import Fraction

import pytest
from commuting import commuting, steps_of, zones_of

from zones.errors import InputError
from zones.zoning.methods.communities import Communities, communities

# two triangles with one thin bridge
TRIANGLES = {"ab": 10, "bc": 10, "ca": 10, "de": 10, "ef": 10, "fd": 10, "cd": 1}


def test_two_triangles_are_two_communities() -> None:
    zoning = communities(commuting(TRIANGLES))
    assert {tuple(codes) for codes in zones_of(zoning).values()} == {tuple("abc"), tuple("def")}
    assert len(steps_of(zoning, "merged")) == 4


def test_a_zone_is_named_by_where_most_work() -> None:
    assert zones_of(communities(commuting(TRIANGLES | {"aa": 5, "ff": 5}))) == {
        "a": "abc",
        "f": "def",
    }


def test_who_stays_weighs_against_merging() -> None:
    loops = {letter * 2: 1000 for letter in "abcdef"}
    assert len(zones_of(communities(commuting(TRIANGLES | loops)))) == 6


def test_a_higher_resolution_makes_smaller_communities() -> None:
    fine = communities(commuting(TRIANGLES), parameters=Communities(resolution=Fraction(10)))
    assert len(zones_of(fine)) == 6


def test_the_same_seed_gives_the_same() -> None:
    flows = commuting(TRIANGLES)
    first, second = communities(flows), communities(flows)
    assert first.assignment.equals(second.assignment)
    assert first.trace.equals(second.trace)


def test_silent_municipalities_are_in_no_zone() -> None:
    zoning = communities(commuting({"aa": 3}, also="b"))
    assert zones_of(zoning) == {"a": "a"}
    assert list(zoning.unassigned) == ["no_flows"]
    assert zones_of(communities(commuting({}, also="ab"))) == {}


def test_a_resolution_of_zero_is_refused() -> None:
    with pytest.raises(InputError, match="above 0"):
        Communities(resolution=Fraction(0))
