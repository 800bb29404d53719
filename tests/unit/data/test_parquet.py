import io

import geopandas as gpd
import pandas as pd
from shapely import box

from zones.data.parquet import parquet_bytes


def test_a_table_comes_back_and_its_bytes_are_always_the_same() -> None:
    table = pd.DataFrame({"code": ["01100"], "persons": pd.array([None], dtype="Int64")})
    content = parquet_bytes(table)
    assert content == parquet_bytes(table.copy())
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(content)), table)


def test_one_with_shapes_keeps_them_and_its_crs() -> None:
    table = gpd.GeoDataFrame({"code": ["01100"]}, geometry=[box(0, 0, 1, 1)], crs="EPSG:6668")
    back = gpd.read_parquet(io.BytesIO(parquet_bytes(table)))
    assert back.crs == "EPSG:6668"
    assert back.geometry[0].equals(table.geometry[0])
