from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.offices import ORIGIN, parse_offices
from zones.errors import DataError


def test_offices_are_indexed_by_the_first_five_digits(official_files: Path) -> None:
    offices = parse_offices(official_files / ORIGIN.file)
    assert offices.index.tolist() == ["01100", "01101", "01202", "01303"]
    assert offices.loc["01202", ["name", "kana"]].tolist() == ["乙町", "おつちょう"]
    assert offices.loc["01202", ["office_lon", "office_lat"]].tolist() == [140.15, 43.15]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("citykana", "kana", "expected one column 'citykana'"),
        ("012025", "12025", "line 2, column 'lgcode': expected six digits"),
        ("012025", "011002", "column 'lgcode': '011002' stands in an earlier line too"),
        ("43.15,140.15", "140.15,43.15", "column 'lng': expected a number from 122 to 154"),
        ("おつちょう", "Otsu", "expected a reading in hiragana"),
    ],
)
def test_a_malformed_file_is_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / ORIGIN.file, old, new)
    with pytest.raises(DataError, match=message):
        parse_offices(path)
