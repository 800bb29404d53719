"""社人研 (IPSS) 2023: the workbooks of the projection, as they are published. Layout reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from zones.data.recoding import is_aggregate
from zones.data.reports import ImportReport, LeftOut, Parsed, Residual, file_read, left_out
from zones.data.sources.csv_table import CsvTable, table_of
from zones.data.sources.projection import HAMADORI
from zones.data.text_tables import read_sheet
from zones.errors import DataError
from zones.labels import Text

YEARS = tuple(range(2020, 2051, 5))
_BOOKS = {
    "kekkahyo1": "total",
    "kekkahyo2_1": "age_0_14",
    "kekkahyo2_2": "age_15_64",
    "kekkahyo2_3": "age_65_over",
}
_SHOWN = {
    "total": "総数", "age_0_14": "15歳未満", "age_15_64": "15〜64歳", "age_65_over": "65歳以上",
}  # fmt: skip
_NEEDED = ("total", "age_0_14", "age_65_over")
_YEAR_LINE, _FIRST_LINE = 5, 6
_LABELS = ["code", "kind", "prefecture", "name"]
_SPECIAL_WARD = "131"


@dataclass(frozen=True, slots=True)
class _Book:
    numbers: pd.DataFrame
    rows: int
    left: tuple[LeftOut, ...]
    prefectures: pd.Series


def parse_ipss_workbooks(paths: Sequence[Path]) -> Parsed:
    """Parse ``kekkahyo1.xlsx`` and ``kekkahyo2_1…3.xlsx``, known by their names.

    Rows of prefectures and of a designated city's wards are never added to the municipalities;
    each prefecture's row must be the sum of its municipalities.

    Returns
    -------
    The table ``projection`` (`zones.schemas.population.PROJECTION`).

    Raises
    ------
    DataError
        If a workbook is missing or has another layout, or the numbers contradict each other.
    """
    books = {_item(path): _read(path) for path in paths}
    missing = [item for item in _NEEDED if item not in books]
    if missing:
        names = [f"{name}.xlsx" for name, item in _BOOKS.items() if item in missing]
        raise DataError(
            f"社人研のブックが足りません（{'、'.join(names)}）。3つを一度に指定してください。",
            f"Workbooks of IPSS are missing ({', '.join(names)}). Give the three at once.",
        )
    total = books["total"].numbers
    for item, book in books.items():
        other = book.numbers.index.symmetric_difference(total.index)
        if len(other):
            raise _unequal(item, *other[0])
    table = pd.DataFrame({item: books[item].numbers["persons"] for item in _NEEDED})
    _check_ages(table)
    table = table.reset_index()
    table.insert(1, "unit", table["code"].map({HAMADORI: "hamadori"}).fillna("municipality"))
    report = ImportReport(
        "ipss",
        tuple(file_read(path) for path in paths),
        sum(book.rows for book in books.values()),
        len(table) // len(YEARS) * len(books),
        tuple(left for book in books.values() for left in book.left),
        _residuals(books),
    )
    return Parsed({"projection": table.sort_values(["code", "year"], ignore_index=True)}, report)


def _item(path: Path) -> str:
    for stem in sorted(_BOOKS, key=len, reverse=True):
        if path.stem.lower().startswith(stem):
            return _BOOKS[stem]
    raise DataError(
        f"{path.name}: 社人研の kekkahyo1.xlsx、kekkahyo2_1.xlsx〜kekkahyo2_3.xlsx のどれでもありません。",
        f"{path.name} is none of IPSS's kekkahyo1.xlsx and kekkahyo2_1.xlsx to kekkahyo2_3.xlsx.",
    )


def _unequal(item: str, code: str, year: int) -> DataError:
    both = [f"{name}.xlsx" for name, one in _BOOKS.items() if one in {"total", item}]
    return DataError(
        f"{'と '.join(both)} の一方にしか {code}（{year}年）がありません。"
        "同じ推計のブックを指定してください。",
        f"{code} ({year}) is in only one of {' and '.join(both)}. "
        "Give the workbooks of one projection.",
    )


def _read(path: Path) -> _Book:
    rows = read_sheet(path)
    years = next((row for line, row in rows if line == _YEAR_LINE), [])
    found = [cell.strip().removesuffix("年") for cell in years[4:11]]
    if found != [str(year) for year in YEARS]:
        raise DataError(
            f"{path.name} の{_YEAR_LINE}行目、E〜K列: 2020〜2050年のはずですが、"
            f"「{'、'.join(found)}」でした。",
            f"{path.name}, line {_YEAR_LINE}, columns E–K: expected the years 2020–2050, "
            f"found '{', '.join(found)}'.",
        )
    header = [*_LABELS, *found]
    data = [(line, row[: len(header)]) for line, row in rows if line >= _FIRST_LINE and row[0]]
    table = table_of(path.name, header, data)
    kinds = table.matching(
        "kind", r"[a01239]", Text("a・0・1・2・3・9のどれか", "a, 0, 1, 2, 3 or 9")
    )
    codes = table.matching("code", r"[0-9]{1,5}", Text("5桁以内のコード", "a code")).str.zfill(5)
    return _book(table, kinds, codes)


def _book(table: CsvTable, kinds: pd.Series, codes: pd.Series) -> _Book:
    whole = is_aggregate(codes) | (kinds == "a")
    ward = (kinds == "0") & ~codes.str.startswith(_SPECIAL_WARD)
    numbers = pd.DataFrame({year: table.integers(str(year)) for year in YEARS})
    kept = ~(whole | ward)
    again = codes[kept][codes[kept].duplicated()]
    if len(again):
        raise DataError(
            f"{table.file} の{again.index[0]}行目: コード {again.iloc[0]} が2回あります。",
            f"{table.file}, line {again.index[0]}: {again.iloc[0]} comes twice.",
        )
    wide = numbers[kept].assign(code=codes[kept])
    long = wide.melt("code", var_name="year", value_name="persons").astype({"year": "int64"})
    left = (
        *left_out(Text("都道府県・全国の行", "rows of prefectures or the nation"), whole, codes),
        *left_out(Text("指定都市の区の行", "wards of a designated city"), ward & ~whole, codes),
    )
    prefectures = numbers[YEARS[0]][whole & (codes.str[:2] != "00")]
    by_code = prefectures.set_axis(codes[prefectures.index].str[:2], axis=0)
    return _Book(long.set_index(["code", "year"]).sort_index(), len(table.text), left, by_code)


def _check_ages(table: pd.DataFrame) -> None:
    over = table["age_0_14"] + table["age_65_over"] > table["total"]
    if over.any():
        code, year = table.index[int(over.to_numpy().argmax())]
        raise DataError(
            f"{code}（{year}年）: 年齢別の合計が総数を上回っています。",
            f"{code} ({year}): the ages add up to more than the total.",
        )


def _residuals(books: Mapping[str, _Book]) -> tuple[Residual, ...]:
    """Compare each prefecture's row of 2020 with its municipalities; only differences are named."""
    found = []
    for item, book in books.items():
        first = book.numbers.xs(YEARS[0], level="year")["persons"]
        sums = first.groupby(first.index.str[:2]).sum()
        for code, published in book.prefectures.items():
            listed = int(sums.get(code, 0))
            if listed != published:
                what = Text(f"{_SHOWN[item]}、都道府県 {code}", f"{item}, prefecture {code}")
                found.append(Residual(what, int(published), listed))
    return tuple(found)
