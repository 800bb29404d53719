"""A table of the future as words for a terminal or a page."""

import pandas as pd

from zones.labels import Lang, Text
from zones.outputs.columns import Column
from zones.outputs.names import percent
from zones.outputs.summary import SummaryTable
from zones.outputs.table_set import NamedTable

_UNKNOWN = "—"
_LEFT_OUT = {
    "basis", "source", "area", "scheme", "criterion", "class", "base_year", "indicator", "note",
    "operator", "scope", "last_year",
}  # fmt: skip
_UNIT_KEYS = {"future_indicators": {"kind", "unit"}, "future_sizes": {"unit"}}
_PRECISE = {"workers_per_elder": 2, "value": 1}


def shown_table(table: NamedTable, lang: Lang = "ja") -> SummaryTable:
    """Return the columns that a person reads; basis and source stand in the title, once."""
    if table.id == "future_classes" and len(table.table):
        return _classes(table, lang)
    hidden = _LEFT_OUT | _UNIT_KEYS.get(table.id, set())
    columns = [one for one in table.columns if one.name not in hidden]
    rows = tuple(
        tuple(_cell(row[at], one, lang) for at, one in enumerate(columns))
        for row in table.table[[one.name for one in columns]].itertuples(index=False, name=None)
    )
    return SummaryTable(
        table.id,
        _title(table, lang),
        tuple(one.label.say(lang) for one in columns),
        rows,
        tuple(one.unit not in {"text", "code", "flag"} for one in columns),
    )


def _title(table: NamedTable, lang: Lang) -> str:
    names = [one for one in ("basis", "source", "note") if one in table.table and len(table.table)]
    about = [str(table.table[name].iloc[0]) for name in names]
    return "　".join([table.label.say(lang), *about])


def _classes(table: NamedTable, lang: Lang) -> SummaryTable:
    """Return the distribution as the report printed it: a row a class, a column a year."""
    rows, years = table.table, [int(year) for year in table.table["year"].unique()]
    labels = list(dict.fromkeys(rows["class_label"]))
    cells = rows.set_index(["class_label", "year"])
    body = [
        (
            str(label),
            *(
                _counted(cells.at[(label, year), "municipalities"], cells.at[(label, year), "share"],
                         lang)
                for year in years
            ),
        )
        for label in labels
    ]  # fmt: skip
    whole = rows.groupby("year", sort=False)["municipalities"].sum()
    total = (Text("計", "all").say(lang), *(f"{int(whole[year]):,}" for year in years))
    head = Text(f"{rows['base_year'].iloc[0]}年＝100", f"{rows['base_year'].iloc[0]} = 100")
    return SummaryTable(
        table.id,
        f"{rows['name'].iloc[0]}　{_title(table, lang)}",
        (head.say(lang), *(str(year) for year in years)),
        (*body, total),
        (False, *(True for _ in years)),
    )


def _counted(count: object, share: object, lang: Lang) -> str:
    if bool(pd.isna(share)):  # type: ignore[call-overload]
        return f"{count:,}"
    return f"{count:,} ({float(str(share)) * 100:.1f}{'％' if lang == 'ja' else ' %'})"


def _cell(value: object, column: Column, lang: Lang) -> str:
    if value is None or bool(pd.isna(value)):  # type: ignore[call-overload]
        return _UNKNOWN
    if isinstance(value, bool):
        return "○" if value else ""
    if column.unit == "share":
        return percent(float(str(value)), lang)
    if column.name in _PRECISE:
        return f"{float(str(value)):,.{_PRECISE[column.name]}f}"
    if column.unit in {"persons", "yen"}:
        return f"{int(float(str(value))):,}"
    return str(value)
