"""How wide words are on paper, and where Japanese and English lines may break."""

import unicodedata
from collections.abc import Callable

_POINTS_PER_INCH = 72
_NARROW = 0.56

_NOT_FIRST = frozenset(
    "、。，．・：；？！）］｝」』】〉》〕％％℃゛゜ヽヾゝゞ々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    ",.:;?!)]}%’”〜～—–−"
)
_NOT_LAST = frozenset("（［｛「『【〈《〔([{‘“※−")


def text_width(words: str) -> float:
    """Return the width of *words* in units of their size: full-width letters count 1.

    Examples
    --------
    >>> text_width("長野"), text_width("a")
    (2, 0.56)
    """
    wide = sum(unicodedata.east_asian_width(letter) in "FWA" for letter in words)
    narrow = len(words) - wide
    return wide + _NARROW * narrow if narrow else wide


def one_line(words: str) -> str:
    r"""Return text from data as one line: line breaks and control characters become spaces.

    Examples
    --------
    >>> one_line("長野\r\n市")
    '長野 市'
    """
    return " ".join("".join(" " if not one.isprintable() else one for one in words).split())


def wrapped(words: str, *, size: float, width: float) -> str:
    r"""Break *words* into lines that fit.

    Parameters
    ----------
    size
        Of the letters, in points.
    width
        Of the lines, in inches.

    Examples
    --------
    >>> wrapped("あいうえお", size=36, width=1.5)
    'あいう\nえお'
    """
    most = width * _POINTS_PER_INCH / size
    lines = [part for line in words.split("\n") for part in break_lines(line, text_width, most)]
    return "\n".join(lines)


def break_lines(words: str, width_of: Callable[[str], float], most: float) -> list[str]:
    """Break *words* into lines no wider than *most*.

    No line begins with a closing mark or a small kana or ends with an opening mark (kinsoku), and
    no number or Latin word is cut, unless it fills a line by itself.

    Parameters
    ----------
    width_of
        Width of a piece of text.
    most
        Width of a line, in the same unit.

    Examples
    --------
    >>> break_lines("人口は1,200人。", len, 5)
    ['人口は', '1,200', '人。']
    """
    lines: list[str] = []
    rest = words
    while rest and width_of(rest) > most:
        fits = _fitting(rest, width_of, most)
        end = next((at for at in range(fits, 0, -1) if _may_break(rest, at)), fits)
        lines.append(rest[:end].rstrip(" "))
        rest = rest[end:].lstrip(" ")
    return [*lines, rest] if rest or not lines else lines


def _fitting(words: str, width_of: Callable[[str], float], most: float) -> int:
    """Return how many letters fit, at least one."""
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(words[:middle]) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def _may_break(words: str, at: int) -> bool:
    """Tell whether a line may end before the letter at *at*."""
    following = words[at:].lstrip(" ")[:1]
    if following in _NOT_FIRST:
        return False
    before, after = words[at - 1], words[at : at + 1]
    if " " in {before, after}:
        return True
    inside = _latin(before) and _latin(after)
    return not inside and before not in _NOT_LAST


def _latin(letter: str) -> bool:
    return letter.isascii() and letter not in "/("
