import pytest

from zones.data.trips.columns import Columns, find_columns
from zones.errors import DataError

LODES = ["w_geocode", "h_geocode", "S000", "SA01", "createdate"]


def test_names_of_our_own_need_no_words() -> None:
    layout, columns = find_columns(["origin", "destination", "persons", "hour"], {})
    assert (layout, columns) == ("own", Columns(hour="hour"))


def test_lodes_is_known_by_its_columns() -> None:
    assert find_columns(LODES, {}) == ("lodes", Columns("h_geocode", "w_geocode", "S000"))


def test_what_a_person_says_goes_before_a_layout() -> None:
    assert find_columns(LODES, {"persons": "SA01"})[1].persons == "SA01"


def test_a_missing_column_is_named_with_those_there_are() -> None:
    with pytest.raises(DataError, match=r"t\.csv has no column 'destination' \(it has origin, n\)"):
        find_columns(["origin", "n"], {"persons": "n"}, file="t.csv")


def test_a_column_of_a_condition_must_be_there_under_its_name_or_item() -> None:
    there = ["origin", "destination", "persons", "h"]
    assert find_columns(there, {"hour": "h"}, wanted=["hour", "h"])[1].hour == "h"
    with pytest.raises(DataError, match=r"'purpose'.*--where"):
        find_columns(there, {}, wanted=["purpose"])


def test_named_leaves_out_what_is_not_there() -> None:
    assert list(Columns(day="d").named()) == ["origin", "destination", "persons", "day"]
