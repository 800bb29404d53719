import pandas as pd
import pytest
from toy import code, codes, region

from zones.metrics.areas import area_metrics
from zones.model import Region


@pytest.fixture
def world() -> Region:
    """Of 1,000 commuters and 2,000 residents each: b and A send 300 and 100 to a, a sends 50 to c.

    abcA
    """
    return region(["abcA"], {"ba": 300, "Aa": 100, "ac": 50})


def test_an_area_is_measured_as_one(world: Region) -> None:
    row = area_metrics(world, {"x": codes("ab")}).loc["x"]
    assert row["municipalities"] == 2
    assert row["population"] == 4000
    assert row["day_population"] == 4000 - 50 + 100
    assert row["day_night_ratio"] == pytest.approx(4050 / 4000)
    assert row["commuters"] == 2000
    assert row["supply_self_containment"] == pytest.approx(1950 / 2000)
    assert row["demand_self_containment"] == pytest.approx(1950 / 2050)
    assert row["area_km2"] == 200.0
    assert row["prefectures"] == ("20",)


def test_areas_may_overlap_and_keep_their_order(world: Region) -> None:
    table = area_metrics(world, {"y": codes("abA"), "x": codes("ab")})
    assert table.index.tolist() == ["y", "x"]
    assert table["population"].tolist() == [6000, 4000]
    assert table["prefectures"].tolist() == [("20", "21"), ("20",)]


def test_a_municipality_named_twice_counts_once(world: Region) -> None:
    assert area_metrics(world, {"x": codes("aa")}).loc["x", "population"] == 2000


def test_codes_without_data_are_not_counted(world: Region) -> None:
    row = area_metrics(world, {"x": [code("a"), "01695"]}).loc["x"]
    assert row["municipalities"] == 1
    assert row["population"] == 2000


def test_an_empty_area_has_no_ratio(world: Region) -> None:
    row = area_metrics(world, {"x": []}).loc["x"]
    assert row["population"] == 0
    assert pd.isna(row["day_night_ratio"])
    assert pd.isna(row["supply_self_containment"])
    assert pd.isna(row["demand_self_containment"])


def test_no_areas_give_an_empty_table_with_every_column(world: Region) -> None:
    table = area_metrics(world, {})
    assert table.empty
    assert table.columns.equals(area_metrics(world, {"x": codes("a")}).columns)


def test_all_of_a_closed_country_is_self_contained(world: Region) -> None:
    row = area_metrics(world, {"all": codes("abcA")}).loc["all"]
    assert row["day_night_ratio"] == 1
    assert row["supply_self_containment"] == 1
    assert row["demand_self_containment"] == 1
