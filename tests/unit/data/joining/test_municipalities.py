from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from zones.data.embedded import Tables, load_tables
from zones.data.joining import World
from zones.data.joining.municipalities import (
    founded,
    new_areas,
    new_kinds,
    new_names,
    new_places,
    romanize,
)
from zones.data.sources.ssdse import Ssdse
from zones.errors import DataError

CODES = pd.Index(["01100", "01202", "13101", "01695"], name="code")
KNOWN = CODES[:3]


@pytest.fixture(scope="module")
def embedded() -> Tables:
    return load_tables()


@pytest.fixture
def world(embedded: Tables) -> World:
    """Return a world of which only the borders and a change are known."""
    fields = {
        "name": ["甲市", "梼町", "千代田区", "色丹村"],
        "prefecture_name": ["北海道", "北海道", "東京都", "北海道"],
        "district": ["", "丁郡", "", "色丹郡"],
    }
    shapes = [box(140 + place, 43, 141 + place, 44) for place in range(4)]
    borders = gpd.GeoDataFrame(fields, index=CODES, geometry=shapes, crs="EPSG:6668")
    change = {
        "date": ["1983-04-01"], "type": ["北方領土"], "to_code": ["01695"],
        "to_name": ["色丹村"], "to_kana": ["しこたんむら"],
    }  # fmt: skip
    changes = pd.DataFrame(change).reindex(columns=embedded.changes.columns)
    table = founded(borders, tolerance_degrees=0)
    return World.of(replace(embedded, municipalities=table, changes=changes))


@pytest.fixture
def offices() -> pd.DataFrame:
    fields = {
        "name": ["甲市", "檮町", "千代田区"],
        "kana": ["こうし", "とうまち", "ちよだく"],
        "office_lon": [140.0, 141.0, 139.75],
        "office_lat": [43.0, 43.0, 35.69],
    }
    return pd.DataFrame(fields, index=KNOWN)


@pytest.fixture
def areas() -> Ssdse:
    hectares = pd.DataFrame({"B1101": [12345, 500, 1166], "B1103": [6789, 0, 1166]}, index=KNOWN)
    return Ssdse(hectares, pd.DataFrame(index=KNOWN), {"B1101": 2024, "B1103": 2024}, {})


def cities(name: str) -> pd.DataFrame:
    return pd.DataFrame({"name": [name], "kind": ["core_city"]}, index=CODES[:1])


def test_borders_alone_found_a_table_of_which_the_rest_is_unknown(world: World) -> None:
    table = world.tables.municipalities
    assert table.index.tolist() == sorted(CODES)
    assert table["kind"].to_dict() == {
        "01100": "city", "01202": "town", "01695": "village", "13101": "special_ward",
    }  # fmt: skip
    assert table[["name_kana", "office_lon", "area_km2"]].isna().all(axis=None)
    assert table["northern_territory"].to_dict()["01695"]
    assert table["prefecture"].tolist() == ["01", "01", "01", "13"]
    assert table.crs == "EPSG:6668"
    assert world.codes.tolist() == ["01100", "01202", "13101"]


def test_offices_bring_names_readings_and_places(world: World, offices: pd.DataFrame) -> None:
    table = new_names(world, offices).set_index("code")
    assert table.loc["01202", ["name", "name_romaji"]].tolist() == ["檮町", "Tou-machi"]
    assert table.loc["13101", "office_lat"] == 35.69
    village = table.loc["01695"]
    assert village[["name_kana", "name_romaji"]].tolist() == ["しこたんむら", "Shikotan-mura"]
    assert pd.isna(village["office_lon"])


def test_a_reading_that_nobody_prints_is_unknown(world: World, offices: pd.DataFrame) -> None:
    silent = replace(world.tables, changes=world.tables.changes.iloc[:0])
    table = new_names(World.of(silent), offices).set_index("code")
    assert table.loc["01695", ["name_kana", "name_romaji"]].isna().all()


def test_kinds_come_from_the_list_and_else_from_the_name(world: World) -> None:
    table = new_kinds(world, cities("甲市")).set_index("code")
    assert table["kind"].to_dict()["01100"] == "core_city"
    assert table["kind"].to_dict()["01202"] == "town"


def test_areas_are_the_published_ones(world: World, areas: Ssdse) -> None:
    table = new_areas(world, areas).set_index("code")
    assert table.loc["01100", ["area_km2", "inhabitable_area_km2"]].tolist() == [123.45, 67.89]
    assert pd.isna(table.loc["01695", "area_km2"])


def test_sources_must_know_the_same_municipalities(
    world: World, offices: pd.DataFrame, areas: Ssdse
) -> None:
    with pytest.raises(DataError, match="offices: municipality 01202"):
        new_names(world, offices.drop("01202"))
    with pytest.raises(DataError, match="SSDSE-A: municipality 01202"):
        new_areas(world, replace(areas, numbers=areas.numbers.drop("01202")))
    with pytest.raises(DataError, match=r"City categories, 01100: expected 甲市, found '乙市'"):
        new_kinds(world, cities("乙市"))


def test_only_known_offices_are_placed_anew(world: World) -> None:
    places = pd.DataFrame({"office_lon": [140.5], "office_lat": [43.5]}, index=CODES[:1])
    table = new_places(world, places).set_index("code")
    assert table.loc["01100", ["office_lon", "office_lat"]].tolist() == [140.5, 43.5]
    assert table.loc["01202", ["office_lon", "office_lat"]].isna().all()


@pytest.mark.parametrize(
    ("name", "kana", "latin"),
    [
        ("札幌市", "さっぽろし", "Sapporo-shi"),
        ("世田谷区", "せたがやく", "Setagaya-ku"),
        ("御代田町", "みよたまち", "Miyota-machi"),
        ("大町町", "おおまちちょう", "Oomachi-chou"),
        ("恩納村", "おんなそん", "Onna-son"),
    ],
)
def test_readings_become_latin_letters(name: str, kana: str, latin: str) -> None:
    assert romanize(name, kana) == latin


@pytest.mark.parametrize(("name", "kana"), [("津市", "つまち"), ("市", "し"), ("北海道", "どう")])
def test_a_reading_must_fit_the_name(name: str, kana: str) -> None:
    with pytest.raises(DataError, match=f"'{kana}' of {name}"):
        romanize(name, kana)
