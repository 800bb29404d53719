"""The projection beside printed numbers.

A report of Nagano (自治体間連携のあり方研究会 とりまとめ, 2016, p. 3) prints how many of the 77
municipalities are in which class of the population index by the projection of 2013, 2010 = 100.
The embedded projection is that of 2023 and starts in 2020: docs/future.md sets both side by side
and says why they differ.
"""

import re
from pathlib import Path

import pytest

from zones.metrics.future_index import INDEX_CLASSES, index_distribution
from zones.metrics.future_people import people_by_year
from zones.model import Region

PRINTED_2013 = {
    2020: (3, 40, 30, 4, 0, 0, 0),
    2030: (1, 12, 28, 21, 13, 2, 0),
    2040: (1, 4, 13, 23, 16, 15, 5),
    2050: (1, 0, 5, 15, 20, 13, 23),
    2060: (1, 0, 0, 8, 14, 19, 35),
}
"""Municipalities above 100, in 90–100, … 50–60 and at 50 or less, as printed."""

EMBEDDED_2023 = {
    2030: (3, 31, 31, 11, 1, 0, 0),
    2040: (2, 6, 24, 20, 18, 6, 1),
    2050: (1, 2, 9, 18, 18, 16, 13),
}
"""The same classes by the projection of 2023, 2020 = 100."""


@pytest.fixture(scope="module")
def nagano(japan: Region) -> list[str]:
    return [code for code in japan.codes if code[:2] == "20"]


def counts(region: Region, codes: list[str], base: int) -> dict[int, tuple[int, ...]]:
    table = index_distribution(region, codes, base=base)
    return {
        int(str(year)): tuple(rows.set_index("class")["municipalities"][list(INDEX_CLASSES)])
        for year, rows in table.groupby("year")
    }


def test_the_table_has_the_structure_of_the_printed_one(japan: Region, nagano: list[str]) -> None:
    assert [one.ja for one in INDEX_CLASSES.values()] == [
        "100超", "90超〜100", "80超〜90", "70超〜80", "60超〜70", "50超〜60", "50以下",
    ]  # fmt: skip
    found = counts(japan, nagano, 2020)
    assert {len(row) for row in (*found.values(), *PRINTED_2013.values())} == {len(INDEX_CLASSES)}
    assert {sum(row) for row in (*found.values(), *PRINTED_2013.values())} == {77}


def test_the_projection_of_2023(japan: Region, nagano: list[str]) -> None:
    found = counts(japan, nagano, 2020)
    assert {year: found[year] for year in EMBEDDED_2023} == EMBEDDED_2023


def test_the_new_projection_declines_faster_but_from_a_later_year() -> None:
    """Municipalities at 70 or less: more at the same distance, fewer in the same year."""
    old = {year: sum(row[4:]) for year, row in PRINTED_2013.items()}
    new = {year: sum(row[4:]) for year, row in EMBEDDED_2023.items()}
    assert [(old[year - 10], new[year]) for year in new] == [(0, 1), (15, 25), (36, 47)]
    assert [(old[year], new[year]) for year in new] == [(15, 1), (36, 25), (56, 47)]


def test_the_document_shows_both_tables(japan: Region, nagano: list[str]) -> None:
    text = (Path(__file__).parents[2] / "docs/future.md").read_text(encoding="utf-8")
    rows = [re.findall(r"\d+", line) for line in text.splitlines() if line.startswith("| 20")]
    shown = {tuple(map(int, row)) for row in rows if len(row) == 8}
    assert {(year, *row) for year, row in PRINTED_2013.items()} <= shown
    assert {(year, *row) for year, row in EMBEDDED_2023.items()} <= shown
    assert {(year, *counts(japan, nagano, 2015)[year]) for year in (2030, 2040, 2050)} <= shown


def test_sums_are_the_published_ones(japan: Region) -> None:
    prefectures = {
        key: [code for code in japan.codes if code[:2] == key] for key in ("07", "13", "20", "47")
    }
    table = people_by_year(japan, {"japan": list(japan.codes)} | prefectures, base=2020)
    total = table.set_index(["area", "year"])["total"]
    assert total["japan", 2020] == 126_146_099
    assert total["japan", 2050] == 104_686_386
    assert total["20", 2050] == 1_581_949
    assert total["13", 2050] == 14_399_144
    assert total["07", 2050] == 1_247_000
