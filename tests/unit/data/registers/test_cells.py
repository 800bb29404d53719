import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from zones.data.registers import cells
from zones.data.registers.cells import parse_cells, read_cells
from zones.errors import DataError, InputError


def packed(folder: Path, size: int) -> Path:
    path = folder / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * size)
    return path


def test_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="unpacks to too much"):
        read_cells(packed(tmp_path, 30_000_000))


def test_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="can't be read as Excel"):
        read_cells(packed(tmp_path, 100))


def test_too_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "LARGEST_BYTES", 10)
    path = tmp_path / "list.csv"
    path.write_text("圏域名,市町村\n", encoding="utf-8")
    with pytest.raises(InputError, match="too large"):
        read_cells(path)


@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0old", b"a\0b", b"\xff\xfe\xfd\x80", b"PK\x03\x04rest"]
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(DataError):
        read_cells(path)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        read_cells(tmp_path / "nowhere.csv")


def test_row_numbers_count_empty_lines_and_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('a,b\n\n"1\n2",3\n4,5\n', encoding="utf-8")
    assert read_cells(path).numbers == (1, 3, 5)


def test_formulas_stay_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "=1+1"
    stream = io.BytesIO()
    book.save(stream)
    path = tmp_path / "list.xlsx"
    path.write_bytes(stream.getvalue())
    assert read_cells(path).rows == (("=1+1",),)


def test_content_is_read_without_a_file() -> None:
    assert parse_cells("x.png", "コード,圏域\n".encode("cp932")).rows == (("コード", "圏域"),)


def test_large_content_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "LARGEST_BYTES", 3)
    with pytest.raises(InputError, match="too large"):
        parse_cells("list.csv", b"a,b\n")
