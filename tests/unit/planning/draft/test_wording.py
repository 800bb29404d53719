import pytest

from zones.planning.draft.wording import LONGEST_NAME, LONGEST_NOTE, clean_name, clean_note


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("  長野\t地域  ", "長野 地域"),
        ("𠮷野町・葛󠄀城市", "𠮷野町・葛󠄀城市"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("a\u202eb\u200bc\x00\ud800\ufffe", "abc"),
        ("一行目\u2028二行目", "一行目 二行目"),
    ],
)
def test_a_name_is_one_line_of_visible_text(given: str, shown: str) -> None:
    assert clean_name(given) == shown


def test_names_and_notes_end_somewhere() -> None:
    assert len(clean_name("長" * 1000)) == LONGEST_NAME
    assert len(clean_note("長" * 30_000)) == LONGEST_NOTE


def test_a_note_keeps_its_lines() -> None:
    assert clean_note(" 一\r\n二\r三\x07 ") == "一\n二\n三"
