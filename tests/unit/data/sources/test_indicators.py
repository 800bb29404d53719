from collections.abc import Callable
from pathlib import Path

import pandas as pd

from zones.data.sources.indicators import ITEMS, ORIGIN, indicator_table
from zones.data.sources.ssdse import items_of, parse_ssdse


def parse(path: Path) -> pd.DataFrame:
    there = items_of(path)
    return indicator_table(parse_ssdse(path, [item for item in ITEMS.values() if item in there]))


def test_each_item_has_a_row_with_its_own_year(official_files: Path) -> None:
    table = parse(official_files / ORIGIN.file)
    assert len(table) == 3 * len(ITEMS)
    first = table[table["code"] == "01100"].set_index("item")
    assert first.index.tolist() == list(ITEMS)
    assert first.loc["hospitals", ["year", "value"]].tolist() == [2023, 8.0]
    assert first.loc["staff", "year"] == 2024


def test_thousands_of_yen_become_yen(official_files: Path) -> None:
    table = parse(official_files / ORIGIN.file)
    revenue = table[table["item"] == "revenue_yen"].set_index("code")["value"]
    assert revenue.to_dict() == {"01100": 8000.0, "01202": 8000.0, "01303": 0.0}


def test_an_edition_gives_the_items_that_it_has(
    official_files: Path, altered: Callable[..., Path]
) -> None:
    path = altered(official_files / ORIGIN.file, "I510120,", "I5101,", encoding="cp932")
    assert set(parse(path)["item"]) == set(ITEMS) - {"hospitals"}
    nothing = indicator_table(parse_ssdse(path, ["A1101"]))
    assert nothing.empty
    assert list(nothing.columns) == ["code", "item", "year", "value"]
