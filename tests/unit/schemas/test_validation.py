import pandas as pd
import pandera.pandas as pa
import pytest

from zones.errors import DataError
from zones.schemas.columns import code, count, expected_of
from zones.schemas.tables import SCHEMAS
from zones.schemas.validation import validate

SCHEMA = pa.DataFrameSchema(
    {"code": code(), "persons": count()}, name="people", strict=True, unique=["code"]
)


def people(codes: list[str | None], persons: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"code": pd.Series(codes, dtype="str"), "persons": persons})


def test_a_good_table_passes_unchanged() -> None:
    frame = people(["01100", "01202"], [0, 5])
    before = frame.copy()
    validate(frame, SCHEMA)
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (people(["01100", "1202"], [1, 2]), "'code', row 1: expected five digits, found '1202'"),
        (people(["01100", "01202"], [1, -2]), "'persons', row 1: expected 0 or more, found '-2'"),
        (people(["01100", "01202"], [1, 2.5]), "'persons': expected dtype.*int64.*float64"),
        (people(["01100", "01100"], [1, 2]), "'code', row 0: expected each key only once"),
        (people(["01100", None], [1, 2]), "'code', row 1: expected a value"),
        (people(["01100"], [1]).drop(columns="persons"), "'persons': expected this column"),
        (people(["01100"], [1]).assign(x=1), "'x': expected no such column"),
    ],
)
def test_a_fault_is_named_with_table_column_and_row(frame: pd.DataFrame, message: str) -> None:
    with pytest.raises(DataError, match=message) as error:
        validate(frame, SCHEMA)
    assert "Table 'people'" in str(error.value)
    assert "表「people」" in error.value.say("ja")


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (
            people(["01100", "1202"], [1, 2]),
            "列「code」、行1: 5桁の数字のはずですが、「1202」でした。",
        ),
        (people(["01100", "01202"], [1, -2]), "行1: 0以上の数のはずですが、「-2」でした。"),
        (people(["01100", "01100"], [1, 2]), "列「code」、行0: 「01100」が2回あります"),
        (people(["01100", None], [1, 2]), "列「code」、行1: 値がありません。"),
        (people(["01100"], [1]).drop(columns="persons"), "列「persons」: この列がありません。"),
        (people(["01100"], [1]).assign(x=1), "列「x」: この列は使えません。"),
    ],
)
def test_a_fault_is_told_in_japanese(frame: pd.DataFrame, sentence: str) -> None:
    with pytest.raises(DataError) as error:
        validate(frame, SCHEMA)
    assert sentence in error.value.say("ja")


def test_every_check_of_every_schema_has_words_in_both_languages() -> None:
    checks = [
        (schema.name, name, check.error)
        for schema in SCHEMAS.values()
        for name, column in schema.columns.items()
        for check in column.checks
    ]
    assert len(checks) > 50
    assert [one for one in checks if expected_of(str(one[2])) is None] == []


def test_further_faults_are_counted() -> None:
    with pytest.raises(DataError, match=r"\(2 more\)"):
        validate(people(["1", "2", "3"], [1, 2, 3]), SCHEMA)


def test_a_unique_column_is_named() -> None:
    schema = pa.DataFrameSchema({"code": code(unique=True)}, name="people")
    with pytest.raises(DataError, match="'code', row 0: expected each value only once"):
        validate(people(["01100", "01100"], [1, 2]), schema)
