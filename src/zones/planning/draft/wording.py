"""Names and notes that a person gives: text, and nothing that hides in it."""

import unicodedata
from collections.abc import Collection

LONGEST_NAME = 80
LONGEST_NOTE = 20_000

_HIDDEN = {"Cc", "Cf", "Cs"}
"""Controls, marks without a width (they turn the direction of text), halves of letters."""

_BREAKS = {"Zl", "Zp"}
_UNREADABLE = {chr(place) for place in range(0xF8F0, 0xF8F4)}
"""What stands for bytes that are no Shift_JIS: a table with these is taken for a broken one."""

_NO_LETTER = 0xFFFE


def clean_name(text: str) -> str:
    r"""Return *text* as one line without hidden letters, cut to `LONGEST_NAME`.

    Examples
    --------
    >>> clean_name(" 長野\n地域\u202e ")
    '長野 地域'
    """
    spaced = "".join(" " if _is_break(letter) else letter for letter in text)
    return " ".join(_visible(spaced).split())[:LONGEST_NAME].strip()


def clean_note(text: str) -> str:
    r"""Return *text* with its lines, without hidden letters, cut to `LONGEST_NOTE`.

    Examples
    --------
    >>> clean_note("一行目\r\n二行目\x00")
    '一行目\n二行目'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_visible(line).rstrip() for line in lines).strip()[:LONGEST_NOTE].strip()


def free_name(name: str, taken: Collection[str]) -> str:
    """Return *name*, with a number behind it if it is *taken*.

    Examples
    --------
    >>> free_name("北", {"北", "北（2）"})
    '北（3）'
    """
    wanted = free = clean_name(name)
    number = 2
    while free in taken:
        ending = f"（{number}）"
        free = wanted[: LONGEST_NAME - len(ending)].strip() + ending
        number += 1
    return free


def _is_break(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in _BREAKS


def _visible(text: str) -> str:
    return "".join(letter for letter in text if _is_shown(letter))


def _is_shown(letter: str) -> bool:
    if letter in _UNREADABLE or ord(letter) & _NO_LETTER == _NO_LETTER:
        return False
    return unicodedata.category(letter) not in _HIDDEN | _BREAKS
