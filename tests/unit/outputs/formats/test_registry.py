import pytest
from pyproj import CRS

from zones.cli import export
from zones.errors import InputError
from zones.outputs.crs import JGD2011
from zones.outputs.formats.registry import FORMATS, WGS84, crs_for, find_format, names_for
from zones.outputs.layers import LAYERS
from zones.outputs.rasters import RASTERS
from zones.outputs.table_set import table_ids

PLANE = CRS.from_epsg(6676)


def test_the_command_knows_the_same_formats() -> None:
    (option,) = (one for one in export.command("ja").params if one.name == "file_format")
    assert list(option.type.to_info_dict()["choices"]) == list(FORMATS)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match=r"no format 'dwg'\. There are: gpkg"):
        find_format("dwg")


def test_each_format_knows_what_it_can_hold() -> None:
    assert names_for(find_format("gpkg")) == tuple(LAYERS)
    assert names_for(find_format("xlsx")) == table_ids()
    assert names_for(find_format("tif")) == tuple(RASTERS)


@pytest.mark.parametrize(
    ("name", "wanted", "given"),
    [
        ("gpkg", None, JGD2011),
        ("gpkg", PLANE, PLANE),
        ("parquet", PLANE, PLANE),
        ("shp", PLANE, PLANE),
        ("tif", PLANE, PLANE),
        ("geojson", None, WGS84),
        ("geojson", JGD2011, WGS84),
        ("kml", WGS84, WGS84),
        ("csv", None, JGD2011),
    ],
)
def test_the_coordinate_system_of_a_format(name: str, wanted: CRS | None, given: CRS) -> None:
    assert crs_for(find_format(name), wanted) == given


@pytest.mark.parametrize("name", ["geojson", "kml"])
def test_degrees_only(name: str) -> None:
    with pytest.raises(InputError, match="knows degrees only"):
        crs_for(find_format(name), PLANE)


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_tables_have_no_coordinate_system(name: str) -> None:
    with pytest.raises(InputError, match="has no coordinate system"):
        crs_for(find_format(name), JGD2011)
