"""e-Stat API, getStatsData: what its JSON says. Layout reported by several readers.

Only the parsing is here; `zones.data.estat_client` fetches.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from zones.errors import DataError

FLOWS_2020 = "0003454527"
"""2020 census, 従業地・通学地集計, table 6-1."""

DAY_NIGHT = {
    "0003412192": 1990, "0003412193": 1995, "0003412194": 2000, "0003412195": 2005,
    "0003412196": 2010, "0003412197": 2015, "0004003060": 2020,
}  # fmt: skip
"""Night and day population by municipality, and the census of each table."""

_ZERO = "-"
_UNKNOWN = ("***", "**", "*", "…", "x", "X", "")
_BOTH_SEXES = "0"
_FLOW_ITEM = "2020_51"
_NIGHT, _DAY = "100", "180"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a table.

    Parameters
    ----------
    total
        Values in the whole table.
    cells
        One row a value: `tab`, `cat01` … `area`, `time` (codes as text) and `value` (as printed).
    following
        Where the next page starts, or None on the last.
    """

    total: int
    cells: pd.DataFrame
    following: int | None


def parse_page(content: Any, *, name: str) -> Page:  # noqa: ANN401 - JSON
    """Parse one answer of getStatsData.

    Parameters
    ----------
    content
        The JSON.
    name
        Id of the table, for messages.

    Raises
    ------
    DataError
        If e-Stat reports an error (its words are in the message), or the answer has another form.
    """
    body = _inside(content, name, "GET_STATS_DATA")
    result = _inside(body, name, "RESULT")
    status = str(result.get("STATUS", "?"))
    if status != "0":
        words = str(result.get("ERROR_MSG", ""))[:200]
        raise DataError(
            f"e-Stat（表 {name}）がエラーを返しました（{status}）: {words}",
            f"e-Stat (table {name}) reports an error ({status}): {words}",
        )
    data = _inside(body, name, "STATISTICAL_DATA")
    info = _inside(data, name, "RESULT_INF")
    values = as_list(_inside(data, name, "DATA_INF").get("VALUE"))
    rows = [_row(value, name, number) for number, value in enumerate(values, start=1)]
    following = info.get("NEXT_KEY")
    return Page(
        _number(info.get("TOTAL_NUMBER"), name, "TOTAL_NUMBER"),
        pd.DataFrame(rows),
        None if following is None else _number(following, name, "NEXT_KEY"),
    )


def as_list(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    """Return a list whether e-Stat gave a list, one object, or nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def joined(pages: Sequence[Page], *, name: str) -> pd.DataFrame:
    """Return the values of all *pages*, as many as the table has.

    Raises
    ------
    DataError
        If values are missing, or a cell of the table comes twice.
    """
    table = pd.concat([page.cells for page in pages], ignore_index=True)
    total = pages[0].total
    if len(table) != total:
        raise DataError(
            f"e-Stat（表 {name}）: {total:,}件のはずですが、{len(table):,}件でした。取り直してください。",
            f"e-Stat (table {name}): expected {total:,} values, found {len(table):,}. Fetch again.",
        )
    keys = [column for column in table.columns if column not in {"value", "unit", "annotation"}]
    again = table.duplicated(keys)
    if again.any():
        raise DataError(
            f"e-Stat（表 {name}）: {int(again.to_numpy().argmax()) + 1}件目が重複しています。",
            f"e-Stat (table {name}): value {int(again.to_numpy().argmax()) + 1} is a duplicate.",
        )
    return table


def flows_of(table: pd.DataFrame) -> pd.DataFrame:
    """Return the flows of the 2020 table 6-1, both sexes: `origin`, `destination`, `persons`.

    Raises
    ------
    DataError
        If the table isn't that one.
    """
    _check_columns(table, ("tab", "cat01", "cat02", "area"), FLOWS_2020)
    rows = table[(table["cat01"] == _BOTH_SEXES) & (table["tab"] == _FLOW_ITEM)]
    if rows.empty:
        raise DataError(
            f"e-Stat（表 {FLOWS_2020}）: 男女計（cat01=0、tab={_FLOW_ITEM}）の値がありません。",
            f"e-Stat (table {FLOWS_2020}): no value of both sexes (cat01=0, tab={_FLOW_ITEM}).",
        )
    return pd.DataFrame(
        {
            "origin": _codes(rows["area"], FLOWS_2020, "area"),
            "destination": _codes(rows["cat02"], FLOWS_2020, "cat02"),
            "persons": numbers(rows["value"], FLOWS_2020),
        }
    )


def day_night_of(table: pd.DataFrame, *, name: str) -> pd.DataFrame:
    """Return `code`, `year`, `night` and `day` (Int64) of a table of night and day population.

    Aggregates are still in it.

    Raises
    ------
    DataError
        If the table isn't such a one.
    """
    _check_columns(table, ("cat01", "area"), name)
    wide = {}
    for item, code in (("night", _NIGHT), ("day", _DAY)):
        rows = table[table["cat01"] == code]
        areas = _codes(rows["area"], name, "area")
        if rows.empty or areas.duplicated().any():
            raise DataError(
                f"e-Stat（表 {name}）: cat01={code} の値が地域ごとに1つではありません。",
                f"e-Stat (table {name}): cat01={code} hasn't one value an area.",
            )
        wide[item] = numbers(rows["value"], name).set_axis(areas, axis=0)
    frame = pd.DataFrame(wide).rename_axis("code").sort_index().reset_index()
    frame.insert(1, "year", DAY_NIGHT[name])
    return frame


def numbers(values: pd.Series, name: str) -> pd.Series:
    """Return printed *values* as Int64: ``-`` is zero, ``***`` and its like NA.

    Raises
    ------
    DataError
        If a value is anything else; a negative or a fraction is.
    """
    text = values.astype("str").str.strip()
    good = text.str.fullmatch(r"[0-9]{1,12}") | text.isin([_ZERO, *_UNKNOWN])
    if not good.all():
        at = int((~good).to_numpy().argmax())
        raise DataError(
            f"e-Stat（表 {name}）の{values.index[at] + 1}件目: 人数のはずですが、"
            f"「{text.iloc[at][:40]}」でした。",
            f"e-Stat (table {name}), value {values.index[at] + 1}: expected persons, "
            f"found '{text.iloc[at][:40]}'.",
        )
    plain = text.mask(text.isin(_UNKNOWN)).replace(_ZERO, "0")
    return pd.to_numeric(plain).astype("Int64")


def _codes(values: pd.Series, name: str, column: str) -> pd.Series:
    bad = ~values.astype("str").str.fullmatch("[0-9]{5}")
    if bad.any():
        found = str(values[bad].iloc[0])[:40]
        raise DataError(
            f"e-Stat（表 {name}）、{column}: 5桁のはずですが、「{found}」でした。",
            f"e-Stat (table {name}), {column}: expected five digits, found '{found}'.",
        )
    return values.astype("str")


def _check_columns(table: pd.DataFrame, columns: Iterable[str], name: str) -> None:
    missing = [column for column in columns if column not in table]
    if missing:
        raise DataError(
            f"e-Stat（表 {name}）: 値に @{missing[0]} がありません。",
            f"e-Stat (table {name}): its values have no @{missing[0]}.",
        )


def _row(value: Any, name: str, number: int) -> dict[str, str]:  # noqa: ANN401 - JSON
    if not isinstance(value, Mapping) or "$" not in value:
        raise DataError(
            f"e-Stat（表 {name}）の{number}件目の値の形が違います。",
            f"e-Stat (table {name}): value {number} has another form.",
        )
    row = {str(key).removeprefix("@"): str(cell) for key, cell in value.items()}
    row["value"] = row.pop("$")
    return row


def _inside(content: Any, name: str, key: str) -> Mapping[str, Any]:  # noqa: ANN401 - JSON
    found = content.get(key) if isinstance(content, Mapping) else None
    if not isinstance(found, Mapping):
        raise DataError(
            f"e-Stat（表 {name}）の応答に {key} がありません。",
            f"e-Stat's answer (table {name}) has no {key}.",
        )
    return found


def _number(value: Any, name: str, key: str) -> int:  # noqa: ANN401 - JSON
    text = str(value)
    if not (text.isascii() and text.isdigit()):
        raise DataError(
            f"e-Stat（表 {name}）: {key} が数ではありません（{text[:20]}）。",
            f"e-Stat (table {name}): {key} is no number ({text[:20]}).",
        )
    return int(text)
