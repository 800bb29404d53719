"""Validation of a table, with failures in words."""

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from zones.errors import DataError
from zones.labels import Text


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
    expected, column = _words(failure)
    known = not pd.isna(failure["index"])
    row = Text(f"、行{failure['index']}", f", row {failure['index']}") if known else Text("", "")
    rest = Text(f"（ほか{more}件）", f" ({more} more)") if more else Text("", "")
    found = failure["failure_case"]
    return DataError(
        f"表「{table}」、列「{column}」{row.ja}: {expected.ja}はずですが、"
        f"「{found}」でした{rest.ja}。データを確認してください。",
        f"Table '{table}', column '{column}'{row.en}: expected {expected.en}, "
        f"found '{found}'{rest.en}. Check the data.",
    )


def _words(failure: pd.Series) -> tuple[Text, str]:
    """Return what was expected, and the column that isn't so."""
    check, column, case = str(failure["check"]), failure["column"], str(failure["failure_case"])
    if check == "column_in_dataframe":
        return Text("この列がある", "this column to exist"), case
    if check == "column_in_schema":
        return Text("この列がない", "no such column"), case
    if check == "multiple_fields_uniqueness":
        return Text("重複がない", "each key only once"), _named(column)
    if check == "field_uniqueness":
        return Text("重複がない", "each value only once"), _named(column)
    if check == "not_nullable":
        return Text("欠損がない", "a value"), _named(column)
    return Text(f"{check} である", check), _named(column)


def _named(column: Any) -> str:  # noqa: ANN401 - pandera gives a name, or NA
    return "" if pd.isna(column) else str(column)
