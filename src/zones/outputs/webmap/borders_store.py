"""Borders of large maps on disk, so that a new process needn't find them again.

A file is named by the hash of the shapes and of the program's version, holds its own hash, and is
written whole or not at all. A file that is missing, spoilt or can't be written costs the time to
find the borders, nothing else.
"""

import gzip
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from zones.data.home import home_folder
from zones.outputs.topology import DECIMALS

_KEPT = 8
_HASH = 64
_FORMAT = 2

Stored: TypeAlias = dict[str, Any]
"""``topology``, ``places`` by row and ``prefectures`` by code: what `zones.outputs.webmap.borders` finds."""

_PARTS = {"topology": dict, "places": list, "prefectures": dict}


def store_folder() -> Path:
    """Return where the borders are kept: in the data home."""
    return home_folder() / "borders"


def read_stored(key: str) -> Stored | None:
    """Return what is stored under *key*; None if there is nothing, or it is spoilt."""
    try:
        content = _file(key).read_bytes()
        named, packed = content[:_HASH].decode("ascii"), content[_HASH:]
        if hashlib.sha256(packed).hexdigest() != named:
            return None
        found: Any = json.loads(gzip.decompress(packed))
    except (OSError, ValueError, EOFError):
        return None
    whole = isinstance(found, dict) and all(
        isinstance(found.get(name), kind) for name, kind in _PARTS.items()
    )
    return found if whole else None


def store(key: str, found: Stored) -> None:
    """Keep *found* under *key*; the oldest go. A folder that can't be written keeps nothing."""
    text = json.dumps(found, separators=(",", ":"))
    packed = gzip.compress(text.encode(), 6, mtime=0)
    content = hashlib.sha256(packed).hexdigest().encode("ascii") + packed
    folder = store_folder()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(_file(key))
        finally:
            Path(name).unlink(missing_ok=True)
        kept = sorted(folder.glob("*.json.gz"), key=lambda one: (one.stat().st_mtime_ns, one.name))
        for old in kept[:-_KEPT]:
            old.unlink(missing_ok=True)


def _file(key: str) -> Path:
    named = hashlib.sha256(f"{_FORMAT}|{DECIMALS}|{key}".encode()).hexdigest()
    return store_folder() / f"{named[:32]}.json.gz"
