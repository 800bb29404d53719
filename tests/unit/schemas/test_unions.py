import pandas as pd
import pytest

from zones.errors import DataError
from zones.schemas.unions import UNIONS
from zones.schemas.validation import validate


@pytest.fixture
def table() -> pd.DataFrame:
    names = list(UNIONS.columns)
    frame = pd.DataFrame("x", index=range(2), columns=names, dtype="str")
    return frame.assign(
        role=["centre", "member"],
        code=["01100", None],
        valid_from=["1972-04", None],
        valid_to=["2016", None],
        status="confirmed",
        note=["x", None],
    )


def test_unions(table: pd.DataFrame) -> None:
    validate(table, UNIONS)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("role", "center"),
        ("code", "1100"),
        ("valid_from", "1972-4"),
        ("status", "perhaps"),
        ("union_id", None),
        ("note", ""),
    ],
)
def test_a_fault_is_named(table: pd.DataFrame, column: str, cell: str | None) -> None:
    table[column] = pd.Series([cell, *table[column].iloc[1:]], dtype="str")
    with pytest.raises(DataError, match=f"'unions', column '{column}', row 0"):
        validate(table, UNIONS)
