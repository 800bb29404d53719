"""A draft's assignment as files: CSV and Excel."""

import io

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from zones.labels import Lang, Text
from zones.outputs.csv import to_csv
from zones.outputs.epoch import EPOCH
from zones.outputs.formats.excel import still
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
    book = Workbook(write_only=True)
    book.properties.created = EPOCH.replace(tzinfo=None)
    sheet = book.create_sheet(SHEET.say(lang))
    sheet.freeze_panes = "A2"
    for letter, name in zip("ABCD", COLUMNS, strict=True):
        sheet.column_dimensions[letter].width = _WIDTHS[name]
    rows = _guarded(draft, names).itertuples(index=False, name=None)
    for at, row in enumerate([COLUMNS, *rows]):
        cells = [WriteOnlyCell(sheet, value) for value in row]
        for cell in cells:
            cell.data_type, cell.number_format = "s", "@"
            cell.font = Font(bold=at == 0)
        sheet.append(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return still(buffer.getvalue())


def _guarded(draft: Draft, names: pd.Series) -> pd.DataFrame:
    table = assignment_table(draft, names)
    table["area"] = table["area"].map(guarded).astype("str")
    return table
