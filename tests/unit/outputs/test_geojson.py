import json
import re
from typing import Any

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import box, shape

from zones.outputs.geojson import feature_count, to_geojson


def table(**columns: object) -> gpd.GeoDataFrame:
    """A square with a hole, drawn clockwise, and an island group."""
    hole = shapely.Polygon(
        box(138, 36, 139, 37).exterior.reverse(), [box(138.4, 36.4, 138.6, 36.6).exterior]
    )
    islands = shapely.MultiPolygon([box(140, 40, 140.123456789, 41), box(141, 40, 142, 41)])
    return gpd.GeoDataFrame(
        {"name": ["穴の市", "島の町"], **columns},
        geometry=[hole, islands],
        index=["01100", "20201"],
        crs="EPSG:6668",
    )


def read(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content)
    return found


def rings(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    parts = geometry["coordinates"]
    return [parts] if geometry["type"] == "Polygon" else parts


def test_a_collection_has_a_name_and_no_crs_member() -> None:
    content = read(to_geojson(table(), name="zones"))
    assert content["type"] == "FeatureCollection"
    assert content["name"] == "zones"
    assert "crs" not in content


def test_ids_are_the_index_as_text() -> None:
    features = read(to_geojson(table(), name="zones"))["features"]
    assert [feature["id"] for feature in features] == ["01100", "20201"]
    assert [feature["properties"]["name"] for feature in features] == ["穴の市", "島の町"]


def test_every_feature_and_the_whole_have_a_bbox() -> None:
    content = read(to_geojson(table(), name="zones"))
    assert content["bbox"] == [138.0, 36.0, 142.0, 41.0]
    assert content["features"][0]["bbox"] == [138.0, 36.0, 139.0, 37.0]


def test_outer_rings_go_counterclockwise_and_holes_clockwise() -> None:
    for feature in read(to_geojson(table(), name="zones"))["features"]:
        for outer, *holes in rings(feature["geometry"]):
            assert shapely.LinearRing(outer).is_ccw
            assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)


def test_coordinates_have_at_most_six_decimals() -> None:
    content = to_geojson(table(), name="zones").decode()
    assert "140.123457" in content
    assert not re.search(r"\d+\.\d{7,}", content.split('"geometry"', 1)[1])


def test_shapes_come_back_with_their_area() -> None:
    features = read(to_geojson(table(), name="zones"))["features"]
    areas = [shape(feature["geometry"]).area for feature in features]
    assert areas == pytest.approx([1 - 0.04, 1.123456789], abs=1e-5)


def test_missing_values_are_null() -> None:
    with_gap = table(population=[1.5, None])
    features = read(to_geojson(with_gap, name="zones"))["features"]
    assert [feature["properties"]["population"] for feature in features] == [1.5, None]


def test_hostile_text_stays_text() -> None:
    names = ['"},{"<img onerror=x>', "a\nb\\u0000'\""]
    features = read(to_geojson(table(note=names), name="zones"))["features"]
    assert [feature["properties"]["note"] for feature in features] == names


def test_the_same_table_gives_the_same_bytes_and_its_count() -> None:
    content = to_geojson(table(), name="zones")
    assert to_geojson(table(), name="zones") == content
    assert feature_count(content) == 2
