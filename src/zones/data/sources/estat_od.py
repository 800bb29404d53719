"""e-Stat's OD files by prefecture, 2010 (table 2) and 2015 (table 3-2). Layout reported.

常住地による従業・通学市区町村: the columns of codes and of workers are reported by several readers;
those of students are found by the words of the header, and a file where they aren't found is
refused.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from zones.data.reports import LeftOut, left_out
from zones.data.settling import TOTAL
from zones.data.sources.csv_table import FIVE_DIGITS, cell_error
from zones.data.text_tables import Rows, read_lines
from zones.errors import DataError
from zones.labels import Text

HEADER_ROWS = 12
_ORIGIN, _ORIGIN_TYPE, _DESTINATION, _DESTINATION_TYPE, _SYMBOL, _WORKERS = 2, 3, 4, 5, 6, 10
_TYPES = "a01239"
_TYPE = Text("a・0・1・2・3・9のどれか", "a, 0, 1, 2, 3 or 9")
_FORMER = "9"
_TOTAL_ROW = ".3010"
_UNKNOWN = ("***", "**", "*", "…", "x", "X", "")


def parse_estat_od(paths: Sequence[Path]) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    """Parse OD files of one or more prefectures: workers and students of 15 and over.

    Returns
    -------
    `origin`, `destination` (``00000`` for the origin's total) and `persons` (Int64; NA where
    workers or students aren't printed), indexed by the line in its file (of the first file) or a
    running number behind it; and the former municipalities that were left out.

    Raises
    ------
    DataError
        If a file has another layout: it names the line, the column and what was expected.
    """
    frames: list[pd.DataFrame] = []
    left: list[LeftOut] = []
    for path in paths:
        frame, out = _parse(path)
        frames.append(frame)
        left += out
    return pd.concat(frames), tuple(left)


def _parse(path: Path) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    rows = read_lines(path, encodings=("cp932",))
    header = [(line, row) for line, row in rows if line <= HEADER_ROWS]
    data = [(line, row) for line, row in rows if line > HEADER_ROWS]
    if not header or not data:
        raise DataError(
            f"{path.name}: {HEADER_ROWS}行の見出しとデータが必要ですが、全部で{len(rows)}行でした。",
            f"{path.name}: expected {HEADER_ROWS} rows of header and data, found {len(rows)} rows.",
        )
    students = _students(path.name, header)
    cells = [_cells(path.name, line, row, students) for line, row in data]
    frame = pd.DataFrame(
        cells,
        columns=["origin", "destination", "persons", "former"],
        index=pd.Index([line for line, _ in data], name="line"),
    )
    former = frame.pop("former").astype(bool)
    why = Text("合併前の市町村の行", "rows of municipalities before a merger")
    out = left_out(why, former, frame["origin"] + " → " + frame["destination"])
    return frame[~former].astype({"persons": "Int64"}), out


def _students(file: str, header: Rows) -> int:
    """Return the column of students of both sexes, by the words above it."""
    width = max(_WORKERS + 1, *(len(row) for _, row in header))
    words = [""] * width
    for _, row in header:
        group = ""
        for at in range(_WORKERS, width):
            cell = re.sub(r"[\s　]", "", row[at]) if at < len(row) else ""
            group = cell or group
            words[at] += f"|{group}"
    if "就業者" not in words[_WORKERS]:
        raise cell_error(
            file,
            HEADER_ROWS,
            _WORKERS + 1,
            expected=Text("見出し「15歳以上就業者」", "15歳以上就業者"),
            found=words[_WORKERS][:60],
        )
    found = [
        at
        for at in range(_WORKERS + 1, width)
        if "通学者" in words[at]
        and "就業者" not in words[at].replace("就業者・通学者", "")
        and not _one_sex(words[at])
    ]
    if len(found) != 1:
        raise DataError(
            f"{file} の1〜{HEADER_ROWS}行目: 15歳以上通学者（男女計）の列が1つ必要ですが、"
            f"{len(found)}個でした。出発地・行き先・人数の表にして、zones data import od で取り込んでください。",
            f"{file}, lines 1–{HEADER_ROWS}: expected one column of 15歳以上通学者 of both sexes, "
            f"found {len(found)}. Save origin, destination and persons and import it as 'od'.",
        )
    return found[0]


def _one_sex(words: str) -> bool:
    return any(part in {"男", "女"} for part in words.split("|"))


def _cells(
    file: str, line: int, row: Sequence[str], students: int
) -> tuple[str, str, int | None, bool]:
    if len(row) <= students:
        raise DataError(
            f"{file} の{line}行目: {students + 1}列以上のはずですが、{len(row)}列でした。",
            f"{file}, line {line}: expected {students + 1} cells or more, found {len(row)}.",
        )
    kinds = [_kind(file, line, row, at) for at in (_ORIGIN_TYPE, _DESTINATION_TYPE)]
    if _FORMER in kinds:  # codes of former municipalities may end in a letter
        return row[_ORIGIN], row[_DESTINATION], None, True
    origin = _code(file, line, row, _ORIGIN)
    whole = row[_SYMBOL].strip().endswith(_TOTAL_ROW)
    destination = TOTAL if whole else _code(file, line, row, _DESTINATION)
    workers = _persons(file, line, row, _WORKERS)
    pupils = _persons(file, line, row, students)
    both = None if workers is None or pupils is None else workers + pupils
    return origin, destination, both, False


def _code(file: str, line: int, row: Sequence[str], at: int) -> str:
    code = row[at].strip()
    if not (len(code) == len(TOTAL) and code.isascii() and code.isdigit()):
        raise cell_error(file, line, at + 1, expected=FIVE_DIGITS, found=code)
    return code


def _kind(file: str, line: int, row: Sequence[str], at: int) -> str:
    kind = row[at].strip()
    if len(kind) > 1 or kind not in _TYPES:
        raise cell_error(file, line, at + 1, expected=_TYPE, found=kind)
    return kind


def _persons(file: str, line: int, row: Sequence[str], at: int) -> int | None:
    text = row[at].strip().replace(",", "")
    if text == "-":
        return 0
    if text in _UNKNOWN:
        return None
    if not (text.isascii() and text.isdigit()):
        expected = Text("0以上の整数、-、***のどれか", "whole persons, - or ***")
        raise cell_error(file, line, at + 1, expected=expected, found=row[at])
    return int(text)
