"""The data home: a user's own data sets side by side, each a folder with a catalogue."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path

from zones.data.catalog import (
    CATALOG,
    Catalog,
    TableEntry,
    catalog_text,
    read_catalog,
    read_verified,
    sha256_of,
)
from zones.data.embedded import geodata_folder
from zones.errors import InputError, NotFoundError, OutputError

EMBEDDED = "embedded"
"""Name of the data that come with the program."""

VARIABLE = "ZONES_DATA_DIR"
"""Environment variable that names another data home."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_CURRENT = "current"
_READABLE = 0o644
_FOR_NOW: ContextVar[str | None] = ContextVar("data_set", default=None)


def home_folder() -> Path:
    """Return the data home: ``ZONES_DATA_DIR``, or ``zones`` in the user's data folder."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "zones"


def downloads_folder() -> Path:
    """Return where downloads are kept."""
    return home_folder() / "downloads"


def set_names() -> list[str]:
    """Return the names of the user's data sets, sorted; the embedded one is not among them."""
    folder = home_folder() / "sets"
    if not folder.is_dir():
        return []
    return sorted(
        one.name
        for one in folder.iterdir()
        if _NAME.fullmatch(one.name) and (one / CATALOG).is_file()
    )


def set_folder(name: str) -> Path:
    """Return the folder of a data set that exists.

    Raises
    ------
    InputError
        If *name* can't be a name.
    NotFoundError
        If there is no such data set; it lists those that there are.
    """
    check_name(name, new=False)
    if name == EMBEDDED:
        return geodata_folder()
    if name not in set_names():
        there = "、".join([EMBEDDED, *set_names()])
        raise NotFoundError(
            f"データセット「{name}」はありません（{there}）。zones data list で確かめてください。",
            f"There is no data set '{name}' ({there}). See 'zones data list'.",
        )
    return home_folder() / "sets" / name


def current_name() -> str:
    """Return the name of the data set in use.

    It is that of `using`, else the one that ``zones data use`` chose, else the embedded one.

    Raises
    ------
    NotFoundError
        If the choice can't be read.
    """
    for_now = _FOR_NOW.get()
    if for_now is not None:
        return for_now
    try:
        name = (home_folder() / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return EMBEDDED
    except (OSError, UnicodeDecodeError) as error:
        raise NotFoundError(
            f"{home_folder() / _CURRENT} を読めません。zones data use で選び直してください。",
            f"{home_folder() / _CURRENT} can't be read. Choose again with 'zones data use'.",
        ) from error
    return name


@contextmanager
def using(name: str | None) -> Iterator[None]:
    """Let the data set *name* be the one in use for a while; None changes nothing.

    Raises
    ------
    NotFoundError
        If it doesn't exist.
    """
    if name is None:
        yield
        return
    set_folder(name)
    before = _FOR_NOW.set(name)
    try:
        yield
    finally:
        _FOR_NOW.reset(before)


def chosen_folder(name: str | None = None) -> Path:
    """Return the folder of the data set *name*, or of the one in use.

    Raises
    ------
    NotFoundError
        If it doesn't exist (any more).
    """
    return set_folder(current_name() if name is None else name)


def use(name: str) -> Path:
    """Make the data set *name* the one that is used unless another is asked for.

    Raises
    ------
    NotFoundError
        If it doesn't exist.
    OutputError
        If the choice can't be written.
    """
    folder = set_folder(name)
    home = home_folder()
    try:
        home.mkdir(parents=True, exist_ok=True)
        write_whole(home / _CURRENT, f"{name}\n".encode())
    except OSError as error:
        raise _unwritable(home, error) from error
    return folder


def check_name(name: str, *, new: bool) -> None:
    """Check the name of a data set; it becomes the name of a folder.

    Raises
    ------
    InputError
        If it has other signs than a–z, 0–9, ``-`` and ``_``, or a new one is called ``embedded``.
    """
    if not _NAME.fullmatch(name) or (new and name == EMBEDDED):
        raise InputError(
            f"データセットの名前「{name[:40]}」は使えません。英小文字・数字・- _ で40字まで"
            f"（{EMBEDDED} は収録データの名前）。",
            f"'{name[:40]}' can't name a data set. Use a–z, 0–9, - and _, 40 at most "
            f"({EMBEDDED} is the embedded one).",
        )


def save_set(
    name: str,
    base: Path,
    catalog: Catalog,
    tables: Mapping[str, bytes],
    reports: Mapping[str, bytes],
) -> Path:
    """Write a data set: the tables of *base*, but for those that are given.

    Files are named by their hash and the catalogue is replaced last, in one step: until then the
    old data set is what is there, and a kill at any moment leaves the old one whole.

    Parameters
    ----------
    name
        The data set; it may exist.
    base
        Folder that the other tables are taken from.
    catalog
        The new catalogue; sizes, hashes and file names are filled in here.
    tables
        Parquet bytes by table.
    reports
        Import reports by file name, earlier ones too: no others stay.

    Raises
    ------
    InputError
        If *name* can't be a name.
    DataError
        If a table of *base* is damaged.
    OutputError
        If the home can't be written. The old data set is untouched.
    """
    check_name(name, new=True)
    entries: list[TableEntry] = []
    contents: dict[str, bytes] = {}
    for entry in catalog.tables:
        content = tables.get(entry.name)
        if content is None:
            content = read_verified(base, entry)
        digest = sha256_of(content)
        file = f"{entry.name}-{digest[:12]}.parquet"
        contents[file] = content
        entries.append(replace(entry, file=file, size_bytes=len(content), sha256=digest))
    contents |= reports
    text = catalog_text(replace(catalog, tables=tuple(entries))).encode()
    folder = home_folder() / "sets" / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in contents.items():
            write_whole(folder / file, content)
        write_whole(folder / CATALOG, text)
    except OSError as error:
        raise _unwritable(folder, error) from error
    _sweep(folder, reports)
    return folder


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(_READABLE)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _sweep(folder: Path, reports: Mapping[str, bytes]) -> None:
    """Remove tables that the catalogue no longer names, reports of nothing that is left, and halves.

    Halves are what a killed import left unfinished.
    """
    named = {entry.file for entry in read_catalog(folder).tables}
    for path in folder.glob("*.parquet"):
        if path.name not in named:
            path.unlink(missing_ok=True)
    for path in folder.glob("import-*.json"):
        if path.name not in reports:
            path.unlink(missing_ok=True)
    for left in folder.glob(".*-*"):
        left.unlink(missing_ok=True)


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{folder} に書き込めません（{error.strerror}）。{VARIABLE} で別の場所を指定してください。"
        "以前のデータは変わっていません。",
        f"{folder} can't be written ({error.strerror}). Name another place with {VARIABLE}. "
        "The earlier data are unchanged.",
    )
