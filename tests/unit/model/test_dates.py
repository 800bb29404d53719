from datetime import date

import pytest

from zones.errors import DataError
from zones.model.dates import Period, first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1972", date(1972, 1, 1), date(1972, 12, 31)),
        ("1972-02", date(1972, 2, 1), date(1972, 2, 29)),
        ("1972-04-01", date(1972, 4, 1), date(1972, 4, 1)),
    ],
)
def test_partial_dates_span_their_month_or_year(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["", "1972-13", "1972-02-30", "H21.3.24", "1972-4", "19720401"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="no date"):
        first_day(text)


def test_missing_start_is_possible_and_never_certain() -> None:
    unknown = Period(None, None)
    assert unknown.holds(date(1900, 1, 1))
    assert not unknown.holds(date(2026, 1, 1), certain=True)


def test_partial_start_is_possible_from_its_first_day_and_certain_from_its_last() -> None:
    period = Period("2016-03", None)
    assert not period.holds(date(2016, 2, 29))
    assert period.holds(date(2016, 3, 1))
    assert not period.holds(date(2016, 3, 30), certain=True)
    assert period.holds(date(2016, 3, 31), certain=True)


def test_end_is_the_last_day() -> None:
    period = Period("2010", "2022-03-31")
    assert period.holds(date(2022, 3, 31))
    assert not period.holds(date(2022, 4, 1))


def test_partial_end_is_possible_to_its_last_day_and_certain_to_its_first() -> None:
    period = Period("2010", "2016")
    assert period.holds(date(2016, 12, 31))
    assert not period.holds(date(2016, 1, 2), certain=True)
    assert not period.holds(date(2017, 1, 1))


def test_end_before_start_is_refused() -> None:
    with pytest.raises(DataError, match="lies before"):
        Period("2016-04", "2016-03-31")
