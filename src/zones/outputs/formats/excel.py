"""Excel for planners: one sheet a table, typed columns, frozen header, codes as text."""

import io
from collections.abc import Sequence

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zones.errors import DataError
from zones.labels import Text
from zones.outputs.columns import Column, Unit
from zones.outputs.epoch import EPOCH
from zones.outputs.formats.about import About
from zones.outputs.formats.markup import xml_text
from zones.outputs.table_set import NamedTable

NAME = "zones.xlsx"

_TEXT = "@"
_SHOWN: dict[Unit, str] = {
    "persons": "#,##0",
    "yen": "#,##0",
    "share": "0.0000",
    "km": "0.0",
    "km2": "#,##0.00",
    "degree": "0.000000",
}
"""How numbers are shown; a share has four decimals so that 9.996 % doesn't read 10."""

_WIDEST = 60
_NARROWEST = 8
_LETTERS = 32_767
"""What one cell of Excel holds."""
_LOOKED_AT = 200
"""So many rows decide how wide a column is."""
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
    sheets = [*tables, _column_table(tables, about), _source_table(about)]
    for table in sheets:
        _check_lengths(table)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": xml_text(about.title),
                "author": about.software,
                "created": EPOCH.replace(tzinfo=None),
            }
        )
        shown = {key: book.add_format({"num_format": how}) for key, how in _SHOWN.items()}
        shown |= dict.fromkeys(("code", "text"), book.add_format({"num_format": _TEXT}))
        head = book.add_format({"bold": True, "bg_color": "#E3E1D6", "num_format": _TEXT})
        for table in sheets:
            sheet = book.add_worksheet(table.label.say(about.lang))
            _fill(sheet, table, about, head=head, shown=shown)
    return {NAME: buffer.getvalue()}


def _fill(
    sheet: Worksheet,
    table: NamedTable,
    about: About,
    *,
    head: Format,
    shown: dict[Unit, Format],
) -> None:
    sheet.freeze_panes(1, 1)
    columns = table.columns
    if columns:
        sheet.autofilter(0, 0, len(table.table), len(columns) - 1)
    for at, column in enumerate(columns):
        words = column.label.say(about.lang)
        values = table.table[column.name]
        sheet.set_column(at, at, _width(words, values))
        sheet.write_string(0, at, words, head)
        _fill_column(sheet, at, values, _format(column, values, shown))


def _format(column: Column, values: pd.Series, shown: dict[Unit, Format]) -> Format | None:
    """Return how the cells of a column are shown: text is marked as text, also for who edits it."""
    if pd.api.types.is_bool_dtype(values.dtype):
        return None
    if pd.api.types.is_numeric_dtype(values.dtype):
        return shown.get(column.unit) if column.unit in _SHOWN else None
    return shown["text"]


def _fill_column(sheet: Worksheet, at: int, values: pd.Series, shown: Format | None) -> None:
    known = values[values.notna()].tolist()
    rows = (values.notna().to_numpy().nonzero()[0] + 1).tolist()
    for row, value in zip(rows, known, strict=True):
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value, shown)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, at, value, shown)
        else:
            sheet.write_string(row, at, xml_text(value), shown)


def _width(words: str, values: pd.Series) -> int:
    texts = [words, *values.head(_LOOKED_AT).dropna().astype("str")]
    # a Japanese letter is two wide
    longest = max(len(text.encode("cp932", "replace")) for text in texts)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


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


def _column_table(tables: Sequence[NamedTable], about: About) -> NamedTable:
    rows = [
        (
            table.label.say(about.lang),
            column.label.say(about.lang),
            table.id,
            column.name,
            column.unit,
        )
        for table in tables
        for column in table.columns
    ]
    columns = ["sheet", "column", "table", "field", "unit"]
    return NamedTable("columns", _COLUMNS, pd.DataFrame(rows, columns=columns, dtype="str"))


def _source_table(about: About) -> NamedTable:
    basis = {
        "table": Text("基準", "Basis").say(about.lang),
        "title": about.basis,
        "credit": about.software,
    }
    rows = pd.concat([pd.DataFrame([basis]), about.sources], ignore_index=True)
    return NamedTable("sources", _SOURCES, rows[list(about.sources)].astype("str"))
