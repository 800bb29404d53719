import numpy as np
import pandas as pd
import pytest

from zones.model.cells import integer, is_missing, number, text


@pytest.mark.parametrize("cell", [pd.NA, np.nan, None])
def test_a_missing_cell_is_none_and_never_zero(cell: object) -> None:
    assert is_missing(cell)
    assert integer(cell) is None
    assert number(cell) is None
    assert text(cell) == ""


def test_a_cell_is_a_plain_value() -> None:
    assert integer(np.int64(3)) == 3
    assert type(integer(np.int64(3))) is int
    assert number(np.float64(0.5)) == 0.5
    assert text("長野市") == "長野市"
