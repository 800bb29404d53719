from pathlib import Path

import pandas as pd
import pytest

from zones.data.method_figures import read_did_people, read_urban_centres
from zones.errors import DataError

CODES = pd.Index(["01100", "20201", "20202"], name="code")


def write(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, "utf-8-sig")
    return path


def test_municipalities_without_a_row_have_no_district(tmp_path: Path) -> None:
    path = write(tmp_path, "code,population,name\n20201,300000,長野市\n01100,0,札幌市\n")
    people = read_did_people(path, CODES)
    assert people.index.equals(CODES)
    assert people.tolist() == [0, 300_000, 0]


def test_urban_centres_are_read_row_by_row(tmp_path: Path) -> None:
    path = write(tmp_path, "code,centre,persons\n20201,長野,90000\n20201,2,5\n20202,長野,100\n")
    table = read_urban_centres(path, CODES)
    assert table.columns.tolist() == ["code", "centre", "persons"]
    assert table["persons"].tolist() == [90_000, 5, 100]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("20201,1,5\n20201,1,6\n", "in an earlier line too"),
        ("20201,,5\n", "line 2, column 'centre'"),
        ("20201,1,-5\n", "line 2, column 'persons'"),
        ("20201,1,5\n99999,1,5\n", "line 3, column 'code'.*found '99999'"),
    ],
)
def test_a_wrong_row_of_centres_is_named(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_urban_centres(write(tmp_path, f"code,centre,persons\n{rows}"), CODES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code,people\n20201,5\n", "population"),
        ("code,population\n20201,5\n20201,6\n", "in an earlier line too"),
        ("code,population\n2020,5\n", "five digits"),
        ("code,population\n20201,5.5\n", "whole number"),
    ],
)
def test_a_wrong_district_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_did_people(write(tmp_path, text), CODES)
