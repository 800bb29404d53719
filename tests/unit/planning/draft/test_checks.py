import pytest
from toy import code, codes, region

from zones.model import Region
from zones.planning.draft.checks import broken, cut_off, over_water, unassigned
from zones.planning.draft.draft import Draft


@pytest.fixture
def world() -> Region:
    """a b c in a row, A below c in the next prefecture, e an island."""
    return region(["abc.e", "..A.."], {})


def test_what_is_in_no_area_is_told_within_the_window(world: Region) -> None:
    draft = Draft().create("北", codes("ab"))
    assert unassigned(draft, world) == (*codes("ce"), code("A"))
    assert unassigned(draft, world.subset(["21"])) == (code("A"),)


def test_a_part_without_a_land_way_to_the_centre_is_broken_off(world: Region) -> None:
    draft = Draft().create("北", codes("acA"), centres=codes("a")).create("東", codes("e"))
    (area,) = broken(draft, world.contiguity)
    assert (area.area, area.parts) == ("a1", ((code("c"), code("A")),))


def test_an_island_is_never_broken_off(world: Region) -> None:
    area = Draft().create("北", codes("abe"), centres=codes("a")).areas[0]
    assert cut_off(area, world.contiguity) == ()
    assert over_water(area, world.contiguity) == (code("e"),)


def test_without_a_centre_the_largest_part_is_the_main_one(world: Region) -> None:
    area = Draft().create("北", codes("acA")).areas[0]
    assert cut_off(area, world.contiguity) == ((code("a"),),)
    assert over_water(area, world.contiguity) == ()


def test_an_empty_area_is_whole(world: Region) -> None:
    area = Draft().create("空", []).areas[0]
    assert cut_off(area, world.contiguity) == ()
    assert over_water(area, world.contiguity) == ()
