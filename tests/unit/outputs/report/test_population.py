from dataclasses import replace

import pandas as pd
import pytest
from toy import code, codes, region

from zones.model import Region
from zones.outputs.report.population import joint_members, own_change, project


def rows(*counts: tuple[str, str, int, int]) -> pd.DataFrame:
    """A projection from (code, unit, people in 2020, people in 2050)."""
    parts = [
        (key, unit, year, total, total // 10, total // 2)
        for key, unit, first, last in counts
        for year, total in ((2020, first), (2050, last))
    ]
    columns = ["code", "unit", "year", "total", "age_0_14", "age_65_over"]
    return pd.DataFrame(parts, columns=columns).astype({"code": "str", "unit": "str"})


@pytest.fixture
def coast() -> Region:
    """Two towns with rows of their own; c and d are projected together."""
    table = rows(
        (code("a"), "municipality", 1000, 800),
        (code("b"), "municipality", 500, 300),
        ("20999", "hamadori", 400, 100),
    )
    return replace(region(["abcd"], {}), projection=table)


def test_municipalities_add_up(coast: Region) -> None:
    found = project(coast, codes("ab"))
    assert [(one.year, one.total) for one in found.years] == [(2020, 1500), (2050, 1100)]
    assert found.whole
    assert found.change == pytest.approx(-400 / 1500)


def test_ages_make_the_total(coast: Region) -> None:
    first = project(coast, codes("a")).years[0]
    assert (first.children, first.adults, first.elders) == (100, 400, 500)


def test_the_joint_unit_is_never_split(coast: Region) -> None:
    found = project(coast, codes("abc"))
    assert found.joint == (code("c"),)
    assert [one.total for one in found.years] == [1500, 1100]
    assert [one.total for one in found.joint_years] == [400, 100]
    assert found.joint_size == 2
    assert not found.whole


def test_the_joint_unit_counts_where_all_of_it_is_inside(coast: Region) -> None:
    found = project(coast, codes("acd"))
    assert [one.total for one in found.years] == [1400, 900]
    assert found.whole


def test_a_municipality_of_the_joint_unit_has_no_change_of_its_own(coast: Region) -> None:
    assert own_change(coast, code("c")) is None
    assert own_change(coast, code("a")) == pytest.approx(-0.2)


def test_what_is_not_projected_is_named(coast: Region) -> None:
    table = coast.projection
    bare = replace(coast, projection=table[table["unit"] == "municipality"])
    found = project(bare, codes("ac"))
    assert found.unknown == (code("c"),)
    assert not found.whole


def test_without_a_projection_nothing_is_said() -> None:
    world = region(["ab"], {})
    found = project(world, codes("ab"))
    assert found.years == ()
    assert found.change is None


def test_the_joint_unit_of_the_real_data_is_thirteen_municipalities(japan: Region) -> None:
    members = joint_members(japan)
    assert len(members) == 13
    assert {code[:2] for code in members} == {"07"}
    assert "07204" in members
