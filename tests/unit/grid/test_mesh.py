import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.errors import InputError
from zones.grid.mesh import cell_bounds, cells, positions


def test_a_first_order_cell_is_forty_minutes_by_one_degree() -> None:
    west, south, east, north = cell_bounds(["5339"])[0]
    assert (west, east) == (139.0, 140.0)
    assert south == pytest.approx(35 + 1 / 3)
    assert north - south == pytest.approx(2 / 3)


def test_tokyo_station_lies_in_its_cells() -> None:
    for code in ("5339", "533946", "53394611", "533946113", "5339461132"):
        west, south, east, north = cell_bounds([code])[0]
        assert west <= 139.7671 <= east, code
        assert south <= 35.6812 <= north, code


@given(st.from_regex(r"[3-6][0-9][2-4][0-9][0-7][0-7][0-9][0-9]", fullmatch=True))
def test_the_four_halves_tile_their_cell(code: str) -> None:
    whole = cell_bounds([code])[0]
    halves = cell_bounds([f"{code}{digit}" for digit in range(1, 5)])
    assert np.allclose(halves[:, :2].min(axis=0), whole[:2])
    assert np.allclose(halves[:, 2:].max(axis=0), whole[2:])
    sizes = (halves[:, 2] - halves[:, 0]) * (halves[:, 3] - halves[:, 1])
    assert np.isclose(sizes.sum(), (whole[2] - whole[0]) * (whole[3] - whole[1]))


def test_cells_keep_the_index_and_say_their_datum() -> None:
    made = cells(["53394611", "53394612"])
    assert made.index.tolist() == ["53394611", "53394612"]
    assert made.crs.to_epsg() == 6668
    assert made.iloc[0].touches(made.iloc[1])


def test_no_cells_are_no_cells() -> None:
    assert cell_bounds([]).shape == (0, 4)


@pytest.mark.parametrize("code", ["", "533", "53398011", "5339461a", "533946115", "５３３９"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(InputError, match="grid square code"):
        cell_bounds([code])


@given(
    st.lists(
        st.from_regex(r"[3-6][0-9][2-4][0-9][0-7][0-7][0-9][0-9][1-4]", fullmatch=True), min_size=1
    )
)
def test_positions_count_the_cells_to_the_south_west_corner(codes: list[str]) -> None:
    x, y = positions(pd.Series(codes))
    bounds = cell_bounds(codes)
    assert np.allclose(100 + x / 160, bounds[:, 0])
    assert np.allclose(y / 160 / 1.5, bounds[:, 1])


@pytest.mark.parametrize("codes", [["53394611", "533946113"], ["53398011"], ["x"]])
def test_positions_of_what_is_no_code_are_refused(codes: list[str]) -> None:
    with pytest.raises(InputError, match="grid square code"):
        positions(pd.Series(codes))
