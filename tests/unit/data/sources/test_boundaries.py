from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.boundaries import ORIGIN, parse_boundaries
from zones.errors import DataError


def test_municipalities_are_parsed_and_land_of_nobody_left_out(official_files: Path) -> None:
    borders = parse_boundaries(official_files / ORIGIN.file)
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
    borders = parse_boundaries(path)
    assert borders.loc["01100", ["name", "district"]].tolist() == ["甲市", ""]


def test_an_arc_may_be_read_backwards(official_files: Path, altered: Callable[..., Path]) -> None:
    path = official_files / ORIGIN.file
    forward = parse_boundaries(path).geometry
    backward = parse_boundaries(altered(path, '"arcs": [[0]]', '"arcs": [[-1]]')).geometry
    assert forward["01100"].equals(backward["01100"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"N03_007": "01202"', '"N03_007": "1202"', "feature 2: expected five digits"),
        ('"N03_007": "01202"', '"N03_007": null', "feature 2: expected five digits"),
        ('"N03_007": "01202"', '"N03_007": "01100"', "01100 occurs twice"),
        ('"N03_007": "01202"', '"N03_008": "01202"', "feature 2: attribute N03_007 is missing"),
        ('"Polygon", "arcs": [[1]]', '"Point", "arcs": [[1]]', "feature 2: expected a polygon"),
        ('"arcs": [[1]]', '"arcs": [[9]]', "feature 2: its arcs can't be followed"),
        ('"transform"', '"changed"', "expected a quantized TopoJSON"),
        ('"geometries"', '"shapes"', "expected one object with geometries"),
        ('{"type": "Topology"', "{", "is no JSON"),
    ],
)
def test_a_malformed_file_is_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / ORIGIN.file, old, new)
    with pytest.raises(DataError, match=message):
        parse_boundaries(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.topojson can't be read"):
        parse_boundaries(tmp_path / "none.topojson")
