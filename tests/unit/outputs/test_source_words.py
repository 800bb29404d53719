import re

import pytest

from zones.data.catalog import read_catalog
from zones.data.embedded import geodata_folder
from zones.data.vintages import SOURCES
from zones.outputs.source_words import TERMS, VINTAGES, say_terms, say_vintage

_JAPANESE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
_ENGLISH = re.compile(r"[A-Za-z]{3,}")
_NAMES = ("e-Stat", "SSDSE", "CC0")

CATALOG = [entry.source for entry in read_catalog(geodata_folder()).sources]
VINTAGES_AT_HAND = {one.vintage for one in CATALOG} | {one.vintage for one in SOURCES.values()}
TERMS_AT_HAND = {one.licence for one in CATALOG} | {one.licence for one in SOURCES.values()}
OF_IMPORTS = {"population of 2020", "population of 2020, areas of 2025", "2023 edition, 2020–2050"}


def _foreign(text: str) -> bool:
    for name in _NAMES:
        text = text.replace(name, "")
    return _ENGLISH.search(text) is not None


@pytest.mark.parametrize("vintage", sorted(VINTAGES_AT_HAND | OF_IMPORTS))
def test_every_vintage_is_said_in_both_languages(vintage: str) -> None:
    assert not _foreign(say_vintage(vintage, "ja"))
    assert not _JAPANESE.search(say_vintage(vintage, "en"))


@pytest.mark.parametrize("licence", sorted(TERMS_AT_HAND))
def test_terms_of_use_are_said_in_both_languages(licence: str) -> None:
    assert not _foreign(say_terms(licence, "ja"))
    assert not _JAPANESE.search(say_terms(licence, "en"))


def test_what_a_vintage_tells_is_kept() -> None:
    assert say_vintage("2026 edition (areas of 2024)", "ja") == "2026年版（面積は2024年）"
    assert say_vintage("population of 2025, areas of 2024", "ja") == "人口は2025年、面積は2024年"
    assert say_vintage("2023 edition, 2020–2050", "ja") == "2023年推計（2020〜2050年）"


def test_words_of_somebody_else_stay() -> None:
    for word in ("spring 2031 <b>", "2015 census and more", ""):
        assert say_vintage(word, "ja") == word
        assert say_terms(word, "en") == word


def test_nothing_is_translated_that_no_source_says() -> None:
    assert set(VINTAGES) <= VINTAGES_AT_HAND
    assert set(TERMS) <= TERMS_AT_HAND
