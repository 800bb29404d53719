import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import LineString, Point, Polygon, box

from zones.data.faces import (
    NOBODY,
    OUTSIDE,
    corners,
    faces_between,
    holders,
    longest_line,
    shared_lines,
)


def shapes(*some: shapely.Geometry) -> np.ndarray:
    return np.array(some, dtype=object)


def test_faces_are_what_lines_enclose() -> None:
    faces = faces_between([box(0, 0, 2, 1), box(1, 0, 3, 1)])
    assert sorted(face.bounds for face in faces) == [(0, 0, 1, 1), (1, 0, 2, 1), (2, 0, 3, 1)]
    halves = faces_between([box(0, 0, 2, 1), LineString([(1, -1), (1, 2)])])
    assert sorted(face.area for face in halves) == [1, 1]


def test_holes_are_faces_and_loose_ends_make_none() -> None:
    ring = box(0, 0, 3, 3) - box(1, 1, 2, 2)
    faces = faces_between([ring, LineString([(0, 0), (0.5, 0.5)])])
    assert sorted(face.area for face in faces) == [1, 8]


def test_faces_meet_point_by_point_on_the_grid() -> None:
    # the corner at 0.3333333 lies off the other's line by less than the grid
    below = box(0, 0, 1, 1 / 3)
    above = Polygon([(0, 1 / 3), (0.4, 0.3333333), (1, 1 / 3), (1, 1), (0, 1)])
    faces = faces_between([below, above])
    points = shapely.get_coordinates(faces)
    assert (points == np.round(points, 6)).all()
    assert len(faces) == 2
    assert shapely.coverage_is_valid(faces)


def test_lines_that_faces_share_are_measured_both_ways() -> None:
    table = shared_lines(shapes(box(0, 0, 1, 2), box(1, 0, 2, 2), box(5, 0, 6, 1)))
    found = {(a, b): length for a, b, length in table.to_numpy().tolist()}
    assert found == {
        (0, OUTSIDE): 4, (0, 1): 2, (1, OUTSIDE): 4, (1, 0): 2, (2, OUTSIDE): 4,
    }  # fmt: skip


def test_the_longest_line_wins_and_ties_break_by_code() -> None:
    lines = pd.DataFrame(
        {
            "part": [3, 3, 3, 4, 4],
            "code": ["20202", "20201", "20202", "20202", "20201"],
            "length": [1.0, 1.5, 1.0, 2.0, 2.0],
        }
    )
    parts = np.array([4, 3, 5])
    otherwise = np.array(["x", "y", "z"], dtype=object)
    assert longest_line(lines, parts, otherwise).tolist() == ["20201", "20202", "z"]
    assert longest_line(lines.iloc[:0], parts, otherwise).tolist() == ["x", "y", "z"]


def test_corners_are_where_lines_between_groups_reach_the_outline() -> None:
    cells = shapes(box(0, 0, 1, 1), box(1, 0, 2, 1), box(0, 1, 1, 2), box(1, 1, 2, 2))
    groups = np.array(["a", "a", "b", "b"], dtype=object)
    found = corners(cells, groups)
    assert sorted((point.x, point.y) for point in found) == [(0, 1), (2, 1)]
    assert len(corners(cells, groups[[0, 0, 0, 0]])) == 0


def test_a_point_is_held_by_one_municipality_or_nobody() -> None:
    borders = gpd.GeoSeries(
        [box(0, 0, 2, 1), box(1, 0, 3, 1)], index=["20202", "20201"], crs="EPSG:6668"
    )
    points = shapes(Point(0.5, 0.5), Point(1.5, 0.5), Point(9, 9))
    assert holders(borders, points).tolist() == ["20202", "20201", NOBODY]


@pytest.mark.parametrize("many", [0, 1])
def test_few_shapes_make_few_faces(many: int) -> None:
    assert len(faces_between([box(0, 0, 1, 1)] * many)) == many
