from dataclasses import replace

import pandas as pd
import pytest
from toy import code, codes, region, towns

from zones.errors import NotFoundError
from zones.metrics.future_people import (
    PEOPLE_COLUMNS,
    compose,
    coverage_words,
    joint_areas,
    people_by_year,
)
from zones.model import Region


@pytest.fixture
def world() -> Region:
    """a and b are projected, c and d as one unit 20999; A has no projection."""
    numbers = {code("a"): (1000, 800), code("b"): (500, 250), "20999": (400, 100)}
    rows = [
        (
            key,
            "hamadori" if key == "20999" else "municipality",
            year,
            total,
            total // 10,
            total // 4,
        )
        for key, pair in numbers.items()
        for year, total in zip((2020, 2050), pair, strict=True)
    ]
    columns = ["code", "unit", "year", "total", "age_0_14", "age_65_over"]
    early = pd.DataFrame({"code": codes("abcdA"), "year": 2015, "total": 2000})
    plain = region(["abcdA"], {}, population=dict.fromkeys("abcd", 200))
    population = pd.concat([early, plain.population], ignore_index=True)
    oldest = {"item": "age_75_over", "year": 2020, "value": 50.0}
    indicators = pd.DataFrame([{"code": one, **oldest} for one in codes("abcd")])
    return replace(
        plain,
        projection=pd.DataFrame(rows, columns=columns),
        population=population,
        indicators=indicators,
    )


def rows_of(table: pd.DataFrame, area: str) -> pd.DataFrame:
    return table[table["area"] == area].set_index("year")


def test_an_area_is_the_sum_of_its_municipalities(world: Region) -> None:
    table = people_by_year(world, {"ab": codes("ab"), "a": codes("a")}, base=2020)
    assert list(table) == list(PEOPLE_COLUMNS)
    both = rows_of(table, "ab")
    assert both["kind"].tolist() == ["census", "projection", "projection"]
    assert both["total"].tolist() == [4000, 1500, 1050]
    assert both.loc[2050, ["age_0_14", "age_15_64", "age_65_over"]].tolist() == [105, 683, 262]
    assert both.loc[2020, "index"] == 1
    assert both.loc[2050, "index"] == pytest.approx(0.7)
    assert both.loc[2050, "workers_per_elder"] == pytest.approx(683 / 262)
    assert both.loc[2050, "share_65_over"] == pytest.approx(262 / 1050)
    assert both.loc[2020, "municipalities"] == 2


def test_a_part_of_a_joint_unit_has_no_projection_and_says_so(world: Region) -> None:
    part = rows_of(people_by_year(world, {"ac": codes("ac")}, base=2020), "ac")
    assert part["coverage"].unique().tolist() == ["joint"]
    assert pd.isna(part.loc[2050, "total"])
    assert part["index"].isna().all()
    assert part.loc[2020, ["kind", "total"]].tolist() == ["census", 400]


def test_a_whole_joint_unit_is_added_once(world: Region) -> None:
    whole = rows_of(people_by_year(world, {"acd": codes("acd")}, base=2020), "acd")
    assert whole["coverage"].unique().tolist() == ["whole"]
    assert whole["total"].tolist() == [6000, 1400, 900]


def test_a_municipality_without_projection_makes_the_area_unknown(world: Region) -> None:
    some = rows_of(people_by_year(world, {"aA": codes("aA")}, base=2020), "aA")
    assert some["coverage"].unique().tolist() == ["none"]
    assert pd.isna(some.loc[2050, "total"])


def test_a_census_can_be_the_base(world: Region) -> None:
    table = rows_of(people_by_year(world, {"a": codes("a")}, base=2015), "a")
    assert table["index"].astype(float).tolist() == pytest.approx([1.0, 0.5, 0.4])
    with pytest.raises(NotFoundError, match="2010"):
        people_by_year(world, {"a": codes("a")}, base=2010)


def test_the_oldest_are_told_of_their_year_alone(world: Region) -> None:
    shares = rows_of(people_by_year(world, {"ab": codes("ab")}, base=2020), "ab")["share_75_over"]
    assert shares[2020] == pytest.approx(100 / 400)
    assert shares.drop(2020).isna().all()


def test_areas_are_composed_of_units(world: Region) -> None:
    made = compose(world, {"x": [*codes("ac"), "99999"], "none": []})
    assert made["x"].units == (code("a"),)
    assert made["x"].split == (code("c"),)
    assert made["none"].coverage == "none"
    assert joint_areas(world) == {"20999": tuple(codes("cd"))}


def test_the_words_count_the_unit(world: Region) -> None:
    assert coverage_words(world, "joint").ja == "データなし（2市町村の一括推計）"
    assert coverage_words(world, "whole").en == "projected"


def test_a_region_without_ages_of_a_census_still_counts() -> None:
    table = people_by_year(towns(), {"a": codes("a")}, base=2020)
    assert table["total"].tolist() == [300_000, 150_000]


def test_hamadori_is_never_split(japan: Region) -> None:
    (unit,) = joint_areas(japan).values()
    areas = {
        "part": ("07204",),
        "all": unit,
        "prefecture": [c for c in japan.codes if c[:2] == "07"],
    }
    table = people_by_year(japan, areas, base=2020).set_index(["area", "year"])
    assert table.at[("part", 2050), "coverage"] == "joint"
    assert table.at[("all", 2050), "total"] == 307_228
    assert table.at[("prefecture", 2050), "total"] == 1_247_000
    assert table.at[("all", 2050), "index"] == pytest.approx(307_228 / 452_508)
