"""e-Stat's "DB" download of a population table: census population by age. Layout seen (2020)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from zones.data.recoding import city_of_ward, is_aggregate
from zones.data.reports import ImportReport, Parsed, Residual, file_read, left_out
from zones.data.sources.csv_table import CsvTable, table_of
from zones.data.sources.od_table import persons
from zones.data.text_tables import Rows, read_lines
from zones.errors import DataError
from zones.labels import Text

_AGES = {
    "total": ("総数",),
    "age_0_14": ("15歳未満", "（再掲）15歳未満", "0～14歳", "（再掲）0～14歳"),
    "age_15_64": ("15～64歳", "（再掲）15～64歳"),
    "age_65_over": ("65歳以上", "（再掲）65歳以上"),
}
_ONE = {"男女": "総数", "国籍総数か日本人": "国籍総数"}
_FORMER = re.compile(r"（旧：|\(旧：")
_LATEST = 60
_CENSUS = Text("国勢調査の年", "a census year")


@dataclass(frozen=True, slots=True)
class EstatTable:
    """A DB download: its rows of data under one header.

    Parameters
    ----------
    table
        Every row; columns by the names of the second header row.
    items
        The columns of numbers, in order.
    """

    table: CsvTable
    items: tuple[str, ...]


def read_estat_db(path: Path) -> EstatTable:
    """Read a DB download: title and legend rows, two header rows (codes, names), then data.

    Raises
    ------
    DataError
        If the two header rows aren't found, or a row has another number of cells.
    """
    rows = read_lines(path)
    at, first = _header(path.name, rows)
    names = list(rows[at][1])
    names[first - 1] = names[first - 1] or "#item"
    table = table_of(path.name, _distinct(names), rows[at + 1 :])
    return EstatTable(table, tuple(_distinct(names)[first:]))


def parse_population_db(path: Path, *, designated: frozenset[str] | set[str]) -> Parsed:
    """Parse census population by age, both sexes and all nationalities.

    Aggregates, wards and former municipalities (旧：…) stay out; the nation's row is compared with
    the sum of what is kept. ``-`` is zero persons, ``***`` unknown. Households and resident workers are not
    in such a table: NA.

    Parameters
    ----------
    path
        The CSV.
    designated
        Codes of the designated cities.

    Returns
    -------
    The table ``population_survey``: `code` (of the survey's day), `year`, `total` and the ages
    (Int64), sorted.

    Raises
    ------
    DataError
        If a column is missing, a code or number malformed, or a year impossible.
    """
    read = read_estat_db(path)
    table = _both_sexes(read.table)
    code_column = _one(read.table, r".*市区町村.* コード", "市区町村 コード")
    name = code_column.removesuffix(" コード")
    name_column = _one(read.table, re.escape(name), name)
    codes = table.text[code_column].str.strip()
    years = _years(table)
    numbers = {item: persons(table, _one_item(read, words)) for item, words in _AGES.items()}
    frame = pd.DataFrame({"code": codes, "year": years, **numbers})
    former = table.text[name_column].str.contains(_FORMER) | ~codes.str.fullmatch("[0-9]{5}")
    whole = is_aggregate(codes) & ~former
    ward = codes.map(lambda code: city_of_ward(code, designated) is not None) & ~former
    kept = frame[~(former | whole | ward)]
    _check(path.name, kept)
    everyone = read.table.text[code_column]
    other = pd.Series(~everyone.index.isin(codes.index), index=everyone.index)
    left = (
        *left_out(Text("都道府県・全国の行", "rows of prefectures or the nation"), whole, codes),
        *left_out(Text("指定都市の区の行", "wards of a designated city"), ward, codes),
        *left_out(Text("旧市町村の行", "former municipalities"), former, codes),
        *left_out(Text("男女別・国籍別の行", "rows of one sex or nationality"), other, everyone),
    )
    residuals = _residuals(frame[whole], kept)
    report = ImportReport(
        "estat-db", (file_read(path),), len(read.table.text), len(kept), left, residuals
    )
    ordered = kept.sort_values(["code", "year"], ignore_index=True)
    return Parsed({"population_survey": ordered}, report)


def _header(file: str, rows: Rows) -> tuple[int, int]:
    """Return the position of the second header row, and of the first column of numbers."""
    for at in range(1, min(len(rows), _LATEST)):
        above, names = rows[at - 1][1], rows[at][1]
        for column, cell in enumerate(names):
            code = above[column] if column < len(above) else ""
            if cell.startswith("/") and code == f"{cell} コード":
                return at, column + 1
    raise DataError(
        f"{file}: 「/年齢 コード」と「/年齢」のように並ぶ見出し2行が見つかりません。"
        "e-StatのDBから「CSV形式」でダウンロードしたファイルが必要です。",
        f"{file}: the two header rows of an e-Stat DB download ('/… コード' above '/…') aren't there.",
    )


def _distinct(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return distinct


def _both_sexes(table: CsvTable) -> CsvTable:
    kept = pd.Series(True, index=table.text.index)
    for column, wanted in _ONE.items():
        if column in table.text:
            kept &= table.text[column].str.strip() == wanted
    if not kept.any():
        raise DataError(
            f"{table.file}: 男女計・国籍総数の行がありません。これらを含めてダウンロードしてください。",
            f"{table.file}: there is no row of both sexes and all nationalities. "
            "Download it with them.",
        )
    return CsvTable(table.file, table.text[kept])


def _years(table: CsvTable) -> pd.Series:
    column = _one(table, r"時間軸.* コード", "時間軸 コード")
    cells = table.matching(column, r"(19[2-9][05]|20[0-4][05])[0-9]{6}", _CENSUS)
    return cells.str[:4].astype("int64")


def _one(table: CsvTable, pattern: str, like: str) -> str:
    found = [name for name in table.text.columns if re.fullmatch(pattern, name)]
    if len(found) != 1:
        raise DataError(
            f"{table.file}: 「{like}」のような列が1つ必要ですが、{len(found)}個でした。"
            "e-Statで表示項目を選び直して、ダウンロードしてください。",
            f"{table.file}: expected one column like '{like}', found {len(found)}. "
            "Choose the columns anew on e-Stat and download it again.",
        )
    return str(found[0])


def _one_item(read: EstatTable, words: Sequence[str]) -> str:
    found = [name for name in read.items if name in words]
    if len(found) != 1:
        there, quoted = read.items[:12], [f"'{word}'" for word in words]
        raise DataError(
            f"{read.table.file}: {'か'.join(f'「{word}」' for word in words)}の列が1つ必要ですが、"
            f"{len(found)}個でした（列: {'、'.join(there)}）。"
            "e-Statで表示項目を選び直して、ダウンロードしてください。",
            f"{read.table.file}: expected one column {' or '.join(quoted)}, "
            f"found {len(found)} (columns: {', '.join(there)}). "
            "Choose the columns anew on e-Stat and download it again.",
        )
    return found[0]


def _check(file: str, kept: pd.DataFrame) -> None:
    again = kept.duplicated(["code", "year"])
    if again.any() or kept.empty:
        line = kept.index[int(again.to_numpy().argmax())] if len(kept) else 0
        raise DataError(
            f"{file} の{line}行目: 市区町村と年の組が2回あるか、行がありません。",
            f"{file}, line {line}: a municipality and year come twice, or there is no row.",
        )
    ages = kept[["age_0_14", "age_15_64", "age_65_over"]].sum(axis=1)
    over = (ages > kept["total"]).fillna(value=False).to_numpy(dtype=bool)
    if over.any():
        line = kept.index[int(over.argmax())]
        raise DataError(
            f"{file} の{line}行目: 年齢別の合計が総数を上回っています。",
            f"{file}, line {line}: the ages add up to more than the total.",
        )


def _residuals(whole: pd.DataFrame, kept: pd.DataFrame) -> tuple[Residual, ...]:
    found = []
    nation = whole[(whole["code"] == "00000") & whole["total"].notna()]
    for year, total in zip(nation["year"], nation["total"].astype("int64"), strict=True):
        listed = int(kept["total"][kept["year"] == year].sum())
        found.append(Residual(Text(f"総人口 {year}年", f"population of {year}"), total, listed))
    return tuple(found)
