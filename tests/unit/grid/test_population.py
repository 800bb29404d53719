import math

import numpy as np
import pytest
from gridded import people
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Geod
from rasterio.windows import Window

from zones.grid.population import PopulationGrid


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 17))
def test_windows_cover_every_cell_once(rows: int, columns: int, side: int) -> None:
    grid = people(np.arange(rows * columns).reshape(rows, columns))
    seen = np.concatenate([grid.read(window).ravel() for window in grid.windows(side=side)])
    assert sorted(seen) == list(range(rows * columns))
    assert max(w.width * w.height for w in grid.windows(side=side)) <= side * side


def test_windows_of_bounds_are_the_cells_that_they_touch() -> None:
    grid = people(np.arange(12).reshape(3, 4))
    window = grid.window_of((138.15, 35.75, 138.25, 35.85))
    assert window == Window(1, 1, 2, 2)
    assert grid.read(window).tolist() == [[5, 6], [9, 10]]
    assert grid.bounds_of(window) == pytest.approx((138.1, 35.7, 138.3, 35.9))


def test_bounds_on_lines_of_the_grid_take_no_neighbours() -> None:
    grid = people(np.zeros((3, 4)))
    assert grid.window_of(grid.bounds_of(Window(1, 1, 2, 1))) == Window(1, 1, 2, 1)


@pytest.mark.parametrize("bounds", [(0, 0, 1, 1), (150, 35, 151, 36)])
def test_bounds_elsewhere_have_no_cells(bounds: tuple[float, float, float, float]) -> None:
    grid = people(np.zeros((3, 4)))
    window = grid.window_of(bounds)
    assert window.width * window.height == 0
    assert list(grid.windows(bounds)) == []


def test_middles_are_in_degrees_whatever_the_projection() -> None:
    lon, lat = people(np.zeros((2, 2))).lon_lat(np.array([0, 1]), np.array([0, 1]))
    assert lon == pytest.approx([138.05, 138.15])
    assert lat == pytest.approx([35.95, 35.85])
    projected = people(np.zeros((1, 1)), west=-500, north=500, cell=1000, crs=CRS.from_epsg(6676))
    lon, lat = projected.lon_lat(np.array([0]), np.array([0]))
    assert (lon[0], lat[0]) == pytest.approx((138.5, 36.0), abs=1e-6)


def mercator() -> PopulationGrid:
    return people(np.zeros((1, 1)), west=15_400_000, north=4_250_000, cell=1000, crs=CRS(3857))


def test_areas_are_those_on_the_ellipsoid() -> None:
    degrees = people(np.zeros((2, 2)), cell=0.01)
    area = degrees.area_km2(np.array([0, 0, 1]), np.array([0, 1, 0]))
    edge, _ = Geod(ellps="GRS80").polygon_area_perimeter(
        [138, 138.01, 138.01, 138], [35.99, 35.99, 36, 36]
    )
    assert area[0] == area[1] == pytest.approx(edge / 1e6)
    assert area[2] > area[0]
    # Web Mercator stretches lengths by 1 / cos(latitude).
    stretched = mercator()
    _, lat = stretched.lon_lat(np.array([0]), np.array([0]))
    found = stretched.area_km2(np.array([0]), np.array([0]))
    assert found[0] == pytest.approx(math.cos(math.radians(lat[0])) ** 2, rel=0.01)


def test_size_and_place_are_those_of_the_transform() -> None:
    grid = people(np.zeros((3, 4)))
    assert grid.cell_size == pytest.approx((0.1, 0.1))
    assert grid.bounds == pytest.approx((138.0, 35.7, 138.4, 36.0))
