"""Every text that a page shows, as AppTest holds it, and what of it is in which language."""

import json
import re
from collections.abc import Iterator
from typing import Any

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from zones.app import resources
from zones.codes import PREFECTURES

JAPANESE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff0c\uff0e-\uff5e]")
"""Kana, kanji and Japanese punctuation; － is the sign of no data in both languages."""

ENGLISH = re.compile(r"[A-Za-z]{3,}")

_HIDDEN = {
    "id", "url", "url_path", "type", "element_hash", "default_query", "file_name", "form_id", "key",
    "data", "columns", "script", "page_script_hash", "deferred_file_id", "component_name", "spec",
    "theme", "name", "raw_value", "raw_values",
}  # fmt: skip
"""Fields of Streamlit's messages that are no words for a reader."""

_KEY = re.compile(r"#?[0-9A-Za-z_-]+")
"""Ids, colours and kinds that a map is sent."""


def shown_words(app: AppTest) -> Iterator[str]:
    """Yield every text of a page: labels, help, options, sentences, cells, legends of maps."""
    yield from _of_block(app._tree)  # noqa: SLF001


def _of_block(block: Any) -> Iterator[str]:
    for node in block.children.values():
        if hasattr(node, "children"):
            if node.proto is not None:
                yield from _of_message(node.proto)
            yield from _of_block(node)
        elif node.type in {"html", "bidi_component"}:
            continue
        else:
            if node.type in {"arrow_table", "table"}:
                yield from map(str, (node.value.index.name or "", *node.value.columns))
                yield from map(str, node.value.index)
            if node.type in {"arrow_data_frame", "dataframe", "arrow_table", "table"}:
                cells = node.value.to_numpy(dtype=object).ravel()
                yield from (cell for cell in cells if isinstance(cell, str))
            if node.proto is not None:
                yield from _of_message(node.proto)


def _of_message(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name == "columns":
            heads = json.loads(value) if isinstance(value, str) and value else {}
            yield from (str(head["label"]) for head in heads.values() if "label" in head)
        if field.name in _HIDDEN:
            continue
        repeated = not isinstance(value, str | bytes) and hasattr(value, "__iter__")
        for one in value if repeated else [value]:
            if field.name == "json_args":
                yield from _of_json(json.loads(one))
            elif isinstance(one, str):
                yield one
            elif isinstance(one, Message):
                yield from _of_message(one)


def _of_json(value: Any) -> Iterator[str]:
    """Yield the words of a map that are more than an id, a colour, a kind or a file."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _of_json(one)
    elif isinstance(value, list):
        for one in value:
            yield from _of_json(one)
    elif isinstance(value, str) and not _KEY.fullmatch(value) and value[:1] != "{":
        yield value


def without_names(text: str) -> str:
    """Return a text without names of municipalities, unions and prefectures."""
    return _names().sub("", text)


def _names() -> re.Pattern[str]:
    region = resources.region()
    known = {*region.municipalities["name"], *region.unions["name"].dropna().astype(str)}
    known |= {prefecture.ja for prefecture in PREFECTURES.values()}
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))
