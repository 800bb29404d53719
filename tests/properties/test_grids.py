"""What holds of every grid: nobody is lost, and a larger limit never reaches fewer people."""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from gridded import people
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from shapely import box

from zones.grid.access import people_by_cost, within
from zones.grid.friction import assumed_friction
from zones.grid.nearest import StraightLine
from zones.grid.sums import zonal_sums
from zones.grid.time_surface import time_surface
from zones.grid.urban import UrbanCriteria, fill_gaps, urban_centres

COUNTS = arrays(
    np.float64, st.tuples(st.integers(1, 8), st.integers(1, 9)), elements=st.integers(0, 5000)
)
CUTS = st.lists(st.floats(0.03, 0.97), min_size=1, max_size=4, unique=True)


def strips(values: np.ndarray, cuts: list[float]) -> gpd.GeoSeries:
    """Areas that tile the grid and a little more: strips, and the last one in two halves."""
    height, width = values.shape
    west, north = 138.0, 36.0
    east, south = west + 0.1 * width, north - 0.1 * height
    edges = [west - 0.05, *(west + cut * (east - west) for cut in sorted(cuts)), east + 0.05]
    made = [box(a, south - 0.05, b, north + 0.05) for a, b in pairwise(edges)]
    last = made.pop().bounds
    middle = (last[1] + last[3]) / 2
    made += [box(last[0], last[1], last[2], middle), box(last[0], middle, last[2], last[3])]
    return gpd.GeoSeries(made, index=[f"{at:05d}" for at in range(len(made))], crs="EPSG:6668")


@given(COUNTS, CUTS, st.sampled_from([3, 5, 1024]))
def test_sums_of_areas_that_tile_the_grid_are_its_total(
    values: np.ndarray, cuts: list[float], side: int
) -> None:
    sums = zonal_sums(people(values), strips(values, cuts), side=side)
    assert sums.outside == 0
    assert sums.table["persons"].sum() == pytest.approx(values.sum(), rel=1e-6, abs=1e-6)
    assert (sums.table["shared"] <= sums.table["persons"] + 1e-6).all()


@given(COUNTS, CUTS)
def test_the_coast_moves_nobody_out(values: np.ndarray, cuts: list[float]) -> None:
    """Where the strips end within the cells, the people of those cells stay."""
    shapes = strips(values, cuts)
    land = box(*shapes.total_bounds).buffer(-0.09)
    assume(not land.is_empty)
    cut = shapes.intersection(land)
    sums = zonal_sums(people(values), cut[~cut.is_empty])
    assert sums.table["persons"].sum() + sums.outside == pytest.approx(values.sum(), rel=1e-6)
    assert sums.outside == 0


@given(COUNTS, CUTS, st.permutations(range(6)))
def test_the_order_of_areas_does_not_matter(
    values: np.ndarray, cuts: list[float], order: list[int]
) -> None:
    shapes = strips(values, cuts)
    turned = shapes.iloc[[at for at in order if at < len(shapes)]]
    assume(len(turned) == len(shapes))
    one, other = zonal_sums(people(values), shapes), zonal_sums(people(values), turned)
    assert other.table["persons"].reindex(shapes.index).tolist() == pytest.approx(
        one.table["persons"].tolist()
    )


@given(
    COUNTS,
    st.floats(138, 139),
    st.floats(35, 36),
    st.lists(st.floats(1, 150), min_size=2, max_size=4, unique=True),
)
def test_a_larger_limit_never_reaches_fewer(
    values: np.ndarray, lon: float, lat: float, limits: list[float]
) -> None:
    office = pd.DataFrame({"lon": [lon], "lat": [lat]}, index=["20201"])
    table = people_by_cost(
        people(values), strips(values, [0.5]), StraightLine(office), sorted(limits)
    )
    reached = table[[within(at) for at in sorted(limits)]].to_numpy()
    assert (np.diff(reached, axis=1) >= 0).all()
    assert (reached <= table["persons"].to_numpy()[:, None] + 1e-9).all()


@given(st.floats(138.05, 138.95), st.floats(35.05, 35.95), st.floats(5, 100))
def test_another_centre_makes_no_way_longer_and_speed_shortens_all(
    lon: float, lat: float, speed: float
) -> None:
    land = gpd.GeoSeries([box(138, 35, 139, 36)], crs="EPSG:6668")
    friction = assumed_friction(land, land_km_per_h=speed, cell_m=5000)
    first = pd.DataFrame({"lon": [138.5], "lat": [35.5]}, index=["20201"])
    both = pd.DataFrame({"lon": [138.5, lon], "lat": [35.5, lat]}, index=["20201", "20202"])
    one, two = time_surface(friction, first).minutes, time_surface(friction, both).minutes
    assert (two[~np.isnan(two)] <= one[~np.isnan(one)] + 1e-9).all()
    faster = assumed_friction(land, land_km_per_h=2 * speed, cell_m=5000)
    half = time_surface(faster, first).minutes
    assert half == pytest.approx(one / 2, nan_ok=True)


@given(arrays(np.int32, (7, 7), elements=st.integers(0, 2)))
def test_filling_gaps_takes_nothing_away_and_is_done_once(clusters: np.ndarray) -> None:
    filled = fill_gaps(clusters, 5)
    assert (filled[clusters > 0] == clusters[clusters > 0]).all()
    assert (fill_gaps(filled, 5) == filled).all()


@given(COUNTS)
def test_turning_the_grid_around_finds_the_same_urban_centres(values: np.ndarray) -> None:
    criteria = UrbanCriteria(density=20, people=5000)
    grid = people(values, cell=0.01)
    here = urban_centres(grid, criteria=criteria).table
    there = urban_centres(people(values[:, ::-1], cell=0.01), criteria=criteria).table
    assert sorted(here["persons"]) == pytest.approx(sorted(there["persons"]))
