"""A prefecture's own list of unions, from CSV or Excel, into a clean register."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from zones.data.registers.cells import parse_cells, read_content
from zones.data.registers.headers import find_header
from zones.data.registers.places import Gazetteer
from zones.data.registers.reading import Reading
from zones.data.registers.remarks import Remark


@dataclass(frozen=True, eq=False)
class ImportResult:
    """A list that was read.

    Parameters
    ----------
    table
        The register (`zones.schemas.register.COLUMNS`), text, NA where unknown. A member that was
        taken for nothing stays in it without a code, as unconfirmed.
    problems
        What a person must decide or correct, in the order of the rows.
    notes
        What was done on the way: former names, columns that were not used.
    """

    table: pd.DataFrame
    problems: tuple[Remark, ...]
    notes: tuple[Remark, ...]

    @property
    def refused(self) -> tuple[Remark, ...]:
        """The problems for which a row isn't in the table."""
        return tuple(one for one in self.problems if one.refused)


def import_register(
    path: Path,
    *,
    municipalities: pd.DataFrame,
    changes: pd.DataFrame,
    as_of: date,
) -> ImportResult:
    """Read a person's own list of unions.

    One row a member (columns 圏域名, 種別, 市町村, 役割 …) or one row a union (構成市町村 separated by
    、 or line breaks). A table that we exported ourselves is read as it stands.

    Parameters
    ----------
    path
        CSV (UTF-8 or Shift_JIS, any usual delimiter) or .xlsx.
    municipalities
        Indexed by code, with ``name`` and ``prefecture_name``.
    changes
        The register of changes of municipalities.
    as_of
        The day that the list describes: stands where a row gives none, and picks among former
        municipalities of one name.

    Raises
    ------
    InputError
        If the file can't be read or is too large.
    DataError
        If it is no table of unions, or no CSV or Excel file.
    """
    return parse_register(
        path.name,
        read_content(path),
        municipalities=municipalities,
        changes=changes,
        as_of=as_of,
    )


def parse_register(
    file: str,
    content: bytes,
    *,
    municipalities: pd.DataFrame,
    changes: pd.DataFrame,
    as_of: date,
) -> ImportResult:
    """Read the *content* of a file called *file* as `import_register` does.

    What it is, is seen from the content.

    Raises
    ------
    InputError
        If it is too large.
    DataError
        If it is no table of unions, or no CSV or Excel file.
    """
    cells = parse_cells(file, content)
    header = find_header(file, cells.rows)
    reading = Reading(Gazetteer(municipalities, changes), as_of)
    reading.remark_file(cells, header)
    for number, row in list(zip(cells.numbers, cells.rows, strict=True))[header.row + 1 :]:
        values = {
            field: row[column] if column < len(row) else ""
            for field, column in header.fields.items()
        }
        reading.given = tuple(cell.strip() for cell in row)
        if header.own:
            reading.take_own(number, values)
        else:
            reading.take(number, {field: text.strip() for field, text in values.items()})
    return ImportResult(reading.table(), tuple(reading.problems), tuple(reading.notes))
