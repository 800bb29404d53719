"""The columns of the facts, read as their measures ask."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from zones.errors import InputError
from zones.labels import KINDS, Text
from zones.rules.measures import Measure, MeasureType

Observed = NDArray[np.float64]
"""Numbers, or codes of words: false 0 and true 1, or places in ``zones.labels.KINDS``. NaN where
unknown."""

_WANTED: dict[MeasureType, Text] = {
    "number": Text("数値", "numbers"),
    "truth": Text("真偽値", "true or false"),
    "category": Text(f"種別（{'、'.join(KINDS)}）", f"one of {', '.join(KINDS)}"),
}
_KINDS = pd.Index(list(KINDS))


def observe(facts: pd.DataFrame, measure: Measure) -> Observed:
    """Read one measure from its column; a column that isn't there is unknown throughout.

    Raises
    ------
    InputError
        If the column holds anything else than the measure is.
    """
    if measure.id not in facts.columns:
        return np.full(len(facts), np.nan)
    column = facts[measure.id]
    values = _READERS[measure.type](column)
    if values is None:
        wanted = _WANTED[measure.type]
        raise InputError(
            f"列「{measure.id}」（{measure.label.ja}）には{wanted.ja}か NA を入れてください。",
            f"The column '{measure.id}' ({measure.label.en}) must hold {wanted.en}, or NA.",
        )
    return values


def _read_numbers(column: pd.Series) -> Observed | None:
    if column.dtype == object:
        column = column.convert_dtypes()
    if pd.api.types.is_bool_dtype(column) or not pd.api.types.is_numeric_dtype(column):
        return _read_nothing(column)
    values = column.to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(np.isfinite(values), values, np.nan)


def _read_truths(column: pd.Series) -> Observed | None:
    if not pd.api.types.is_bool_dtype(column):
        column = column.convert_dtypes()
    if not pd.api.types.is_bool_dtype(column):
        return _read_nothing(column)
    return _read_numbers(column.astype("boolean").astype("Float64"))


def _read_kinds(column: pd.Series) -> Observed | None:
    codes = _KINDS.get_indexer(pd.Index(column.astype(object)))
    unknown = column.isna().to_numpy(dtype=bool)
    if (codes[~unknown] < 0).any():
        return None
    return np.where(unknown, np.nan, codes.astype(np.float64))


def _read_nothing(column: pd.Series) -> Observed | None:
    """Read a column without any value, whose type says nothing."""
    return np.full(len(column), np.nan) if bool(column.isna().all()) else None


_READERS = {"number": _read_numbers, "truth": _read_truths, "category": _read_kinds}
