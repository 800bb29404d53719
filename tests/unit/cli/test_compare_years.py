import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zones.data import home
from zones.data.catalog import read_catalog
from zones.data.embedded import geodata_folder
from zones.labels import Text


@pytest.fixture(autouse=True)
def sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a set of 2015: its residents are those of 2015, its flows those of the embedded set."""
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path))
    embedded = geodata_folder()
    catalog = replace(read_catalog(embedded), flows_year=2015)
    home.save_set("y2015", embedded, catalog, {}, {})
    other = replace(catalog, flows_people=Text("15歳以上", "15 and over"))
    home.save_set("over15", embedded, other, {}, {})


def test_years_are_compared(zones: Any) -> None:
    told = zones(
        "compare-years",
        "y2015",
        "embedded",
        "--scheme",
        "settlement_area",
        "--json",
        "--lang",
        "en",
    )
    content = json.loads(told.out)
    assert content["caution"] is None
    assert list(content["cities"]) == ["2015", "2020"]
    assert all(40 < row["met"] < 1000 for row in content["cities"].values())
    assert content["sphere_changes"] == []
    assert content["changes"]
    assert set(content["day_night_ratio"]["20201"]) == {"name", "2015", "2020"}
    assert content["spheres"]["2015"]["20201"] == content["spheres"]["2020"]["20201"]
    assert all(one["name"].endswith(("市", "区")) for one in content["changes"])
    assert all(row["met"] == len(row["codes"]) for row in content["cities"].values())


def test_other_people_are_said_first(zones: Any) -> None:
    told = zones("compare-years", "over15", "embedded", "--lang", "en")
    assert told.code == 0
    assert told.out.startswith("Caution: the years count different people")


def test_the_table_has_names_ratios_and_what_each_year_counts(zones: Any) -> None:
    command = ("compare-years", "y2015", "embedded", "--scheme", "settlement_area")
    told = zones(*command, "--lang", "en").out.splitlines()
    assert told[0].startswith("2015\t2015 census, commuters and students")
    at = told.index("# Day–night population ratio")
    assert told[at + 1] == "City\t2015\t2020"
    nagano = next(line for line in told if line.startswith("20201 長野市"))
    assert all(90 < float(cell) < 110 for cell in nagano.split("\t")[1:])
    assert any(line.split("\t")[1] in {"entered", "left"} for line in told[at:] if "\t" in line)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("embedded",), "two or more data sets"),
        (("y2015", "over15"), "Two data sets are of 2015"),
        (("embedded", "none"), "no data set 'none'"),
        (("embedded", "y2015", "--scheme", "none"), "no rule set 'none'"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    zones: Any, arguments: tuple[str, ...], words: str
) -> None:
    told = zones("compare-years", *arguments, "--lang", "en")
    assert told.code == 2
    assert words in told.err
