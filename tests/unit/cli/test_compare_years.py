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
    assert set(content["day_night_ratio"]["20201"]) == {"2015", "2020"}


def test_other_people_are_said_first(zones: Any) -> None:
    told = zones("compare-years", "over15", "embedded", "--lang", "en")
    assert told.code == 0
    assert told.out.startswith("Caution: the years count different people")


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
