from dataclasses import replace

import pandas as pd
import pytest
from toy import code, codes, towns

from zones.data.sources.indicators import ITEMS
from zones.errors import DataError
from zones.metrics.future_indicators import (
    ASSUMPTIONS,
    INDICATOR_TYPES,
    Indicator,
    indicator_table,
    indicators,
    read_indicator,
)
from zones.model import Region


@pytest.fixture
def world() -> Region:
    """Towns where each municipality has 10 of everything in 2020, b no doctors told."""
    rows = [
        {
            "code": one,
            "item": item,
            "year": 2020,
            "value": 10.0 if item != "revenue_yen" else weight,
        }
        for one, weight in zip(codes("abcde"), (3e6, 1e6, 1e6, 1e6, 1e6), strict=True)
        for item in ITEMS
    ]
    table = pd.DataFrame(rows)
    table.loc[(table["code"] == code("b")) & (table["item"] == "doctors"), "value"] = None
    balance = (table["code"] == code("a")) & (table["item"] == "current_balance_percent")
    table.loc[balance, "value"] = 90.0
    return replace(towns(), indicators=table)


def of(table: pd.DataFrame, name: str) -> pd.DataFrame:
    return table[table["indicator"] == name].set_index("year")


def test_the_list_asks_for_what_is_built() -> None:
    needed = {item for one in indicators() for item in (*one.items, one.weight) if item}
    assert needed <= set(ITEMS)
    assert {one.assumption for one in indicators()} <= set(ASSUMPTIONS)
    assert len({one.id for one in indicators()}) == len(indicators())


def test_counts_are_sums_and_rates_are_weighted_by_people(world: Region) -> None:
    table = indicator_table(world, {"ad": codes("ad")})
    assert {name: str(table[name].dtype) for name in INDICATOR_TYPES} == INDICATOR_TYPES
    assert of(table, "hospitals")["value"].tolist() == [20]
    staff = of(table, "staff_per_head")
    assert staff.loc[2020, "value"] == pytest.approx(20 * 1000 / 360_000)
    assert staff.loc[2050, "value"] == pytest.approx(2 * staff.loc[2020, "value"])
    assert staff["assumption"].tolist() == ["", "held"]


def test_a_mean_is_weighted_and_says_so(world: Region) -> None:
    row = of(indicator_table(world, {"ad": codes("ad")}), "current_balance").iloc[0]
    assert row["value"] == pytest.approx((90 * 3 + 10) / 4)
    assert (row["assumed"], row["assumption"]) == (True, "weight")


def test_what_follows_people_halves_with_them(world: Region) -> None:
    pupils = of(indicator_table(world, {"a": codes("a")}), "pupils")
    assert pupils["value"].tolist() == [40, 20]
    assert pupils["assumed"].tolist() == [False, True]
    assert pupils["reference_year"].tolist() == [2020, 2020]


def test_figures_of_a_later_year_follow_the_people_of_that_year(world: Region) -> None:
    later = replace(world, indicators=world.indicators.assign(year=2035))
    pupils = of(indicator_table(later, {"a": codes("a")}), "pupils")
    # in 2035 a quarter of the people is gone, in 2050 half: from 3/4 to 1/2
    assert pupils.loc[2050, "value"] == pytest.approx(40 * (1 / 2) / (3 / 4))


def test_what_one_municipality_lacks_the_area_lacks(world: Region) -> None:
    table = indicator_table(world, {"ab": codes("ab")})
    doctors = of(table, "doctors").iloc[0]
    assert pd.isna(doctors["value"])
    assert doctors["missing"] == 1
    assert of(table, "doctors_per_head")["value"].isna().all()
    assert of(table, "clinics")["value"].tolist() == [20]


def test_counts_that_people_do_not_carry_stand_for_today_alone(world: Region) -> None:
    assert of(indicator_table(world, {"a": codes("a")}), "schools").index.tolist() == [2020]


def test_a_joint_unit_has_today_and_no_future(japan: Region) -> None:
    table = indicator_table(japan, {"iwaki": ("07204",)})
    pupils = of(table, "pupils")
    assert pupils.loc[2020, "value"] == 22_958
    assert pupils.drop(2020)["value"].isna().all()
    assert of(table, "doctors_per_head").loc[2020, "value"] == pytest.approx(
        618 / 33.2931, rel=1e-4
    )


def test_without_indicators_there_is_no_table() -> None:
    assert indicator_table(towns(), {"a": codes("a")}).empty


def test_a_malformed_definition_is_refused() -> None:
    row = {"id": "x", "label": {"ja": "あ", "en": "a"}, "unit": "number", "items": ["a"]}
    assert isinstance(read_indicator({**row, "kind": "count"}), Indicator)
    with pytest.raises(DataError, match="'x' is malformed"):
        read_indicator({**row, "kind": "guess"})
