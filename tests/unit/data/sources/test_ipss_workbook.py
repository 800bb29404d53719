from pathlib import Path

import official_layouts as layouts
import openpyxl
import pytest

from zones.data.sources.ipss_workbook import parse_ipss_workbooks
from zones.errors import DataError
from zones.schemas.population import PROJECTION
from zones.schemas.validation import validate


def test_the_workbooks_become_the_projection(tmp_path: Path) -> None:
    parsed = parse_ipss_workbooks(layouts.ipss_books(tmp_path))
    table = parsed.tables["projection"]
    validate(table, PROJECTION)
    assert table["code"].unique().tolist() == ["01100", "01202", "01303", "07999", "13101"]
    first = table.iloc[0]
    assert first[["code", "unit", "year"]].tolist() == ["01100", "municipality", 2020]
    assert first[["total", "age_0_14", "age_65_over"]].tolist() == [200, 20, 60]
    assert set(table["unit"][table["code"] == "07999"]) == {"hamadori"}
    assert len(table) == 5 * 7
    assert [out.rows for out in parsed.report.left_out] == [1, 1] * 4
    assert parsed.report.residuals == ()


def test_a_prefecture_that_isnt_its_sum_is_reported(tmp_path: Path) -> None:
    paths = layouts.ipss_books(tmp_path)
    rows = layouts.ipss_rows(100)
    rows[0][4] = 401
    layouts.ipss_book(paths[0], rows)
    (rest,) = parse_ipss_workbooks(paths).report.residuals
    assert (rest.published, rest.listed, rest.difference) == (401, 400, 1)


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        (1, 4, -5, "line 7, column '2020': expected a whole number of 0 or more, found '-5'"),
        (1, 4, 1.5, "line 7, column '2020'.*found '1.5'"),
        (1, 1, "7", "line 7, column 'kind': expected a, 0, 1, 2, 3 or 9, found '7'"),
        (3, 0, 1100, "line 9: 01100 comes twice"),
        (3, 0, "甲", "line 9, column 'code'"),
        (3, 0, 1203, r"01202 \(2020\) is in only one of"),
        (3, 4, 39, r"01202 \(2020\): the ages add up to more"),
    ],
)
def test_faults_are_named(
    tmp_path: Path, row: int, column: int, value: object, message: str
) -> None:
    paths = layouts.ipss_books(tmp_path)
    rows = layouts.ipss_rows(100)
    rows[row][column] = value
    layouts.ipss_book(paths[0], rows)
    with pytest.raises(DataError, match=message):
        parse_ipss_workbooks(paths)


def test_all_three_are_needed_by_name(tmp_path: Path) -> None:
    paths = layouts.ipss_books(tmp_path)
    with pytest.raises(DataError, match=r"kekkahyo2_3\.xlsx"):
        parse_ipss_workbooks(paths[:3])
    with pytest.raises(DataError, match=r"other\.xlsx is none of"):
        parse_ipss_workbooks([paths[0].rename(tmp_path / "other.xlsx")])


def test_other_years_are_refused(tmp_path: Path) -> None:
    path = layouts.ipss_book(tmp_path / "kekkahyo1.xlsx", [])
    with pytest.raises(DataError, match="has no row of data"):
        parse_ipss_workbooks([path])
    book = openpyxl.load_workbook(path)
    book.active["E5"] = "2015年"
    book.save(path)
    with pytest.raises(DataError, match="columns E–K: expected the years 2020–2050"):
        parse_ipss_workbooks([path])
    path.write_bytes(b"no workbook")
    with pytest.raises(DataError, match="no readable zip"):
        parse_ipss_workbooks([path])
