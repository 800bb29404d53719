import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import Polygon, box

from zones.data.coverage import check_coverage, repair_polygons, simplify_borders
from zones.errors import DataError

BOWTIE = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


def borders(**shapes: Polygon) -> gpd.GeoDataFrame:
    index = [code.removeprefix("c") for code in shapes]
    frame = gpd.GeoDataFrame({"name": index}, geometry=list(shapes.values()), crs="EPSG:6668")
    return frame.set_axis(index, axis=0)


def wavy_pair() -> gpd.GeoDataFrame:
    """Return two neighbours with a finely wavy line between them, and 1/3 in each coordinate."""
    ys = np.linspace(0, 1, 201)
    line = np.column_stack([1 + 0.001 * np.sin(ys * 60) + 1 / 3, ys + 1 / 3])
    left = Polygon([*line, (1 / 3, 4 / 3), (1 / 3, 1 / 3)])
    right = Polygon([*line, (7 / 3, 4 / 3), (7 / 3, 1 / 3)])
    return borders(c01100=left, c01202=right)


def test_neighbours_keep_the_same_simpler_line() -> None:
    pair = wavy_pair()
    simple = simplify_borders(pair, tolerance_degrees=0.05)
    assert simple.index.equals(pair.index)
    assert simple.columns.equals(pair.columns)
    assert simple.crs == pair.crs
    assert shapely.get_num_coordinates(simple.geometry.to_numpy()).sum() < 20
    assert shapely.coverage_is_valid(simple.geometry.to_numpy())


def test_coordinates_have_six_decimals() -> None:
    simple = simplify_borders(wavy_pair(), tolerance_degrees=0.05)
    points = shapely.get_coordinates(simple.geometry.to_numpy())
    assert (points == np.round(points, 6)).all()


def test_coordinates_stay_exact_where_rounding_would_break_a_polygon() -> None:
    tiny = borders(c01100=box(140, 43, 140 + 4e-7, 43 + 4e-7), c01202=box(141, 43, 142, 44))
    kept = simplify_borders(tiny, tolerance_degrees=1e-9)
    assert kept.geometry["01100"].equals(tiny.geometry["01100"])


def test_an_invalid_polygon_is_repaired_and_the_others_untouched() -> None:
    frame = borders(c01100=BOWTIE, c01202=box(5, 5, 6, 6))
    repaired = repair_polygons(frame.geometry)
    assert repaired.is_valid.all()
    assert repaired["01100"].area == pytest.approx(0.5)
    assert repaired["01202"] is frame.geometry["01202"]
    assert not frame.geometry.is_valid["01100"]


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (borders(c01100=box(0, 0, 2, 2), c01202=box(1, 0, 3, 2)), "01100: it overlaps"),
        (borders(c01100=box(0, 0, 1, 1), c01202=Polygon()), "01202: it is empty"),
        (borders(c01100=box(0, 0, 1, 1), c01202=BOWTIE), "01202: it is an invalid polygon"),
        (borders(c01100=shapely.Point(0, 0)), "01100: it is no polygon"),
    ],
)
def test_what_is_no_coverage_is_refused(frame: gpd.GeoDataFrame, message: str) -> None:
    with pytest.raises(DataError, match=message):
        check_coverage(frame.geometry)


def test_a_missing_geometry_is_refused() -> None:
    frame = gpd.GeoDataFrame(geometry=[box(0, 0, 1, 1), None], index=["01100", "01202"])
    with pytest.raises(DataError, match="01202: it has no geometry"):
        simplify_borders(frame)
