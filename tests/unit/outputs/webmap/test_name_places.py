import geopandas as gpd
import pytest
from shapely.geometry import MultiPolygon, Point, Polygon, box

from zones.outputs.webmap.name_places import places_of, prefecture_places


def test_a_name_stands_in_the_middle_of_the_widest_part() -> None:
    spoon = Polygon([(0, 0.9), (8, 0.9), (8, 0), (10, 0), (10, 2), (8, 2), (8, 1.1), (0, 1.1)])
    ((x, y),) = places_of([spoon])
    assert x == pytest.approx(9, abs=0.15)
    assert y == pytest.approx(1, abs=0.15)


def test_of_several_islands_the_largest_bears_the_name() -> None:
    large = box(5, 5, 7, 7)
    ((x, y),) = places_of([MultiPolygon([box(0, 0, 1, 1), large, box(9, 9, 9.5, 9.5)])])
    assert large.contains(Point(x, y))


def test_a_prefecture_is_named_in_its_land_taken_together() -> None:
    parts = [box(0, 0, 1, 2), box(1, 0, 2, 2), box(5, 0, 6, 1)]
    frame = gpd.GeoDataFrame(
        {"prefecture": ["01", "01", "02"]}, geometry=parts, index=["01100", "01101", "02100"]
    )
    found = prefecture_places(frame)
    assert list(found) == ["01", "02"]
    assert found["01"] == pytest.approx((1, 1), abs=0.05)
    assert found["02"] == pytest.approx((5.5, 0.5), abs=0.05)
