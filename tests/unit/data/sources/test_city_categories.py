from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.city_categories import ORIGIN, parse_city_categories
from zones.errors import DataError


def test_categories_become_kinds(official_files: Path) -> None:
    categories = parse_city_categories(official_files / ORIGIN.file)
    assert categories["kind"].to_dict() == {"01100": "core_city"}
    assert categories["name"].to_dict() == {"01100": "甲市"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("category", "kind", "expected one column 'category'"),
        (
            "中核市",
            "特例市",
            "line 2, column 'category': expected 指定都市 / 中核市 / 施行時特例市",
        ),
        ("甲市", "甲町", "line 2, column 'city': expected a city"),
        ("01100", "011002", "line 2, column 'code'"),
    ],
)
def test_a_malformed_file_is_refused(
    official_files: Path, altered: Callable[..., Path], old: str, new: str, message: str
) -> None:
    path = altered(official_files / ORIGIN.file, old, new)
    with pytest.raises(DataError, match=message):
        parse_city_categories(path)
