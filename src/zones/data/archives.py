"""Zip archives from outside: looked at before anything is unpacked, and never unpacked to disk."""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from zones.errors import DataError

MAX_MEMBERS = 10_000
"""Files in an archive."""

MAX_BYTES = 4_000_000_000
"""Bytes of one member, unpacked: a nationwide N03 has members of about 1 GB."""

MAX_RATIO = 200
"""Unpacked size over packed size; text of numbers packs to a tenth, a bomb to a thousandth."""

_SMALL = 1_000_000
_UNREADABLE = (
    zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OverflowError,
    UnicodeDecodeError, struct.error, zlib.error, lzma.LZMAError,
)  # fmt: skip
_ENCRYPTED = 0x1


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open the zip file *path* after its table of contents is checked.

    Raises
    ------
    DataError
        If it is no zip, holds too many or encrypted files, unpacks to too much, or a member's name
        leads out of the archive.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check(path.name, archive)
            yield archive
    except OSError as error:
        raise DataError(
            f"{path.name} を読めません（{error.strerror or error}）。",
            f"{path.name} can't be read ({error.strerror or error}).",
        ) from error
    except _UNREADABLE as error:
        raise DataError(
            f"{path.name} はzipとして読めません（{error}）。もう一度ダウンロードしてください。",
            f"{path.name} is no readable zip ({error}). Download it again.",
        ) from error


def members(archive: zipfile.ZipFile, pattern: str) -> list[zipfile.ZipInfo]:
    """Return the members whose last name matches *pattern* whole, in any case, sorted by name."""
    found = [
        info
        for info in archive.infolist()
        if not info.is_dir()
        and re.fullmatch(pattern, PurePosixPath(info.filename).name, re.IGNORECASE)
    ]
    return sorted(found, key=lambda info: info.filename)


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, limit: int) -> bytes:
    """Return a member's bytes.

    Raises
    ------
    DataError
        If it is larger than *limit*, whatever the table of contents says.
    """
    if info.file_size > limit:
        raise _too_large(info.filename, info.file_size, limit)
    with archive.open(info) as stream:
        return read_at_most(stream, limit, info.filename)


def read_at_most(stream: IO[bytes], limit: int, name: str) -> bytes:
    """Return all bytes of *stream*.

    Raises
    ------
    DataError
        If there are more than *limit*.
    """
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise _too_large(name, len(content), limit)
    return content


def _check(file: str, archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise DataError(
            f"{file}: ファイルが{len(infos)}個もあります（{MAX_MEMBERS}個まで）。",
            f"{file}: it holds {len(infos)} files ({MAX_MEMBERS} at most).",
        )
    for info in infos:
        name = info.filename
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name:
            raise DataError(
                f"{file}: 中のファイル名「{name[:80]}」は外を指しています。開きません。",
                f"{file}: the member '{name[:80]}' leads out of the archive. It isn't opened.",
            )
        if info.flag_bits & _ENCRYPTED:
            raise DataError(
                f"{file}: {name[:80]} はパスワード付きです。解凍したものを渡してください。",
                f"{file}: {name[:80]} has a password. Give the unpacked file.",
            )
        large = info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if large or info.file_size > MAX_BYTES:
            raise DataError(
                f"{file}: {name[:80]} は展開すると{info.file_size:,}バイトになります"
                f"（圧縮時{info.compress_size:,}）。異常な圧縮率のため開きません。",
                f"{file}: {name[:80]} unpacks to {info.file_size:,} bytes from "
                f"{info.compress_size:,}. That isn't opened.",
            )


def _too_large(name: str, size: int, limit: int) -> DataError:
    return DataError(
        f"{name[:80]} が大きすぎます（{size:,}バイト、{limit:,}まで）。",
        f"{name[:80]} is too large ({size:,} bytes, {limit:,} at most).",
    )
