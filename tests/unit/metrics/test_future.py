from dataclasses import replace

import pandas as pd
import pytest
from toy import code, region

from zones.errors import NotFoundError
from zones.metrics.future import (
    base_years,
    check_year,
    in_joint_unit,
    joint_units,
    population_index,
    projected_years,
    unit_of,
    units_by_year,
)
from zones.model import Region


@pytest.fixture
def world() -> Region:
    """a and b are projected; c and d are one unit 20999; A has no projection."""
    rows = [
        (code("a"), "municipality", 2020, 1000),
        (code("a"), "municipality", 2050, 700),
        (code("b"), "municipality", 2020, 0),
        (code("b"), "municipality", 2050, 0),
        ("20999", "hamadori", 2020, 400),
        ("20999", "hamadori", 2050, 100),
    ]
    projection = pd.DataFrame(rows, columns=["code", "unit", "year", "total"])
    return replace(region(["abcdA"], {}), projection=projection)


def test_a_joint_unit_is_never_split(world: Region) -> None:
    units = unit_of(world)
    assert units[code("c")] == units[code("d")] == "20999"
    assert in_joint_unit(world) == {code("c"), code("d")}


def test_the_index_keeps_the_municipalities(world: Region) -> None:
    index = population_index(world, base=2020, year=2050)
    assert index.index.equals(world.codes)
    assert index[code("a")] == pytest.approx(0.7)
    assert index[code("c")] == pytest.approx(0.25)
    assert pd.isna(index[code("b")])
    assert pd.isna(index[code("A")])


def test_a_year_that_is_not_projected_is_refused(world: Region) -> None:
    with pytest.raises(NotFoundError, match="2045"):
        population_index(world, base=2020, year=2045)


def test_hamadori_is_thirteen_municipalities(japan: Region) -> None:
    assert len(in_joint_unit(japan)) == 13
    assert population_index(japan, base=2020, year=2050).notna().sum() == 1741


def test_a_census_before_the_projection_can_be_the_base(japan: Region) -> None:
    assert base_years(japan) == (2015, *projected_years(japan))
    index = population_index(japan, base=2015, year=2020)
    census = japan.residents(year=2020) / japan.residents(year=2015)
    assert index["20201"] == pytest.approx(census["20201"])
    assert index["07204"] == pytest.approx(452_508 / 462_182)


def test_people_of_units_stand_by_year(japan: Region) -> None:
    table = units_by_year(japan)
    assert joint_units(japan) == ("07999",)
    assert table.loc["07999", [2015, 2020, 2050]].tolist() == [462_182, 452_508, 307_228]
    assert table[2020].sum() == 126_146_099


def test_years_at_hand_are_named() -> None:
    check_year(2020, (2020, 2050))
    with pytest.raises(NotFoundError, match="Years at hand: 2020, 2050"):
        check_year(2021, (2050, 2020))
