from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.ssdse import AREA, POPULATION_2015, parse_ssdse
from zones.errors import DataError


def test_items_are_found_by_their_code(official_files: Path) -> None:
    edition = parse_ssdse(official_files / AREA.file, ["B1101", "A1101"])
    assert edition.numbers.columns.tolist() == ["B1101", "A1101"]
    assert edition.numbers["A1101"].to_dict() == {"01100": 1000, "01202": 200, "01303": 0}
    assert edition.numbers.dtypes.tolist() == ["int64", "int64"]
    assert edition.names.loc["01202", "name"] == "乙町"
    assert edition.years == {"B1101": 2024, "A1101": 2020}
    assert edition.labels["A1101"] == "総人口"


def test_an_item_with_fractions_stays_one(
    official_files: Path, altered: Callable[..., Path]
) -> None:
    path = altered(official_files / AREA.file, "12345", "123.45", encoding="cp932")
    assert parse_ssdse(path, ["B1101"]).numbers.loc["01100", "B1101"] == 123.45


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("A1101,", "A9999,", "line 1: expected one column 'A1101', found 0"),
        ("A1301,", "A1101,", "expected one column 'A1101', found 2"),
        ("地域コード", "コード", "line 3: expected an SSDSE-A file"),
        (",,年度,2015", ",,年度,平成27", "line 2, column 'A1101': expected a year"),
        ("R01202", "01202", "line 5, column '地域コード': expected R and five digits"),
        ("R01202", "R01100", "line 5, column '地域コード': 'R01100' stands in an earlier line too"),
        ("乙町,200", "乙町,***", r"line 5, column 'A1101'.*found '\*\*\*'"),
        ("乙町,200", "乙町,-200", "line 5, column 'A1101'.*found '-200'"),
        ("乙町,200", "乙町,", "line 5, column 'A1101'"),
    ],
)
def test_a_malformed_file_is_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / POPULATION_2015.file, old, new, encoding="cp932")
    with pytest.raises(DataError, match=message):
        parse_ssdse(path, ["A1101"])


def test_a_file_of_a_few_lines_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text("code,prefecture,municipality,A1101\n", encoding="cp932")
    with pytest.raises(DataError, match="expected an SSDSE-A file"):
        parse_ssdse(path, ["A1101"])
