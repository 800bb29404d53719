"""A folder of files that belong together is exchanged as one, whole or not at all."""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from zones.outputs.folder import flush, refusal

_MARK = ".zones-"
_AT_CWD = -100
_EXCHANGE = 2
"""Linux: AT_FDCWD and RENAME_EXCHANGE of ``renameat2(2)``."""


def exchange_folder(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write *files* into *folder*, all of them at once.

    The new folder is made beside the old one, with whatever else the old one held, and flushed to
    disk; then both exchange their names. A kill in the middle leaves the whole old folder or the
    whole new one, so that the parts of a Shapefile never come from two plans. On Linux the exchange
    is one step; elsewhere it takes two renames.

    Parameters
    ----------
    folder
        A folder of our own; made if needed.
    files
        Content by file name, without folders.

    Raises
    ------
    OutputError
        If the folder can't be made or written to, or the disk is full. Nothing has changed then.
    """
    stage: Path | None = None
    try:
        place = folder.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=_MARK, dir=place.parent))
        fresh = stage / "new"
        fresh.mkdir()
        for name, content in files.items():
            flush(fresh / name, content)
        if place.exists():
            _carry_over(place, fresh)
            _exchange(fresh, place, aside=stage / "old")
        else:
            fresh.rename(place)
    except OSError as error:
        raise refusal(folder, error) from error
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)
    return [folder / name for name in files]


def _carry_over(old: Path, new: Path) -> None:
    """Link what *old* holds and *new* lacks, so that other files in the folder stay."""
    shutil.copymode(old, new)
    for entry in sorted(old.iterdir()):
        target = new / entry.name
        if target.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True, copy_function=_link)
        else:
            _link(str(entry), str(target))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _exchange(new: Path, old: Path, *, aside: Path) -> None:
    if sys.platform == "linux" and _exchange_at_once(new, old):
        return
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Exchange two names in one step; tell whether the system could."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)
