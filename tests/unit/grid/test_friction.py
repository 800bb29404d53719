import math
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from gridded import write_tif
from rasterio import Affine
from shapely import box

from zones.errors import DataError, InputError
from zones.grid.friction import (
    assumed_friction,
    friction_from_raster,
)
from zones.grid.raster_files import open_raster
from zones.grid.time_surface import cells_at

LAND = gpd.GeoSeries([box(138, 35.5, 139, 36)], crs="EPSG:6668")


def test_an_assumed_raster_says_so() -> None:
    made = assumed_friction(LAND, land_km_per_h=30, cell_m=2000)
    assert made.assumed
    assert "assumed" in made.source.en
    assert "30 km/h" in made.source.en
    assert np.nanmin(made.minutes_per_km) == np.nanmax(made.minutes_per_km) == 2
    assert np.isnan(made.minutes_per_km).any()
    sea = assumed_friction(LAND, land_km_per_h=30, sea_km_per_h=15, cell_m=2000)
    assert set(np.unique(sea.minutes_per_km)) == {2.0, 4.0}


@pytest.mark.parametrize(
    ("unit", "value"), [("minutes_per_km", 2.0), ("minutes_per_m", 0.002), ("km_per_h", 30.0)]
)
def test_a_users_raster_in_degrees_becomes_square_metres(
    tmp_path: Path, unit: str, value: float
) -> None:
    transform = Affine(0.01, 0, 138, 0, -0.01, 36)
    path = write_tif(tmp_path / "f.tif", np.full((50, 100), value), transform=transform)
    made = friction_from_raster(
        open_raster(path), (138.1, 35.6, 138.9, 35.9), unit=unit, name="f.tif"
    )
    assert made.crs.is_projected
    assert made.transform.a == -made.transform.e == pytest.approx(1000, rel=0.05)
    some = made.minutes_per_km[~np.isnan(made.minutes_per_km)]
    assert some == pytest.approx(np.full(some.size, 2.0))
    rows, columns = cells_at(made, pd.Series([138.5]), pd.Series([35.75]))
    assert not np.isnan(made.minutes_per_km[rows[0], columns[0]])
    assert not made.assumed
    assert "f.tif" in made.source.en


def test_zero_below_and_no_value_are_no_way(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "f.tif", [[2.0, 0.0, -5.0, np.nan, 2.0]])
    file = open_raster(path)
    made = friction_from_raster(
        file, (138, 35.9, 138.5, 36), unit="minutes_per_km", name="f.tif", cell_m=1000
    )
    grid = made.as_grid()
    rows, columns = cells_at(
        made, pd.Series([138.05, 138.15, 138.25, 138.35]), pd.Series([35.95] * 4)
    )
    assert np.isnan(grid.read()[rows, columns]).tolist() == [False, True, True, True]


def test_a_wrong_unit_is_noticed(tmp_path: Path) -> None:
    file = open_raster(write_tif(tmp_path / "f.tif", [[0.002, 0.002]]))
    with pytest.raises(DataError, match="Check the unit"):
        friction_from_raster(file, (138, 35.9, 138.2, 36), unit="minutes_per_km", name="f.tif")


def test_a_raster_elsewhere_or_without_ways_is_refused(tmp_path: Path) -> None:
    file = open_raster(write_tif(tmp_path / "f.tif", [[0.0, 0.0]]))
    with pytest.raises(DataError, match="no cell with a way"):
        friction_from_raster(file, (138, 35.9, 138.2, 36), unit="km_per_h", name="f.tif")
    with pytest.raises(DataError, match="doesn't reach"):
        friction_from_raster(file, (10, 10, 11, 11), unit="km_per_h", name="f.tif")


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(DataError, match="too many cells"):
        assumed_friction(LAND, land_km_per_h=30, cell_m=1)


@pytest.mark.parametrize("speed", [0.0, -1.0, math.inf, math.nan])
def test_speeds_out_of_range_are_refused(speed: float) -> None:
    with pytest.raises(InputError, match="speed"):
        assumed_friction(LAND, land_km_per_h=speed)
