"""The assignment: one row a municipality with the name of its area, for spreadsheets."""

import pandas as pd

from zones.data.registers.cells import Cells, parse_cells
from zones.data.registers.places import Gazetteer
from zones.errors import DataError
from zones.labels import ROLES, Text
from zones.planning.draft.draft import Draft
from zones.planning.draft.opening import Entry, Finding, Opened, Sheet, collect, find_entry
from zones.planning.draft.wording import clean_name

COLUMNS = ("code", "municipality", "area", "role")

_HEADS = {
    "code": ("code", "コード", "市区町村コード", "団体コード", "全国地方公共団体コード"),
    "area": ("area", "圏域", "圏域名", "圏域名称"),
    "role": ("role", "役割", "区分"),
}
_CENTRE = {"centre", "center", ROLES["centre"].ja, "中心市", "連携中枢都市", "中心市町村"}
_GUARDED = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "'")
_LOOKED_AT = 20
_LONGEST = 40


def assignment_table(draft: Draft, names: pd.Series) -> pd.DataFrame:
    """Return the assignment of a draft.

    Parameters
    ----------
    draft
        The areas.
    names
        Name of each municipality by code.

    Returns
    -------
    DataFrame
        `COLUMNS`, text: areas in order, codes upwards; an area without municipalities has no row.
    """
    rows = [
        (code, str(names.get(code, "")), area.name, "centre" if code in area.centres else "member")
        for area in draft.areas
        for code in area.members
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def read_assignment(file: str, content: bytes, places: Gazetteer) -> Opened:
    """Read an assignment from CSV (UTF-8 or Shift_JIS) or Excel and list what is wrong with it.

    Areas are told apart by name, in the order in which they first occur. A municipality in several
    areas stays in the first.

    Parameters
    ----------
    file
        Its name, for messages; what it is, is seen from the content.
    content
        Its bytes.
    places
        Municipalities of today and before.

    Raises
    ------
    InputError
        If it is larger than 20 MB.
    DataError
        If it is no table, or has no columns for code and area.
    """
    cells = parse_cells(file, content)
    at, found = _header(file, cells)
    entries: dict[str, list[Entry]] = {}
    findings: list[Finding] = []
    for number, row in list(zip(cells.numbers, cells.rows, strict=True))[at + 1 :]:
        values = {key: row[column] if column < len(row) else "" for key, column in found.items()}
        code, area = values["code"].strip(), unguarded(values["area"])
        if not code and not area.strip():
            continue
        if not code:
            findings.append(
                _row(
                    number,
                    area,
                    "コードがありません。この行は使いません。コードを入れて開き直してください。",
                    "has no code. It is not used; fill in the code and open the file again.",
                )
            )
        elif not area.strip():
            findings.append(
                _row(
                    number,
                    code,
                    "圏域の名前がありません。この行は使いません。"
                    "必要なら、圏域の名前を入れて開き直してください。",
                    "names no area. It is not used; if it is needed, fill in the area and open the "
                    "file again.",
                )
            )
        if not area.strip():
            continue
        sheet = entries.setdefault(area, [])
        if code:
            leads = values.get("role", "").strip() in _CENTRE
            sheet.append(find_entry(places, code, centre=leads, row=number))
    return collect([Sheet(name, tuple(one)) for name, one in entries.items()], findings)


def guarded(text: str) -> str:
    """Return a cell's text such that `unguarded` gives it back, whoever guards formulas later."""
    return f"'{text}" if text.startswith("'") else text


def unguarded(text: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from seeing a formula.

    Examples
    --------
    >>> unguarded("'=SUM(A1)"), unguarded("'20")
    ('=SUM(A1)', "'20")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_GUARDED) else text


def _header(file: str, cells: Cells) -> tuple[int, dict[str, int]]:
    """Return the row of the header and the column of each field."""
    for at, row in enumerate(cells.rows[:_LOOKED_AT]):
        heads = [cell.strip().lower() for cell in row]
        found = {
            key: heads.index(name)
            for key, names in _HEADS.items()
            for name in names[::-1]
            if name in heads
        }
        if {"code", "area"} <= set(found):
            return at, found
    raise DataError(
        f"{file} に列「code」（コード）と「area」（圏域）の見出しがありません。見出しの行を付けてください。",
        f"{file} has no columns 'code' and 'area'. Give it a row with these headings.",
    )


def _row(number: int, value: str, ja: str, en: str) -> Finding:
    shown = clean_name(value)[:_LONGEST]
    return Finding(
        "form", "", Text(f"{number}行目（{shown}）に{ja}", f"Row {number} ({shown}) {en}")
    )
