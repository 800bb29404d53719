import pytest

from zones.errors import InputError
from zones.labels import Text
from zones.outputs.webmap.ground import MOST_BYTES, Ground

URI = "data:image/png;base64,iVBORw0KGgo="


def ground(uri: str = URI, box: tuple[float, float, float, float] = (138, 35, 139, 36)) -> Ground:
    return Ground(uri, box, Text("下地", "Ground"), Text("出典", "source"), ())


def test_a_ground_has_a_place_and_words() -> None:
    assert ground().box == (138, 35, 139, 36)


@pytest.mark.parametrize(
    "uri",
    [
        "https://example.org/a.png",
        "data:image/svg+xml;base64,AAAA",
        'data:image/png;base64,"><script>',
        "data:image/png;base64," + "A" * MOST_BYTES,
    ],
)
def test_anything_but_a_small_png_is_refused(uri: str) -> None:
    with pytest.raises(InputError, match="placed PNG"):
        ground(uri)


@pytest.mark.parametrize("box", [(139, 35, 138, 36), (138, 36, 139, 35), (138, 35, 139, 89)])
def test_a_box_that_is_none_is_refused(box: tuple[float, float, float, float]) -> None:
    with pytest.raises(InputError, match="placed PNG"):
        ground(box=box)
