from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.unions import ORIGIN, parse_unions
from zones.errors import DataError


def test_members_have_our_words_and_dates_as_printed(official_files: Path) -> None:
    unions = parse_unions(official_files / ORIGIN.file).set_index("municipality")
    assert unions.loc["甲市", ["role", "code", "valid_to"]].tolist() == ["centre", "01100", "2016"]
    assert unions.loc["乙町", ["role", "valid_from", "status"]].tolist() == [
        "member",
        "1972-04",
        "derived",
    ]
    assert unions.loc["乙町", ["valid_to", "note"]].isna().all()


def test_a_prefecture_is_no_municipality(official_files: Path) -> None:
    unions = parse_unions(official_files / ORIGIN.file).set_index("municipality")
    assert unions["code"].isna().to_dict() == {"北海道": True, "甲市": False, "乙町": False}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("union_name", "name", "expected one column 'union_name'"),
        ("member,乙町", "boss,乙町", "line 2, column 'role': expected center / member / observer"),
        (",01202,", ",1202,", "line 2, column 'code': expected five digits"),
        ("1972-04,,2020", "1972/4,,2020", "line 2, column 'valid_from': expected a date"),
        ("derived", "perhaps", "line 2, column 'status'"),
        ("T1,甲圏", "T1,", "line 2, column 'union_name': expected a text"),
    ],
)
def test_a_malformed_file_is_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / ORIGIN.file, old, new)
    with pytest.raises(DataError, match=message):
        parse_unions(path)
