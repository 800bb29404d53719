from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from zones.data import text_tables
from zones.data.text_tables import decoded, read_lines, read_sheet, read_text_table, rows_of
from zones.errors import DataError


def test_rows_keep_their_line_numbers() -> None:
    assert rows_of("f", b"a,b\n\n,\n1,2\n") == [(1, ["a", "b"]), (4, ["1", "2"])]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a\0b", "no text \\(NUL at byte 1\\)"),
        (b"\xff\xfea\x00", "no text"),
        (b"\x81", "in none of utf-8-sig / cp932"),
        (b'a,b\n"1,2\n', "no readable CSV"),
        (b"," * 30_000 + b"x", "30,001 columns"),
        (b"a\n" + b"x" * 20_000, "line 2, column 1: 20,000 letters"),
        (b"a\n" + b"x" * 200_000, "no readable CSV"),
    ],
)
def test_hostile_text_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(DataError, match=message):
        rows_of("f", content)


def test_letters_come_out_right_in_both_encodings() -> None:
    assert decoded("f", "𠮷野町".encode()) == "𠮷野町"
    assert decoded("f", "長野市".encode("cp932")) == "長野市"


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "is empty"), ("a,a\n1,2\n", "'a' comes twice"), ("a,b\n", "no row of data")],
)
def test_a_table_has_a_header_and_rows(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    with pytest.raises(DataError, match=message):
        read_text_table(path)


def test_a_missing_or_large_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for read in (read_text_table, read_lines):
        with pytest.raises(DataError, match="can't be read"):
            read(tmp_path / "missing.csv")
    monkeypatch.setattr(text_tables, "MAX_BYTES", 3)
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(DataError, match="too large"):
        read_lines(tmp_path / "a.csv")
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(DataError, match="unpacks to"):
        read_text_table(tmp_path / "a.parquet")


def test_a_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("二").append(["x", 1100, 2.5, None])
    book.save(tmp_path / "a.xlsx")
    assert read_sheet(tmp_path / "a.xlsx", sheet="二") == [(1, ["x", "1100", "2.5"])]
    with pytest.raises(DataError, match="no sheet '三'"):
        read_sheet(tmp_path / "a.xlsx", sheet="三")


def test_what_only_looks_like_a_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(DataError, match="no readable Parquet"):
        read_text_table(tmp_path / "a.parquet")
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(DataError, match="no readable zip"):
        read_text_table(tmp_path / "a.xlsx")
