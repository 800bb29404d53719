"""Validation of a table, with failures in words."""

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from zones.errors import DataError
from zones.labels import Text
from zones.schemas.columns import expected_of


def validate(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> None:
    """Check that *frame* is what *schema* says.

    Parameters
    ----------
    frame
        The table.
    schema
        Its schema; the schema's name stands in the message.

    Raises
    ------
    DataError
        If it isn't: it names the table, the first column and row, and what was expected.
    """
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as failures:
        first = failures.failure_cases.iloc[0]
        more = len(failures.failure_cases) - 1
        raise _data_error(str(schema.name), first, more) from None


def _data_error(table: str, failure: pd.Series, more: int) -> DataError:
    check, found = str(failure["check"]), str(failure["failure_case"])
    of_column = check in {"column_in_dataframe", "column_in_schema"}
    column = found if of_column else _named(failure["column"])
    known = not pd.isna(failure["index"])
    row = Text(f"、行{failure['index']}", f", row {failure['index']}") if known else Text("", "")
    rest = Text(f"（ほか{more}件）", f" ({more} more)") if more else Text("", "")
    wrong = _wrong(check, found)
    return DataError(
        f"表「{table}」、列「{column}」{row.ja}: {wrong.ja}{rest.ja}。データを確認してください。",
        f"Table '{table}', column '{column}'{row.en}: {wrong.en}{rest.en}. Check the data.",
    )


def _wrong(check: str, found: str) -> Text:
    """Return what was expected and what was found, as a sentence without its end."""
    known = _PLAIN.get(check)
    if known is not None:
        return known
    if check in _ONCE:
        return Text(f"「{found}」が2回あります", f"expected {_ONCE[check]}, found '{found}'")
    expected = expected_of(check) or Text(f"「{check}」を満たす値", check)
    return Text(
        f"{expected.ja}のはずですが、「{found}」でした", f"expected {expected.en}, found '{found}'"
    )


_PLAIN = {
    "column_in_dataframe": Text("この列がありません", "expected this column to exist"),
    "column_in_schema": Text("この列は使えません", "expected no such column"),
    "not_nullable": Text("値がありません", "expected a value, found none"),
}
"""Checks of pandera's own that say everything."""

_ONCE = {
    "multiple_fields_uniqueness": "each key only once",
    "field_uniqueness": "each value only once",
}


def _named(column: Any) -> str:  # noqa: ANN401 - pandera gives a name, or NA
    return "" if pd.isna(column) else str(column)
