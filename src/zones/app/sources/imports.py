"""The data sets of the data home, and what each import did."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from zones.app import data_sets
from zones.app.pages.words import data_sets as named
from zones.app.pages.words import sources as words
from zones.app.tables import plain, show_static
from zones.app.view import View
from zones.data import home
from zones.data.catalog import read_catalog
from zones.errors import DataError, ZonesError
from zones.labels import Text

_LARGEST_BYTES = 5_000_000
_KEYS = {
    "kind": str,
    "files": list,
    "rows_read": int,
    "rows_kept": int,
    "left_out": list,
    "residuals": list,
    "notes": list,
}

Report = Mapping[str, Any]


def show_sets(view: View) -> None:
    """Show every data set, the one in use marked, and let another one be used."""
    st.header(view.say(words.SETS), anchor=False)
    st.caption(view.say(words.SETS_NOTE))
    known = data_sets.names()
    if len(known) == 1:
        st.info(view.say(words.SETS_NONE))
        return
    now = data_sets.in_use().name
    for name in known:
        title, what, button = st.columns([3, 6, 2.4], vertical_alignment="center")
        label = plain(data_sets.label(name, view.lang))
        title.write(f"**{label}**" + (f" {view.say(words.IN_USE)}" if name == now else ""))
        what.write(plain(_about(view, name)))
        button.button(
            view.say(words.USE_SET),
            key=f"use-{name}",
            disabled=name == now,
            help=plain(view.say(words.USE_SET_OF, name=data_sets.label(name, view.lang))),
            on_click=data_sets.chooser(name),
            width="stretch",
        )


def show_imports(view: View) -> None:
    """Show what each import of the data set in use did."""
    st.header(view.say(words.IMPORTS), anchor=False)
    name = data_sets.in_use().name
    if name == home.EMBEDDED:
        st.caption(view.say(words.IMPORTS_EMBEDDED))
        return
    try:
        reports = read_reports(name)
    except ZonesError as error:
        st.error(plain(error.say(view.lang)))
        return
    if not reports:
        st.info(view.say(words.IMPORTS_NONE))
    for file, report in reports.items():
        with st.expander(_title(view, report), expanded=len(reports) == 1):
            _show(view, file, report)


def read_reports(name: str) -> dict[str, Report]:
    """Return the import reports of a data set by file name.

    Raises
    ------
    DataError
        If a report is damaged; it names the file.
    NotFoundError
        If there is no such data set.
    """
    folder = home.set_folder(name)
    return {path.name: _read(path) for path in sorted(folder.glob("import-*.json"))}


def _read(path: Path) -> Report:
    try:
        large = path.stat().st_size > _LARGEST_BYTES
        report = None if large else json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path.name) from error
    if not isinstance(report, dict) or not all(
        isinstance(report.get(key), kind) for key, kind in _KEYS.items()
    ):
        raise _damaged(path.name)
    return report


def _damaged(file: str) -> DataError:
    return DataError(
        f"取り込みの報告 {file} を読めません。zones data import でもう一度取り込んでください。",
        f"The import report {file} can't be read. Import the files again with 'zones data import'.",
    )


def _about(view: View, name: str) -> str:
    """Say what a data set holds, or why it can't be used."""
    try:
        catalog = read_catalog(home.set_folder(name))
        count = len(read_reports(name))
    except ZonesError as error:
        return error.say(view.lang)
    values = {"year": catalog.flows_year, "people": catalog.flows_people.say(view.lang)}
    return view.say(words.SET_ABOUT, **values, tables=len(catalog.tables), imports=count)


def _title(view: View, report: Report) -> str:
    values = {
        "kind": _kind(view, str(report["kind"])),
        "read": f"{report['rows_read']:,}",
        "kept": f"{report['rows_kept']:,}",
    }
    return plain(view.say(words.IMPORT_TITLE, **values))


def _show(view: View, file: str, report: Report) -> None:
    st.caption(plain(view.say(words.IMPORT_FILE, file=file)))
    _table(
        view,
        (words.IMPORT_READ_FILE, words.IMPORT_HASH),
        [(one.get("name"), str(one.get("sha256"))[:16]) for one in _dicts(report["files"])],
    )
    left = [
        (_said(view, one.get("reason")), _count(one.get("rows")), one.get("example"))
        for one in _dicts(report["left_out"])
    ]
    st.write(f"**{view.say(words.IMPORT_LEFT)}**")
    if left:
        _table(view, (words.IMPORT_REASON, words.ROWS, words.IMPORT_EXAMPLE), left)
    else:
        st.caption(view.say(words.IMPORT_LEFT_NONE))
    rest = [
        (
            _said(view, one.get("what")),
            *(_count(one.get(key)) for key in ("published", "listed", "difference")),
        )
        for one in _dicts(report["residuals"])
    ]
    if rest:
        st.write(f"**{view.say(words.IMPORT_RESIDUALS)}**")
        st.caption(view.say(words.IMPORT_RESIDUALS_NOTE))
        heads = (words.IMPORT_WHAT, words.IMPORT_PUBLISHED, words.IMPORT_LISTED, words.IMPORT_REST)
        _table(view, heads, rest)
    for note in report["notes"]:
        st.caption(plain(_said(view, note)))


def _table(view: View, heads: Sequence[Text], rows: Sequence[tuple[object, ...]]) -> None:
    show_static(pd.DataFrame(rows, columns=[view.say(text) for text in heads]))


def _dicts(rows: list[object]) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)]


def _said(view: View, pair: object) -> str:
    """Return the words of a report in the language of the screen."""
    return str(pair.get(view.lang, "")) if isinstance(pair, dict) else ""


def _count(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _kind(view: View, kind: str) -> str:
    known = named.KINDS.get(kind)
    return kind if known is None else f"{view.say(known)} ({kind})"
