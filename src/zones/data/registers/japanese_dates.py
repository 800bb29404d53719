"""Dates as people write them in Japan, to ISO dates."""

import re
import unicodedata
from datetime import date

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_LETTERS = {"R": 2018, "H": 1988, "S": 1925, "T": 1911, "M": 1867}
_REST = r"(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[日月年]?"
_WESTERN = re.compile(r"(\d{4})" + _REST)
_JAPANESE = re.compile(r"(令和|平成|昭和|大正|明治|[RHSTM])(\d{1,2}|元)" + _REST)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


def parse_date(text: str) -> str | None:
    """Return the ISO date of *text*, as far as it is given; None if it is no date.

    Examples
    --------
    >>> parse_date("平成11年4月1日"), parse_date("H21.3.24"), parse_date("1972年4月")
    ('1999-04-01', '2009-03-24', '1972-04')
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    plain = re.sub(r"T?00:00(:00)?$", "", plain)
    if found := _COMPACT.fullmatch(plain) or _WESTERN.fullmatch(plain):
        year = int(found[1])
    elif found := _JAPANESE.fullmatch(plain):
        first = {**_ERAS, **_LETTERS}[found[1]]
        year = first + (1 if found[2] == "元" else int(found[2]))
        return _iso(year, found[3], found[4])
    else:
        return None
    return _iso(year, found[2], found[3])


def _iso(year: int, month: str | None, day: str | None) -> str | None:
    try:
        whole = date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    parts = [f"{whole.year:04d}"]
    parts += [f"{whole.month:02d}"] if month else []
    parts += [f"{whole.day:02d}"] if day else []
    return "-".join(parts)
