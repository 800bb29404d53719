import geopandas as gpd
import pytest
from shapely import box

from zones.errors import DataError
from zones.schemas.validation import validate
from zones.schemas.wards import WARDS


def wards(name: str, city: str = "01100") -> gpd.GeoDataFrame:
    fields = {"code": ["01101"], "name": [name], "city": [city]}
    return gpd.GeoDataFrame(fields, geometry=[box(0, 0, 1, 1)], crs="EPSG:6668")


def test_a_ward_has_its_city() -> None:
    validate(wards("札幌市 中央区"), WARDS)
    for wrong in (wards("中央区"), wards("札幌市 中央区", "1100")):
        with pytest.raises(DataError):
            validate(wrong, WARDS)
