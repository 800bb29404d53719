from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.mark.parametrize(
    ("lang", "title", "ratio"),
    [("ja", "長野県長野市", "102.91"), ("en", "長野市 Nagano-shi, Nagano", "102.91")],
)
def test_the_evidence_of_nagano(open_page: Open, lang: str, title: str, ratio: str) -> None:
    screen = open_page("municipality", lang).check()
    assert title in screen.text
    values = screen.tables[0].iloc[:, 0].tolist()
    assert {"372,760", "383,623", ratio} <= set(values)


def test_every_part_of_the_evidence_is_there_even_when_it_is_empty(open_page: Open) -> None:
    screen = open_page("municipality", place="47381").check()
    assert len(screen.tables) == 9
    assert "該当はありません" in screen.text


def test_reasons_and_articles_stand_beside_each_criterion(open_page: Open) -> None:
    tables = open_page("municipality", place="20202").check().tables
    criteria = next(table for table in tables if "理由" in table.columns and len(table) > 5)
    assert criteria["理由"].str.contains("昼夜間人口比率").any()
    assert criteria["根拠"].str.len().min() > 0


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_holds_with_a_neighbour_is_apart_from_what_holds_alone(
    open_page: Open, lang: str
) -> None:
    screen = open_page("municipality", lang, place="20202").check()
    unit = {"ja": "対象", "en": "Unit"}[lang]
    criteria = [
        table for table in screen.tables if unit in table.columns and len(table.columns) == 5
    ]
    assert len(criteria) == 2
    alone, pairs = (set(table[unit]) for table in criteria)
    assert len(alone) == 1
    assert not alone & pairs
    labels = [one.label for one in screen.app.expander]
    assert any(f"{len(pairs)}" in label for label in labels)


def test_without_a_municipality_the_page_asks_for_one(open_page: Open) -> None:
    assert "市区町村を選ぶと" in open_page("municipality", place=None).check().text
