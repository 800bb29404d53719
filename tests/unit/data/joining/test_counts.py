from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from zones.data.build import build
from zones.data.embedded import load_tables
from zones.data.joining import World
from zones.data.joining.counts import (
    POPULATION_ITEMS,
    beside,
    join_day_night,
    join_population,
    join_ssdse,
    population_table,
)
from zones.data.reports import FileRead, ImportReport, Parsed
from zones.data.sources.ssdse import Ssdse
from zones.errors import DataError

KNOWN = pd.Index(["01100", "01202", "13101"], name="code")
FILES = (FileRead("f", ""),)


@pytest.fixture
def world(official_files: Path, tmp_path: Path) -> World:
    build(official_files, tmp_path / "geodata")
    return World.of(load_tables(tmp_path / "geodata"))


def census(year: int, total: list[int]) -> Ssdse:
    fields = dict.fromkeys(POPULATION_ITEMS.values(), 10) | {"A1101": total}
    numbers = pd.DataFrame(fields, index=KNOWN)
    return Ssdse(numbers, pd.DataFrame(index=KNOWN), dict.fromkeys(fields, year), {})


def test_counts_of_merged_municipalities_add_up_and_keep_the_rest(world: World) -> None:
    rows = {"code": ["01100", "01304"], "year": [2000, 2000], "total": [5, 6]}
    survey = pd.DataFrame({**rows, "age_0_14": [1, pd.NA], "age_15_64": [1, 1],
                           "age_65_over": [1, 1]}, index=[2, 3])  # fmt: skip
    parsed = Parsed({"population_survey": survey}, ImportReport("estat-db", (), 2, 2))
    joined, years = join_population(world, parsed, "f")
    table = joined.tables["population"].set_index(["code", "year"])
    assert years == "2000"
    assert table.loc[("01100", 2000), "total"] == 11
    assert pd.isna(table.loc[("01100", 2000), "age_0_14"])
    assert table.loc[("01100", 2020), "total"] == 1000
    assert "2 municipalities have no row: unchanged" in [note.en for note in joined.report.notes]


def test_night_population_stands_for_a_census_that_is_not_there(world: World) -> None:
    table = pd.DataFrame(
        {
            "code": ["00000", "01100", "01304"],
            "year": 2000,
            "night": [11, 5, 6],
            "day": [11, 7, 4],
        }
    ).astype({"night": "Int64", "day": "Int64"})
    joined = join_day_night(world, table, date(2000, 10, 1), FILES)
    people = joined.tables["population"].set_index(["code", "year"])
    assert people.loc[("01100", 2000), "total"] == 11
    assert pd.isna(people.loc[("01100", 2000), "age_0_14"])
    assert "stands as the total (assumed" in joined.report.notes[-1].en
    again = join_day_night(world, table.iloc[:2].assign(year=2020), date(2020, 10, 1), FILES)
    assert list(again.tables) == ["day_night"]


def edition(official_files: Path, name: str) -> Path:
    return official_files / "census" / f"SSDSE-A-{name}.csv"


def test_an_edition_gives_its_census_and_what_is_not_older(
    world: World, official_files: Path
) -> None:
    path = edition(official_files, "2026")
    text = path.read_text(encoding="cp932")
    assert "2024,2024,2023" in text
    newer = text.replace("2024,2024,2023", "2025,2025,2022", 1).replace("12345", "77700")
    path.write_text(newer, encoding="cp932")
    joined, vintage = join_ssdse(world, path)
    assert vintage == "population of 2020, areas of 2025"
    assert joined.tables["municipalities"].set_index("code").loc["01100", "area_km2"] == 777
    years = joined.tables["indicators"].groupby("item")["year"].unique().str[0]
    assert years["births"] == 2023  # the file's 2022 is older
    assert years["staff"] == 2024
    assert joined.tables["indicators"]["item"].nunique() == len(years)


def test_older_areas_are_said_and_left(world: World, official_files: Path) -> None:
    path = edition(official_files, "2020")
    text = path.read_text(encoding="cp932").replace("2024,2024", "2018,2018", 1)
    path.write_text(text, encoding="cp932")
    joined, vintage = join_ssdse(world, path)
    assert vintage == "population of 2015"
    assert list(joined.tables) == ["population"]
    said = [note.en for note in joined.report.notes]
    assert "areas of 2018 are not taken: those of 2024 are newer" in said


def test_what_is_not_told_stays_or_is_unknown() -> None:
    there = pd.DataFrame({"code": ["a"], "year": [2015], "total": [1], "households": [2]})
    both = beside(there, pd.DataFrame({"code": ["a", "a"], "year": [2015, 2020], "total": [3, 4]}))
    assert both["total"].tolist() == [3, 4]
    assert both["households"].tolist()[0] == 2
    assert pd.isna(both["households"].tolist()[1])


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
