"""A person's own table of flows: CSV, Excel or Parquet, long or wide, its columns chosen by name."""

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from zones.data.kinds import Layout
from zones.data.settling import TOTAL
from zones.data.sources.csv_table import CsvTable, cell_error
from zones.data.text_tables import read_text_table
from zones.errors import DataError
from zones.labels import Text

_WORDS = {
    "origin": ("origin", "from", "home", "o", "常住地", "常住地コード", "居住地", "居住地コード",
               "出発地", "発", "発地", "origin_code"),
    "destination": ("destination", "to", "work", "d", "従業地", "従業地コード", "従業地・通学地",
                    "通勤先", "通勤先コード", "到着地", "着", "着地", "destination_code"),
    "persons": ("persons", "count", "trips", "flow", "flows", "人数", "人口", "人", "総数", "値"),
}  # fmt: skip
_ITEMS = {"origin": "出発地", "destination": "行き先", "persons": "人数"}
_UNKNOWN = ("", "*", "**", "***", "…", "x", "X", "NA")
_ZERO = "-"
_PLAIN = 5
_CHECKED = 6
_PERSONS = Text(
    "0以上の整数、-（0人）、*（不明）のどれか",
    "whole persons of 0 or more, - (zero) or * (unknown)",
)
_CODE = Text("01100 のような5桁か6桁のコード", "a code of five or six digits, like 01100")
_WEIGHTS = (6, 5, 4, 3, 2)
_MODULUS = 11


def parse_od_table(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    layout: Layout = "long",
    sheet: str | None = None,
) -> pd.DataFrame:
    """Parse a table of flows.

    Codes have five digits, or six with the check digit. Where numbers lost their leading zero
    (1100 for 01100), that is refused and not guessed. ``-`` is zero; an empty cell, ``*``, ``x``
    or ``…`` is unknown.

    Parameters
    ----------
    path
        The file.
    columns
        Which column is `origin`, `destination` and `persons`; found by usual names unless given. A
        wide table needs `origin` only: every other column whose name is a code is a destination.
    layout
        ``long`` or ``wide``.
    sheet
        Sheet of an Excel file; the first one unless given.

    Returns
    -------
    `origin`, `destination` (text of five digits) and `persons` (Int64, NA where unknown); the
    index is the line in the file.

    Raises
    ------
    DataError
        If a column is missing or can be meant by several names, a code is malformed, or persons
        are negative, a fraction or no number; it names the line and the column.
    """
    table = read_text_table(path, sheet=sheet)
    if layout == "wide":
        return _wide(table, columns or {})
    names = {item: _column(table, item, columns or {}) for item in _WORDS}
    return pd.DataFrame(
        {
            "origin": plain_codes(table, names["origin"]),
            "destination": plain_codes(table, names["destination"]),
            "persons": persons(table, names["persons"]),
        }
    )


def parse_od_totals(path: Path, *, columns: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Parse a table of everyone who starts from each origin: the totals of a flow table.

    Parameters
    ----------
    path
        The file: one row an origin.
    columns
        Which column is `origin` and `persons`; found by usual names unless the file has these.

    Returns
    -------
    As `parse_od_table`; every destination is ``00000``, everywhere.

    Raises
    ------
    DataError
        As `parse_od_table`.
    """
    table = read_text_table(path)
    said = {item: name for item, name in (columns or {}).items() if name in table.text.columns}
    return pd.DataFrame(
        {
            "origin": plain_codes(table, _column(table, "origin", said)),
            "destination": TOTAL,
            "persons": persons(table, _column(table, "persons", said)),
        }
    )


def persons(table: CsvTable, column: str) -> pd.Series:
    """Return *column* as persons (Int64): thousands separators away, ``-`` zero, symbols unknown.

    Raises
    ------
    DataError
        If a cell is negative, a fraction or anything else.
    """
    plain = table.text[column].str.strip().str.replace(r"(?<=[0-9]),(?=[0-9]{3})", "", regex=True)
    cleaned = CsvTable(table.file, table.text.assign(**{column: plain}))
    unknown = "|".join(f"\\{word}" if word.startswith("*") else word for word in ("…", "x", "X"))
    pattern = rf"[0-9]{{1,12}}|-|\*{{1,3}}|{unknown}|NA|"
    cells = cleaned.matching(column, pattern, _PERSONS)
    numbers = cells.mask(cells.isin(_UNKNOWN)).replace(_ZERO, "0")
    return pd.to_numeric(numbers).astype("Int64")


def plain_codes(table: CsvTable, column: str) -> pd.Series:
    """Return *column* as codes of five digits; a sixth, check digit must be right.

    Raises
    ------
    DataError
        If a cell is no code: it names the line.
    """
    cells = table.matching(column, r"\s*[0-9]{5,6}\s*", _CODE)
    cells = cells.str.strip()
    long = cells.str.len() == _CHECKED
    if long.any():
        right = cells[long].map(_is_right)
        if not right.all():
            bad = right[~right].index[0]
            raise DataError(
                f"{table.file} の{bad}行目、列「{column}」: {cells[bad]} の検査数字（6桁目）が違います。",
                f"{table.file}, line {bad}, column '{column}': the check digit of {cells[bad]} "
                "is wrong.",
            )
    return cells.str[:_PLAIN]


def _is_right(code: str) -> bool:
    return code[_PLAIN] == check_digit(code[:_PLAIN])


def _code_of_column(table: CsvTable, column: str) -> str:
    """Return the code that names a column of a wide table."""
    code, place = column.strip(), list(table.text.columns).index(column) + 1
    if not re.fullmatch(r"[0-9]{5,6}", code):
        raise cell_error(table.file, 1, place, expected=_CODE, found=column)
    if len(code) == _CHECKED and not _is_right(code):
        raise DataError(
            f"{table.file} の1行目、{place}列目: {code} の検査数字（6桁目）が違います。",
            f"{table.file}, line 1, column '#{place}': the check digit of {code} is wrong.",
        )
    return code[:_PLAIN]


def check_digit(code: str) -> str:
    """Return the sixth digit of a municipality code of five.

    Examples
    --------
    >>> check_digit("01100"), check_digit("13101")
    ('2', '6')
    """
    total = sum(int(digit) * weight for digit, weight in zip(code, _WEIGHTS, strict=True))
    return str((_MODULUS - total % _MODULUS) % 10)


def _wide(table: CsvTable, columns: Mapping[str, str]) -> pd.DataFrame:
    origin = columns.get("origin") or table.text.columns[0]
    _check_column(table, origin)
    codes = plain_codes(table, origin)
    destinations = [name for name in table.text.columns if name.strip().isdigit()]
    if not destinations:
        raise DataError(
            f"{table.file}: 市区町村コードを名前とする列（行き先）がありません。"
            "1行に1つの流動がある縦長の表なら --layout long を指定してください。",
            f"{table.file}: no column is named by a code (a destination). "
            "A table with a row a flow is --layout long.",
        )
    parts = [
        pd.DataFrame(
            {
                "origin": codes,
                "destination": _code_of_column(table, column),
                "persons": persons(table, column),
            }
        )
        for column in destinations
    ]
    return pd.concat(parts)


def _column(table: CsvTable, item: str, columns: Mapping[str, str]) -> str:
    if item in columns:
        _check_column(table, columns[item])
        return columns[item]
    found = [name for name in table.text.columns if name.strip().lower() in _WORDS[item]]
    if len(found) == 1:
        return str(found[0])
    names = _names(table)
    ja = "らしい列が複数あります" if found else "の列が見つかりません"
    raise DataError(
        f"{table.file}: {_ITEMS[item]}{ja}（列: {'、'.join(names)}）。"
        f"--column {item}=列名 で指定してください。",
        f"{table.file}: which column is the {item}? ({'none' if not found else 'several'} known; "
        f"columns: {', '.join(names)}). Say --column {item}=NAME.",
    )


def _check_column(table: CsvTable, name: str) -> None:
    if name not in table.text.columns:
        names = _names(table)
        raise DataError(
            f"{table.file}: 列「{name}」がありません（列: {'、'.join(names)}）。"
            "--column で正しい列名を指定してください。",
            f"{table.file}: there is no column '{name}' (columns: {', '.join(names)}). "
            "Name the right one with --column.",
        )


def _names(table: CsvTable) -> list[str]:
    return [str(name)[:30] for name in list(table.text.columns)[:20]]
