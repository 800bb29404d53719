from toy import code, grid

from zones.model import Contiguity


def world() -> Contiguity:
    """Mainland a b c with d cut off behind the next prefecture's A; island e f over the sea.

    abA.ef
    .cAd..
    """
    return Contiguity.from_coverage(grid(["abA.ef", ".cAd.."]))


def codes(letters: str) -> list[str]:
    return sorted(code(letter) for letter in letters)


def test_neighbours_share_a_segment_and_a_corner_is_not_enough() -> None:
    contiguity = world()
    assert contiguity.adjacent(code("a"), code("b"))
    assert not contiguity.adjacent(code("a"), code("c"))
    assert contiguity.neighbours([code("b")]) == set(codes("acA"))
    assert contiguity.neighbours(codes("ab")) == set(codes("cA"))


def test_edges_are_sorted_and_each_stands_once() -> None:
    edges = world().edges
    assert (edges["a"] < edges["b"]).all()
    assert not edges.duplicated().any()
    assert edges.equals(edges.sort_values(["a", "b"]).reset_index(drop=True))


def test_a_landmass_is_named_by_its_smallest_code() -> None:
    landmass = world().landmass
    assert set(landmass[codes("abcdA")]) == {code("a")}
    assert set(landmass[codes("ef")]) == {code("e")}


def test_a_member_behind_a_stranger_is_detached() -> None:
    assert world().detached(codes("a"), codes("bd")) == codes("d")
    assert world().detached(codes("a"), codes("bAd")) == []


def test_a_member_over_the_sea_is_not_detached() -> None:
    assert world().detached(codes("a"), codes("bef")) == []
    assert world().over_water(codes("a"), codes("bef")) == codes("ef")
    assert world().over_water(codes("ae"), codes("f")) == []


def test_the_graph_has_every_municipality() -> None:
    assert set(world().graph) == set(codes("abcdefA"))


def test_unknown_codes_are_nobodys_neighbours() -> None:
    assert world().neighbours(["99999"]) == set()
    assert world().detached(["99999"], codes("a")) == []
