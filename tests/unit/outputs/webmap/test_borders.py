import pytest
from toy import code, grid

from zones.outputs import topology
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
