import pandas as pd
import pandera.pandas as pa
import pytest

from zones.errors import DataError
from zones.labels import Text
from zones.schemas.columns import (
    DATE_PATTERN,
    PARTIAL_DATE_PATTERN,
    code,
    count,
    matching,
    number,
    text,
    word,
    year,
)
from zones.schemas.validation import validate

A_DATE = Text("日付", "a date")


def accepts(column: pa.Column, *cells: object, dtype: str = "str") -> bool:
    schema = pa.DataFrameSchema({"x": column}, name="cells")
    try:
        validate(pd.DataFrame({"x": pd.Series(cells, dtype=dtype)}), schema)
    except DataError:
        return False
    return True


@pytest.mark.parametrize("cell", ["1100", "011002", "0110A", "01100\n", "０１１００", ""])
def test_codes_have_five_digits(cell: str) -> None:
    assert accepts(code(), "01100")
    assert not accepts(code(), cell)


def test_only_a_nullable_code_may_be_unknown() -> None:
    assert accepts(code(nullable=True), "01100", None)
    assert not accepts(code(), "01100", None)


def test_dates_are_whole_or_partial() -> None:
    partial, whole = matching(PARTIAL_DATE_PATTERN, A_DATE), matching(DATE_PATTERN, A_DATE)
    assert accepts(partial, "1972", "1972-04", "1972-04-01")
    assert not accepts(partial, "1972-4")
    assert not accepts(whole, "1972-04")


def test_text_is_never_empty() -> None:
    assert accepts(text(nullable=True), "x", None)
    assert not accepts(text(nullable=True), "")


def test_a_word_is_one_of_the_list() -> None:
    assert accepts(word("centre", "member"), "centre")
    assert not accepts(word("centre", "member"), "center")


def test_years_have_a_range() -> None:
    assert accepts(year(), 2020, dtype="int64")
    assert not accepts(year(census=True), 20, dtype="int64")


def test_counts_are_whole_and_have_a_minimum() -> None:
    assert accepts(count(), 0, dtype="int64")
    assert not accepts(count(minimum=1), 0, dtype="int64")
    assert not accepts(count(), 0.5, dtype="float64")
    assert accepts(count("Int64", nullable=True), 1, None, dtype="Int64")


def test_numbers_have_a_range() -> None:
    assert accepts(number(low=0, high=1, nullable=True), 0.0, 1.0, None, dtype="float64")
    assert not accepts(number(low=0, high=1), 1.1, dtype="float64")
    assert not accepts(number(low=0, high=1), None, dtype="float64")
