import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest

from zones.data.sources.boundaries import ORIGIN
from zones.data.sources.n03 import parse_n03
from zones.data.topojson import read_topology
from zones.errors import DataError


def parse(path: Path) -> gpd.GeoDataFrame:
    table = parse_n03(path, designated=()).tables["boundaries"]
    assert isinstance(table, gpd.GeoDataFrame)
    return table


def test_municipalities_are_parsed_and_land_of_nobody_left_out(official_files: Path) -> None:
    borders = parse(official_files / ORIGIN.file)
    assert borders.index.tolist() == ["01100", "01202", "01303", "01695"]
    assert borders.index.name == "code"
    assert borders["name"].tolist() == ["甲市", "乙町", "丙村", "色丹村"]
    assert borders["district"].tolist() == ["", "丁郡", "丁郡", "色丹郡"]
    assert borders.crs == "EPSG:6668"
    assert borders.loc["01202", "geometry"].bounds == pytest.approx((140.1, 43.1, 140.2, 43.2))


def test_a_designated_city_is_named_after_itself(
    official_files: Path, altered: Callable[..., Path]
) -> None:
    path = official_files / ORIGIN.file
    old = '"N03_003": null, "N03_004": "\\u7532\\u5e02"'
    altered(path, old, '"N03_003": "甲市", "N03_004": null')
    borders = parse(path)
    assert borders.loc["01100", ["name", "district"]].tolist() == ["甲市", ""]


def test_an_arc_may_be_read_backwards(official_files: Path, altered: Callable[..., Path]) -> None:
    path = official_files / ORIGIN.file
    forward = parse(path).geometry
    backward = parse(altered(path, '"arcs": [[0]]', '"arcs": [[-1]]')).geometry
    assert forward["01100"].equals(backward["01100"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"N03_007": "01202"', '"N03_007": "1202"', "record 2, N03_007: expected five digits"),
        ('"N03_007": "01202"', '"N03_007": null', "record 2, N03_007: expected five digits"),
        ('"N03_007": "01202"', '"N03_007": "01100"', "record 2: code 01100 was '甲市' before"),
        ('"N03_007": "01202"', '"N03_008": "01202"', "record 2: attribute N03_007 is missing"),
        ('"Polygon", "arcs": [[1]]', '"Point", "arcs": [[1]]', "feature 2: expected a polygon"),
        ('"arcs": [[1]]', '"arcs": [[9]]', "feature 2: its arcs can't be followed"),
        ('"transform"', '"changed"', "expected a quantized TopoJSON"),
        ('"geometries"', '"shapes"', "expected one object with geometries"),
        ('"objects"', "objects", "is no JSON"),
    ],
)
def test_a_malformed_file_is_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / ORIGIN.file, old, new)
    with pytest.raises(DataError, match=message):
        parse(path)


def test_a_place_outside_japan_is_refused(
    official_files: Path, altered: Callable[..., Path]
) -> None:
    path = altered(official_files / ORIGIN.file, '"translate": [140', '"translate": [40')
    with pytest.raises(DataError, match="feature 1: expected longitudes 122–154"):
        parse(path)


def test_features_come_with_their_numbers_and_properties() -> None:
    shape = {"type": "Polygon", "arcs": [[0]], "properties": {"a": 1}}
    topology = {
        "type": "Topology",
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [0, 9], [9, 0], [0, -9], [-9, 0]]],
        "objects": {"x": {"geometries": [shape, shape]}},
    }
    found = list(read_topology(json.dumps(topology).encode(), "f"))
    assert [(number, properties) for number, properties, _ in found] == [
        (1, {"a": 1}),
        (2, {"a": 1}),
    ]
    assert found[0][2].area == 81
