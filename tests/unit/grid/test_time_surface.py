import math

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from pyproj import Geod
from rasterio import Affine
from shapely import box

from zones.errors import DataError
from zones.grid.friction import (
    Friction,
    assumed_friction,
    metric_crs,
)
from zones.grid.time_surface import time_surface
from zones.labels import Text

LAND = gpd.GeoSeries([box(138, 35.5, 139, 36)], crs="EPSG:6668")
CRS = metric_crs((138, 35.5, 139, 36))


def friction(values: object, cell: float = 1000) -> Friction:
    """Cells of 1 km from the projection's middle to the east and south."""
    array = np.asarray(values, dtype=float)
    transform = Affine(cell, 0, 0, 0, -cell, 0)
    return Friction(CRS, transform, array, Text("試験", "test"), assumed=False)


def middle(at: Friction, *cells: tuple[int, int]) -> pd.DataFrame:
    rows, columns = zip(*cells, strict=True)
    lon, lat = at.as_grid().lon_lat(np.array(rows), np.array(columns))
    names = [f"2020{number}" for number in range(len(cells))]
    return pd.DataFrame({"code": names, "lon": lon, "lat": lat}, index=names)


def test_minutes_are_the_means_of_the_cells_on_the_way() -> None:
    made = friction([[2.0, 4.0, 4.0]])
    surface = time_surface(made, middle(made, (0, 0)))
    assert surface.minutes.tolist() == [[0, 3, 7]]


def test_a_diagonal_step_is_longer() -> None:
    made = friction(np.full((2, 2), 2.0))
    surface = time_surface(made, middle(made, (0, 0)))
    assert surface.minutes[1, 1] == pytest.approx(2 * math.sqrt(2))


def test_the_way_goes_around_what_has_none_and_not_through_its_corner_cells() -> None:
    made = friction([[1, np.nan, 1], [1, np.nan, 1], [1, 1, 1]])
    surface = time_surface(made, middle(made, (0, 0)))
    assert surface.minutes[0, 2] == pytest.approx(2 + 2 * math.sqrt(2))
    assert np.isnan(surface.minutes[0, 1])


def test_an_island_without_a_way_is_infinitely_far_and_has_no_nearest() -> None:
    made = friction([[1, np.nan, np.nan, 1]])
    surface = time_surface(made, middle(made, (0, 0)))
    assert np.isinf(surface.minutes[0, 3])
    found = surface.nearest(middle(made, (0, 3), (0, 0)))
    assert np.isinf(found["cost"].iloc[0])
    assert pd.isna(found["nearest"].iloc[0])
    assert found["nearest"].iloc[1] == "20200"


def test_every_cell_knows_its_nearest_centre() -> None:
    made = friction(np.ones((1, 9)))
    centres = middle(made, (0, 8), (0, 1))
    surface = time_surface(made, centres)
    assert surface.centres.tolist() == ["20200", "20201"]
    assert surface.place[0].tolist() == [1, 1, 1, 1, 1, 0, 0, 0, 0]
    assert surface.nearest(middle(made, (0, 2)))["nearest"].tolist() == ["20201"]


def test_nearest_centres_agree_with_one_surface_a_centre() -> None:
    random = np.random.default_rng(3)
    made = friction(random.uniform(1, 9, (20, 25)))
    centres = middle(made, (2, 3), (15, 20), (10, 5))
    surface = time_surface(made, centres)
    alone = [time_surface(made, centres.iloc[[at]]).minutes for at in range(3)]
    assert surface.minutes == pytest.approx(np.min(alone, axis=0))
    chosen = np.take_along_axis(np.array(alone), surface.place[None].astype(int), axis=0)[0]
    assert chosen == pytest.approx(surface.minutes)


def test_a_place_without_a_way_takes_a_cell_beside_it() -> None:
    made = friction([[1, 1, np.nan], [1, 1, np.nan]])
    surface = time_surface(made, middle(made, (0, 0)))
    found = surface.nearest(middle(made, (0, 2)))
    assert found["cost"].tolist() == pytest.approx([1.0])
    off = surface.nearest(pd.DataFrame({"code": ["1"], "lon": [120.0], "lat": [20.0]}))
    assert off.isna().all(axis=None)


def test_a_centre_on_no_way_starts_beside_it_and_one_off_the_raster_is_left_out() -> None:
    made = friction([[np.nan, 1, 1]])
    centres = middle(made, (0, 0))
    centres.loc["20299"] = ["20299", 120.0, 20.0]
    surface = time_surface(made, centres)
    assert surface.centres.tolist() == ["20200"]
    assert surface.minutes[0, 1:].tolist() == [0, 1]
    with pytest.raises(DataError, match="No centre's office"):
        time_surface(made, centres.loc[["20299"]])


def test_a_straight_way_is_its_length_and_at_most_a_tenth_more() -> None:
    made = assumed_friction(LAND, land_km_per_h=60, cell_m=500)
    centres = pd.DataFrame({"lon": [138.1], "lat": [35.6]}, index=["20201"])
    surface = time_surface(made, centres)
    lon, lat = np.meshgrid(np.linspace(138.3, 138.9, 13), np.linspace(35.6, 35.9, 9))
    places = pd.DataFrame({"code": "1", "lon": lon.ravel(), "lat": lat.ravel()})
    found = surface.nearest(places)["cost"].to_numpy()
    count = len(places)
    _, _, metres = Geod(ellps="GRS80").inv(
        np.full(count, 138.1), np.full(count, 35.6), places["lon"], places["lat"]
    )
    ratio = found / (np.asarray(metres) / 1000)
    assert ratio.min() > 0.96
    assert ratio.max() < 1.10
    # Due east and due north are not stretched: a degree is not a square.
    assert ratio.reshape(9, 13)[0] == pytest.approx(np.ones(13), abs=0.04)


def test_the_digest_is_that_of_the_cells_and_their_place() -> None:
    made = friction([[1.0, 2.0]])
    centres = middle(made, (0, 0))
    same = time_surface(friction([[1.0, 2.0]]), centres)
    assert time_surface(made, centres).digest == same.digest
    other = time_surface(friction([[1.0, 2.5]]), centres)
    moved = time_surface(friction([[1.0, 2.0]], cell=900), middle(made, (0, 0)))
    assert len({same.digest, other.digest, moved.digest}) == 3
