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
from typing import Any

from zones.data.home import home_folder
from zones.outputs import topology

_KEPT = 8
_HASH = 64
_FORMAT = 1


def store_folder() -> Path:
    """Return where the borders are kept: in the data home."""
    return home_folder() / "borders"


def read_stored(key: str) -> topology.Topology | None:
    """Return the topology stored under *key*; None if there is none, or it is spoilt."""
    try:
        content = _file(key).read_bytes()
        named, packed = content[:_HASH].decode("ascii"), content[_HASH:]
        if hashlib.sha256(packed).hexdigest() != named:
            return None
        found: Any = json.loads(gzip.decompress(packed))
    except (OSError, ValueError, EOFError):
        return None
    return found if isinstance(found, dict) else None


def store(key: str, encoded: topology.Topology) -> None:
    """Keep a topology under *key*; the oldest go. A folder that can't be written keeps nothing."""
    text = json.dumps(encoded, separators=(",", ":"))
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
    named = hashlib.sha256(f"{_FORMAT}|{topology.DECIMALS}|{key}".encode()).hexdigest()
    return store_folder() / f"{named[:32]}.json.gz"
