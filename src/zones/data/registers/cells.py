"""Cells of a CSV or Excel file as text, from a hand that may mean no good."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import openpyxl

from zones.data.text_tables import WORKBOOK_FAULTS
from zones.errors import DataError, InputError

LARGEST_BYTES = 20_000_000
_LARGEST_UNPACKED = 200_000_000
_LARGEST_RATIO = 200
_MOST_PARTS = 1_000
_MOST_ROWS = 100_000
_MOST_COLUMNS = 200
_FOREIGN = re.compile("[\0\x80\uf8f0-\uf8f3]")
"""What Shift_JIS makes of bytes that are none of its letters."""
_DELIMITERS = ",\t;；、|"


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of a file that hold anything.

    Parameters
    ----------
    numbers
        Row number of each row, as a spreadsheet or editor shows it.
    rows
        Text of the cells; formulas as they are written.
    left_out
        Names of further sheets that were not read.
    """

    numbers: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()


def read_cells(path: Path) -> Cells:
    """Read a CSV (UTF-8 or Shift_JIS, any usual delimiter) or Excel file (.xlsx, .xlsm).

    Raises
    ------
    InputError
        If the file can't be read or is too large.
    DataError
        If it is no CSV or Excel file, or unpacks to more than is reasonable.
    """
    return parse_cells(path.name, read_content(path))


def parse_cells(file: str, content: bytes) -> Cells:
    """Read the *content* of a file called *file*; what it is, is seen from the content.

    Raises
    ------
    InputError
        If it is too large.
    DataError
        If it is no CSV or Excel file, or unpacks to more than is reasonable.
    """
    if len(content) > LARGEST_BYTES:
        raise _too_large(file)
    if content.startswith(b"PK\x03\x04"):
        return _excel(file, content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise DataError(
            f"{file} は古い Excel 形式（.xls）です。.xlsx で保存し直してください。",
            f"{file} is in Excel's old format (.xls). Save it again as .xlsx.",
        )
    return _csv(file, content)


def read_content(path: Path) -> bytes:
    """Return the bytes of a file of a person's own, unless it is too large.

    Raises
    ------
    InputError
        If the file can't be read or is too large.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise _too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path} を読めません（{error.strerror}）。場所と権限を確かめてください。",
            f"Can't read {path} ({error.strerror}). Check the place and the permission.",
        ) from error


def _too_large(file: str) -> InputError:
    return InputError(
        f"{file} が大きすぎます（20 MB まで）。必要な行だけにしてください。",
        f"{file} is too large (20 MB at most). Keep the rows that are needed.",
    )


def _csv(file: str, content: bytes) -> Cells:
    text = _decode(file, content)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=lambda sign: (head.count(sign), -_DELIMITERS.index(sign)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    numbers: list[int] = []
    rows: list[tuple[str, ...]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                numbers.append(line)
                rows.append(tuple(row))
            _check_size(file, len(rows), len(row))
            line = reader.line_num + 1
    except csv.Error as error:
        raise DataError(
            f"{file} はCSVとして読めません（{error}）。開いて CSV か .xlsx で保存し直してください。",
            f"{file} can't be read as CSV ({error}). Open it and save it again as CSV or .xlsx.",
        ) from error
    return Cells(tuple(numbers), tuple(rows))


def _decode(file: str, content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _FOREIGN.search(text):
            return text
    raise DataError(
        f"{file} は UTF-8 でも Shift_JIS でもありません。CSV か .xlsx で保存し直してください。",
        f"{file} is neither UTF-8 nor Shift_JIS. Save it again as CSV or .xlsx.",
    )


def _excel(file: str, content: bytes) -> Cells:
    _check_archive(file, content)
    try:
        with warnings.catch_warnings():
            # What openpyxl finds odd about styles and the like is nothing to tell.
            warnings.simplefilter("ignore", UserWarning)
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        for name, sheet in sheets.items():
            numbers, rows = _sheet(file, sheet.iter_rows(values_only=True))
            if rows:
                rest = tuple(title for title in sheets if title != name)
                return Cells(numbers, rows, rest)
    except DataError:
        raise
    except WORKBOOK_FAULTS as error:
        raise DataError(
            f"{file} は Excel として読めません。開いて保存し直してください。",
            f"{file} can't be read as Excel. Open it and save it again.",
        ) from error
    return Cells((), ())


def _sheet(
    file: str, values: Iterator[tuple[object, ...]]
) -> tuple[tuple[int, ...], tuple[tuple[str, ...], ...]]:
    numbers: list[int] = []
    rows: list[tuple[str, ...]] = []
    for number, row in enumerate(values, start=1):
        _check_size(file, number, len(row))
        cells = tuple(_text(value) for value in row)
        if any(cell.strip() for cell in cells):
            numbers.append(number)
            rows.append(cells)
    return tuple(numbers), tuple(rows)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _check_archive(file: str, content: bytes) -> None:
    """Refuse an archive that declares more than a table can need, before anything is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise DataError(
            f"{file} は壊れています。開いて保存し直してください。",
            f"{file} is damaged. Open it and save it again.",
        ) from error
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    dense = any(
        part.file_size > LARGEST_BYTES and part.file_size > _LARGEST_RATIO * part.compress_size
        for part in parts
    )
    if (
        len(parts) > _MOST_PARTS
        or unpacked > _LARGEST_UNPACKED
        or dense
        or (unpacked > LARGEST_BYTES and unpacked > _LARGEST_RATIO * packed)
    ):
        raise DataError(
            f"{file} は展開すると大きくなりすぎます。表だけのファイルにしてください。",
            f"{file} unpacks to too much. Give a file with the table only.",
        )


def _check_size(file: str, rows: int, columns: int) -> None:
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
        raise DataError(
            f"{file} が大きすぎます（{_MOST_ROWS:,}行、{_MOST_COLUMNS}列まで）。必要な行と列だけにしてください。",
            f"{file} is too large ({_MOST_ROWS:,} rows and {_MOST_COLUMNS} columns at most). Keep "
            "the rows and columns that are needed.",
        )
