import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from gridded import people
from shapely import box

from zones.errors import DataError
from zones.grid.population import PopulationGrid
from zones.grid.portions import Portions, portions


def areas(**shapes: object) -> gpd.GeoSeries:
    return gpd.GeoSeries(shapes, crs="EPSG:6668")


def all_of(grid: PopulationGrid, shapes: gpd.GeoSeries, side: int = 1024) -> list[Portions]:
    return list(portions(grid, shapes, side=side))


def test_a_cell_is_shared_by_area() -> None:
    grid = people([[100]])
    (one,) = all_of(grid, areas(a=box(138, 35.9, 138.075, 36), b=box(138.075, 35.9, 138.1, 36)))
    assert one.table.set_index("code")["persons"].to_dict() == pytest.approx({"a": 75, "b": 25})
    assert not one.table["alone"].any()
    assert one.outside == 0


def test_the_coast_loses_nobody() -> None:
    # Nine tenths of the cell are sea.
    (one,) = all_of(people([[100]]), areas(a=box(138, 35.9, 138.01, 36)))
    assert one.table["persons"].tolist() == pytest.approx([100])
    assert one.table["alone"].tolist() == [True]
    assert one.cover.loc["a", "cells"] == pytest.approx(0.1)


def test_people_beside_every_area_go_to_the_nearest_within_a_cell() -> None:
    grid = people([[0, 0, 7, 5]])
    shapes = areas(a=box(138, 35.9, 138.05, 36), b=box(138.06, 35.9, 138.12, 36))
    (one,) = all_of(grid, shapes)
    rows = one.table.set_index("column")
    assert rows.loc[2, "code"] == "b"
    assert bool(rows.loc[2, "folded"])
    assert one.table["persons"].sum() == 7


def test_people_far_from_every_area_are_outside() -> None:
    shapes = areas(a=box(138, 35.9, 138.05, 36), b=box(138.4, 35.9, 138.5, 36))
    (one,) = all_of(people([[1, 0, 5, 0, 2]]), shapes)
    assert one.table["persons"].tolist() == [1, 2]
    assert one.outside == 5


def test_places_are_rows_and_columns_of_the_whole_grid() -> None:
    values = np.arange(1, 13).reshape(3, 4)
    grid = people(values)
    shapes = areas(a=box(138, 35.7, 138.4, 36))
    tables = pd.concat([one.table for one in all_of(grid, shapes, side=2)])
    assert len(tables) == 12
    assert values[tables["row"], tables["column"]].tolist() == tables["persons"].tolist()


def test_cells_without_a_value_are_unknown_area() -> None:
    (one,) = all_of(people([[np.nan, 4]]), areas(a=box(138, 35.9, 138.2, 36)))
    assert one.cover.loc["a"].tolist() == pytest.approx([2, 1])
    assert one.table["persons"].tolist() == [4]


def test_shapes_may_have_another_coordinate_system() -> None:
    shapes = areas(a=box(138, 35.8, 138.1, 36), b=box(138.1, 35.8, 138.2, 36))
    grid = people([[1, 2], [3, 4]])
    (here,) = all_of(grid, shapes)
    (there,) = all_of(grid, shapes.to_crs(6676))
    assert there.table.groupby("code")["persons"].sum().to_dict() == pytest.approx(
        here.table.groupby("code")["persons"].sum().to_dict(), abs=1e-3
    )


def test_a_grid_elsewhere_is_refused() -> None:
    with pytest.raises(DataError, match="No municipality lies within"):
        all_of(people([[1]]), areas(a=box(10, 10, 11, 11)))
