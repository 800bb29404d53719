import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from zones.data.trips.area_join import joined_areas, read_areas
from zones.errors import DataError


def series(**boxes: tuple[float, float, float, float]) -> gpd.GeoSeries:
    shapes = [shapely.box(*box) for box in boxes.values()]
    return gpd.GeoSeries(shapes, index=list(boxes), crs="EPSG:6668")


BORDERS = series(A=(140, 43, 141, 44), B=(141, 43, 142, 44))


def test_a_point_inside_decides() -> None:
    areas = series(
        a1=(140.1, 43.1, 140.2, 43.2), b1=(140.9, 43.1, 141.9, 43.2), sea=(150, 30, 151, 31)
    )
    found = joined_areas(areas, BORDERS, join="point")
    assert found[["code", "unit"]].to_numpy().tolist() == [["a1", "A"], ["b1", "B"]]


def test_area_shares_a_small_area_between_those_it_overlaps() -> None:
    areas = series(x=(140.9, 43.1, 141.3, 43.2), a=(140.1, 43.1, 141, 43.2))
    found = joined_areas(areas, BORDERS, join="area")
    assert found[["code", "unit"]].to_numpy().tolist() == [["a", "A"], ["x", "A"], ["x", "B"]]
    assert found["weight"].to_numpy() == pytest.approx([1, 0.25, 0.75])


def geojson(path: Path, *codes: str | None) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"KEY_CODE": code},
            "geometry": shapely.geometry.mapping(shapely.box(140 + at, 43, 140.5 + at, 44)),
        }
        for at, code in enumerate(codes)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_parts_of_the_same_code_are_joined(tmp_path: Path) -> None:
    found = read_areas(geojson(tmp_path / "a.geojson", "1", "2", "1"), "KEY_CODE")
    assert found.index.tolist() == ["1", "2"]
    assert found.loc["1"].area == pytest.approx(1)


def test_an_attribute_that_is_missing_or_empty_is_named(tmp_path: Path) -> None:
    path = geojson(tmp_path / "a.geojson", "1", None)
    with pytest.raises(DataError, match="no attribute 'CODE'"):
        read_areas(path, "CODE")
    with pytest.raises(DataError, match="shape 2"):
        read_areas(path, "KEY_CODE")
