import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.outputs.lettering import break_lines, one_line, text_width, wrapped


def test_no_line_begins_with_a_closing_mark() -> None:
    lines = break_lines("（一覧は仮定）。次の文、また次の文。", text_width, 7)
    assert lines == ["（一覧は仮", "定）。次の文、", "また次の文。"]


def test_no_line_ends_with_an_opening_mark() -> None:
    assert break_lines("市町村（中心市）", text_width, 4)[0] == "市町村"


def test_numbers_and_latin_words_stay_whole() -> None:
    lines = break_lines("人口は574,981人、Nagano-shi と合わせる", text_width, 6)
    assert "574,981" in "|".join(lines)
    assert any("Nagano-shi" in line for line in lines)


def test_a_percent_sign_stays_with_its_number() -> None:
    assert break_lines("a share of 41.7 % here", len, 16) == ["a share of", "41.7 % here"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert break_lines("abcdefgh", len, 3) == ["abc", "def", "gh"]


def test_nothing_is_one_empty_line() -> None:
    assert break_lines("", len, 3) == [""]


@given(st.text(alphabet="あ、（）a1 。", max_size=40), st.integers(1, 12))
def test_every_letter_is_kept(words: str, most: int) -> None:
    joined = "".join(break_lines(words, len, most)).replace(" ", "")
    assert joined == words.replace(" ", "")


@pytest.mark.parametrize("width", [1.0, 2.5])
def test_wrapped_lines_fit(width: float) -> None:
    lines = wrapped("国勢調査を加工して作成した図である" * 3, size=10, width=width).split("\n")
    assert max(map(text_width, lines)) * 10 <= width * 72


def test_control_characters_become_spaces() -> None:
    assert one_line("市\r\n\t名\x00") == "市 名"
