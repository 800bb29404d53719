from zones.app.future_pictures import picture
from zones.outputs.future_areas import FutureRegion

NAGANO = FutureRegion("20201", "長野市", ("20201", "20205"))


def test_pictures_are_drawn_once() -> None:
    first = picture("classes", NAGANO, 2020, "ja")
    assert first is not None
    assert first.startswith(b"\x89PNG")
    assert picture("classes", NAGANO, 2020, "ja") is first
    assert picture("classes", NAGANO, 2020, "en") != first


def test_what_is_not_projected_has_no_picture() -> None:
    coast = FutureRegion("07204", "いわき市", ("07204",))
    assert picture("people", coast, 2020, "ja") is None
    assert picture("maps", NAGANO, 2050, "ja") is None


def test_maps_of_a_part_of_the_coast_are_drawn() -> None:
    coast = FutureRegion("07204", "いわき市", ("07204",))
    assert picture("maps", coast, 2040, "ja") is not None
