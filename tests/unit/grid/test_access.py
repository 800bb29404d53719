import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from gridded import people
from shapely import box

from zones.errors import DataError
from zones.grid.access import band_polygons, cost_grid, people_by_cost, people_near, within
from zones.grid.friction import assumed_friction
from zones.grid.nearest import StraightLine, TableTimes
from zones.grid.time_surface import time_surface

# Cells of about 9 km from west to east; the office lies in the middle of the first.
GRID = people([[100, 10, 1, 1000]])
SHAPES = gpd.GeoSeries(
    {"20201": box(138, 35.9, 138.2, 36), "20202": box(138.2, 35.9, 138.4, 36)}, crs="EPSG:6668"
)
OFFICE = pd.DataFrame({"lon": [138.05], "lat": [35.95]}, index=["20201"])


def test_people_are_counted_by_the_distance_of_their_cell() -> None:
    table = people_by_cost(GRID, SHAPES, StraightLine(OFFICE), (5, 10, 20))
    assert table.index.tolist() == ["20201", "20202"]
    assert table["persons"].tolist() == [110, 1001]
    assert table["within_5"].tolist() == [100, 0]
    assert table["within_10"].tolist() == [110, 0]
    assert table["within_20"].tolist() == [110, 1]
    assert table["unknown"].tolist() == [0, 0]


def test_a_table_counts_by_municipality_and_keeps_the_unknown_apart() -> None:
    index = pd.MultiIndex.from_tuples([("20202", "20299")], names=["from", "to"])
    reach = TableTimes(pd.Series([70.0], index=index), pd.Index(["20201"]), "t.csv")
    table = people_by_cost(GRID, SHAPES, reach, (30, 60))
    assert table["within_30"].tolist() == [110, 0]
    assert table["unknown"].tolist() == [0, 1001]


def test_people_without_a_way_are_beyond_every_limit() -> None:
    land = gpd.GeoSeries([box(138, 35.9, 138.2, 36), box(138.3, 35.9, 138.4, 36)], crs="EPSG:6668")
    surface = time_surface(assumed_friction(land, land_km_per_h=60), OFFICE)
    table = people_by_cost(GRID, SHAPES, surface, (30,))
    assert table["within_30"].tolist() == [110, 0]
    assert table.loc["20202", "no_way"] == 1000
    assert table.loc["20202", "unknown"] == 1


def test_zones_count_to_their_own_centre() -> None:
    east = StraightLine(pd.DataFrame({"lon": [138.35], "lat": [35.95]}, index=["20202"]))
    zones = {
        "west": (StraightLine(OFFICE), ["20201", "20202"]),
        "east": (east, ["20202"]),
        "far": (east, ["20299"]),
    }
    table = people_near(GRID, SHAPES, zones, (5, 10))
    assert table.loc["west", "persons"] == 1111
    assert table.loc["west", within(10)] == 110
    assert table.loc["east", within(5)] == 1000
    assert table.loc["far", "persons"] == 0


def test_costs_of_cells_are_bands() -> None:
    bounds = GRID.bounds
    costs = cost_grid(StraightLine(OFFICE), GRID, bounds)
    assert costs.read().shape == (1, 4)
    bands = band_polygons(costs, (5, 10))
    assert bands.crs.to_epsg() == 6668
    assert bands["low"].tolist() == [0, 5, 10]
    assert bands["high"].tolist()[:2] == [5, 10]
    assert np.isnan(bands["high"].iloc[2])
    beyond = bands.geometry.iloc[2].symmetric_difference(box(138.2, 35.9, 138.4, 36))
    assert beyond.area < 1e-9


def test_costs_of_a_part_lie_in_their_place() -> None:
    grid = people(np.zeros((4, 4)))
    costs = cost_grid(StraightLine(OFFICE), grid, (138.2, 35.7, 138.3, 35.8))
    assert costs.bounds == pytest.approx((138.2, 35.7, 138.3, 35.8))
    whole = cost_grid(StraightLine(OFFICE), grid, grid.bounds).read()
    assert costs.read().tolist() == whole[2:3, 2:3].tolist()


def test_bands_of_a_surface_are_its_own_cells() -> None:
    surface = time_surface(assumed_friction(SHAPES, land_km_per_h=60), OFFICE)
    costs = cost_grid(surface, GRID, GRID.bounds)
    bands = band_polygons(costs, (10, 20, 60))
    assert bands["low"].tolist() == [0, 10, 20]
    areas = bands.to_crs(surface.friction.crs).area.to_numpy() / 1e6
    cells = [
        ((costs.read() > low) & (costs.read() <= high)).sum()
        for low, high in [(-1, 10), (10, 20), (20, 60)]
    ]
    assert areas == pytest.approx(cells, rel=1e-3)


def test_a_table_has_no_cells() -> None:
    index = pd.MultiIndex.from_tuples([("1", "2")], names=["from", "to"])
    reach = TableTimes(pd.Series([1.0], index=index), pd.Index(["2"]), "t")
    with pytest.raises(DataError, match="not of cells"):
        cost_grid(reach, GRID, GRID.bounds)


def test_limits_must_rise() -> None:
    for limits in ((60, 30), ()):
        with pytest.raises(DataError, match="rising"):
            people_by_cost(GRID, SHAPES, StraightLine(OFFICE), limits)
        with pytest.raises(DataError, match="rising"):
            people_near(GRID, SHAPES, {}, limits)
        with pytest.raises(DataError, match="rising"):
            band_polygons(GRID, limits)
