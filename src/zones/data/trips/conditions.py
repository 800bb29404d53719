"""Conditions on rows of trips: a small language of its own, parsed and never handed on as SQL.

::

    condition  = comparison { "and" comparison }
    comparison = column ("=" | "!=" | "<" | "<=" | ">" | ">=") value
               | column ["not"] "in" "(" value { "," value } ")"
    column     = name | '"' any name '"'
    value      = number | word | "'" any text "'"
"""

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from zones.errors import InputError
from zones.labels import Text

Comparison = Literal["=", "!=", "<", "<=", ">", ">=", "in", "not in"]
Value = int | float | str

MAX_LETTERS = 2_000
"""Length of one ``--where``."""

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>-?\d+(?:\.\d+)?(?![\w.]))
      | (?P<text>'(?:[^']|'')*')
      | (?P<quoted>"[^"]+")
      | (?P<sign><=|>=|!=|<>|==|=|<|>|\(|\)|,)
      | (?P<word>[^\W\d][\w-]*|\d[\w-]*)
    )""",
    re.VERBOSE,
)
_SAME = {"==": "=", "<>": "!="}
_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a column with a value or a list of them.

    Parameters
    ----------
    column
        An item (``hour``) or a column's own name.
    comparison
        How it is compared.
    operands
        One value, or several of the same kind for ``in`` and ``not in``.
    """

    column: str
    comparison: Comparison
    operands: tuple[Value, ...]

    def __str__(self) -> str:
        shown = ", ".join(_written(value) for value in self.operands)
        if self.comparison in {"in", "not in"}:
            shown = f"({shown})"
        return f'"{self.column}" {self.comparison} {shown}'


def parse_conditions(texts: Sequence[str]) -> tuple[Condition, ...]:
    r"""Return the comparisons of every text; all of them must hold.

    Raises
    ------
    InputError
        If a text is none: it shows where.

    Examples
    --------
    >>> [str(one) for one in parse_conditions(["hour >= 6 and day in (weekday, 'holiday')"])]
    ['"hour" >= 6', '"day" in (\'weekday\', \'holiday\')']
    """
    return tuple(one for text in texts for one in _Reader(text).conditions())


def predicate(table: Any, conditions: Sequence[Condition], aliases: dict[str, str]) -> Any:  # noqa: ANN401 - ibis
    """Return the conditions as one Ibis expression on *table*; an unknown value fulfils none.

    Parameters
    ----------
    table
        An Ibis table.
    conditions
        At least one.
    aliases
        Column of each item.

    Raises
    ------
    InputError
        If a text is compared with a column of numbers, or a number with one of dates.
    """
    made = None
    for one in conditions:
        column = table[aliases.get(one.column, one.column)]
        term = _compared(column, one)
        made = term if made is None else made & term
    assert made is not None  # noqa: S101 - the caller's promise
    return made.fill_null(False)


def _compared(column: Any, one: Condition) -> Any:  # noqa: ANN401 - ibis
    kind = column.type()
    if isinstance(one.operands[0], str):
        if kind.is_numeric():
            raise InputError(
                f"条件「{one}」: 列は数値です。値を数で書いてください。",
                f"Condition {one}: the column holds numbers. Write the value as a number.",
            )
        left = column.strip() if kind.is_string() else column.cast("string")
    elif kind.is_string():
        left = column.strip().try_cast("float64")
    elif kind.is_numeric() and not kind.is_boolean():
        left = column
    else:
        raise InputError(
            f"条件「{one}」: 列は数値ではありません（{kind}）。値を '' で囲んでください。",
            f"Condition {one}: the column holds no numbers ({kind}). Put the value in ''.",
        )
    if one.comparison in {"in", "not in"}:
        held = left.isin(list(one.operands))
        return held if one.comparison == "in" else ~held
    return _COMPARED[one.comparison](left, one.operands[0])


def _written(value: Value) -> str:
    if isinstance(value, str):
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return str(value)


_AND = Text("「and」", "and")
_COLUMN = Text("列名", "a column")
_COMPARISON = Text("比較の記号（= != < <= > >= in）", "= != < <= > >= in")
_VALUE = Text("値", "a value")
_ENDS = Text("そこで終わっています", "found the end")


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_LETTERS:
            raise InputError(
                f"--where が長すぎます（{len(text):,}文字、{MAX_LETTERS:,}まで）。",
                f"--where is too long ({len(text):,} letters, {MAX_LETTERS:,} at most).",
            )
        self.text = text
        self.tokens = self._tokens()
        self.at = 0

    def conditions(self) -> list[Condition]:
        """Return every comparison."""
        found = [self._comparison()]
        while self.at < len(self.tokens):
            if not self._word("and"):
                raise self._wrong(_AND)
            found.append(self._comparison())
        return found

    def _tokens(self) -> list[tuple[str, str, int]]:
        tokens, at = [], 0
        end = len(self.text.rstrip())
        while at < end:
            found = _TOKEN.match(self.text, at)
            if found is None or found.lastgroup is None:
                raise self._unreadable(at)
            tokens.append((found.lastgroup, found[found.lastgroup], at))
            at = found.end()
        return tokens

    def _comparison(self) -> Condition:
        kind, name, _ = self._next(_COLUMN)
        if kind not in {"word", "quoted"}:
            self.at -= 1
            raise self._wrong(_COLUMN)
        column = name.strip('"')
        negated = self._word("not")
        if self._word("in"):
            return Condition(column, "not in" if negated else "in", self._list())
        kind, sign, _ = self._next(_COMPARISON)
        sign = _SAME.get(sign, sign)
        if negated or kind != "sign" or sign not in _COMPARED:
            self.at -= 1
            raise self._wrong(_COMPARISON)
        return Condition(column, sign, (self._value(),))  # type: ignore[arg-type]

    def _list(self) -> tuple[Value, ...]:
        self._sign("(")
        values = [self._value()]
        while not self._sign(")", optional=True):
            self._sign(",")
            values.append(self._value())
        if len({isinstance(value, str) for value in values}) > 1:
            raise InputError(
                f"条件「{self.text[:80]}」: 括弧の中に数と文字が混ざっています。"
                "どちらかにそろえてください。",
                f"Condition '{self.text[:80]}': numbers and texts are mixed in the brackets. "
                "Write one kind of them.",
            )
        return tuple(values)

    def _value(self) -> Value:
        kind, token, _ = self._next(_VALUE)
        if kind == "number":
            return float(token) if "." in token else int(token)
        if kind == "text":
            return token[1:-1].replace("''", "'")
        if kind == "word":
            return token
        self.at -= 1
        raise self._wrong(_VALUE)

    def _next(self, expected: Text) -> tuple[str, str, int]:
        if self.at >= len(self.tokens):
            raise self._wrong(expected)
        self.at += 1
        return self.tokens[self.at - 1]

    def _word(self, word: str) -> bool:
        there = self.tokens[self.at : self.at + 1]
        found = bool(there) and there[0][0] == "word" and there[0][1].lower() == word
        self.at += found
        return found

    def _sign(self, sign: str, *, optional: bool = False) -> bool:
        there = self.tokens[self.at : self.at + 1]
        found = bool(there) and there[0][:2] == ("sign", sign)
        if not found and not optional:
            raise self._wrong(Text(f"「{sign}」", f"'{sign}'"))
        self.at += found
        return found

    def _wrong(self, expected: Text) -> InputError:
        there = self.tokens[self.at : self.at + 1]
        at = there[0][2] if there else len(self.text)
        found = there[0][1][:20] if there else ""
        was = Text(f"「{found}」でした", f"found '{found}'") if found else _ENDS
        return InputError(
            f"--where「{self.text[:80]}」の{at + 1}文字目: {expected.ja}が必要ですが、{was.ja}。"
            "「hour >= 6」のように書いてください。",
            f"--where '{self.text[:80]}', letter {at + 1}: expected {expected.en}, {was.en}. "
            "Write it like: hour >= 6.",
        )

    def _unreadable(self, at: int) -> InputError:
        return InputError(
            f"--where「{self.text[:80]}」の{at + 1}文字目から読めません。"
            "「hour >= 6 and day = 'weekday'」のように書いてください。",
            f"--where '{self.text[:80]}' can't be read from letter {at + 1}. "
            "Write it like: hour >= 6 and day = 'weekday'.",
        )
