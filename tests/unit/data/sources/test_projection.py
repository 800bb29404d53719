from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.projection import ORIGIN, parse_projection
from zones.errors import DataError


def test_rows_are_sorted_and_say_their_unit(official_files: Path) -> None:
    projection = parse_projection(official_files / ORIGIN.file)
    assert projection[["code", "unit", "year", "total"]].to_numpy().tolist() == [
        ["01100", "municipality", 2020, 1000],
        ["01100", "municipality", 2025, 950],
        ["07999", "hamadori", 2020, 50],
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("age_65_over", "old", "expected one column 'age_65_over'"),
        ("01100,2,2025", "01100,a,2025", "line 3, column 'kind'"),
        ("01100,2,2025", "01100,2,R7", "line 3, column 'year': expected a year"),
        (
            "01100,2,2025",
            "01100,2,2020",
            "line 4, columns 'code', 'year': '01100, 2020' stands in an earlier line",
        ),
        ("950", "950.5", "line 3, column 'total'"),
    ],
)
def test_a_malformed_file_is_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / ORIGIN.file, old, new)
    with pytest.raises(DataError, match=message):
        parse_projection(path)
