import pytest

from zones.data.registers.japanese_dates import parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1999-04-01", "1999-04-01"),
        ("1999/4/1", "1999-04-01"),
        ("１９９９年４月１日", "1999-04-01"),
        ("19990401", "1999-04-01"),
        ("1999-04-01 00:00:00", "1999-04-01"),
        ("平成11年4月1日", "1999-04-01"),
        ("平成元年4月", "1989-04"),
        ("H21.3.24", "2009-03-24"),
        ("S47.4", "1972-04"),
        ("令和2年", "2020"),
        ("2016", "2016"),
        ("1999-02-30", None),
        ("平成11年13月1日", None),
        ("春", None),
        ("", None),
    ],
)
def test_dates_as_they_are_written(text: str, iso: str | None) -> None:
    assert parse_date(text) == iso
