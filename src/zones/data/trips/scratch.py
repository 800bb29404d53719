"""A folder in the data home for what doesn't fit into memory; nothing of it stays."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zones.data.home import VARIABLE, home_folder
from zones.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows: left-overs go by their age
    fcntl = None  # type: ignore[assignment]

_LOCK = "in-use"
_OLD_SECONDS = 7 * 24 * 3600
_YOUNG_SECONDS = 5
"""A folder as young as this may not be locked yet."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a new folder and remove it afterwards; those of killed processes go first.

    Raises
    ------
    OutputError
        If the data home can't be written.
    """
    parent = home_folder() / "scratch"
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _sweep(parent)
        folder = Path(tempfile.mkdtemp(prefix="trips-", dir=parent))
        handle = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise OutputError(
            f"{parent} に書き込めません（{error.strerror}）。{VARIABLE} で別の場所を指定してください。",
            f"{parent} can't be written ({error.strerror}). Name another place with {VARIABLE}.",
        ) from error
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove folders whose process is gone: nobody holds their lock."""
    for left in parent.glob("trips-*"):
        if _is_left(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    try:
        age = time.time() - folder.stat().st_mtime
        if fcntl is None or age < _YOUNG_SECONDS:
            return age > _OLD_SECONDS
        handle = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(handle)
