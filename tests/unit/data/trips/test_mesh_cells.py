import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from zones.data.trips.mesh_cells import cell_codes, municipal_cells, side_of
from zones.errors import InputError
from zones.grid.mesh import cell_bounds

SCALE = {1000: 80, 500: 160, 250: 320}
EIGHTH = 1 / 80


@given(
    st.sampled_from(sorted(SCALE)),
    st.integers(22 * 320, 54 * 320 - 1),
    st.integers(30 * 320, 68 * 320),
)
def test_a_code_names_the_cell_that_the_grid_knows(side_m: int, x: int, y: int) -> None:
    finer = 320 // SCALE[side_m]
    code = cell_codes(np.array([x // finer]), np.array([y // finer]), side_m=side_m)[0]
    west, south, *_ = cell_bounds([str(code)])[0]
    assert west == pytest.approx(100 + (x // finer) / SCALE[side_m])
    assert south == pytest.approx((y // finer) / SCALE[side_m] / 1.5)


def borders(*boxes: tuple[float, float, float, float]) -> gpd.GeoSeries:
    codes = [f"0{number}" for number in range(len(boxes))]
    return gpd.GeoSeries([shapely.box(*box) for box in boxes], index=codes, crs="EPSG:6668")


def test_a_cell_belongs_to_the_municipality_at_its_centre() -> None:
    west, south, east, north = cell_bounds(["53394611"])[0]
    third = west + (east - west) / 3
    here = borders((west - 1e-9, south, third, north), (third, south, east, north))
    found = municipal_cells(here, side_m=1000, join="point")
    assert found[found["code"] == "53394611"]["unit"].tolist() == ["01"]
    assert (found["weight"] == 1).all()


def test_a_cell_whose_centre_is_in_the_sea_belongs_to_who_covers_most_of_it() -> None:
    west, south, east, north = cell_bounds(["53394611"])[0]
    fifth = (east - west) / 5
    here = borders((west, south, west + fifth, north), (east - 2 * fifth, south, east, north))
    assert municipal_cells(here, side_m=1000, join="point")["unit"].tolist() == ["01"]


def test_by_area_a_cell_is_shared_as_it_is_covered() -> None:
    west, south, east, north = cell_bounds(["53394611"])[0]
    quarter = west + (east - west) / 4
    here = borders((west, south, quarter, north), (quarter, south, east, north))
    found = municipal_cells(here, side_m=1000, join="area")
    assert found["code"].tolist() == ["53394611", "53394611"]
    assert found["weight"].to_numpy() == pytest.approx([0.25, 0.75])


@pytest.mark.parametrize("side_m", [500, 250])
def test_smaller_cells_tile_the_larger_one(side_m: int) -> None:
    here = borders(tuple(cell_bounds(["53394611"])[0]))
    found = municipal_cells(here, side_m=side_m, join="area")
    whole = found[found["weight"] > 0.999]["code"]
    assert len(whole) == (1000 // side_m) ** 2
    assert whole.str.startswith("53394611").all()


def test_a_code_of_another_length_has_no_side() -> None:
    assert [side_of(digits) for digits in (8, 9, 10)] == [1000, 500, 250]
    with pytest.raises(InputError, match="of 6 digits"):
        side_of(6)
