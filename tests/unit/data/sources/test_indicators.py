from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.indicators import ITEMS, ORIGIN, parse_indicators
from zones.errors import DataError


def test_each_item_has_a_row_with_its_own_year(official_files: Path) -> None:
    table = parse_indicators(official_files / ORIGIN.file)
    assert len(table) == 3 * len(ITEMS)
    first = table[table["code"] == "01100"].set_index("item")
    assert first.index.tolist() == list(ITEMS)
    assert first.loc["hospitals", ["year", "value"]].tolist() == [2023, 8.0]
    assert first.loc["staff", "year"] == 2024


def test_thousands_of_yen_become_yen(official_files: Path) -> None:
    table = parse_indicators(official_files / ORIGIN.file)
    revenue = table[table["item"] == "revenue_yen"].set_index("code")["value"]
    assert revenue.to_dict() == {"01100": 8000.0, "01202": 8000.0, "01303": 0.0}


def test_an_edition_without_an_item_is_refused(
    official_files: Path, altered: Callable[..., Path]
) -> None:
    path = altered(official_files / ORIGIN.file, "I510120,", "I5101,", encoding="cp932")
    with pytest.raises(DataError, match="expected one column 'I510120', found 0"):
        parse_indicators(path)
