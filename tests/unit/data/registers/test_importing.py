from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from zones.data.embedded import Tables, load_tables
from zones.data.registers.importing import ImportResult, import_register, parse_register
from zones.errors import DataError
from zones.model.unions import Register
from zones.outputs.csv import to_csv

DAY = date(2026, 4, 1)
UNTIL_THEN = "Until then it counts as a member without a code."
ABOUT_FUCHU = (
    "Row 3: '府中市' is several (13206 東京都府中市, 34208 広島県府中市). "
    f"Add the code or the prefecture. {UNTIL_THEN}"
)
ABOUT_MATSUMOTO = (
    "Row 4: The check digit of code 202021 is wrong (it would be 202029). Check the code. "
    "By its name it was taken for 長野県松本市."
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def read(path: Path, tables: Tables) -> ImportResult:
    return import_register(
        path, municipalities=tables.municipalities, changes=tables.changes, as_of=DAY
    )


def written(folder: Path, text: str, *, encoding: str = "utf-8-sig") -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def said(result: ImportResult) -> list[str]:
    return [remark.text.en for remark in result.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_long_list_in_any_usual_encoding_and_delimiter(
    tmp_path: Path, tables: Tables, encoding: str, sign: str
) -> None:
    text = "圏域名,種別,市町村,役割,設立日\n南信州,定住自立圏,飯田市,中心市,H21.7.14\n"
    text += "南信州,定住自立圏,阿智村,,平成21年7月\n"
    result = read(written(tmp_path, text.replace(",", sign), encoding=encoding), tables)
    assert not result.problems
    assert list(result.table["code"]) == ["20205", "20407"]
    assert list(result.table["role"]) == ["centre", "member"]
    assert list(result.table["valid_from"]) == ["2009-07-14", "2009-07"]
    area = Register.from_table(result.table).unions[0]
    assert (area.type, area.prefecture, area.centres) == ("定住自立圏", "長野県", ("20205",))


def test_wide_list_with_one_row_a_union(tmp_path: Path, tables: Tables) -> None:
    text = "長野県の圏域一覧\n名称,中心市,構成市町村,事務\n"
    text += '北信地域定住自立圏,中野市・飯山市,"中野市、飯山市\n山ノ内町、木島平村",医療、交通\n'
    result = read(written(tmp_path, text), tables)
    area = Register.from_table(result.table).unions[0]
    assert not result.problems
    assert area.centres == ("20211", "20213")
    assert area.codes() == ("20211", "20213", "20561", "20562")
    assert area.tasks == ("医療", "交通")
    assert result.notes[0].text.en.startswith("Row 1: '長野県の圏域一覧' stands above the header")


def test_hand_made_excel_says_what_it_could_not_take(tmp_path: Path, tables: Tables) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["団体名", "種別", "市区町村名", "団体コード"])
    sheet.append(["穂高広域施設組合", "一部事務組合", "穂高町", None])
    sheet.append([None, None, "府中市", None])
    sheet.append([None, None, "松本市", 202021])
    sheet.append([None, None, "塩尻市", 20203])
    sheet.append([None, None, '=HYPERLINK("http://example.org")', None])
    sheet.append([None, None, None, "202011"])
    book.create_sheet("メモ")
    path = tmp_path / "list.xlsx"
    book.save(path)
    result = read(path, tables)
    assert said(result) == [
        ABOUT_FUCHU,
        ABOUT_MATSUMOTO,
        (
            "Row 5: Code 20203 is 長野県上田市, not '塩尻市'. The code was taken; "
            "correct the name or the code."
        ),
        (
            "Row 6: No municipality is called '=HYPERLINK(\"http://example.org\")'. "
            f"Correct the name or add the code. {UNTIL_THEN}"
        ),
    ]
    assert result.problems[0].choices == ("13206 東京都府中市", "34208 広島県府中市")
    notes = [note.text.en for note in result.notes]
    assert "Row 2: '穂高町' was taken for today's 長野県安曇野市." in notes
    assert any(note.startswith("Sheet 'メモ' is not read.") for note in notes)
    rows = result.table.set_index("municipality")
    assert len(result.table) == 6
    assert rows.loc["安曇野市", "code"] == "20220"
    assert rows.loc["長野市", "code"] == "20201"
    assert pd.isna(rows.loc["府中市", "code"])
    assert rows.loc["府中市", "status"] == "unconfirmed"


@pytest.mark.parametrize(
    ("name", "prefecture", "code"),
    [
        ("府中市", "広島県", "34208"),
        ("東京都府中市", "", "13206"),
        ("美里町", "熊本", "43348"),
        ("下伊那郡阿智村", "", "20407"),
        ("木曾町", "", "20432"),
        ("東出雲町", "", "32201"),
    ],
)
def test_names_are_found(
    tmp_path: Path, tables: Tables, name: str, prefecture: str, code: str
) -> None:
    text = f"圏域名,種別,市町村,市町村の都道府県\n甲,協議会,{name},{prefecture}\n"
    result = read(written(tmp_path, text), tables)
    assert not result.problems
    assert list(result.table["code"]) == [code]


@pytest.mark.parametrize(
    ("code", "found", "problem"),
    [
        ("20201", "20201", None),
        ("202011", "20201", None),
        ("1100", "01100", None),
        ("11002", "01100", None),
        ("202012", None, "check digit of code 202012 is wrong (it would be 202011)"),
        ("20999", None, "No municipality has code 20999"),
        ("2o201", None, "no code of five digits"),
    ],
)
def test_codes_are_verified(
    tmp_path: Path, tables: Tables, code: str, found: str | None, problem: str | None
) -> None:
    result = read(written(tmp_path, f"圏域名,種別,コード\n甲,協議会,{code}\n"), tables)
    assert list(result.table["code"].dropna()) == ([] if found is None else [found])
    assert len(result.table) == 1
    assert (problem is None) == (not result.problems)
    assert problem is None or problem in said(result)[0]


def test_code_and_name_that_disagree_are_told(tmp_path: Path, tables: Tables) -> None:
    text = "圏域名,種別,市町村,コード\n甲,協議会,上田市,20202\n"
    result = read(written(tmp_path, text), tables)
    assert said(result) == [
        (
            "Row 2: Code 20202 is 長野県松本市, not '上田市'. The code was taken; "
            "correct the name or the code."
        )
    ]


@pytest.mark.parametrize(
    ("row", "message", "refused"),
    [
        (",,飯田市,", "names no union", 1),
        ("甲,何か,飯田市,", "the type of '何か' is unknown", 1),
        ("甲,協議会,,", "has no municipality", 1),
        ("甲,協議会,飯田市,13月", "'13月' can't be read as a date", 0),
        ("甲,協議会,飯田市、飯田市,", "stands in row 2 too", 0),
    ],
)
def test_nothing_is_dropped_in_silence(
    tmp_path: Path, tables: Tables, row: str, message: str, refused: int
) -> None:
    result = read(written(tmp_path, f"圏域名,種別,市町村,設立日\n{row}\n"), tables)
    assert message in said(result)[0]
    assert [one.given for one in result.refused] == [tuple(row.split(","))] * refused


def test_the_content_alone_is_read_like_the_file(tmp_path: Path, tables: Tables) -> None:
    path = written(tmp_path, "圏域名,種別,市町村\n甲,協議会,飯田市\n甲,,謎の町\n")
    given = parse_register(
        path.name,
        path.read_bytes(),
        municipalities=tables.municipalities,
        changes=tables.changes,
        as_of=DAY,
    )
    kept = read(path, tables)
    pd.testing.assert_frame_equal(given.table, kept.table)
    assert given.problems == kept.problems


def test_columns_that_mean_nothing_are_noted(tmp_path: Path, tables: Tables) -> None:
    result = read(written(tmp_path, "圏域名,種別,市町村,電話\n甲,協議会,飯田市,0265\n"), tables)
    assert [note.text.en for note in result.notes] == [
        "Column '電話' is none of a register's and is not used. If it should be, correct its heading."
    ]


def test_table_without_a_header_is_refused(tmp_path: Path, tables: Tables) -> None:
    with pytest.raises(DataError, match="no header found"):
        read(written(tmp_path, "飯田市,20205\n阿智村,20407\n"), tables)


def test_export_of_the_national_register_comes_back_the_same(
    tmp_path: Path, tables: Tables
) -> None:
    path = tmp_path / "unions.csv"
    path.write_bytes(to_csv(tables.unions))
    result = read(path, tables)
    assert not result.problems
    pd.testing.assert_frame_equal(result.table, tables.unions)
    assert Register.from_table(result.table) == Register.from_table(tables.unions)
