import pandas as pd
import pytest

from zones.errors import DataError
from zones.schemas.indicators import INDICATORS
from zones.schemas.validation import validate


def table(**changes: object) -> pd.DataFrame:
    row = {"code": "20201", "item": "hospitals", "year": 2023, "value": 22.0}
    return pd.DataFrame([{**row, **changes}])


def test_a_missing_value_is_allowed_and_none_is_zero() -> None:
    validate(table(), INDICATORS)
    validate(table(value=float("nan")), INDICATORS)
    validate(table(value=0.0), INDICATORS)


@pytest.mark.parametrize(
    "changes", [{"value": -1.0}, {"code": "2020"}, {"year": 23}, {"item": "Hospitals"}]
)
def test_what_cannot_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(DataError, match="indicators"):
        validate(table(**changes), INDICATORS)


def test_an_item_stands_once() -> None:
    with pytest.raises(DataError, match="only once"):
        validate(pd.concat([table(), table()], ignore_index=True), INDICATORS)
