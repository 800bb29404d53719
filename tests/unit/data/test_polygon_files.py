from pathlib import Path

import official_layouts as layouts
import pytest

from zones.data.polygon_files import open_polygons
from zones.errors import DataError


def read(path: Path, *, points: bool = False) -> int:
    with open_polygons(path, prefecture_field="N03_001", points=points) as records:
        return len(list(records))


def test_what_a_file_is_follows_from_its_content(tmp_path: Path) -> None:
    path = layouts.n03_zip(tmp_path / "n03.geojson")
    assert read(path) == 6


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<OGRVRTDataset><OGRVRTLayer/></OGRVRTDataset>", "no zip, Shapefile"),
        (b"\0" * 200, "no zip, Shapefile"),
        (b"", "no zip, Shapefile"),
        (b"PK\x03\x04rubbish", "no readable zip"),
        (b'{"type": "Topology"}', "expected a quantized TopoJSON"),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "N03.geojson"
    path.write_bytes(content)
    with pytest.raises(DataError, match=message):
        read(path)


@pytest.mark.parametrize(
    "name", ["/vsicurl/http://127.0.0.1:9/a.shp", "/vsizip/a.zip", "missing.zip", "http://a/b.zip"]
)
def test_a_path_is_a_file_and_nothing_else(name: str) -> None:
    with pytest.raises(DataError, match="can't be read"):
        read(Path(name))


def test_a_zip_holds_one_layer(tmp_path: Path) -> None:
    path = layouts.zipped(tmp_path / "a.zip", {"readme.txt": b"x"})
    with pytest.raises(DataError, match=r"expected one \.shp or \.geojson, found 0"):
        read(path)
    two = layouts.zipped(tmp_path / "b.zip", {"a.shp": b"x", "b.shp": b"x"})
    with pytest.raises(DataError, match=r"holds 2 Shapefiles \(a\.shp、b\.shp\)"):
        read(two)


def test_of_two_encodings_the_one_in_utf8_is_read(tmp_path: Path) -> None:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD)
    files = {}
    for folder, encoding in (("Shift-JIS", "cp932"), ("UTF-8", "utf-8")):
        (tmp_path / folder).mkdir()
        path = layouts.shapefile(table, tmp_path / folder, "N03", encoding=encoding)
        files |= {f"{folder}/{one.name}": one.read_bytes() for one in path.parent.iterdir()}
    assert read(layouts.zipped(tmp_path / "n.zip", files)) == 6


def test_the_old_datum_is_refused(tmp_path: Path) -> None:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD).set_crs(4301, allow_override=True)
    path = layouts.shapefile(table, tmp_path, "N03")
    with pytest.raises(DataError, match="old Tokyo datum"):
        read(path)
    head = b'{"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::4301"}}, "features": []}'
    (tmp_path / "n.geojson").write_bytes(head)
    with pytest.raises(DataError, match="old Tokyo datum"):
        read(tmp_path / "n.geojson")


def test_shapes_and_attributes_are_as_many(tmp_path: Path) -> None:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD)
    path = layouts.shapefile(table, tmp_path, "N03")
    (tmp_path / "more").mkdir()
    fewer = layouts.shapefile(table.iloc[:4], tmp_path / "more", "N03")
    path.with_suffix(".dbf").write_bytes(fewer.with_suffix(".dbf").read_bytes())
    with pytest.raises(DataError, match="> 4 shapes and 4 rows of attributes"):
        read(path)


def test_an_encoding_that_gives_no_prefecture_is_refused(tmp_path: Path) -> None:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD)
    path = layouts.shapefile(table, tmp_path, "N03", encoding="utf-8")
    path.with_suffix(".cpg").write_text("CP932")
    with pytest.raises(DataError, match=r"cp932"):
        read(path)


@pytest.mark.parametrize(
    ("feature", "message"),
    [
        ('{"type":"Feature"}', "properties"),
        ('{"type":"Feature","properties":{},"geometry":{"type":"Point"}}', "geometry"),
        (
            '{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1]]]}}',
            "coordinates",
        ),
        (
            (
                '{"type":"Feature","properties":{},"geometry":{"type":"Polygon",'
                '"coordinates":[[[43,140],[43,141],[44,141],[43,140]]]}}'
            ),
            "expected longitudes 122–154",
        ),
        (
            (
                '{"type":"Feature","properties":{},"geometry":{"type":"Polygon",'
                '"coordinates":[[[1e308,43],[141,43],[141,44],[1e308,43]]]}}'
            ),
            "expected longitudes 122–154",
        ),
    ],
)
def test_bad_features_are_named(tmp_path: Path, feature: str, message: str) -> None:
    path = tmp_path / "n.geojson"
    path.write_text('{"type":"FeatureCollection","features":[' + feature + "]}")
    with pytest.raises(DataError, match=f"feature 1.*{message}"):
        read(path)
