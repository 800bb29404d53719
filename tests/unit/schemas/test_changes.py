import pandas as pd
import pytest

from zones.errors import DataError
from zones.schemas.changes import CHANGES
from zones.schemas.validation import validate


@pytest.fixture
def table() -> pd.DataFrame:
    frame = pd.DataFrame("x", index=range(2), columns=list(CHANGES.columns), dtype="str")
    return frame.assign(date="2005-03-31", from_code=["01304", None], to_code=["01100", None])


def test_changes(table: pd.DataFrame) -> None:
    validate(table, CHANGES)


@pytest.mark.parametrize(
    ("column", "cell"),
    [("date", "2005-03"), ("type", None), ("from_code", "1304"), ("to_code", ""), ("to_name", "")],
)
def test_a_fault_is_named(table: pd.DataFrame, column: str, cell: str | None) -> None:
    table[column] = pd.Series([cell, *table[column].iloc[1:]], dtype="str")
    with pytest.raises(DataError, match=f"'changes', column '{column}', row 0"):
        validate(table, CHANGES)
