"""Dates that may be known to the month or the year only."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from zones.errors import DataError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(text: str) -> date:
    """Return the first day that a whole or partial date may mean.

    Raises
    ------
    DataError
        If *text* is no date like ``1972``, ``1972-04`` or ``1972-04-01``.

    Examples
    --------
    >>> first_day("1972-04"), last_day("1972-04")
    (datetime.date(1972, 4, 1), datetime.date(1972, 4, 30))
    """
    year, month, day = _parts(text)
    return _date(text, year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the last day that a whole or partial date may mean.

    Raises
    ------
    DataError
        If *text* is no date.
    """
    year, month, day = _parts(text)
    start = first_day(text)
    if day is not None:
        return start
    ending = 12 if month is None else month
    return date(year, ending, calendar.monthrange(year, ending)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which a fact holds, as far as they are known.

    Parameters
    ----------
    start, end
        ISO dates, whole (``1972-04-01``) or partial (``1972-04``, ``1972``); the end is the last
        day. A missing start is an unknown one; a missing end is not yet known.
    """

    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        """Refuse malformed dates, and an end before the start.

        Raises
        ------
        DataError
            Naming the date.
        """
        first = None if self.start is None else first_day(self.start)
        last = None if self.end is None else last_day(self.end)
        if first is not None and last is not None and last < first:
            raise DataError(
                f"終了 {self.end} が開始 {self.start} より前です。どちらかを直してください。",
                f"The end {self.end} lies before the start {self.start}. Correct one of them.",
            )

    def holds(self, day: date, *, certain: bool = False) -> bool:
        """Tell whether the fact holds on *day*.

        Parameters
        ----------
        day
            The day.
        certain
            False asks whether nothing known rules the day out: a partial start counts from its
            first possible day, a partial end to its last, a missing start excludes nothing. True
            asks whether it holds however the dates are read: a missing start never does.
        """
        begins, ends = (last_day, first_day) if certain else (first_day, last_day)
        begun = not certain if self.start is None else begins(self.start) <= day
        return begun and (self.end is None or day <= ends(self.end))


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _DATE.fullmatch(text)
    if found is None:
        raise _bad(text)
    year, month, day = found.groups()
    return int(year), None if month is None else int(month), None if day is None else int(day)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _bad(text) from error


def _bad(text: str) -> DataError:
    return DataError(
        f"「{text[:40]}」は日付ではありません。1972、1972-04、1972-04-01 のように書いてください。",
        f"'{text[:40]}' is no date. Write it like 1972, 1972-04 or 1972-04-01.",
    )
