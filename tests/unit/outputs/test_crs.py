import geopandas as gpd
import pytest
from pyproj import CRS
from shapely import Point

from zones.errors import InputError
from zones.outputs.crs import JGD2011, crs_name, parse_crs, project

TOKYO = gpd.GeoDataFrame(geometry=[Point(139.69, 35.69)], crs=JGD2011)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EPSG:6677", 6677),
        ("epsg:4326", 4326),
        ("6668", 6668),
        ("1", 6669),
        ("9", 6677),
        ("19", 6687),
        ("９系", 6677),
        ("第9系", 6677),
        ("平面直角座標系 第8系", 6676),
        ("平面直角8", 6676),
        ("EPSG:3857", 3857),
        ("4612", 4612),
    ],
)
def test_a_system_by_epsg_or_by_number(text: str, code: int) -> None:
    assert parse_crs(text).to_epsg() == code
    assert crs_name(parse_crs(text)) == f"EPSG:{code}"


@pytest.mark.parametrize("number", range(1, 20))
def test_all_nineteen_plane_systems(number: int) -> None:
    crs = parse_crs(str(number))
    assert crs.to_epsg() == 6668 + number
    assert crs.name.startswith("JGD2011 / Japan Plane Rectangular CS")


@pytest.mark.parametrize("code", [4301, 5132, 3095, *range(30161, 30180)])
def test_the_old_datum_is_refused(code: int) -> None:
    with pytest.raises(InputError, match="old Tokyo datum and would be about 460 m off") as refused:
        parse_crs(str(code))
    assert "旧日本測地系" in refused.value.text.ja


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("長野", "Can't read"),
        ("", "Can't read"),
        ("-9", "Can't read"),
        ("EPSG:9", "no coordinate system EPSG:9"),
        ("0", "no coordinate system EPSG:0"),
        ("20", "no coordinate system EPSG:20"),
        ("999999", "no coordinate system"),
        ("4979", "isn't a horizontal system"),
        ("4978", "isn't a horizontal system"),
        ("5703", "isn't a horizontal system"),
        ("27700", "outside Japan"),
    ],
)
def test_others_are_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        parse_crs(text)


def test_x_stands_before_y() -> None:
    moved = project(TOKYO, parse_crs("9"))
    point = moved.geometry.iloc[0]
    # the origin of system 9 lies at 36 degrees north, 139 degrees 50 minutes east
    assert -14_000 < point.x < -12_000
    assert -35_000 < point.y < -33_000


def test_the_own_system_changes_nothing() -> None:
    assert project(TOKYO, JGD2011) is TOKYO


def test_a_system_that_does_not_reach_the_place_is_refused() -> None:
    polar = CRS.from_proj4("+proj=gnom +lat_0=-90 +lon_0=0 +ellps=GRS80")
    with pytest.raises(InputError, match="can't be used here"):
        project(TOKYO, polar)


def test_a_system_without_a_number_is_called_by_its_name() -> None:
    assert crs_name(CRS.from_proj4("+proj=gnom +lat_0=-90")) == "unknown"
