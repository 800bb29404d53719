"""Excel for planners: one sheet a table, typed columns, frozen header, codes as text."""

import io
import re
import zipfile
from collections.abc import Sequence

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from zones.errors import DataError
from zones.labels import Lang, Text
from zones.outputs.columns import Column, Unit, column_of
from zones.outputs.epoch import EPOCH
from zones.outputs.formats.about import About
from zones.outputs.formats.markup import xml_text
from zones.outputs.table_set import NamedTable

NAME = "zones.xlsx"

_FORMATS: dict[Unit, str] = {
    "code": "@",
    "persons": "#,##0",
    "yen": "#,##0",
    "share": "0.0000",
    "km": "0.0",
    "km2": "#,##0.00",
    "degree": "0.000000",
}
"""How numbers are shown; a share is cut to four decimals so that 9.996 % doesn't read 10."""

_SPECIAL = ("=", "+", "-", "@", "#", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""Text that starts so could be taken for a formula or an error value."""

_WIDEST = 60
_NARROWEST = 8
_LETTERS = 32_767
"""What one cell of Excel holds."""
_HEAD = PatternFill("solid", start_color="FFE3E1D6")
_BOLD = Font(bold=True)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_SOURCES = Text("出典", "Sources")
_COLUMNS = Text("項目の説明", "Columns")


def excel(tables: Sequence[NamedTable], about: About) -> dict[str, bytes]:
    """Return one workbook: a sheet a table, then what the columns mean, then the sources.

    Text is text, also where it looks like a formula; a missing value is an empty cell.

    Raises
    ------
    DataError
        If a text is longer than a cell.
    """
    for table in tables:
        _check_lengths(table)
    book = Workbook(write_only=True)
    book.properties.title = xml_text(about.title)
    book.properties.creator = about.software
    book.properties.created = EPOCH.replace(tzinfo=None)
    for table in tables:
        heads = [(column.label.say(about.lang), column) for column in table.columns]
        _add_sheet(book, table.label.say(about.lang), table.table, heads)
    _add_columns(book, tables, about.lang)
    _add_sources(book, about)
    buffer = io.BytesIO()
    book.save(buffer)
    return {NAME: still(buffer.getvalue())}


def _check_lengths(table: NamedTable) -> None:
    for name in table.table:
        values = table.table[name]
        if not pd.api.types.is_string_dtype(values.dtype):
            continue
        long = values[values.str.len().fillna(0) > _LETTERS]
        if len(long):
            where, start = f"{table.id} {name}", str(long.iloc[0])[:40]
            raise DataError(
                f"「{start}…」（{where}）は Excel の1セル（{_LETTERS:,}字）に収まりません。"
                "CSV（--format csv）で書き出してください。",
                f"'{start}…' ({where}) is longer than a cell of Excel ({_LETTERS:,} letters). "
                "Export CSV instead (--format csv).",
            )


def _add_sheet(
    book: Workbook, title: str, table: pd.DataFrame, heads: Sequence[tuple[str, Column]]
) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    columns = [table[name].astype("object").where(table[name].notna(), None) for name in table]
    for at, ((words, _), values) in enumerate(zip(heads, columns, strict=True), start=1):
        width = _width(words, values)
        sheet.column_dimensions[get_column_letter(at)].width = width
    if len(table.columns):
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table) + 1}"
    sheet.append([_head(sheet, words) for words, _ in heads])
    shown = [_FORMATS.get(column.unit) for _, column in heads]
    for row in zip(*(values.tolist() for values in columns), strict=True):
        sheet.append([_cell(sheet, value, how) for value, how in zip(row, shown, strict=True)])


def _width(words: str, values: pd.Series) -> float:
    longest = max((len(str(value).encode("cp932", "replace")) for value in values[:200]), default=0)
    wanted = max(len(words.encode("cp932", "replace")), longest) + 2
    return float(min(max(wanted, _NARROWEST), _WIDEST))


def _head(sheet: WriteOnlyWorksheet, words: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, words)
    cell.font, cell.fill = _BOLD, _HEAD
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: object, shown: str | None) -> object:
    """Return what openpyxl takes for a cell; only what needs it becomes a cell of its own."""
    if isinstance(value, str):
        plain = xml_text(value)
        if shown is None and not plain.startswith(_SPECIAL):
            return plain
        cell = WriteOnlyCell(sheet, plain)
        cell.data_type = "s"
        cell.number_format = "@"
        return cell
    if value is None or shown is None or isinstance(value, bool):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = shown
    return cell


def _add_columns(book: Workbook, tables: Sequence[NamedTable], lang: Lang) -> None:
    rows = [
        (table.label.say(lang), column.label.say(lang), table.id, column.name, column.unit)
        for table in tables
        for column in table.columns
    ]
    heads = (
        Text("シート", "Sheet"),
        Text("列", "Column"),
        Text("表の名前（CSV）", "Name of the table (CSV)"),
        Text("列の名前（CSV）", "Name of the column (CSV)"),
        Text("単位", "Unit"),
    )
    _add_words(book, _COLUMNS.say(lang), [head.say(lang) for head in heads], rows)


def _add_sources(book: Workbook, about: About) -> None:
    names = [column_of("sources", str(name)).label.say(about.lang) for name in about.sources]
    rows = [tuple(map(str, row)) for row in about.sources.itertuples(index=False, name=None)]
    basis = Text("基準", "Basis").say(about.lang)
    rows.insert(0, (basis, about.basis, "", "", about.software))
    _add_words(book, _SOURCES.say(about.lang), names, rows)


def _add_words(
    book: Workbook, title: str, heads: Sequence[str], rows: Sequence[tuple[str, ...]]
) -> None:
    names = [str(at) for at in range(len(heads))]
    table = pd.DataFrame(rows, columns=names, dtype="str")
    texts = [Column(name, Text(name, name), "text") for name in names]
    _add_sheet(book, title, table, list(zip(heads, texts, strict=True)))


def still(content: bytes) -> bytes:
    """Return the workbook without the time at which it was saved."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(
                    rb"\g<1>" + EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data
                )
            info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            new.writestr(info, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
