"""The page of faults says what the importers say, and Japanese sentences hold no English ones."""

import re
import tempfile

import data_faults
import pytest
from sentences import ADDRESS, english_words

from zones.data.kinds import KINDS
from zones.labels import Text

Said = list[tuple[str, str, Text]]

NAMES = {*KINDS, "zip", "https"}


@pytest.fixture(scope="module")
def said() -> Said:
    return data_faults.all_said()


@pytest.fixture(scope="module")
def page(said: Said) -> str:
    return data_faults.document(said)


def test_the_page_is_true(page: str) -> None:
    assert data_faults.DOCUMENT.read_text(encoding="utf-8") == page


def test_every_kind_has_faults_and_every_sentence_is_one() -> None:
    assert {fault.kind for fault in data_faults.FAULTS} == set(KINDS)
    assert len(data_faults.FAULTS) > 70


def test_a_sentence_names_what_was_found_and_no_folder(page: str) -> None:
    assert tempfile.gettempdir() not in page
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert len({row.split(" | ")[-1] for row in rows}) > 60
    assert all(row.rstrip(" |").endswith((".", "。", "…")) for row in rows)


def test_japanese_sentences_are_japanese_to_their_end(said: Said) -> None:
    sentences = [text.ja for _, _, text in said]
    assert [one for one in sentences if english_words(one, NAMES)] == []
    assert [one for one in sentences if not one.endswith("。")] == []


def test_why_a_download_failed_is_told_in_japanese_too(said: Said) -> None:
    # These reasons are our own words: Japanese in parentheses, too.
    sentences = [text.ja for kind, _, text in said if kind == "fetch"]
    assert len(sentences) == len(data_faults.SERVER)
    assert [one for one in sentences if english_words(one, NAMES, aside=[ADDRESS])] == []


def test_english_sentences_list_things_the_english_way(said: Said) -> None:
    # A Japanese comma belongs to the names of the file only.
    assert [text.en for _, _, text in said if re.search(r"[a-z0-9]、", text.en)] == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("a.csv の2行目、列「code」: five digits のはずですが、「1」でした。", ["five", "digits"]),
        ("origin の列が分かりません。--column origin=列名 で指定してください。", ["origin"]),
        ("a.zip はzipとして読めません（File is not a zip file）。", []),
        ("列「persons」は「many」でした。zones data list で確かめてください。", []),
    ],
)
def test_english_words_are_found(sentence: str, words: list[str]) -> None:
    assert english_words(sentence, NAMES) == words
