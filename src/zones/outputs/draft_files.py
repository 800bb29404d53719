"""A draft's assignment as files: CSV and Excel."""

import io

import pandas as pd
import xlsxwriter

from zones.labels import Lang, Text
from zones.outputs.csv import to_csv
from zones.outputs.epoch import EPOCH
from zones.planning.draft.assignment import COLUMNS, assignment_table, guarded
from zones.planning.draft.draft import Draft

SHEET = Text("割当", "assignment")

_WIDTHS = {"code": 10, "municipality": 18, "area": 28, "role": 10}


def assignment_csv(draft: Draft, names: pd.Series) -> bytes:
    """Return the assignment as CSV: ``code``, ``municipality``, ``area``, ``role``.

    Parameters
    ----------
    draft
        The areas.
    names
        Name of each municipality by code.
    """
    return to_csv(_guarded(draft, names))


def assignment_excel(draft: Draft, names: pd.Series, *, lang: Lang = "ja") -> bytes:
    """Return the assignment as a workbook of one sheet; every cell is text."""
    buffer = io.BytesIO()
    rows = _guarded(draft, names).itertuples(index=False, name=None)
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": EPOCH.replace(tzinfo=None)})
        text = book.add_format({"num_format": "@"})
        head = book.add_format({"num_format": "@", "bold": True})
        sheet = book.add_worksheet(SHEET.say(lang))
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(COLUMNS):
            sheet.set_column(at, at, _WIDTHS[name])
        for at, row in enumerate([COLUMNS, *rows]):
            for column, value in enumerate(row):
                sheet.write_string(at, column, value, text if at else head)
    return buffer.getvalue()


def _guarded(draft: Draft, names: pd.Series) -> pd.DataFrame:
    table = assignment_table(draft, names)
    table["area"] = table["area"].map(guarded).astype("str")
    return table
