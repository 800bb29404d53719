from dataclasses import replace

from zones.app.draft_map import Shape, coloured
from zones.app.resources import region

NAGANO = Shape("a1", "長野", ("20201",), ("20201", "20207"))
MATSUMOTO = Shape("a2", "松本", ("20202",), ("20202",))
SUZAKA = Shape("a3", "須坂", (), ("20207", "20541"))


def test_touching_areas_differ_in_colour() -> None:
    shapes = coloured([NAGANO, MATSUMOTO, SUZAKA], region().contiguity)
    assert len({shape.colour for shape in shapes}) == 3


def test_an_area_keeps_its_colour_while_it_grows() -> None:
    before = coloured([NAGANO, MATSUMOTO], region().contiguity)
    grown = replace(NAGANO, members=("20201", "20207", "20541"))
    after = coloured([grown, MATSUMOTO], region().contiguity)
    assert [one.colour for one in before] == [one.colour for one in after]


def test_many_areas_still_get_a_colour() -> None:
    shapes = [Shape(f"a{n}", str(n), (), (code,)) for n, code in enumerate(region().codes[:40])]
    assert len({one.colour for one in coloured(shapes, region().contiguity)}) == 9
