from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from zones.data.assembly import (
    POPULATION_ITEMS,
    flow_table,
    flow_total_table,
    municipality_table,
    population_table,
    romanize,
)
from zones.data.sources.ssdse import Ssdse
from zones.errors import DataError

CODES = pd.Index(["01100", "01202", "13101", "01695"], name="code")
KNOWN = CODES[:3]


@pytest.fixture
def borders() -> gpd.GeoDataFrame:
    fields = {
        "name": ["甲市", "梼町", "千代田区", "色丹村"],
        "prefecture_name": ["北海道", "北海道", "東京都", "北海道"],
        "district": ["", "丁郡", "", "色丹郡"],
    }
    shapes = [box(place, 0, place + 1, 1) for place in range(4)]
    return gpd.GeoDataFrame(fields, index=CODES, geometry=shapes, crs="EPSG:6668")


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
def categories() -> pd.DataFrame:
    return pd.DataFrame({"name": ["甲市"], "kind": ["core_city"]}, index=CODES[:1])


@pytest.fixture
def areas() -> Ssdse:
    hectares = pd.DataFrame({"B1101": [12345, 500, 1166], "B1103": [6789, 0, 1166]}, index=KNOWN)
    return Ssdse(hectares, pd.DataFrame(index=KNOWN), {"B1101": 2024, "B1103": 2024}, {})


@pytest.fixture
def changes() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "date": ["1983-04-01"],
            "to_code": ["01695"],
            "to_name": ["色丹村"],
            "to_kana": ["しこたんむら"],
        }
    )


@pytest.fixture
def flows() -> pd.DataFrame:
    rows = [
        ("01100", "01100", 400),
        ("01100", "01202", 30),
        ("01100", "99998", 5),
        ("01100", "99999", 20),
        ("01202", "01202", 30),
    ]
    return pd.DataFrame(rows, columns=["origin", "destination", "persons"])


def totals(**persons: int) -> pd.Series:
    index = pd.Index([code.removeprefix("c") for code in persons], name="code")
    return pd.Series(list(persons.values()), index=index, name="total")


def census(year: int, total: list[int]) -> Ssdse:
    fields = dict.fromkeys(POPULATION_ITEMS.values(), 10) | {"A1101": total}
    numbers = pd.DataFrame(fields, index=KNOWN)
    return Ssdse(numbers, pd.DataFrame(index=KNOWN), dict.fromkeys(fields, year), {})


def test_municipalities_are_joined(
    borders: gpd.GeoDataFrame,
    offices: pd.DataFrame,
    categories: pd.DataFrame,
    areas: Ssdse,
    changes: pd.DataFrame,
) -> None:
    table = municipality_table(
        borders.iloc[::-1], offices=offices, categories=categories, areas=areas, changes=changes
    ).set_index("code")
    assert table.index.tolist() == sorted(CODES)
    assert table["kind"].to_dict() == {
        "01100": "core_city",
        "01202": "town",
        "01695": "village",
        "13101": "special_ward",
    }
    assert table.loc["01202", ["name", "name_romaji"]].tolist() == ["檮町", "Tou-machi"]
    assert table.loc["01100", ["area_km2", "inhabitable_area_km2"]].tolist() == [123.45, 67.89]
    assert table["prefecture"].tolist() == ["01", "01", "01", "13"]
    assert table.crs == "EPSG:6668"


def test_a_northern_village_has_a_reading_and_nothing_measured(
    borders: gpd.GeoDataFrame,
    offices: pd.DataFrame,
    categories: pd.DataFrame,
    areas: Ssdse,
    changes: pd.DataFrame,
) -> None:
    village = (
        municipality_table(
            borders, offices=offices, categories=categories, areas=areas, changes=changes
        )
        .set_index("code")
        .loc["01695"]
    )
    assert village["northern_territory"]
    assert village[["name_kana", "name_romaji"]].tolist() == ["しこたんむら", "Shikotan-mura"]
    assert village[["office_lon", "area_km2", "inhabitable_area_km2"]].isna().all()


def test_a_reading_that_nobody_prints_is_unknown(
    borders: gpd.GeoDataFrame,
    offices: pd.DataFrame,
    categories: pd.DataFrame,
    areas: Ssdse,
    changes: pd.DataFrame,
) -> None:
    table = municipality_table(
        borders, offices=offices, categories=categories, areas=areas, changes=changes.iloc[:0]
    ).set_index("code")
    assert table.loc["01695", ["name_kana", "name_romaji"]].isna().all()


def test_sources_must_know_the_same_municipalities(
    borders: gpd.GeoDataFrame,
    offices: pd.DataFrame,
    categories: pd.DataFrame,
    areas: Ssdse,
    changes: pd.DataFrame,
) -> None:
    sources = {"offices": offices, "categories": categories, "areas": areas, "changes": changes}
    fewer = replace(areas, numbers=areas.numbers.drop("01202"))
    stranger = categories.assign(name=["乙市"])
    for fault, message in (
        ({"offices": offices.drop("01202")}, "offices: municipality 01202"),
        ({"areas": fewer}, "SSDSE-A: municipality 01202"),
        ({"categories": stranger}, "city categories: municipality 01100"),
    ):
        with pytest.raises(DataError, match=message):
            municipality_table(borders, **(sources | fault))


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


def test_flows_go_to_real_municipalities_in_order(flows: pd.DataFrame) -> None:
    table = flow_table(flows.iloc[::-1])
    assert table["persons"].tolist() == [400, 30, 30]
    assert table["persons"].dtype == "int32"


def test_every_person_is_listed_unknown_or_unlisted(flows: pd.DataFrame) -> None:
    table = flow_total_table(flows, totals(c01100=460, c01202=31), KNOWN).set_index("code")
    assert table.loc["01100"].tolist() == [460, 5, 20, 5]
    assert table.loc["01202"].tolist() == [31, 0, 0, 1]


def test_an_unpublished_total_is_unknown_and_not_zero(flows: pd.DataFrame) -> None:
    table = flow_total_table(flows, totals(c01100=460, c01202=31), KNOWN).set_index("code")
    assert table.loc["13101"].isna().all()
    assert set(table.dtypes.astype(str)) == {"Int64"}


@pytest.mark.parametrize(
    ("published", "codes", "message"),
    [
        (totals(c01100=454, c01202=31), KNOWN, "01100: the flows listed exceed its total"),
        (totals(c01100=460), KNOWN, "flow origins: municipality 01202"),
        (totals(c01100=460, c01202=31, c99000=1), KNOWN, "flow totals: municipality 99000"),
        (totals(c01100=460), pd.Index(["01100"]), "flow origins: municipality 01202"),
    ],
)
def test_flows_and_totals_must_agree(
    flows: pd.DataFrame, published: pd.Series, codes: pd.Index, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        flow_total_table(flows, published, codes)


def test_a_destination_must_be_a_municipality(flows: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="flow destinations: municipality 01202"):
        flow_total_table(flows[flows["origin"] == "01100"], totals(c01100=460), CODES[:1])


def test_population_has_a_row_per_census() -> None:
    table = population_table({2020: census(2020, [90, 80, 70]), 2015: census(2015, [99, 88, 77])})
    assert table["code"].tolist() == ["01100"] * 2 + ["01202"] * 2 + ["13101"] * 2
    assert table["year"].tolist() == [2015, 2020] * 3
    assert table["total"].tolist() == [99, 90, 88, 80, 77, 70]


def test_the_edition_must_be_of_the_year() -> None:
    with pytest.raises(DataError, match="A1101: expected the year 2020, found 2015"):
        population_table({2020: census(2015, [90, 80, 70])})


def test_ages_never_exceed_the_total() -> None:
    with pytest.raises(DataError, match="Population, 01202: the ages add up to more"):
        population_table({2020: census(2020, [90, 29, 70])})
