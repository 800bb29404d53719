"""A TOML table read key by key, noting everything that is wrong with it.

Every reader returns a value of the right type even when the file's is wrong. What is built from
such placeholders is thrown away, because a table with problems is never used.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from unicodedata import category

from zones.labels import Lang, Text

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15}|/[1-9][0-9]{0,14})?")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_LONGEST = 2000
_MOST_SHOWN = 60
_MOST_DIGITS = 15
_BEYOND = 10**15
_MOST_NAMED = 16
_MOST_HINTS = 100
_MOST_ROWS = 500
_BOTH = '{ ja = "…", en = "…" } の形の二つの言葉'


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a rule file: at which key, and what to do."""

    where: str
    text: Text

    def say(self, lang: Lang) -> str:
        """Return the problem as one line in *lang*."""
        return f"{self.where}: {self.text.say(lang)}" if self.where else self.text.say(lang)


def suggest(word: str, known: Collection[str]) -> Text:
    """Return a closing sentence: the nearest *known* word, or all of a few, or what to do.

    Examples
    --------
    >>> suggest("valeu", ["value", "unit"]).en
    " Did you mean 'value'?"
    """
    # Between signs like '=>' and '>' likeness says nothing.
    near = get_close_matches(word, known, n=1, cutoff=0.6) if any(map(str.isalnum, word)) else []
    if near:
        return Text(f"「{near[0]}」の誤りではありませんか。", f" Did you mean '{near[0]}'?")
    if 0 < len(known) <= _MOST_NAMED:
        ja, en = "、".join(known), ", ".join(known)
        return Text(f"使えるのは {ja} です。", f" Use one of: {en}.")
    if known:
        return Text("つづりを確かめてください。", " Check how it is spelt.")
    return Text("先に定義してください。", " Define it first.")


def shorten(value: object) -> str:
    """Return *value* as one printable line of at most 60 characters."""
    plain = isinstance(value, str | Decimal) or (isinstance(value, int) and _is_small(value))
    text = str(value)[: 2 * _MOST_SHOWN] if plain else type(value).__name__
    text = "".join(character if character.isprintable() else "?" for character in text)
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def _is_plain(text: str) -> bool:
    """Tell whether *text* is one line that shows what it is: no control or format characters."""
    short = bool(text.strip()) and len(text) <= _LONGEST
    return short and not any(category(letter) in {"Cc", "Cf", "Cs"} for letter in text)


def _is_small(value: int) -> bool:
    return abs(value) < _BEYOND


def read_number(value: object) -> Fraction | None:
    """Return the exact number that *value* writes, or None if it writes none.

    Integers, decimals and strings like ``"0.10"`` or ``"1/3"`` do; NaN, infinity and numbers of
    more than 15 digits before or after the point don't.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Fraction(value) if _is_small(value) else None
    if isinstance(value, Decimal):
        short = value.is_finite() and len(value.as_tuple().digits) <= 2 * _MOST_DIGITS
        return Fraction(value) if short and abs(value.adjusted()) <= _MOST_DIGITS else None
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return Fraction(value.strip())
    return None


class Table:
    """One table of the file.

    Parameters
    ----------
    data
        What the file holds at this place.
    where
        Path of its keys, for the problems.
    problems
        Where problems are noted.
    """

    def __init__(self, data: object, where: str, problems: list[Problem]) -> None:
        self.where = where
        self.problems = problems
        self._seen: list[str] = []
        self._data: dict[str, object] = {}
        if isinstance(data, dict):
            self._data = data
        else:
            self.fault(
                "", "表（キー = 値 の組）を書いてください。", "Write a table of key = value pairs."
            )

    def fault(self, key: str, ja: str, en: str) -> None:
        """Note a problem at *key*."""
        where = ".".join(part for part in (self.where, key) if part)
        self.problems.append(Problem(where, Text(ja, en)))

    def has(self, key: str) -> bool:
        """Tell whether the file gives *key*."""
        return self._take(key) is not None

    def hint(self, word: str, known: Collection[str]) -> Text:
        """Return `suggest`, unless so much is wrong already that nobody would read it."""
        return suggest(word, known) if len(self.problems) < _MOST_HINTS else Text("", "")

    def names(self) -> list[str]:
        """Return the keys that the file gives here."""
        return list(self._data)

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._data:
            if key not in self._seen:
                hint = self.hint(key, self._seen)
                self._fault_short(
                    key, f"このキーはありません。{hint.ja}", f"There is no such key.{hint.en}"
                )

    def _fault_short(self, key: str, ja: str, en: str) -> None:
        self.fault(shorten(key), ja, en)

    def _take(self, key: str) -> object:
        if key not in self._seen:
            self._seen.append(key)
        return self._data.get(key)

    def require(self, key: str) -> None:
        """Note that *key* is missing."""
        self.fault(key, "このキーは必須です。値を書いてください。", "This key is required: add it.")

    def _wrong(self, key: str, value: object, ja: str, en: str) -> None:
        shown = shorten(value)
        was = f"「{shown}」ではなく" if shown else "空のままにせず"
        self.fault(key, f"{was}、{ja}を書いてください。", f"Write {en}, not '{shown}'.")

    def string(self, key: str, default: str | None = None) -> str:
        """Read a string that isn't empty."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.require(key)
        elif not isinstance(value, str) or not _is_plain(value):
            self._wrong(
                key,
                value,
                f"1〜{_LONGEST}字の一行の文字列",
                f"one line of text of 1 to {_LONGEST} letters",
            )
        else:
            return value
        return ""

    def name(self, key: str) -> str:
        """Read an id: a letter, then letters, digits, hyphens and underscores."""
        value = self.string(key)
        if value and not _ID.fullmatch(value):
            self._wrong(
                key,
                value,
                "英字で始まる40字以内の英数字・ハイフン・下線",
                "a letter followed by at most 39 letters, digits, hyphens or underscores",
            )
            return ""
        return value

    def choice(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """Read one of the *known* words; an unknown one becomes the empty string."""
        value = self.string(key, default)
        if value and value not in known:
            hint = self.hint(value, known)
            shown = shorten(value)
            self.fault(
                key, f"「{shown}」は使えません。{hint.ja}", f"'{shown}' is not known here.{hint.en}"
            )
            return ""
        return value

    def text(self, key: str) -> Text:
        """Read words in both languages: ``{ ja = "…", en = "…" }``."""
        if not self.has(key):
            self.require(key)
            return Text("", "")
        value = self._take(key)
        if not isinstance(value, dict):
            self._wrong(key, value, _BOTH, 'words like { ja = "…", en = "…" }')
            return Text("", "")
        words = self.table(key)
        both = Text(words.string("ja"), words.string("en"))
        words.finish()
        return both

    def one_or_both(self, key: str) -> Text:
        """Read words in both languages, or a text that stands for both."""
        if isinstance(self._data.get(key), dict):
            return self.text(key)
        words = self.string(key)
        return Text(words, words)

    def text_or_none(self, key: str) -> Text | None:
        """Read words in both languages, if given."""
        return self.text(key) if self.has(key) else None

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Read true or false."""
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self._wrong(key, value, "true か false ", "true or false")
            return default
        return value

    def day(self, key: str) -> date | None:
        """Read a day, if given."""
        value = self._take(key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            self._wrong(key, value, "引用符なしの日付（2014-08-25）", "a day like 2014-08-25")
            return None
        return value

    def number(
        self, key: str, *, largest: int | None = None, default: Fraction | None = None
    ) -> Fraction:
        """Read an exact number from 0 to *largest*."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.require(key)
            return Fraction(0)
        exact = read_number(value)
        if exact is None or exact < 0:
            self._wrong(key, value, "0以上の数", "a number of 0 or more")
        elif largest is not None and exact > largest:
            self._too_large(key, value, largest)
        else:
            return exact
        return Fraction(0)

    def _too_large(self, key: str, value: object, largest: int) -> None:
        self.fault(
            key,
            f"「{shorten(value)}」は大きすぎます（最大 {largest}）。"
            "割合と比率は1を全体として書きます（10％は0.10、100は1.0）。",
            f"'{shorten(value)}' is too large (at most {largest}). "
            "Shares and ratios are written with 1 as the whole: 0.10 for 10 %, 1.0 for 100.",
        )

    def whole(self, key: str) -> int:
        """Read a whole number of 0 or more."""
        exact = self.number(key)
        if exact.denominator != 1:
            self._wrong(key, str(exact), "整数", "a whole number")
        return int(exact)

    def strings(self, key: str) -> tuple[str, ...]:
        """Read a list of different strings; an absent one is empty."""
        value = self._take(key)
        if value is None:
            return ()
        rows = value if isinstance(value, list) else None
        if not rows or not all(isinstance(row, str) and row for row in rows):
            self._wrong(key, value, "文字列の一覧", "a list of strings")
            return ()
        if len(set(rows)) < len(rows):
            self.fault(
                key,
                "同じ値が2回あります。1つにしてください。",
                "The same entry stands here twice: keep one.",
            )
        return tuple(rows)

    def value(self, key: str) -> object:
        """Return what the file holds at *key*, whatever it is."""
        return self._take(key)

    def table(self, key: str) -> "Table":
        """Read a table; an absent one is empty."""
        where = ".".join(part for part in (self.where, key) if part)
        value = self._take(key)
        return Table({} if value is None else value, where, self.problems)

    def tables(self, key: str) -> list["Table"]:
        """Read a list of tables, each called by its ``id`` or else its place (from 1)."""
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong(key, value, f"表の一覧 [[{key}]] ", f"a list of tables, [[{key}]]")
            return []
        if len(value) > _MOST_ROWS:
            self.fault(
                key,
                f"{_MOST_ROWS}件まで書けます。減らしてください。",
                f"At most {_MOST_ROWS} may stand here: write fewer.",
            )
            return []
        return [self._entry(key, place, row) for place, row in enumerate(value, start=1)]

    def _entry(self, key: str, place: int, row: object) -> "Table":
        name = row.get("id") if isinstance(row, dict) else None
        known = isinstance(name, str) and _ID.fullmatch(name)
        path = f"{key}.{name}" if known else f"{key}[{place}]"
        where = ".".join(part for part in (self.where, path) if part)
        return Table(row, where, self.problems)
