"""Single cells of tables as plain values, missing ones as ``None``."""

from typing import cast

import pandas as pd


def is_missing(cell: object) -> bool:
    """Tell whether a cell is ``NA``, ``NaN`` or ``None``."""
    return bool(pd.isna(cast("float", cell)))


def integer(cell: object) -> int | None:
    """Return a whole number, or ``None`` where it is missing."""
    return None if is_missing(cell) else int(cast("int", cell))


def number(cell: object) -> float | None:
    """Return a number, or ``None`` where it is missing."""
    return None if is_missing(cell) else float(cast("float", cell))


def text(cell: object) -> str:
    """Return text, empty where it is missing."""
    return "" if is_missing(cell) else str(cell)
