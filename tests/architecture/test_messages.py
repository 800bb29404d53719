"""Errors are whole sentences in both languages, and Japanese ones hold no English of ours."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from sentences import bare

import zones
from zones import errors

SOURCES = Path(zones.__file__).parent
CLASSES = {name for name in vars(errors) if name.endswith("Error")}
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
RUN = re.compile(r"[a-z]{2,}(?: [a-z]{2,})+")
SAID = re.compile(r"\b(error|reason|strerror)\b")
"""Words of the system or of a library, which are English."""


class Message(NamedTuple):
    """The two texts of one call, and where it stands."""

    place: str
    function: str
    ja: ast.expr
    en: ast.expr


def messages() -> Iterator[Message]:
    """Yield every call whose arguments hold a Japanese text and, behind it, another text."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            for ja, en in zip(node.args, node.args[1:], strict=False):
                if JAPANESE.search(written(ja)) and is_text(en) and not is_regex(node):
                    place = f"{path.relative_to(SOURCES)}:{ja.lineno}"
                    yield Message(place, ast.unparse(node.func), ja, en)


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def is_regex(call: ast.Call) -> bool:
    return ast.unparse(call.func).startswith("re.")


def parts(node: ast.expr) -> list[ast.expr]:
    return list(node.values) if isinstance(node, ast.JoinedStr) else [node]


def written(node: ast.expr) -> str:
    """Return a text as it stands in the source, a place for each value."""
    if not is_text(node):
        return ""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts(node)
    )


def values(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """Yield every value of an f-string with what is written before it."""
    before = ""
    for part in parts(node):
        if isinstance(part, ast.FormattedValue):
            yield before, part.value
            before += "{}"
        elif isinstance(part, ast.Constant):
            before += str(part.value)


def own_words(value: ast.expr) -> Iterator[str]:
    """Yield the words that an expression itself may put into the text: choices and separators."""
    for node in ast.walk(value):
        if isinstance(node, ast.IfExp):
            choices = [node.body, node.orelse]
        elif isinstance(node, ast.BoolOp):
            choices = node.values
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            choices = [node.func.value] if node.func.attr == "join" else []
        else:
            continue
        yield from (
            str(one.value)
            for one in choices
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )


def faults(message: Message) -> Iterator[str]:
    """Yield what is English in the Japanese text of a message."""
    if runs := RUN.findall(bare(written(message.ja))):
        yield f"English words {runs}"
    for before, value in values(message.ja):
        if isinstance(value, ast.Name) and value.id == "expected":
            yield "what is expected in one language only"
        for word in own_words(value):
            if re.search("[A-Za-z]{2}", word) or word == ", ":
                yield f"{word!r} in {ast.unparse(value)}"
        aside = before.count("（") > before.count("）")
        if SAID.search(ast.unparse(value)) and not aside and "encoding" not in ast.unparse(value):
            yield f"{ast.unparse(value)} outside brackets"


MESSAGES = list(messages())


def test_japanese_texts_hold_no_english_of_ours() -> None:
    assert len(MESSAGES) > 1_000
    found = [f"{one.place}: {fault}" for one in MESSAGES for fault in faults(one)]
    assert not found, "\n".join(found)


def test_errors_are_sentences_in_both_languages() -> None:
    raised = [one for one in MESSAGES if one.function in CLASSES]
    assert len(raised) > 300
    found = [
        f"{one.place}: {written(one.ja)} | {written(one.en)}"
        for one in raised
        if not written(one.ja).endswith(("。", "{}"))
        or not written(one.en).endswith((".", "?", "{}"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('f("見出しが found twice here です。", "x")', True),
        ("""f(f"列: {', '.join(names)}。", "x")""", True),
        ("""f(f"列: {names or 'nothing'}。", "x")""", True),
        ('f(f"読めません: {error.strerror}。", "x")', True),
        ('f(f"{expected} のはずです。", "x")', True),
        ('f(f"{expected.ja}のはずです。", "x")', False),
        ('f(f"読めません（{error}）。", "x")', False),
        ("""f(f"列: {'、'.join(names) or 'なし'}。", "x")""", False),
        ('f("zones data list で確かめてください。", "x")', False),
    ],
)
def test_english_is_found(source: str, *, wrong: bool) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    message = Message("here", "f", call.args[0], call.args[1])
    assert bool(list(faults(message))) is wrong
