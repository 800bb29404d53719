import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

Zones = Callable[..., Any]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def trips(tmp_path: Path) -> str:
    path = tmp_path / "trips.csv"
    path.write_text("o,d,n,h\n11,21,900,7\n11,11,400,7\n21,21,50,8\n21,11,*,8\n21,11,9,20\n")
    return str(path)


@pytest.fixture
def crosswalk(tmp_path: Path) -> str:
    path = tmp_path / "crosswalk.csv"
    path.write_text("code,municipality\n11,20201\n21,20202\n")
    return str(path)


NAMED = (
    "--origin",
    "o",
    "--destination",
    "d",
    "--persons",
    "n",
    "--hour",
    "h",
    "--memory",
    "512MB",
)


def test_trips_become_a_data_set_that_a_plan_is_made_of(
    zones: Zones, trips: str, crosswalk: str, tmp_path: Path
) -> None:
    told = zones(
        "flows", "aggregate", trips, "--crosswalk", crosswalk, *NAMED, "--where", "hour < 12",
        "--out", "mobile", "--year", "2020", "--lang", "en",
    )  # fmt: skip
    assert told.code == 0, told.err
    assert told.out.splitlines() == [
        "Rows read: 5 rows, 1,359 persons",
        "- in the flow table: 3 rows, 1,350 persons",
        "- not what the conditions ask for (dropped): 1 rows, 9 persons",
        "- number kept back (unknown, not zero): 1 rows",
        "= difference: 0 rows, 0 persons",
        "Flow table: 2 units, 3 pairs, 1,350 persons",
        "Made the data set 'mobile'. Use it with 'zones plan --data mobile'.",
    ]
    assert "Rolling up" in told.err
    planned = zones("plan", "--data", "mobile", "--out", str(tmp_path / "out"))
    assert planned.code == 0, planned.err
    assert (tmp_path / "out" / "map.html").exists()


def test_a_year_without_population_is_told(zones: Zones, trips: str, crosswalk: str) -> None:
    told = zones(
        "flows", "aggregate", trips, "--crosswalk", crosswalk, *NAMED,
        "--out", "m", "--year", "2024", "--lang", "en",
    )  # fmt: skip
    assert "no population of 2024 (only 2015, 2020)" in told.out.splitlines()[-1]


def test_the_report_is_json_and_is_saved(
    zones: Zones, trips: str, crosswalk: str, own_home: Path
) -> None:
    told = zones(
        "flows", "aggregate", trips, "--crosswalk", crosswalk, *NAMED,
        "--out", "m", "--year", "2024", "--json",
    )  # fmt: skip
    saved = json.loads((own_home / "sets/m/import-trips.json").read_text())
    assert json.loads(told.out) == saved
    assert saved["columns"]["hour"] == "h"
    assert not list((own_home / "scratch").iterdir())


def test_tables_are_written_for_units_of_another_country(zones: Zones, tmp_path: Path) -> None:
    path = tmp_path / "ca_od_main.csv"
    path.write_text("w_geocode,h_geocode,S000\n060750101001001,060014001001000,4\n")
    told = zones(
        "flows", "aggregate", str(path), "--join", "prefix", "--tables", str(tmp_path / "ca"),
        "--memory", "512MB",
    )  # fmt: skip
    assert told.code == 0, told.err
    table = pd.read_parquet(tmp_path / "ca" / "flows.parquet")
    assert table.to_numpy().tolist() == [["06001", "06075", 4]]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--out", "m"), "The year"),
        (("--year", "2024"), "--out"),
        (("--out", "m", "--year", "2024", "--join", "point"), "--crosswalk"),
        (("--out", "Not a name", "--year", "2024"), "can't name a data set"),
        (("--out", "m", "--year", "2024", "--unknown-limit", "2"), "--unknown-limit"),
        (("--out", "m", "--year", "2024", "--memory", "much"), "--memory"),
        (("--out", "m", "--year", "2024", "--where", "h = 1; drop"), "--where"),
        (("--out", "m", "--year", "2024", "--where", "k = 1"), "no column 'k'"),
        (("--out", "m", "--year", "2024", "--crosswalk-column", "x=y"), "--crosswalk-column"),
        (("--out", "m", "--year", "2024", "--purpose", "p"), "no column 'p'"),
        (("--out", "m", "--year", "2024", "--engine", "spark", "--master", "spark://127.0.0.1:1"), "Spark master"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_sentence(
    zones: Zones, trips: str, crosswalk: str, own_home: Path, more: tuple[str, ...], words: str
) -> None:
    told = zones(
        "flows", "aggregate", trips, "--crosswalk", crosswalk, *NAMED, *more, "--lang", "en"
    )
    assert told.code == 2
    sentence = [line for line in told.err.splitlines() if words in line]
    assert len(sentence) == 1, told.err
    assert not (own_home / "sets").exists()


def test_a_crosswalk_that_maps_a_cell_twice_is_refused_in_japanese(
    zones: Zones, trips: str, tmp_path: Path
) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("code,municipality\n11,20201\n11,20202\n")
    told = zones(
        "flows",
        "aggregate",
        trips,
        "--crosswalk",
        str(path),
        *NAMED,
        "--out",
        "m",
        "--year",
        "2024",
    )
    assert told.code == 2
    assert "コード 11 が2回あります" in told.err
