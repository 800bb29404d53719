"""A user's table of travel times between municipalities: CSV ``from,to,minutes``.

UTF-8 (a byte order mark is fine) with a header row; ``docs/grids.md``.
"""

from pathlib import Path

import pandas as pd

from zones.data.sources.csv_table import CsvTable, cell_error, read_csv_table, unreadable
from zones.errors import DataError
from zones.labels import Text

LARGEST_BYTES = 30_000_000
"""About a million rows. Only rows to centres are needed."""

_LONGEST_MINUTES = 2880.0
_ANOTHER = Text("from と違う市区町村", "another municipality than 'from'")
_TODAY = Text("20201 のような今の市区町村のコード", "a municipality of today, like 20201")


def read_centre_times(path: Path, codes: pd.Index) -> pd.Series:
    """Read travel times from municipalities to others.

    Parameters
    ----------
    path
        CSV with the columns ``from``, ``to`` (codes) and ``minutes``. One direction is not taken
        for the other.
    codes
        Today's municipalities.

    Returns
    -------
    Series
        Minutes by ``from`` and ``to``, sorted.

    Raises
    ------
    DataError
        If the file can't be read or is too large, a code is unknown or leads to itself, a pair
        comes twice, or minutes are no number above 0 and up to two days.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(path, error) from error
    if size > LARGEST_BYTES:
        raise DataError(
            f"{path.name} が大きすぎます（{LARGEST_BYTES // 1_000_000} MBまで）。"
            "中心都市への行だけにしてください。",
            f"{path.name} is too large ({LARGEST_BYTES // 1_000_000} MB at most). "
            "Keep only the rows to centres.",
        )
    table = read_csv_table(path, ("from", "to", "minutes"))
    start, end = (_known(table, column, codes) for column in ("from", "to"))
    table.check_unique(["from", "to"])
    minutes = table.decimals("minutes", low=0, high=_LONGEST_MINUTES)
    _refuse(table, "minutes", minutes <= 0, Text("0より大きい数", "a number above 0"))
    _refuse(table, "to", start == end, _ANOTHER)
    index = pd.MultiIndex.from_arrays([start, end], names=["from", "to"])
    return pd.Series(minutes.to_numpy(), index=index, name="minutes").sort_index()


def _known(table: CsvTable, column: str, codes: pd.Index) -> pd.Series:
    code = table.codes(column)
    _refuse(table, column, ~code.isin(codes), _TODAY)
    return code


def _refuse(table: CsvTable, column: str, bad: pd.Series, expected: Text) -> None:
    if bad.any():
        line = int(str(bad.index[bad.to_numpy()][0]))
        found = str(table.text.at[line, column])
        raise cell_error(table.file, line, column, expected=expected, found=found)
