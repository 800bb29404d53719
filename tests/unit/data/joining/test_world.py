from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from zones.data.build import build
from zones.data.embedded import load_tables
from zones.data.joining.borders import new_borders
from zones.data.joining.world import World, check_same_codes, recoded
from zones.errors import DataError


@pytest.fixture
def world(official_files: Path, tmp_path: Path) -> World:
    build(official_files, tmp_path / "geodata")
    return World.of(load_tables(tmp_path / "geodata"))


def borders(*codes: str) -> gpd.GeoDataFrame:
    shapes = [box(141 + at, 43, 142 + at, 44) for at, _ in enumerate(codes)]
    index = pd.Index(codes, name="code")
    return gpd.GeoDataFrame({"name": list(codes)}, index=index, geometry=shapes, crs="EPSG:6668")


def test_the_municipalities_that_count_are_without_the_north(world: World) -> None:
    assert world.codes.tolist() == ["01100", "01202", "01303"]
    assert world.designated == frozenset()


def test_borders_of_a_merged_village_join_its_city(world: World) -> None:
    old = borders("01100", "01304", "01202", "01303", "01695")
    made = new_borders(world, old, date(2000, 1, 1), "f", tolerance_degrees=0.0)
    city = made.table.set_index("code").geometry["01100"]
    assert city.equals(box(141, 43, 143, 44))


def test_a_border_of_no_municipality_is_refused(world: World) -> None:
    with pytest.raises(DataError, match=r"line 2, column 'N03_007'.*found '01999'"):
        new_borders(world, borders("01100", "01999"), date(2020, 1, 1), "f", tolerance_degrees=0)


def test_codes_without_a_counterpart_are_named() -> None:
    check_same_codes("x", pd.Index([]))
    with pytest.raises(DataError, match=r"x: municipality 01100 has no counterpart \(2 such\)"):
        check_same_codes("x", pd.Index(["01100", "01202"]))
    assert recoded(date(2010, 10, 1)).en.startswith("Codes of 2010-10-01")
