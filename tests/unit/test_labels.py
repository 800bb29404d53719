from dataclasses import FrozenInstanceError

import pytest

from zones.labels import CITY_KINDS, KINDS, LANGS, OUTCOMES, ROLES, Text


def test_a_text_speaks_both_languages() -> None:
    text = Text("圏域", "area")
    assert [text.say(lang) for lang in LANGS] == ["圏域", "area"]


def test_japanese_comes_first() -> None:
    assert LANGS == ("ja", "en")


def test_a_text_is_frozen_and_equal_by_its_words() -> None:
    assert Text("圏域", "area") == Text("圏域", "area")
    with pytest.raises(FrozenInstanceError):
        Text("圏域", "area").ja = "他"  # type: ignore[misc]


@pytest.mark.parametrize("words", [KINDS, OUTCOMES, ROLES], ids=["kinds", "outcomes", "roles"])
def test_every_word_is_there_in_both_languages_and_once(words: dict[str, Text]) -> None:
    assert all(text.ja and text.en for text in words.values())
    assert len({text.ja for text in words.values()}) == len(words)
    assert len({text.en for text in words.values()}) == len(words)


def test_the_kinds_that_are_cities_are_kinds_and_a_ward_is_none() -> None:
    assert set(CITY_KINDS) < set(KINDS)
    assert "special_ward" not in CITY_KINDS


def test_there_are_four_outcomes() -> None:
    assert list(OUTCOMES) == ["met", "not_met", "borderline", "no_data"]


def test_places_are_filled_in_each_language() -> None:
    frame = Text("{name}（{count}）", "{name} ({count})")
    filled = frame.fill(name=Text("広域連合", "wide-area union"), count=3)
    assert filled == Text("広域連合（3）", "wide-area union (3)")
    assert Text("{name}", "{name}").fill(name="{x}") == Text("{x}", "{x}")
