"""Tables as CSV that Excel opens without harm: UTF-8 with BOM, codes and text as text."""

import pandas as pd

_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")
"""What a spreadsheet may take for the start of a formula; Japanese ones read full width too."""

_MIXED = frozenset({"observed", "threshold", "value"})
"""Columns that hold counts beside rates: a whole number is written whole in them (3, not 3.0)."""


def to_csv(table: pd.DataFrame, *, decimals: int = 6) -> bytes:
    """Return *table* as CSV bytes, without its index.

    Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers are never
    touched. Missing values are empty, truth values are ``true`` and ``false``, rates have
    *decimals* decimals; counts that share a column with rates are written whole. Lines end with a
    line feed, within text too.
    """
    safe = table.copy()
    for name in safe.columns:
        safe[name] = _cells(safe[name], decimals)
        if name in _MIXED and pd.api.types.is_float_dtype(safe[name].dtype):
            safe[name] = _whole(safe[name])
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _cells(column: pd.Series, decimals: int) -> pd.Series:
    if pd.api.types.is_bool_dtype(column.dtype):
        return column.map({True: "true", False: "false"}, na_action="ignore")
    if pd.api.types.is_float_dtype(column.dtype):
        return column.round(decimals)
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column
    # Python before 3.13 leaves a lone carriage return unquoted, which breaks the row.
    text = column.astype("str").str.replace("\r\n?", "\n", regex=True)
    dangerous = text.str.startswith(_DANGEROUS).fillna(value=False)
    return text.mask(dangerous, "'" + text)


def _whole(column: pd.Series) -> pd.Series:
    """Return numbers of which the whole ones are integers."""
    numbers = (None if pd.isna(one) else float(one) for one in column)
    cells = [int(one) if one is not None and one.is_integer() else one for one in numbers]
    return pd.Series(cells, index=column.index, dtype="object")
