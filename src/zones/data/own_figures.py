"""Small tables that a user brings: former-municipality ratios and travel times.

Both are CSV in UTF-8 (a byte order mark is fine) with a header row; their layout is in
``docs/own-figures.md``.
"""

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from zones.errors import DataError, InputError

_LARGEST_BYTES = 1_000_000
_LARGEST_RATIO = 20.0
_LONGEST_MINUTES = 1440.0


def read_former_ratios(path: Path, codes: pd.Index) -> pd.Series:
    """Read the day–night ratio of the largest former municipality by today's code.

    Parameters
    ----------
    path
        CSV with the columns ``code`` and ``ratio`` (1.0 is 100 per 100 residents).
    codes
        Today's municipalities.

    Raises
    ------
    InputError
        If the file can't be read.
    DataError
        If a column is missing, a code is unknown or twice, or a ratio is out of range.
    """
    values: dict[str, float] = {}
    for line, row in _rows(path, ("code", "ratio")):
        code = _code(path, line, row["code"], codes)
        _refuse_twice(path, line, code, values)
        values[code] = _number(path, line, "ratio", row["ratio"], _LARGEST_RATIO)
    return pd.Series(values, dtype="Float64", name="former_municipality_ratio")


def read_travel_minutes(path: Path, codes: pd.Index) -> pd.Series:
    """Read travel times between neighbouring cities, by ``a+b`` with the smaller code first.

    Parameters
    ----------
    path
        CSV with the columns ``a``, ``b`` (codes, in any order) and ``minutes``.
    codes
        Today's municipalities.

    Raises
    ------
    InputError
        If the file can't be read.
    DataError
        If a column is missing, a code is unknown or paired with itself, a pair comes twice, or
        minutes are out of range.
    """
    values: dict[str, float] = {}
    for line, row in _rows(path, ("a", "b", "minutes")):
        pair = sorted(_code(path, line, row[name], codes) for name in ("a", "b"))
        _refuse_alone(path, line, *pair)
        key = "+".join(pair)
        _refuse_twice(path, line, key, values)
        values[key] = _number(path, line, "minutes", row["minutes"], _LONGEST_MINUTES)
    return pd.Series(values, dtype="Float64", name="travel_minutes")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each data row with its line number in the file."""
    try:
        yield from _parsed(path, columns)
    except csv.Error as error:
        raise DataError(
            f"{path.name} は CSV として読めません（{error}）。表計算ソフトで保存し直してください。",
            f"{path.name} can't be read as CSV ({error}). Save it again from a spreadsheet.",
        ) from error


def _parsed(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    missing = [name for name in columns if name not in (reader.fieldnames or [])]
    if missing:
        raise DataError(
            f"{path.name}：列「{missing[0]}」がありません。"
            f"1行目に {','.join(columns)} と書いてください。",
            f"{path.name}: there is no column '{missing[0]}'. "
            f"Write {','.join(columns)} in the first line.",
        )
    for row in reader:
        yield reader.line_num, {name: (row[name] or "").strip() for name in columns}


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise InputError(
                f"{path.name} が大きすぎます（1 MB まで）。別のファイルではありませんか。",
                f"{path.name} is too large (1 MB at most). Is it another file?",
            )
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path.name} は UTF-8 の CSV ではありません。「CSV UTF-8」で保存し直してください。",
            f"{path.name} is no CSV in UTF-8. Save it again as 'CSV UTF-8'.",
        ) from error
    except OSError as error:
        raise InputError(
            f"{path} を読めません（{error.strerror}）。場所と権限を確かめてください。",
            f"Can't read {path} ({error.strerror}). Check the place and the permission.",
        ) from error


def _code(path: Path, line: int, code: str, codes: pd.Index) -> str:
    if code not in codes:
        raise DataError(
            f"{path.name} {line}行目：市区町村コード「{code[:20]}」はありません。"
            "5桁のコード（例：20201）で書いてください。",
            f"{path.name}, line {line}: there is no municipality code '{code[:20]}'. "
            "Write five digits (such as 20201).",
        )
    return code


def _refuse_alone(path: Path, line: int, a: str, b: str) -> None:
    if a == b:
        raise DataError(
            f"{path.name} {line}行目：a と b がどちらも {a} です。2つの市のコードを書いてください。",
            f"{path.name}, line {line}: a and b are both {a}. Write the codes of two cities.",
        )


def _refuse_twice(path: Path, line: int, key: str, values: dict[str, float]) -> None:
    if key in values:
        raise DataError(
            f"{path.name} {line}行目：{key} が2回あります。1行にまとめてください。",
            f"{path.name}, line {line}: {key} comes twice. Keep one row.",
        )


def _number(path: Path, line: int, column: str, text: str, largest: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value <= largest:
        raise DataError(
            f"{path.name} {line}行目の列 {column}：「{text[:20]}」は使えません。"
            f"0 より大きく {largest:g} までの数を書いてください。",
            f"{path.name}, line {line}, column {column}: '{text[:20]}' can't be used. "
            f"Write a number above 0 and up to {largest:g}.",
        )
    return value
