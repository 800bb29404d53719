"""地域メッシュ統計: the census population of 1 km, 500 m and 250 m cells, as e-Stat packs it.

The layout was seen in real 1 km files of 2010, 2015 and 2020; those of 500 m and 250 m are reported
to be the same, with ``H`` and ``Q`` in the name and longer codes.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from zones.data import archives
from zones.data.reports import FileRead, ImportReport, LeftOut, Parsed, file_read
from zones.data.sources.csv_table import CsvTable, table_of
from zones.data.text_tables import rows_of
from zones.errors import DataError
from zones.labels import Text

_MEMBER = r"tbl(?P<id>T[0-9]{6})(?P<level>[SHQ])(?P<part>[0-9]{2,4})\.txt"
_DIGITS = {"S": 8, "H": 9, "Q": 10}
_SIDE_M = {"S": 1000, "H": 500, "Q": 250}
_YEARS = {"T000608": 2010, "T000846": 2015, "T001100": 2020, "T001140": 2020}
_PERSONS = "人口総数"
_TOTALS = (_PERSONS, "人口（総数）", "人口(総数)")
_SUPPRESSED = "*"
_TEXT_BYTES = 200_000_000
_HEADER_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Part:
    table: pd.DataFrame
    rows: int
    suppressed: int
    file: FileRead


def parse_mesh_population(
    paths: Sequence[Path],
    *,
    year: int | None = None,
    progress: Callable[[Text], None] | None = None,
) -> Parsed:
    """Parse mesh population zips of one year and one size of cell.

    Where few people live, a cell's figures are added to those of a neighbour, which `merged_into`
    names. In the files seen that concerns ages and households, while every cell keeps its own
    total; a total printed as ``*`` is NA, never 0.

    Parameters
    ----------
    paths
        Zips as downloaded from e-Stat.
    year
        The census; known by the table's id where that is one we have seen.
    progress
        Told which file is read.

    Returns
    -------
    The table ``mesh_population``: `cell` (8, 9 or 10 digits), `year`, `side_m`, `persons` (Int64),
    `suppression` (0 none, 1 holds others' persons, 2 added elsewhere; NA for 2010), `merged_into`;
    sorted by cell.

    Raises
    ------
    DataError
        If a zip doesn't hold such a table, a cell comes twice, sizes or years are mixed, or a cell
        is malformed.
    """
    parts = []
    for path in paths:
        if progress:
            progress(Text(f"{path.name} を読んでいます", f"Reading {path.name}"))
        parts.append(_read(path, year))
    table = pd.concat([part.table for part in parts]).sort_values("cell", ignore_index=True)
    _check_whole(table)
    suppressed = sum(part.suppressed for part in parts)
    left = (
        LeftOut(
            Text("秘匿のため人数なし（行は残す）", "no number of its own (suppressed; row kept)"),
            suppressed,
        ),
    )
    total = int(table["persons"].sum())
    report = ImportReport(
        "mesh",
        tuple(part.file for part in parts),
        sum(part.rows for part in parts),
        len(table),
        left if suppressed else (),
        (),
        (Text(f"人口の合計 {total:,}", f"Population of all cells {total:,}"),),
    )
    return Parsed({"mesh_population": table}, report)


def _read(path: Path, year: int | None) -> _Part:
    with archives.opened(path) as archive:
        found = archives.members(archive, _MEMBER)
        if len(found) != 1:
            raise DataError(
                f"{path.name}: tblT001100S5339.txt のような表が1つ必要ですが、{len(found)}個でした。",
                f"{path.name}: expected one table like tblT001100S5339.txt, found {len(found)}.",
            )
        content = archives.read_member(archive, found[0], limit=_TEXT_BYTES)
        member = found[0].filename.rsplit("/", 1)[-1]
    named = re.fullmatch(_MEMBER, member, re.IGNORECASE)
    stats_id, level = (named["id"].upper(), named["level"].upper()) if named else ("", "")
    census = year if year is not None else _YEARS.get(stats_id)
    if census is None:
        raise DataError(
            f"{path.name}: 表 {stats_id} の調査年が分かりません。--year で指定してください。",
            f"{path.name}: the year of table {stats_id} isn't known. Give it with --year.",
        )
    file = f"{path.name}/{member}"
    table = _table(file, content, stats_id)
    frame = _cells(table, level, stats_id).assign(year=census, side_m=_SIDE_M[level])
    columns = ["cell", "year", "side_m", "persons", "suppression", "merged_into"]
    return _Part(frame[columns], len(frame), int(frame["persons"].isna().sum()), file_read(path))


def _table(file: str, content: bytes, stats_id: str) -> CsvTable:
    rows = rows_of(file, content, encodings=("cp932",))
    if len(rows) <= _HEADER_ROWS or rows[0][1][0] != "KEY_CODE":
        raise DataError(
            f"{file} の1行目: KEY_CODE で始まる見出し2行と、セルの行が必要です。",
            f"{file}, line 1: expected two rows of header that start with KEY_CODE, then cells.",
        )
    header, labels = rows[0][1], rows[1][1]
    plain = [re.sub(r"[\s　]", "", label) for label in labels]
    found = [at for at, label in enumerate(plain) if label in _TOTALS]
    if len(found) != 1 or not header[found[0]].startswith(stats_id):
        raise DataError(
            f"{file} の2行目: 「{_PERSONS}」の列が1つ必要ですが、{len(found)}個でした。",
            f"{file}, line 2: expected one column {_PERSONS}, found {len(found)}.",
        )
    # Rows of 2015 on end with a comma: a last column without a name.
    width = len(header)
    names = [name or f"#{at}" for at, name in enumerate(header)]
    names[found[0]] = _PERSONS
    data = [
        (line, row[:-1] if len(row) == width + 1 and not row[-1] else row)
        for line, row in rows[_HEADER_ROWS:]
    ]
    return table_of(file, names, data)


def _cells(table: CsvTable, level: str, stats_id: str) -> pd.DataFrame:
    digits = _DIGITS[level]
    cells = table.matching("KEY_CODE", rf"[0-9]{{{digits}}}", _cell(digits))
    table.check_unique(["KEY_CODE"])
    number = Text("整数か、秘匿を表す「*」", "a whole number, or * where it is suppressed")
    printed = table.matching(_PERSONS, r"[0-9]{1,9}|\*", number)
    persons = pd.to_numeric(printed.mask(printed == _SUPPRESSED)).astype("Int64")
    frame = pd.DataFrame({"cell": cells, "persons": persons})
    if "HTKSYORI" not in table.text:
        if persons.isna().any():
            printed_all = Text(
                f"数（{stats_id} に秘匿はない）", f"a number ({stats_id} suppresses nothing)"
            )
            table.matching(_PERSONS, r"[0-9]+", printed_all)
        nothing = pd.Series(pd.NA, index=frame.index, dtype="object")
        return frame.assign(suppression=nothing, merged_into=nothing).astype(_TYPES)
    handled = table.matching("HTKSYORI", r"[012]?", Text("0・1・2のどれか", "0, 1 or 2"))
    into = table.matching("HTKSAKI", rf"[0-9]{{{digits}}}", _cell(digits), optional=True)
    added = handled == "2"
    wrong = (persons.isna() & ~added) | (added != into.notna())
    if wrong.any():
        line = int(wrong.index[int(wrong.to_numpy().argmax())])
        raise DataError(
            f"{table.file} の{line}行目: HTKSYORI・HTKSAKI・人口の組み合わせが矛盾しています"
            "（秘匿されたセルは HTKSYORI が2で、HTKSAKI が合算先のセルです）。",
            f"{table.file}, line {line}: HTKSYORI, HTKSAKI and the population contradict each "
            "other (a suppressed cell is 2 and names its neighbour).",
        )
    numbers = pd.to_numeric(handled.mask(handled == ""))
    return frame.assign(suppression=numbers, merged_into=into).astype(_TYPES)


def _cell(digits: int) -> Text:
    return Text(f"{digits}桁のメッシュコード", f"a cell of {digits} digits")


_TYPES = {"cell": "str", "persons": "Int64", "suppression": "Int8", "merged_into": "str"}


def _check_whole(table: pd.DataFrame) -> None:
    for column, ja, en in (
        ("year", "調査年", "years"),
        ("side_m", "セルの大きさ", "sizes of cell"),
    ):
        if (table[column] != table[column].iloc[0]).any():
            raise DataError(
                f"{ja}の違うファイルが混ざっています。1種類ずつ取り込んでください。",
                f"The files have different {en}. Import one kind at a time.",
            )
    again = table["cell"][table["cell"].duplicated()]
    if len(again):
        raise DataError(
            f"セル {again.iloc[0]} が2つのファイルにあります。同じ区画のファイルは1つだけ指定してください。",
            f"Cell {again.iloc[0]} is in two files. Give one file of each area.",
        )
