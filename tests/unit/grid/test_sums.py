from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from gridded import people, write_tif
from pyproj import Transformer
from rasterio import Affine
from shapely import box

from zones.grid.raster_files import population_raster
from zones.grid.sums import against_census, inhabited_area, sums_by_zone, zonal_sums


def areas(**shapes: object) -> gpd.GeoSeries:
    return gpd.GeoSeries(shapes, crs="EPSG:6668").rename_axis("code")


WEST_EAST = areas(a=box(138, 35.8, 138.15, 36), b=box(138.15, 35.8, 138.3, 36))


def test_sums_are_on_the_index_of_the_shapes() -> None:
    sums = zonal_sums(people([[10, 20, 30], [1, 2, 3]]), WEST_EAST[["b", "a"]])
    assert sums.table.index.tolist() == ["b", "a"]
    assert sums.table["persons"].tolist() == pytest.approx([44, 22])
    assert sums.table["shared"].tolist() == pytest.approx([11, 11])
    assert sums.table["unknown_share"].tolist() == pytest.approx([0, 0])


def test_what_the_grid_does_not_reach_is_unknown_and_not_zero() -> None:
    far = areas(a=box(138, 35.9, 138.1, 36), c=box(140, 35, 141, 36))
    table = zonal_sums(people([[10]]), far).table
    assert table.loc["a", "persons"] == 10
    assert pd.isna(table.loc["c", "persons"])
    assert table.loc["c", "unknown_share"] == 1
    half = zonal_sums(people([[10]]), areas(a=box(138, 35.8, 138.1, 36))).table
    assert half.loc["a", "unknown_share"] == pytest.approx(0.5)
    nothing = zonal_sums(people([[10, 0, 0, np.nan]]), areas(c=box(138.3, 35.9, 138.4, 36))).table
    assert pd.isna(nothing.loc["c", "persons"])
    assert nothing.loc["c", "unknown_share"] == 1


def test_windows_do_not_change_the_sums(tmp_path: Path) -> None:
    values = np.random.default_rng(7).integers(0, 1000, (20, 30))
    grid = population_raster(write_tif(tmp_path / "p.tif", values))
    shapes = areas(
        a=box(138, 34, 139.03, 36), b=box(139.03, 34, 141, 35.11), c=box(139.03, 35.11, 141, 36)
    ).to_crs(4326)
    whole, parts = zonal_sums(grid, shapes), zonal_sums(grid, shapes, side=3)
    assert parts.table["persons"].tolist() == pytest.approx(whole.table["persons"].tolist())
    assert whole.table["persons"].sum() + whole.outside == pytest.approx(values.sum())


def test_zones_add_up_and_say_who_is_missing() -> None:
    far = areas(a=box(138, 35.9, 138.1, 36), c=box(140, 35, 141, 36))
    sums = zonal_sums(people([[10]]), far)
    table = sums_by_zone(sums, {"one": ["a"], "both": ["a", "c"]})
    assert table["persons"].tolist() == [10, 10]
    assert table["without"].tolist() == [0, 1]


def test_the_difference_to_the_census_has_a_reason() -> None:
    shapes = areas(
        a=box(138, 35.9, 138.15, 36),
        b=box(138.15, 35.9, 138.3, 36),
        c=box(138.3, 35.9, 138.5, 36),
        d=box(138.5, 35.9, 138.6, 36),
        e=box(139.5, 35.9, 139.6, 36),
    )
    sums = zonal_sums(people([[10, 20, 30, np.nan, 7, 9]]), shapes)
    census = pd.Series({"a": 25, "b": 35, "c": 40, "d": 9, "e": 1}, dtype="Int64")
    table = against_census(sums, census)
    assert table.index.tolist() == ["a", "b", "c", "d"]
    assert table["difference"].tolist() == pytest.approx([-5, 5, -33, 0])
    assert table["relative"].tolist() == pytest.approx([-0.2, 1 / 7, -33 / 40, 0])
    assert table["why"].tolist() == ["border", "border", "incomplete", "none"]
    off = against_census(sums, census.replace({9: 19}))
    assert off.loc["d", "why"] == "other"


def test_a_raster_in_mollweide_keeps_its_total(tmp_path: Path) -> None:
    """GHS-POP comes in ESRI:54009, 1 km."""
    west, north = Transformer.from_crs("EPSG:4326", "ESRI:54009", always_xy=True).transform(138, 36)
    values = np.random.default_rng(5).integers(0, 900, (40, 50))
    transform = Affine(1000, 0, west, 0, -1000, north)
    path = write_tif(
        tmp_path / "ghs.tif", values, crs="ESRI:54009", transform=transform, nodata=-200
    )
    grid = population_raster(path, year=2020)
    assert grid.nodata == -200
    shapes = areas(a=box(137, 35, 138.3, 37), b=box(138.3, 35, 140, 37))
    sums = zonal_sums(grid, shapes)
    assert sums.table["persons"].sum() == pytest.approx(values.sum())
    assert 0.3 < sums.table["persons"]["a"] / values.sum() < 0.9
    # Mollweide is equal-area: every cell is one km².
    assert grid.area_km2(np.array([0, 39]), np.array([0, 49])) == pytest.approx([1, 1], rel=1e-3)


def test_inhabited_area_is_that_of_cells_with_people() -> None:
    grid = people([[5, 0, 1], [0, 0, 0]])
    table = inhabited_area(grid, WEST_EAST)
    cell = grid.area_km2(np.array([0]), np.array([0]))[0]
    assert table["inhabited_km2"].tolist() == pytest.approx([cell, cell])
    half = inhabited_area(people([[0, 6, 0]]), WEST_EAST)
    assert half["inhabited_km2"].tolist() == pytest.approx([cell / 2, cell / 2])
    assert half["persons"].tolist() == pytest.approx([3, 3])
