import io
import struct
from pathlib import Path

import geopandas as gpd
import official_layouts as layouts
import pyogrio
import pytest
import shapely

from zones.data.shapefile import read_attributes, read_points, read_polygons
from zones.errors import DataError


@pytest.fixture
def written(tmp_path: Path) -> Path:
    hole = shapely.Polygon(
        [(140, 43), (140, 44), (141, 44), (141, 43)],
        [[(140.2, 43.2), (140.4, 43.2), (140.4, 43.4), (140.2, 43.4)]],
    )
    two = shapely.MultiPolygon([hole, shapely.box(142, 43, 143, 44)])
    table = gpd.GeoDataFrame({"名": ["𠮷野", "乙"]}, geometry=[two, hole], crs="EPSG:6668")
    table = table.rename(columns={"名": "NAME"})
    return layouts.shapefile(table, tmp_path, "two", encoding="utf-8")


def shapes(content: bytes) -> list[shapely.MultiPolygon]:
    return list(read_polygons(io.BytesIO(content), "a.shp"))


def test_it_reads_what_gdal_reads(written: Path) -> None:
    ours = shapes(written.read_bytes())
    theirs = pyogrio.read_dataframe(written).geometry
    assert all(one.equals(other) for one, other in zip(ours, theirs, strict=True))
    names, rows = read_attributes(written.with_suffix(".dbf").read_bytes(), "a.dbf", "utf-8")
    assert names == ["NAME"]
    assert rows == [["𠮷野"], ["乙"]]


@pytest.mark.parametrize("length", [1, 99, 100, 104, 130, 300])
def test_a_cut_off_file_is_refused(written: Path, length: int) -> None:
    content = written.read_bytes()[:length]
    if length == 100:  # a header alone: the attributes tell that shapes are missing
        assert shapes(content) == []
        return
    with pytest.raises(DataError, match=r"a\.shp.*(no Shapefile|record 1 is broken)"):
        shapes(content)


def test_points_are_no_polygons(tmp_path: Path, written: Path) -> None:
    table = gpd.GeoDataFrame({"a": ["x"]}, geometry=[shapely.Point(140, 43)], crs="EPSG:6668")
    content = layouts.shapefile(table, tmp_path, "points").read_bytes()
    with pytest.raises(DataError, match="expected polygons, found shapes of type 1"):
        shapes(content)
    assert [point.x for point in read_points(io.BytesIO(content), "p")] == [140]
    with pytest.raises(DataError, match="expected points, found shapes of type 5"):
        list(read_points(io.BytesIO(written.read_bytes()), "p"))


@pytest.mark.parametrize("places", [(43.0, 140.0), (1e308, 43.0), (-20000.0, 5000.0)])
def test_coordinates_must_be_degrees_of_japan(written: Path, places: tuple[float, float]) -> None:
    content = bytearray(written.read_bytes())
    at = 108 + 44 + 4 * 3  # header, record header, box and counts, three rings
    content[at : at + 16] = struct.pack("<dd", *places)
    with pytest.raises(DataError, match="record 1: expected longitudes 122–154"):
        shapes(bytes(content))


def test_not_a_number_is_no_place(written: Path) -> None:
    content = bytearray(written.read_bytes())
    content[164:172] = struct.pack("<d", float("nan"))
    with pytest.raises(DataError, match="record 1"):
        shapes(bytes(content))


@pytest.mark.parametrize("count", [0, -1, 2_000_000_000])
def test_impossible_counts_take_no_memory(written: Path, count: int) -> None:
    content = bytearray(written.read_bytes())
    content[108 + 40 : 108 + 44] = struct.pack("<i", count)
    with pytest.raises(DataError, match="record 1 is broken"):
        shapes(bytes(content))


@pytest.mark.parametrize("content", [b"", b"\x03" * 20, b"\x03" + b"\0" * 70])
def test_broken_attributes_are_refused(content: bytes) -> None:
    with pytest.raises(DataError, match=r"a\.dbf"):
        read_attributes(content, "a.dbf", "utf-8")


def test_cut_attributes_and_other_letters_are_refused(written: Path) -> None:
    content = written.with_suffix(".dbf").read_bytes()
    with pytest.raises(DataError, match=r"cut off \(2 records"):
        read_attributes(content[:-60], "a.dbf", "utf-8")
    with pytest.raises(DataError, match="record 1: it can't be read as ascii"):
        read_attributes(content, "a.dbf", "ascii")
