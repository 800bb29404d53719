from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from zones.data.build import build
from zones.data.embedded import load_tables
from zones.data.joining import World
from zones.data.reports import ImportReport, Parsed
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
    table = world.with_borders(old, date(2000, 1, 1), "f", tolerance_degrees=0.0)
    city = table.set_index("code").geometry["01100"]
    assert city.equals(box(141, 43, 143, 44))


def test_a_border_of_no_municipality_is_refused(world: World) -> None:
    with pytest.raises(DataError, match=r"line 2, column 'N03_007'.*found '01999'"):
        world.with_borders(borders("01100", "01999"), date(2020, 1, 1), "f", tolerance_degrees=0)


def test_counts_of_merged_municipalities_add_up_and_keep_the_rest(world: World) -> None:
    rows = {"code": ["01100", "01304"], "year": [2000, 2000], "total": [5, 6]}
    survey = pd.DataFrame({**rows, "age_0_14": [1, pd.NA], "age_15_64": [1, 1],
                           "age_65_over": [1, 1]}, index=[2, 3])  # fmt: skip
    parsed = Parsed({"population_survey": survey}, ImportReport("estat-db", (), 2, 2))
    joined = world.with_population(parsed, "f")
    table = joined.tables["population"].set_index(["code", "year"])
    assert table.loc[("01100", 2000), "total"] == 11
    assert pd.isna(table.loc[("01100", 2000), "age_0_14"])
    assert table.loc[("01100", 2020), "total"] == 1000
    assert "2 municipalities have no row: unchanged" in [note.en for note in joined.report.notes]
