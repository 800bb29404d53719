from collections import OrderedDict
from pathlib import Path

import pytest
from shapely.geometry import Point
from toy import code, grid

from zones.outputs import topology
from zones.outputs.webmap import borders
from zones.outputs.webmap.borders import borders_of


def test_the_same_shapes_are_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = borders_of(grid(["abc", "dee"]), tolerance=None)
    monkeypatch.setattr(topology, "encode", lambda *_, **__: pytest.fail("encoded again"))
    assert borders_of(grid(["abc", "dee"]), tolerance=None) is first


def test_other_shapes_codes_or_tolerance_are_other_borders() -> None:
    first = borders_of(grid(["abf"]), tolerance=None)
    assert borders_of(grid(["abbf"]), tolerance=None) is not first
    assert borders_of(grid(["abg"]), tolerance=None) is not first
    assert borders_of(grid(["abf"]), tolerance=1e-9) is not first


def test_it_tells_who_borders_whom() -> None:
    made = borders_of(grid(["ab.c"]), tolerance=None)
    assert made.neighbours[code("a")] == {code("b")}
    assert not made.neighbours.get(code("c"))
    assert made.topology == topology.encode(grid(["ab.c"]))


def test_only_a_few_are_kept() -> None:
    first = borders_of(grid(["ah"]), tolerance=None)
    for drawing in ("ai", "aj", "ak", "al"):
        borders_of(grid([drawing]), tolerance=None)
    assert borders_of(grid(["ah"]), tolerance=None) is not first


def test_the_borders_of_a_large_map_are_kept_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(borders, "_LARGE", 2)
    made = borders_of(grid(["xy"]), tolerance=None)
    monkeypatch.setattr(borders, "_kept", OrderedDict())
    encode = topology.encode
    monkeypatch.setattr(topology, "encode", lambda *_, **__: pytest.fail("encoded again"))
    again = borders_of(grid(["xy"]), tolerance=None)
    assert again is not made
    assert again.topology == made.topology
    assert again.neighbours == made.neighbours
    assert (again.places, again.prefectures) == (made.places, made.prefectures)
    monkeypatch.setattr(topology, "encode", encode)
    other = borders_of(grid(["xxy"]), tolerance=None)
    assert other.topology != made.topology


def test_names_have_their_places() -> None:
    drawn = grid(["aab"])
    made = borders_of(drawn, tolerance=None)
    inside = [
        shape.contains(Point(place))
        for shape, place in zip(drawn.geometry, made.places, strict=True)
    ]
    assert inside == [True, True]
    assert set(made.prefectures) == set(drawn["prefecture"])
