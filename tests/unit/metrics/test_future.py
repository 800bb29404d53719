from dataclasses import replace

import pandas as pd
import pytest
from toy import code, region

from zones.errors import NotFoundError
from zones.metrics.future import in_joint_unit, population_index, unit_of
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
