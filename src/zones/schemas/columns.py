"""Columns that several tables share."""

import pandera.pandas as pa

from zones.labels import Text

CODE_PATTERN = r"^[0-9]{5}\Z"
"""A municipality code (JIS X 0402)."""

DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"
"""A whole date."""

PARTIAL_DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z"
"""A date as far as it is known: a year, a month or a day."""

_BETWEEN = "\n"


def code(*, nullable: bool = False, unique: bool = False) -> pa.Column:
    """Return a column of municipality codes."""
    return matching(
        CODE_PATTERN, Text("5桁の数字", "five digits"), nullable=nullable, unique=unique
    )


def both(expected: Text) -> str:
    """Return what is *expected* (a noun) as one string, which is all that a check can carry.

    Examples
    --------
    >>> expected_of(both(Text("5桁の数字", "five digits")))
    Text(ja='5桁の数字', en='five digits')
    """
    return f"{expected.ja}{_BETWEEN}{expected.en}"


def expected_of(check: str) -> Text | None:
    """Return what `both` made one string, or None for a check that has no words of ours."""
    ja, between, en = check.partition(_BETWEEN)
    return Text(ja, en) if between else None


def matching(
    pattern: str, expected: Text, *, nullable: bool = False, unique: bool = False
) -> pa.Column:
    """Return a column of text that matches *pattern*, called *expected* in errors."""
    check = pa.Check.str_matches(pattern, error=both(expected))
    return pa.Column("str", check, nullable=nullable, unique=unique)


def text(*, nullable: bool = False) -> pa.Column:
    """Return a column of any text; NA, never empty, where it is unknown."""
    check = pa.Check.str_length(min_value=1, error=both(Text("空でない値", "a text")))
    return pa.Column("str", check, nullable=nullable)


def word(*words: str) -> pa.Column:
    """Return a column whose text is one of *words*."""
    quoted = "".join(f"「{one}」" for one in words)
    expected = Text(f"{quoted}のどれか", " / ".join(words))
    return pa.Column("str", pa.Check.isin(words, error=both(expected)))


def year(*, census: bool = False) -> pa.Column:
    """Return a column of years, of censuses where *census*."""
    expected = Text("国勢調査の年", "a census year") if census else Text("西暦年", "a year")
    return pa.Column("int64", pa.Check.in_range(1920, 2100, error=both(expected)))


def count(dtype: str = "int64", *, minimum: int = 0, nullable: bool = False) -> pa.Column:
    """Return a column of persons or the like: whole numbers of *minimum* or more."""
    check = pa.Check.ge(minimum, error=both(_at_least(minimum)))
    return pa.Column(dtype, check, nullable=nullable)


def count_or_unknown() -> pa.Column:
    """Return a column of counts that may be NA: int64 where all are known, else Int64."""
    whole = pa.Check(
        lambda cells: str(cells.dtype) in {"int64", "Int64"},
        error=both(Text("整数", "whole numbers")),
    )
    return pa.Column(None, [whole, pa.Check.ge(0, error=both(_at_least(0)))], nullable=True)


def number(*, low: float, high: float, nullable: bool = False) -> pa.Column:
    """Return a column of numbers (float64) from *low* to *high*."""
    expected = Text(f"{low:,g}から{high:,g}までの数", f"{low:g} to {high:g}")
    check = pa.Check.in_range(low, high, error=both(expected))
    return pa.Column("float64", check, nullable=nullable)


def _at_least(minimum: int) -> Text:
    return Text(f"{minimum}以上の数", f"{minimum} or more")
