"""Files are written whole or not at all."""

import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from zones.errors import OutputError
from zones.labels import Text

_MARK = ".zones-"
_HOUR = 3600


def write_folder(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write *files* into *folder*, making it if needed.

    Everything is first written beside its place and flushed to disk; only then does each file take
    its name, in the order given. A kill in the middle leaves every file either old or new, never a
    half; other files in the folder stay. What a killed run left behind is cleared an hour later.

    Raises
    ------
    OutputError
        If the folder can't be made or written to, or the disk is full. Nothing has changed then.
    """
    stage: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(folder)
        stage = Path(tempfile.mkdtemp(prefix=_MARK, dir=folder))
        for name, content in files.items():
            flush(stage / name, content)
        _refuse_folders([folder / name for name in files])
        for name in files:
            (stage / name).replace(folder / name)
    except OSError as error:
        raise refusal(folder, error) from error
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)
    return [folder / name for name in files]


def _clear_leftovers(folder: Path) -> None:
    """Remove the stages of killed runs; a stage of the last hour may belong to one at work."""
    for left in folder.glob(f"{_MARK}*"):
        if left.is_dir() and not left.is_symlink():
            with contextlib.suppress(OSError):
                if time.time() - left.stat().st_mtime > _HOUR:
                    shutil.rmtree(left, ignore_errors=True)


def _refuse_folders(places: Iterable[Path]) -> None:
    """Refuse before any file is replaced: a folder can't give its name to a file."""
    for place in places:
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))


def flush(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def refusal(folder: Path, error: OSError) -> OutputError:
    """Return the sentence that says why *folder* can't be written to."""
    why = reason(error)
    return OutputError(
        f"フォルダー「{folder}」に書き込めません（{why.ja}）。別の場所を --out で指定してください。"
        "何も変更していません。",
        f"Can't write into folder '{folder}' ({why.en}). Give another place with --out. "
        "Nothing was changed.",
    )


def reason(error: OSError) -> Text:
    """Return why the system refused."""
    why = error.strerror or str(error)
    return Text(_REASONS.get(error.errno or 0, why), why)


_REASONS: dict[int, str] = {
    errno.EACCES: "書き込む権限がありません",
    errno.EPERM: "書き込む権限がありません",
    errno.ENOSPC: "ディスクの空きがありません",
    errno.EDQUOT: "ディスクの割り当てを使い切りました",
    errno.EFBIG: "ファイルの大きさの上限を超えます",
    errno.EROFS: "読み取り専用です",
    errno.ENOTDIR: "途中にフォルダーでないものがあります",
    errno.EISDIR: "同じ名前のフォルダーがあります",
    errno.ENOENT: "その場所には作れません",
    errno.ENAMETOOLONG: "名前が長すぎます",
}
"""Why a place can't be written to, in Japanese."""


def check_writable(folder: Path) -> None:
    """Refuse a folder that can't be written to, before any work is done.

    Raises
    ------
    OutputError
        If a file can't be made there.
    """
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    try:
        if not existing.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        with tempfile.NamedTemporaryFile(prefix=_MARK, dir=existing):
            pass
    except OSError as error:
        raise refusal(folder, error) from error
