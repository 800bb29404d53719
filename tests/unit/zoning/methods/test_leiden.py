import sys
from fractions import Fraction

import pytest
from commuting import commuting, steps_of, zones_of

from zones.errors import InputError, NotFoundError
from zones.metrics.judging import judge_zones
from zones.zoning.methods.communities import communities
from zones.zoning.methods.leiden import NEEDS, Leiden, installed, leiden

# two triangles with one thin bridge
TRIANGLES = {"ab": 10, "bc": 10, "ca": 10, "de": 10, "ef": 10, "fd": 10, "cd": 1}


def test_two_triangles_are_two_communities() -> None:
    zoning = leiden(commuting(TRIANGLES))
    assert {tuple(codes) for codes in zones_of(zoning).values()} == {tuple("abc"), tuple("def")}
    assert len(steps_of(zoning, "merged")) == 4


def test_a_zone_is_named_by_where_most_work() -> None:
    found = zones_of(leiden(commuting(TRIANGLES | {"aa": 5, "ff": 5})))
    assert found == {"a": "abc", "f": "def"}


def test_who_stays_weighs_against_merging() -> None:
    loops = {letter * 2: 1000 for letter in "abcdef"}
    assert len(zones_of(leiden(commuting(TRIANGLES | loops)))) == 6


def test_homes_join_the_works_to_which_they_go() -> None:
    """One zone has Q = 0; {a, c} and {b, d} hold 20 of 42 each, send 21 and take 21: Q = 0.452."""
    flows = commuting({"ac": 20, "ad": 1, "bc": 1, "bd": 20})
    zoning = leiden(flows)
    assert set(zones_of(zoning).values()) == {"ac", "bd"}
    assert judge_zones(zoning.members, flows)["modularity"].sum() == pytest.approx(40 / 42 - 1 / 2)


def test_it_reaches_at_least_the_modularity_of_louvain() -> None:
    ring = {f"{a}{b}": 10 + 3 * (at % 4) for at, (a, b) in enumerate(zip("abcdefgh", "bcdefgha"))}  # noqa: B905
    flows = commuting(ring | {"ae": 2, "gc": 4, "aa": 3, "dd": 6})
    found = (leiden(flows), communities(flows))
    ours, louvain = (judge_zones(one.members, flows)["modularity"].sum() for one in found)
    assert ours >= louvain - 1e-12


def test_a_higher_resolution_makes_smaller_communities() -> None:
    fine = leiden(commuting(TRIANGLES), parameters=Leiden(resolution=Fraction(10)))
    assert len(zones_of(fine)) == 6


def test_the_same_seed_gives_the_same() -> None:
    flows = commuting(TRIANGLES)
    first, second = leiden(flows), leiden(flows)
    assert first.assignment.equals(second.assignment)
    assert first.trace.equals(second.trace)


def test_silent_municipalities_are_in_no_zone() -> None:
    zoning = leiden(commuting({"aa": 3}, also="b"))
    assert zones_of(zoning) == {"a": "a"}
    assert list(zoning.unassigned) == ["no_flows"]
    assert zones_of(leiden(commuting({}, also="ab"))) == {}


@pytest.mark.parametrize("missing", NEEDS)
def test_without_its_packages_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    assert installed()
    monkeypatch.setitem(sys.modules, missing, None)
    assert not installed()
    with pytest.raises(NotFoundError, match=r"pip install 'zones\[leiden\]'") as caught:
        leiden(commuting(TRIANGLES))
    assert "communities" in caught.value.say("ja")


@pytest.mark.parametrize(
    "chosen",
    [{"resolution": Fraction(0)}, {"seed": -1}, {"seed": 2**31}],
    ids=["zero", "below", "above"],
)
def test_parameters_out_of_range_are_refused(chosen: dict[str, object]) -> None:
    with pytest.raises(InputError, match="above 0, and seed from 0"):
        Leiden(**chosen)  # type: ignore[arg-type]
