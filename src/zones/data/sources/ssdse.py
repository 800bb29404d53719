"""SSDSE-市区町村 (SSDSE-A): the statistics of every municipality, in any edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import cell_error, check_header, read_rows, table_of
from zones.data.sources.origin import Origin
from zones.errors import DataError
from zones.labels import Text
from zones.provenance import Source

_LABELS = ["地域コード", "都道府県", "市区町村"]
_HEADER_ROWS = 3
_REGION = Text("R01100 のようなRと5桁の数字", "R and five digits, like R01100")


def _origin(edition: int, vintage: str) -> Origin:
    return Origin(
        Source(
            f"ssdse_a_{edition}",
            Text(f"SSDSE-市区町村（SSDSE-A-{edition}）", f"SSDSE-A-{edition} (municipalities)"),
            vintage,
            "SSDSE利用規約（出典の記載）",
            Text(
                f"「SSDSE-市区町村（SSDSE-A-{edition}）」（独立行政法人統計センター）を加工して作成",
                f"Made from SSDSE-A-{edition} (National Statistics Center)",
            ),
        ),
        Text("独立行政法人統計センター", "National Statistics Center"),
        f"census/SSDSE-A-{edition}.csv",
    )


POPULATION_2015 = _origin(2020, "2015 census")
POPULATION_2020 = _origin(2022, "2020 census")
AREA = _origin(2026, "2026 edition (areas of 2024)")


@dataclass(frozen=True, slots=True)
class Ssdse:
    """The chosen items of one edition.

    Parameters
    ----------
    numbers
        Indexed by `code`, sorted; a column per item code (int64 if all are whole, else float64).
    names
        `prefecture_name` and `name`, on the same index.
    years
        The reference year of each item.
    labels
        The Japanese label of each item.
    """

    numbers: pd.DataFrame
    names: pd.DataFrame
    years: dict[str, int]
    labels: dict[str, str]


def parse_ssdse(path: Path, items: Sequence[str]) -> Ssdse:
    """Parse the *items* (codes like ``A1101``) of an edition; other columns are not looked at.

    The file has three rows of header (item codes, reference years, labels); its columns moved and
    grew between editions, so that each item is found by its code.

    Raises
    ------
    DataError
        If the header is another one, an item is missing, or a cell is no number of 0 or more.
    """
    rows = _rows(path)
    header = [*_LABELS, *rows[0][1][3:]]
    for line, row in rows[:_HEADER_ROWS]:
        if len(row) != len(header):
            raise DataError(
                f"{path.name} の{line}行目: {len(header)}列のはずですが、{len(row)}列でした。",
                f"{path.name}, line {line}: expected {len(header)} cells, found {len(row)}.",
            )
    check_header(path.name, header, items)
    table = table_of(path.name, header, rows[_HEADER_ROWS:])
    table.check_unique(["地域コード"])
    codes = table.matching("地域コード", r"R[0-9]{5}", _REGION).str[1:]
    columns = {}
    for item in items:
        numbers = table.decimals(item, low=0, high=1e15)
        columns[item] = numbers.astype("int64") if (numbers % 1 == 0).all() else numbers
    names = pd.DataFrame(
        {"prefecture_name": table.texts("都道府県"), "name": table.texts("市区町村")}
    )
    return Ssdse(
        pd.DataFrame(columns).set_axis(codes.rename("code"), axis=0).sort_index(),
        names.set_axis(codes.rename("code"), axis=0).sort_index(),
        {item: _year(path.name, item, rows[1][1][header.index(item)]) for item in items},
        {item: rows[2][1][header.index(item)] for item in items},
    )


def items_of(path: Path) -> tuple[str, ...]:
    """Return the codes of the items that an edition has, in its order.

    Raises
    ------
    DataError
        If the file is no SSDSE-A.
    """
    return tuple(_rows(path)[0][1][3:])


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    rows = read_rows(path, encoding="cp932")
    if len(rows) <= _HEADER_ROWS or rows[2][1][:3] != _LABELS:
        raise DataError(
            f"{path.name} の3行目: 「{'、'.join(_LABELS)}」で始まるSSDSE-市区町村が必要です。",
            f"{path.name}, line 3: expected an SSDSE-A file that starts with {', '.join(_LABELS)}.",
        )
    return rows


def _year(file: str, item: str, cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) == len("2020")):
        raise cell_error(file, 2, item, expected=Text("4桁の西暦年", "a year"), found=cell)
    return int(cell)
