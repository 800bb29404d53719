"""Tables that a user brings for the reference methods: people of DIDs, and of urban centres.

Both are CSV in UTF-8 (a byte order mark is fine) with a header row; ``docs/reference-methods.md``.
"""

from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import CsvTable, cell_error, read_csv_table
from zones.labels import Text


def read_did_people(path: Path, codes: pd.Index) -> pd.Series:
    """Read the people of densely inhabited districts (人口集中地区) by today's code.

    Parameters
    ----------
    path
        CSV with the columns ``code`` and ``population``; a municipality without a row has none.
    codes
        Today's municipalities.

    Raises
    ------
    DataError
        If the file can't be read, a code is unknown or twice, or a number is malformed.
    """
    table = read_csv_table(path, ("code", "population"))
    code = _known_codes(table, codes)
    table.check_unique(["code"])
    people = pd.Series(table.integers("population").to_numpy(), index=pd.Index(code))
    return people.reindex(codes, fill_value=0).astype("Int64").rename("did_population")


def read_urban_centres(path: Path, codes: pd.Index) -> pd.DataFrame:
    """Read who lives in which urban centre: ``code``, ``centre``, ``persons``.

    Parameters
    ----------
    path
        CSV with these columns; one row a municipality and centre.
    codes
        Today's municipalities.

    Raises
    ------
    DataError
        If the file can't be read, a code is unknown, a pair is there twice, a centre has no id, or
        a number is malformed.
    """
    table = read_csv_table(path, ("code", "centre", "persons"))
    code = _known_codes(table, codes)
    centre = table.matching("centre", r"\S.*", Text("都市中心のID", "the id of an urban centre"))
    table.check_unique(["code", "centre"])
    columns = {"code": code, "centre": centre, "persons": table.integers("persons")}
    return pd.DataFrame(columns).reset_index(drop=True)


def _known_codes(table: CsvTable, codes: pd.Index) -> pd.Series:
    code = table.codes("code")
    unknown = ~code.isin(codes)
    if unknown.any():
        line = int(str(code.index[unknown][0]))
        expected = Text("今の市区町村のコード", "a municipality of today")
        raise cell_error(table.file, line, "code", expected=expected, found=str(code[line]))
    return code
