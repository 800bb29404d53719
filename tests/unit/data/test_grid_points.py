import geopandas as gpd
import numpy as np
import shapely
from shapely import LineString, Point, Polygon, box

from zones.data.grid_points import with_old_points, without_leftovers

NOTHING = np.empty(0, dtype=object)


def series(*shapes: shapely.Geometry) -> gpd.GeoSeries:
    codes = [f"2020{number}" for number, _ in enumerate(shapes, start=1)]
    return gpd.GeoSeries(list(shapes), index=codes, crs="EPSG:6668")


def known(*shapes: shapely.Geometry) -> np.ndarray:
    return np.array(shapes, dtype=object)


def test_points_that_the_grid_moved_go_back() -> None:
    old = series(Polygon([(0, 0), (1 / 3, 0), (1 / 3, 1), (0, 1)]))
    faces = series(Polygon([(0, 0), (0.333333, 0), (0.333333, 0.5), (0.333333, 1), (0, 1)]))
    back = with_old_points(faces, old)
    assert shapely.get_coordinates(back["20201"])[:, 0].tolist() == [
        0, 1 / 3, 0.333333, 1 / 3, 0, 0,
    ]  # fmt: skip
    assert back.crs == faces.crs


def test_borders_on_the_grid_stay_the_same_object() -> None:
    faces = series(box(0, 0, 1, 1))
    assert with_old_points(faces, series(box(0, 0, 1, 1))) is faces


def test_points_of_lines_that_went_away_go_on_both_sides() -> None:
    left = Polygon([(0, 0), (1, 0), (1.000001, 0.5), (1, 1), (0, 1)])
    right = Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1.000001, 0.5)])
    corner_points = [Point(x, y) for x in (0, 2) for y in (0, 1)]
    made = without_leftovers(series(left, right), known(*corner_points))
    assert made["20201"].equals_exact(box(0, 0, 1, 1), 0, normalize=True)
    assert made["20202"].equals_exact(box(1, 0, 2, 1), 0, normalize=True)


def test_known_points_bends_and_ends_of_lines_stay() -> None:
    bend = Polygon([(0, 0), (1, 0), (1.00001, 0.5), (1, 1), (0, 1)])
    outer = box(0, 0, 1, 1).boundary
    assert without_leftovers(series(bend), known(outer))["20201"] is bend
    straight = Polygon([(0, 0), (1, 0), (1, 0.5), (1, 1), (0, 1)])
    assert without_leftovers(series(straight), known(outer, Point(1, 0.5)))["20201"] is straight
    # at (1, 0.5) the line between two others ends
    others = (box(1, 0, 2, 0.5), box(1, 0.5, 2, 1))
    three = without_leftovers(series(straight, *others), known(outer, *others))
    assert three["20201"] is straight


def test_a_ring_may_begin_at_a_leftover_and_lose_several() -> None:
    shape = Polygon([(0.5, 0), (1, 0), (1, 0.25), (1, 0.75), (1, 1), (0, 1), (0, 0)])
    corners = known(box(0, 0, 1, 1))
    made = without_leftovers(series(shape), corners)
    assert shapely.get_num_coordinates(made["20201"]) == 5
    assert made["20201"].equals(box(0, 0, 1, 1))


def test_holes_and_islands_stay_what_they_are() -> None:
    ring = Polygon([(0, 0), (0.5, 0), (1, 0), (1, 1), (0, 1)]) - box(0.4, 0.4, 0.6, 0.6)
    island = Polygon([(3, 0), (3.5, 0), (4, 0), (4, 1), (3, 1)])
    shape = shapely.MultiPolygon([ring, island])
    points = known(box(0, 0, 1, 1), box(0.4, 0.4, 0.6, 0.6), box(3, 0, 4, 1))
    made = without_leftovers(series(shape), points)["20201"]
    assert made.geom_type == "MultiPolygon"
    assert made.equals(shape)
    assert shapely.get_num_coordinates(made) == shapely.get_num_coordinates(shape) - 2


def test_a_ring_that_nobody_knows_stays() -> None:
    shape = box(0, 0, 1, 1)
    made = without_leftovers(series(shape), NOTHING)
    assert made["20201"].equals_exact(shape, 0, normalize=True)
    sliver = Polygon([(0, 0), (1, 0), (0.5, 0.0000004)])
    kept = without_leftovers(series(sliver), known(LineString([(0, 0), (1, 0)])))
    assert kept["20201"].equals_exact(sliver, 0, normalize=True)
