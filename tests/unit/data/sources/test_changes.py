from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.changes import ORIGIN, parse_changes
from zones.errors import DataError


def test_both_sides_are_parsed_in_the_order_of_dates(official_files: Path) -> None:
    changes = parse_changes(official_files / ORIGIN.file)
    assert changes["date"].tolist() == ["1983-04-01", "1990-01-01", "2005-03-31"]
    sides = ["from_code", "from_name", "from_kana", "to_code", "to_name", "to_kana"]
    assert changes.loc[2, sides].tolist() == ["01304", "戊村", "ぼむら", "01100", "甲市", "こうし"]


def test_a_side_that_is_not_there_is_unknown(official_files: Path) -> None:
    changes = parse_changes(official_files / ORIGIN.file)
    assert changes.loc[0, ["from_code", "from_name"]].isna().all()
    assert changes.loc[1, ["from_name", "to_code"]].isna().all()
    assert changes.loc[1, "from_district"] == "己郡"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("to_city_name,", "to_name,", "expected one column 'to_city_name'"),
        ("2005-03-31", "2005-3-31", "line 2, column 'date': expected a date"),
        (",01304,", ",1304,", "line 2, column 'from_city_code'"),
        ("編入合併", "", "line 2, column 'type'"),
    ],
)
def test_a_malformed_file_is_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / ORIGIN.file, old, new)
    with pytest.raises(DataError, match=message):
        parse_changes(path)
