"""Columns that several tables share."""

import pandera.pandas as pa

CODE_PATTERN = r"^[0-9]{5}\Z"
"""A municipality code (JIS X 0402)."""

DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"
"""A whole date."""

PARTIAL_DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z"
"""A date as far as it is known: a year, a month or a day."""


def code(*, nullable: bool = False, unique: bool = False) -> pa.Column:
    """Return a column of municipality codes."""
    return matching(CODE_PATTERN, "five digits", nullable=nullable, unique=unique)


def matching(
    pattern: str, expected: str, *, nullable: bool = False, unique: bool = False
) -> pa.Column:
    """Return a column of text that matches *pattern*, called *expected* in errors."""
    check = pa.Check.str_matches(pattern, error=expected)
    return pa.Column("str", check, nullable=nullable, unique=unique)


def text(*, nullable: bool = False) -> pa.Column:
    """Return a column of any text; NA, never empty, where it is unknown."""
    return pa.Column("str", pa.Check.str_length(min_value=1, error="a text"), nullable=nullable)


def word(*words: str) -> pa.Column:
    """Return a column whose text is one of *words*."""
    return pa.Column("str", pa.Check.isin(words, error=" / ".join(words)))


def count(dtype: str = "int64", *, minimum: int = 0, nullable: bool = False) -> pa.Column:
    """Return a column of persons or the like: whole numbers of *minimum* or more."""
    check = pa.Check.ge(minimum, error=f"{minimum} or more")
    return pa.Column(dtype, check, nullable=nullable)


def count_or_unknown() -> pa.Column:
    """Return a column of counts that may be NA: int64 where all are known, else Int64."""
    whole = pa.Check(lambda cells: str(cells.dtype) in {"int64", "Int64"}, error="whole numbers")
    return pa.Column(None, [whole, pa.Check.ge(0, error="0 or more")], nullable=True)


def number(*, low: float, high: float, nullable: bool = False) -> pa.Column:
    """Return a column of numbers (float64) from *low* to *high*."""
    check = pa.Check.in_range(low, high, error=f"{low:g} to {high:g}")
    return pa.Column("float64", check, nullable=nullable)
