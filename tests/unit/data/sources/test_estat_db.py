from pathlib import Path

import official_layouts as layouts
import pytest

from zones.data.sources.estat_db import parse_population_db, read_estat_db
from zones.errors import DataError

DESIGNATED = {"01100"}


def test_municipalities_are_kept_and_never_added_to_what_holds_them(tmp_path: Path) -> None:
    parsed = parse_population_db(layouts.estat_db(tmp_path / "a.csv"), designated=DESIGNATED)
    table = parsed.tables["population_survey"].set_index("code")
    assert table["total"].to_dict() == {"01100": 700, "01202": 295, "01303": 5}
    assert table.loc["01303", "age_0_14"] == 0
    assert table["age_65_over"].isna().tolist() == [False, False, True]
    assert [out.rows for out in parsed.report.left_out] == [1, 1, 1, 1]
    (rest,) = parsed.report.residuals
    assert (rest.published, rest.listed) == (1000, 1000)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"700"', '"-700"', "line 9, column '総数'.*found '-700'"),
        ('"700"', '"7.5"', "line 9, column '総数'.*found '7.5'"),
        ('"2020000000"', '"2021000000"', "expected a census year, found '2021000000'"),
        ('"01202","丙市"', '"01100","丙市"', "line 11: a municipality and year come twice"),
        ('"295"', '"290"', "line 11: the ages add up to more than the total"),
        ('"700",', '"700","1",', "line 9: expected 13 cells, found 14"),
        ('"総数","00000"', '"女","00000"', ""),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in layouts.DB_ROWS
    path = layouts.estat_db(tmp_path / "a.csv", layouts.DB_ROWS.replace(old, new, 1))
    if not message:
        assert parse_population_db(path, designated=DESIGNATED).report.residuals == ()
        return
    with pytest.raises(DataError, match=message):
        parse_population_db(path, designated=DESIGNATED)


def test_another_table_is_refused(tmp_path: Path) -> None:
    path = layouts.estat_db(tmp_path / "a.csv")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("65歳以上", "65～74歳"), encoding="utf-8")
    with pytest.raises(DataError, match="65歳以上', found 0"):
        parse_population_db(path, designated=DESIGNATED)
    path.write_text("a,b\n1,2\n")
    with pytest.raises(DataError, match="two header rows of an e-Stat DB download"):
        parse_population_db(path, designated=DESIGNATED)


@pytest.mark.shared
def test_a_real_download_is_read(shared_data: Path) -> None:
    path = shared_data / "census/estat_db_download_population_2020_head.csv"
    read = read_estat_db(path)
    assert read.items[0] == "総数"
    table = parse_population_db(path, designated=DESIGNATED).tables["population_survey"]
    assert table.set_index("code").loc["01100", "total"] == 1_973_395
    assert len(table) == 193
