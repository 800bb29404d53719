"""Files of trips: which there are, of what kind, with which columns, and their fingerprints."""

import csv
import gzip
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Literal, cast

import pyarrow as pa
import pyarrow.parquet as pq

from zones.errors import DataError, InputError

Format = Literal["parquet", "csv"]

HASHED_BYTES = 256 * 1024 * 1024
"""Files are hashed when they have no more than this together, else size and time stand for them."""

_ENDINGS: dict[str, Format] = {
    ".parquet": "parquet",
    ".csv": "csv",
    ".csv.gz": "csv",
    ".tsv": "csv",
    ".tsv.gz": "csv",
    ".txt": "csv",
    ".txt.gz": "csv",
}
_PARTITION = re.compile(r"([^=/\\]+)=([^=/\\]*)")
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_HEADER_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file.

    Parameters
    ----------
    path
        Where it lies.
    name
        Its name below what the person gave.
    """

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Trips:
    """The files of one table of trips.

    Parameters
    ----------
    given
        What the person gave: files, folders or addresses.
    format
        Parquet or CSV; all files are of one.
    roots
        The folder, or file, that each of *parts* was found in, by the person's order.
    parts
        The files; empty where only Spark can list them.
    columns
        Names of the columns, partitions last; empty where *parts* is.
    partitions
        Names of the columns that stand in the names of folders (``day=01``).
    delimiter
        Of CSV.
    """

    given: tuple[str, ...]
    format: Format
    roots: tuple[tuple[Path, tuple[Part, ...]], ...]
    columns: tuple[str, ...]
    partitions: tuple[str, ...]
    delimiter: str = ","

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every file."""
        return tuple(part for _, parts in self.roots for part in parts)

    @property
    def remote(self) -> bool:
        """Whether only Spark can reach it."""
        return not self.roots

    @property
    def name(self) -> str:
        """A name for messages: the first one given."""
        return self.given[0]


def find_trips(given: Sequence[str]) -> Trips:
    """Return the files behind what a person gave.

    Folders are searched through; names that start with a dot or underscore are left out, as Spark
    and Hive do. Addresses (``s3a://``, ``hdfs://``) are left to Spark as they are.

    Raises
    ------
    DataError
        If nothing is there, kinds are mixed, or columns or partitions differ between files.
    """
    if any(_REMOTE.match(one) for one in given):
        return _remote(given)
    roots = tuple((Path(one), tuple(_listed(Path(one)))) for one in given)
    parts = [part for _, found in roots for part in found]
    formats = {_format(part.path) for part in parts}
    if len(formats) > 1:
        raise DataError(
            f"{given[0]}: Parquet と CSV が混ざっています。どちらかにしてください。",
            f"{given[0]}: Parquet and CSV are mixed. Give one of them.",
        )
    (format_,) = formats
    partitions = _partitions(parts)
    delimiter = ","
    if format_ == "csv":
        header, delimiter = _same_header(parts)
    else:
        header = tuple(_schema(parts[0]).names)
    columns = (*[name for name in header if name not in partitions], *partitions)
    return Trips(tuple(given), format_, roots, columns, partitions, delimiter)


def check_types(trips: Trips, used: Sequence[str]) -> None:
    """Check that every Parquet file has the columns *used*, of the same type.

    Only the files' footers are read.

    Raises
    ------
    DataError
        If a file lacks one, or has another type: it names both files.
    """
    if trips.format != "parquet" or trips.remote:
        return
    wanted = [name for name in used if name not in trips.partitions]
    first = trips.parts[0]
    types = {name: _plain(_schema(first).field(name).type) for name in wanted}
    for part in trips.parts[1:]:
        schema = _schema(part)
        for name in wanted:
            if name not in schema.names:
                raise DataError(
                    f"{part.name} に列「{name}」がありません（{first.name} にはあります）。"
                    "同じ列で書き出し直してください。",
                    f"{part.name} has no column '{name}', which {first.name} has. Write the files "
                    "again with the same columns.",
                )
            here = _plain(schema.field(name).type)
            if here != types[name]:
                raise DataError(
                    f"列「{name}」の型が {first.name} では {types[name]}、{part.name} では {here} です。"
                    "同じ型で書き出し直してください。",
                    f"Column '{name}' is {types[name]} in {first.name} and {here} in {part.name}. "
                    "Write the files again with one type.",
                )


def fingerprints(trips: Trips) -> list[dict[str, Any]]:
    """Return what identifies each file: its SHA-256, or size and time where they are large."""
    sizes = {part: part.path.stat() for part in trips.parts}
    hashed = sum(one.st_size for one in sizes.values()) <= HASHED_BYTES
    found: list[dict[str, Any]] = []
    for part, one in sizes.items():
        entry: dict[str, Any] = {"name": part.name, "bytes": one.st_size}
        if hashed:
            with part.path.open("rb") as stream:
                entry["sha256"] = hashlib.file_digest(stream, "sha256").hexdigest()
        else:
            changed = datetime.fromtimestamp(one.st_mtime, tz=UTC)
            entry["changed"] = changed.isoformat(timespec="seconds")
        found.append(entry)
    return found or [{"name": one} for one in trips.given]


def row_count(trips: Trips) -> int | None:
    """Return the number of rows that Parquet's footers state; None for others."""
    if trips.format != "parquet" or trips.remote:
        return None
    return sum(int(pq.read_metadata(part.path).num_rows) for part in trips.parts)


def _remote(given: Sequence[str]) -> Trips:
    if not all(_REMOTE.match(one) for one in given):
        raise InputError(
            "手元のファイルと遠くの場所（s3a:// など）は一緒に指定できません。",
            "Files here and addresses (s3a:// and the like) can't be given together.",
        )
    csv_like = any(_REMOTE.sub("", one).lower().endswith((".csv", ".csv.gz")) for one in given)
    return Trips(tuple(given), "csv" if csv_like else "parquet", (), (), ())


def _listed(path: Path) -> list[Part]:
    if path.is_file():
        return [Part(path, path.name)]
    if not path.is_dir():
        raise DataError(
            f"{path} がありません。場所を確かめてください。",
            f"{path} isn't there. Check the place.",
        )
    found = []
    for one in sorted(path.rglob("*")):
        below = one.relative_to(path)
        hidden = any(piece.startswith((".", "_")) for piece in below.parts)
        if one.is_file() and not hidden and _ending(one) is not None:
            found.append(Part(one, below.as_posix()))
    if not found:
        raise DataError(
            f"{path} に Parquet も CSV もありません。場所を確かめてください。",
            f"{path} holds no Parquet and no CSV file. Check the place.",
        )
    return found


def _ending(path: Path) -> Format | None:
    name = path.name.lower()
    return next((kind for ending, kind in _ENDINGS.items() if name.endswith(ending)), None)


def _format(path: Path) -> Format:
    with _opened(path) as stream:
        start = stream.read(4)
    kind: Format | None = "parquet" if start == b"PAR1" else _ending(path)
    if kind == "parquet" and start != b"PAR1":
        raise DataError(
            f"{path.name} はParquetとして読めません。書き出し直してください。",
            f"{path.name} is no readable Parquet file. Write it again.",
        )
    return kind or "csv"


def _partitions(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the names that stand in folders, the same for every file."""
    found = [
        tuple(
            match[1]
            for piece in part.name.split("/")[:-1]
            if (match := _PARTITION.fullmatch(piece))
        )
        for part in parts
    ]
    for part, names in zip(parts, found, strict=True):
        if names != found[0]:
            raise DataError(
                f"{part.name}: フォルダーの分け方（{'、'.join(names) or 'なし'}）が "
                f"{parts[0].name}（{'、'.join(found[0]) or 'なし'}）と違います。"
                "同じ分け方のフォルダーにしてください。",
                f"{part.name} lies in partitions ({', '.join(names) or 'none'}) other than "
                f"{parts[0].name} ({', '.join(found[0]) or 'none'}). Lay out the folders alike.",
            )
    return found[0]


def _schema(part: Part) -> pa.Schema:
    try:
        return pq.read_schema(part.path)
    except (OSError, pa.ArrowException) as error:
        raise DataError(
            f"{part.name} はParquetとして読めません（途中で切れている場合があります）。"
            "書き出し直してください。",
            f"{part.name} is no readable Parquet file (it may be cut off). Write it again.",
        ) from error


def _plain(kind: pa.DataType) -> str:
    while pa.types.is_dictionary(kind):
        kind = kind.value_type
    return "string" if pa.types.is_large_string(kind) else str(kind)


def _same_header(parts: Sequence[Part]) -> tuple[tuple[str, ...], str]:
    first, delimiter = _header(parts[0])
    for part in parts[1:]:
        header, _ = _header(part)
        if header != first:
            odd = sorted(set(header) ^ set(first))[:3]
            raise DataError(
                f"{part.name} の列が {parts[0].name} と違います（{'、'.join(odd) or '順序'}）。"
                "同じ列で書き出し直してください。",
                f"The columns of {part.name} differ from those of {parts[0].name} "
                f"({', '.join(odd) or 'their order'}). Write the files again with the same columns.",
            )
    return first, delimiter


def _header(part: Part) -> tuple[tuple[str, ...], str]:
    try:
        with _opened(part.path) as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if packed else raw
            line = stream.readline(_HEADER_BYTES).decode("utf-8-sig").rstrip("\r\n")
    except (UnicodeDecodeError, OSError, EOFError) as error:
        raise DataError(
            f"{part.name} の1行目を読めません。UTF-8 の CSV（.gz も可）にしてください。",
            f"The first line of {part.name} can't be read. Save it as CSV in UTF-8 (also .gz).",
        ) from error
    delimiter = max(",\t;", key=line.count)
    names = tuple(next(csv.reader([line], delimiter=delimiter), []))
    if not names or len(set(names)) < len(names):
        raise DataError(
            f"{part.name} の1行目: 列の名前が空か、重複しています。列ごとに違う名前を付けてください。",
            f"{part.name}, line 1: names of columns are missing or come twice. "
            "Give each column its own.",
        )
    return names, delimiter


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise DataError(
            f"{path} を読めません（{error.strerror}）。場所と権限を確かめてください。",
            f"{path} can't be read ({error.strerror}). Check the place and the permission.",
        ) from error
