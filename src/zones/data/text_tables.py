"""Tables in files of several kinds (CSV, Excel, Parquet), every cell as text."""

import csv
import io
import lzma
import struct
import warnings
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils.exceptions import InvalidFileException

from zones.data import archives
from zones.data.sources.csv_table import CsvTable, table_of, unreadable
from zones.errors import DataError

MAX_BYTES = 2_000_000_000
"""Size of a file that is read whole."""

MAX_COLUMNS = 20_000
"""Columns of a table: a wide table of all municipalities has 1,750."""

MAX_CELL = 10_000
"""Letters in a cell."""

_ENCODINGS = ("utf-8-sig", "cp932")
_SHEET_BYTES = 500_000_000
_PARQUET = b"PAR1"
_ZIP = b"PK\x03\x04"

MAX_ROWS = 20_000_000
"""Rows of a Parquet table: every pair of municipalities makes three million."""

WORKBOOK_FAULTS = (
    OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
    RuntimeError, SyntaxError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    InvalidFileException,
)  # fmt: skip
"""What openpyxl raises on workbooks that are broken or hostile; faults in XML are SyntaxErrors."""

Rows = list[tuple[int, list[str]]]
"""Rows of text with their line numbers, from 1."""


def read_text_table(path: Path, *, sheet: str | None = None) -> CsvTable:
    """Read a table whose first row is its header: CSV, Excel (.xlsx) or Parquet.

    What the file is follows from its content and never from its name alone. CSV may be UTF-8 or
    Shift_JIS (cp932), separated by comma, tab or semicolon.

    Raises
    ------
    DataError
        If it is none of them, too large, or a row is longer or shorter than the header.
    """
    start = _start(path)
    if start.startswith(_PARQUET):
        return _read_parquet(path)
    rows = read_sheet(path, sheet=sheet) if start.startswith(_ZIP) else read_lines(path)
    if not rows:
        raise DataError(f"{path.name} は空です。", f"{path.name} is empty.")
    (line, header), *rest = rows
    for name in header:
        if header.count(name) > 1:
            raise DataError(
                f"{path.name} の{line}行目: 列「{name[:40]}」が2つあります。",
                f"{path.name}, line {line}: column '{name[:40]}' comes twice.",
            )
    return table_of(path.name, header, rest)


def read_lines(path: Path, *, encodings: Sequence[str] = _ENCODINGS) -> Rows:
    """Return the rows of a CSV file in the first of *encodings* that fits; empty lines left out.

    Raises
    ------
    DataError
        If the file can't be read, is in none of the encodings, or is no such table.
    """
    size = path.stat().st_size if path.is_file() else 0
    if size > MAX_BYTES:
        raise DataError(
            f"{path.name} が大きすぎます（{size:,}バイト、{MAX_BYTES:,}まで）。",
            f"{path.name} is too large ({size:,} bytes, {MAX_BYTES:,} at most).",
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    return rows_of(path.name, content, encodings=encodings)


def rows_of(file: str, content: bytes, *, encodings: Sequence[str] = _ENCODINGS) -> Rows:
    """Return the rows of a CSV given as bytes.

    Raises
    ------
    DataError
        If it is in none of the encodings, or is no such table.
    """
    text = decoded(file, content, encodings=encodings)
    sample = text[: text.find("\n") + 1 or len(text)]
    delimiter = max(",\t;", key=sample.count)
    rows: Rows = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for row in reader:
            if not row or not any(row):
                continue
            _check_row(file, reader.line_num, row)
            rows.append((reader.line_num, row))
    except csv.Error as error:
        raise DataError(
            f"{file} の{reader.line_num}行目: CSVとして読めません（{error}）。",
            f"{file}, line {reader.line_num}: no readable CSV ({error}).",
        ) from error
    return rows


def decoded(file: str, content: bytes, *, encodings: Sequence[str] = _ENCODINGS) -> str:
    """Return *content* as text in the first of *encodings* that fits.

    Raises
    ------
    DataError
        If none fits, or it holds NUL: then it is no text.
    """
    at = content.find(b"\0")
    if at >= 0:
        raise DataError(
            f"{file} はテキストではありません（{at}バイト目にNUL）。",
            f"{file} is no text (NUL at byte {at}).",
        )
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    tried = " / ".join(encodings)
    raise DataError(
        f"{file} の文字コードが {tried} のどれでもありません。「CSV UTF-8」で保存し直してください。",
        f"{file} is in none of {tried}. Save it again as 'CSV UTF-8'.",
    )


def read_sheet(path: Path, *, sheet: str | None = None) -> Rows:
    """Return the rows of a sheet of an Excel file as text; whole numbers without a fraction.

    Parameters
    ----------
    path
        The workbook (.xlsx).
    sheet
        Its name; the first one unless given.

    Raises
    ------
    DataError
        If it is no workbook, there is no such sheet, or it unpacks to too much.
    """
    with archives.opened(path) as archive:
        size = sum(info.file_size for info in archive.infolist())
        if size > _SHEET_BYTES:
            raise DataError(
                f"{path.name} は展開すると{size:,}バイトになります。CSVで保存してください。",
                f"{path.name} unpacks to {size:,} bytes. Save it as CSV.",
            )
    with path.open("rb") as stream, warnings.catch_warnings():
        # What openpyxl finds odd about styles and the like is nothing to tell.
        warnings.simplefilter("ignore", UserWarning)
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        except WORKBOOK_FAULTS as error:
            raise DataError(
                f"{path.name} はExcelブック（.xlsx）として読めません。",
                f"{path.name} is no readable Excel workbook (.xlsx).",
            ) from error
        try:
            return _sheet_rows(path.name, book, sheet)
        finally:
            book.close()


def _sheet_rows(file: str, book: Any, sheet: str | None) -> Rows:  # noqa: ANN401 - no types
    if sheet is not None and sheet not in book.sheetnames:
        names = "、".join(book.sheetnames)
        raise DataError(
            f"{file} にシート「{sheet}」はありません（{names}）。",
            f"{file} has no sheet '{sheet}' ({names}).",
        )
    page = book[sheet or book.sheetnames[0]]
    rows: Rows = []
    try:
        page.reset_dimensions()
        for line, cells in enumerate(page.iter_rows(values_only=True), start=1):
            row = [_cell_text(cell) for cell in cells]
            if any(row):
                _check_row(file, line, row)
                rows.append((line, row))
    except DataError:
        raise
    except WORKBOOK_FAULTS as error:
        raise DataError(
            f"{file} のシートを最後まで読めません。", f"A sheet of {file} can't be read to its end."
        ) from error
    width = max((len(row) for _, row in rows), default=0)
    return [(line, row + [""] * (width - len(row))) for line, row in rows]


def _cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _read_parquet(path: Path) -> CsvTable:
    try:
        file = pq.ParquetFile(path)
        if file.metadata.num_columns > MAX_COLUMNS:
            raise _too_wide(path.name, 1, file.metadata.num_columns)
        rows = file.metadata.num_rows
        if rows > MAX_ROWS:  # runs of one value take no room in the file
            raise DataError(
                f"{path.name} が大きすぎます（{rows:,}行、{MAX_ROWS:,}まで）。",
                f"{path.name} is too large ({rows:,} rows, {MAX_ROWS:,} at most).",
            )
        size = sum(
            file.metadata.row_group(at).total_byte_size
            for at in range(file.metadata.num_row_groups)
        )
        if size > MAX_BYTES:
            raise DataError(
                f"{path.name} は展開すると{size:,}バイトになります（{MAX_BYTES:,}まで）。",
                f"{path.name} unpacks to {size:,} bytes ({MAX_BYTES:,} at most).",
            )
        frame = file.read().to_pandas()
    except (OSError, pa.ArrowException, ValueError, NotImplementedError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(
            f"{path.name} はParquetとして読めません。", f"{path.name} is no readable Parquet file."
        ) from error
    text = frame.astype("object").map(lambda cell: "" if pd.isna(cell) else _cell_text(cell))
    index = pd.RangeIndex(1, len(frame) + 1, name="line")
    return CsvTable(path.name, text.astype("str").set_axis(index, axis=0))


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(4)
    except OSError as error:
        raise unreadable(path, error) from error


def _check_row(file: str, line: int, row: Sequence[str]) -> None:
    if len(row) > MAX_COLUMNS:
        raise _too_wide(file, line, len(row))
    for at, cell in enumerate(row, start=1):
        if len(cell) > MAX_CELL:
            raise DataError(
                f"{file} の{line}行目、{at}列目: {len(cell):,}文字もあります（{MAX_CELL:,}まで）。",
                f"{file}, line {line}, column {at}: {len(cell):,} letters ({MAX_CELL:,} at most).",
            )


def _too_wide(file: str, line: int, count: int) -> DataError:
    return DataError(
        f"{file} の{line}行目: {count:,}列もあります（{MAX_COLUMNS:,}まで）。",
        f"{file}, line {line}: {count:,} columns ({MAX_COLUMNS:,} at most).",
    )
