"""Tables on the screen: text of the data stays text, shares never round up to a threshold."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from zones.app.words import UNKNOWN
from zones.labels import Lang
from zones.outputs.summary import SummaryTable

SIGNS = {"met": "○", "not_met": "×", "borderline": "△", "no_data": "－"}
"""Outcomes have a sign too, so that no colour carries the meaning."""

_ADDRESS = re.compile(r"https?(?=:)|www(?=\.)|(?:mailto|xmpp)(?=:)|(?<=[-.\w+])@", re.IGNORECASE)
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$:])")

_ROW = 35
_HEAD = 38
_MOST = 560


def plain(text: object) -> str:
    r"""Return *text* so that markdown shows it as it stands.

    What looks like the address of a page or of mail would become a link, however it is escaped: a
    sign without a width in its middle keeps it text.

    Examples
    --------
    >>> plain("[市](x)")
    '\\[市\\](x)'
    >>> plain("www.example") == "www\u2060.example"
    True
    """
    return _MARKUP.sub(r"\\\1", _ADDRESS.sub("\\g<0>\u2060", str(text)))


def signed(outcome: str, word: str) -> str:
    """Return the *word* for an outcome with its sign before it."""
    return f"{SIGNS[outcome]} {word}"


def percent_column(shares: pd.Series) -> pd.Series:
    """Return shares as percent with one decimal, cut downwards; ``NA`` stays."""
    values = shares.astype("Float64") * 1000 + 1e-9
    return pd.Series(np.floor(values) / 10, index=shares.index, name=shares.name)


def show_static(table: pd.DataFrame) -> None:
    """Show a small table whose long texts wrap."""
    filled = table.astype("object").where(table.notna() & (table != ""), UNKNOWN)
    shown = filled.map(plain)
    shown.columns = pd.Index([plain(name) for name in table.columns])
    st.table(shown.set_index(shown.columns[0]))


def show_summary(table: SummaryTable, *, titled: bool = True, inner: bool = False) -> None:
    """Show a table of words made for the terminal, on the screen.

    Parameters
    ----------
    inner
        Whether it stands under a heading of its own kind, so that its title is one level lower.
    """
    if titled:
        head = st.subheader if inner else st.header
        head(plain(table.title), anchor=False)
    st.table(_aligned(table))


def show_grid(
    table: pd.DataFrame,
    columns: Mapping[str, ColumnConfig | str],
    *,
    row_height: int = _ROW,
    most: int = _MOST,
) -> None:
    """Show a table that scrolls and sorts."""
    height = grid_height(len(table), row_height=row_height, most=most)
    st.dataframe(
        table[list(columns)],
        column_config=dict(columns),
        hide_index=True,
        height=height,
        row_height=row_height,
        placeholder=UNKNOWN,
    )


def show_rows(
    table: pd.DataFrame,
    columns: Mapping[str, ColumnConfig],
    *,
    key: str,
    on_select: Callable[[], None] | Literal["rerun"],
    most: int = _MOST,
) -> None:
    """Show a table that scrolls and sorts, of which a row can be chosen.

    Parameters
    ----------
    key
        Of the session, where Streamlit keeps the chosen row by its number: other rows need another.
    on_select
        Called when a row is chosen or let go.
    """
    st.dataframe(
        table[list(columns)],
        column_config=dict(columns),
        hide_index=True,
        height=grid_height(len(table), most=most),
        placeholder=UNKNOWN,
        key=key,
        on_select=on_select,
        selection_mode="single-row",
    )


def grid_height(rows: int, *, row_height: int = _ROW, most: int = _MOST) -> int:
    """Return the height that shows *rows* without a gap, and no more than *most*."""
    return min(_HEAD + row_height * max(rows, 1) + 2, most)


def join_names(names: Iterable[str], lang: Lang) -> str:
    """Return names as one text."""
    return ("、" if lang == "ja" else ", ").join(names)


def _aligned(table: SummaryTable) -> pd.DataFrame:
    frame = pd.DataFrame(
        [[plain(cell) for cell in row] for row in table.rows],
        columns=[plain(name) for name in _told_apart(table.columns)],
    )
    return frame.set_index(frame.columns[0])


def _told_apart(columns: Sequence[str]) -> list[str]:
    """Return the columns; one that comes again gets a space, as a table may not repeat one."""
    seen: dict[str, int] = {}
    names = []
    for name in columns:
        names.append(name + " " * seen.get(name, 0))
        seen[name] = seen.get(name, 0) + 1
    return names
