import geopandas as gpd
import numpy as np
import pytest
from gridded import people
from pyproj import CRS
from shapely import box

from zones.errors import InputError
from zones.grid.population import PopulationGrid
from zones.grid.urban import (
    UrbanCriteria,
    fill_gaps,
    urban_centres,
    urban_people,
)

PLANE = CRS.from_proj4("+proj=laea +lat_0=36 +lon_0=138 +ellps=GRS80 +units=m")


def plane(values: object, cell: float = 1000) -> PopulationGrid:
    """Cells of exactly one km² (at 1,000 m)."""
    return people(values, west=0, north=0, cell=cell, crs=PLANE)


def test_cells_that_touch_by_a_corner_are_apart() -> None:
    table = urban_centres(plane([[30_000, 0], [0, 30_000]])).table
    assert table.empty
    table = urban_centres(plane([[30_000, 30_000], [0, 0]])).table
    assert table["persons"].tolist() == [60_000]


def test_density_counts_from_the_threshold_on() -> None:
    criteria = UrbanCriteria(people=3000)
    found = urban_centres(plane([[1501, 1499, 0, 1501, 1501]]), criteria=criteria)
    assert found.labels.tolist() == [[0, 0, 0, 1, 1]]


def test_density_is_by_area_and_not_by_cell() -> None:
    # Cells of a quarter km² with 400 people are 1,600 people per km² together.
    fine = plane(np.full((12, 12), 400), cell=500)
    found = urban_centres(fine)
    assert found.labels.shape == (6, 6)
    assert found.table["persons"].tolist() == [57_600]
    assert found.table["area_km2"].tolist() == pytest.approx([36], rel=1e-4)


def test_a_hole_is_filled_and_its_people_count() -> None:
    ring = [[6200, 6200, 6200], [6200, 500, 6200], [6200, 6200, 6200]]
    found = urban_centres(plane(ring))
    assert found.labels.tolist() == [[1, 1, 1]] * 3
    assert found.table["persons"].tolist() == [50_100]
    unfilled = urban_centres(plane(ring), criteria=UrbanCriteria(majority=9))
    assert unfilled.table.empty


def test_filling_goes_on_until_nothing_changes() -> None:
    # Each free cell of the notch has its majority only after the one behind it.
    clusters = np.ones((3, 5), dtype=np.int32)
    clusters[1, 1:] = 0
    assert fill_gaps(clusters, 5).tolist() == np.ones((3, 5)).tolist()


def test_a_cell_between_two_clusters_joins_neither_without_a_majority() -> None:
    clusters = np.array([[1, 1, 2], [1, 0, 2], [1, 2, 2]], dtype=np.int32)
    assert fill_gaps(clusters, 5).tolist() == clusters.tolist()
    clusters[2, 1] = 1
    assert fill_gaps(clusters, 5)[1, 1] == 1


def test_the_largest_is_the_first() -> None:
    found = urban_centres(plane([[60_000, 0, 90_000]]))
    assert found.table["persons"].to_dict() == {"uc1": 90_000, "uc2": 60_000}
    assert found.labels.tolist() == [[2, 0, 1]]
    lon, lat = found.grid.lon_lat(np.array([0]), np.array([2]))
    assert found.table.loc["uc1", ["lon", "lat"]].tolist() == pytest.approx([lon[0], lat[0]])


def test_people_of_a_centre_are_those_of_its_cells() -> None:
    grid = plane([[60_000, 100, 90_000]])
    shapes = gpd.GeoSeries(
        {"20201": box(0, -1000, 500, 0), "20202": box(500, -1000, 3000, 0)}, crs=PLANE
    )
    table = urban_people(urban_centres(grid), shapes)
    assert table.to_dict("list") == {
        "code": ["20201", "20202", "20202"],
        "centre": ["uc2", "uc1", "uc2"],
        "persons": [30_000, 90_000, 30_000],
    }


def test_a_centre_at_the_edge_of_what_is_known_may_go_on() -> None:
    values = np.zeros((3, 9))
    values[1, 1] = values[1, 4] = 60_000
    values[:, 6:] = np.nan
    values[1, 5] = 70_000
    found = urban_centres(plane(values)).table
    assert found["cut"].tolist() == [True, False]


def test_no_centre_is_an_empty_table() -> None:
    found = urban_centres(plane([[1, 2]]))
    shapes = gpd.GeoSeries({"20201": box(0, -1000, 2000, 0)}, crs=PLANE)
    assert found.table.empty
    assert urban_people(found, shapes).empty


@pytest.mark.parametrize("wrong", [{"density": 0}, {"people": -1}, {"majority": 4}])
def test_criteria_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InputError, match="above 0"):
        UrbanCriteria(**wrong)
