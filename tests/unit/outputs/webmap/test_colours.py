from itertools import combinations

import numpy as np
import pytest

from zones.errors import InputError
from zones.outputs.webmap.colours import (
    OKABE_ITO,
    TOL_MUTED,
    colour_areas,
    diverging,
    sequential,
)

# Machado, Oliveira and Fernandes (2009): full protanopia, deuteranopia, tritanopia, linear RGB.
VISIONS = {
    "all": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
         [0.004733, 0.691367, 0.303900]]
    ),
}  # fmt: skip


def lab(colour: str, vision: str) -> np.ndarray:
    """Return CIE L*a*b* (D65) as a kind of vision sees it."""
    parts = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen = np.clip(VISIONS[vision] @ linear, 0, 1)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = to_xyz @ seen / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("palette", [OKABE_ITO, TOL_MUTED])
def test_colours_stay_apart_for_every_vision(palette: tuple[str, ...], vision: str) -> None:
    seen = [lab(colour, vision) for colour in palette]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 7


def test_the_measure_tells_red_from_green_only_where_eyes_do() -> None:
    def apart(vision: str) -> float:
        return float(np.linalg.norm(lab("#808000", vision) - lab("#b06a00", vision)))

    assert apart("deutan") < apart("all") / 2


def test_areas_that_touch_or_overlap_differ() -> None:
    members = {"a": {"1", "2"}, "b": {"2", "3"}, "c": {"4"}, "d": {"9"}}
    colours = colour_areas(members, {"3": {"4"}, "4": {"3"}})
    assert colours["a"] != colours["b"] != colours["c"]
    assert colours["d"] in OKABE_ITO
    assert list(colours) == ["a", "b", "c", "d"]


def test_the_order_of_areas_changes_no_colour() -> None:
    members = {name: {name, chr(ord(name) + 1)} for name in "abcdefgh"}
    turned = dict(reversed(members.items()))
    assert colour_areas(members, {}) == colour_areas(turned, {})


@pytest.mark.parametrize(
    ("areas", "palette", "different"), [(7, OKABE_ITO, 7), (8, TOL_MUTED, 8), (12, TOL_MUTED, 9)]
)
def test_more_areas_on_one_spot_take_the_larger_palette(
    areas: int, palette: tuple[str, ...], different: int
) -> None:
    colours = colour_areas({f"{n:02d}": {"1"} for n in range(areas)}, {})
    assert set(colours.values()) <= set(palette)
    assert len(set(colours.values())) == different


def test_no_area_has_no_colour() -> None:
    assert colour_areas({}, {}) == {}


def test_classes_reach_from_end_to_end() -> None:
    assert len(set(diverging(7))) == 7
    assert diverging(11)[0] == diverging(2)[0]
    assert diverging(11)[-1] == diverging(2)[-1]
    assert len(set(sequential(8))) == 8


@pytest.mark.parametrize(("make", "classes"), [(sequential, 9), (diverging, 12), (diverging, 0)])
def test_too_many_or_no_classes_are_refused(make: object, classes: int) -> None:
    assert callable(make)
    with pytest.raises(InputError, match="classes"):
        make(classes)
