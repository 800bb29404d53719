import sys
from fractions import Fraction
from types import ModuleType

import pytest
from commuting import commuting, steps_of, zones_of

from zones.errors import InputError, NotFoundError
from zones.zoning.methods.communities import Communities, communities

# two triangles with one thin bridge
TRIANGLES = {"ab": 10, "bc": 10, "ca": 10, "de": 10, "ef": 10, "fd": 10, "cd": 1}
LEIDEN = Communities(algorithm="leiden")


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


def test_leiden_without_igraph_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "igraph", None)
    with pytest.raises(NotFoundError, match="pip install igraph") as caught:
        communities(commuting(TRIANGLES), parameters=LEIDEN)
    assert "algorithm=louvain" in caught.value.say("ja")


class FakeGraph:
    """Stands in for igraph.Graph, and remembers what it was asked."""

    asked: dict[str, object]

    def __init__(self, n: int, edges: list[tuple[int, int]]) -> None:
        FakeGraph.asked = {"n": n, "edges": edges}

    def community_leiden(self, **options: object) -> list[list[int]]:
        FakeGraph.asked |= options
        return [[5, 3, 4], [0, 1, 2]]


def test_leiden_asks_igraph_with_its_own_generator(monkeypatch: pytest.MonkeyPatch) -> None:
    generators: list[object] = []
    fake = ModuleType("igraph")
    fake.Graph = FakeGraph  # type: ignore[attr-defined]
    fake.set_random_number_generator = generators.append  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "igraph", fake)
    zoning = communities(commuting(TRIANGLES), parameters=LEIDEN)
    assert zones_of(zoning) == {"a": "abc", "d": "def"}
    assert FakeGraph.asked["objective_function"] == "modularity"
    assert FakeGraph.asked["weights"] == [10, 10, 10, 1, 10, 10, 10]
    assert FakeGraph.asked["edges"] == [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]
    assert generators[1] is None


@pytest.mark.parametrize(
    "chosen", [{"algorithm": "infomap"}, {"resolution": Fraction(0)}], ids=["algorithm", "zero"]
)
def test_parameters_out_of_range_are_refused(chosen: dict[str, object]) -> None:
    with pytest.raises(InputError, match="louvain or leiden"):
        Communities(**chosen)  # type: ignore[arg-type]
