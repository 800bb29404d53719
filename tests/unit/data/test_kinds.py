from datetime import date

import pytest

from zones.data.kinds import KINDS, Options
from zones.data.vintages import SOURCES
from zones.errors import InputError


def test_every_kind_is_credited() -> None:
    assert set(SOURCES) == set(KINDS)


def test_the_day_of_a_survey_is_said_or_follows_from_its_year() -> None:
    assert Options(year=2020).day_of_survey() == date(2020, 10, 1)
    assert Options(year=2020, day=date(2021, 1, 1)).day_of_survey() == date(2021, 1, 1)
    assert Options().day_of_survey(date(2014, 4, 1)) == date(2014, 4, 1)


@pytest.mark.parametrize("year", [1850, 0, 2095, 20200])
def test_an_impossible_year_is_refused(year: int) -> None:
    with pytest.raises(InputError, match=f"{year} is no possible year"):
        Options(year=year)
