"""DuckDB: the engine on one machine, which goes to disk where memory ends."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
import ibis  # type: ignore[import-untyped]
import pyarrow as pa

from zones.data.trips.sources import Trips
from zones.data.trips.watching import Watch, run_watched
from zones.errors import DataError, InputError, OutputError, ZonesError

_OWN_SHARE = 0.8
"""Share of the memory that DuckDB gets: Python, Arrow and its own bookkeeping need the rest."""

_SAID = 160


@dataclass(frozen=True, slots=True)
class DuckDBEngine:
    """A connection, and the file names for messages."""

    backend: Any

    @property
    def about(self) -> dict[str, str]:
        """Name and versions."""
        return {"engine": "duckdb", "duckdb": duckdb.__version__, "ibis": version("ibis-framework")}

    def trips(self, trips: Trips) -> Any:  # noqa: ANN401 - ibis
        """Return the trips; every cell of a CSV is text.

        Raises
        ------
        InputError
            If they lie where only Spark can read.
        DataError
            If a file can't be read.
        """
        if trips.remote:
            raise InputError(
                f"{trips.name} は DuckDB では読みません。--engine spark を使うか、手元に置いてください。",
                f"{trips.name} can't be read by DuckDB here. Use --engine spark, or copy it here.",
            )
        files = [str(part.path) for part in trips.parts]
        parted = {"hive_partitioning": bool(trips.partitions), "hive_types_autocast": False}
        text = {"all_varchar": True, "header": True, "delim": trips.delimiter}
        text |= {"quote": '"', "escape": '"', "strict_mode": True}
        try:
            with _without_news():
                if trips.format == "parquet":
                    return self.backend.read_parquet(files, table_name="trips", **parted)
                return self.backend.read_csv(files, table_name="trips", **text, **parted)
        except duckdb.Error as error:
            raise _told(error, trips.name) from error

    def upload(self, name: str, table: pa.Table) -> Any:  # noqa: ANN401 - ibis
        """Return *table* as a table of the database."""
        connection = self.backend.con
        with _without_news():
            connection.register(f"{name}_given", table)
            connection.execute(
                f"CREATE OR REPLACE TABLE {name} AS FROM {name}_given"
            )  # names are ours
            connection.unregister(f"{name}_given")
            return self.backend.table(name)

    def run(self, expression: Any, watch: Watch) -> pa.Table:  # noqa: ANN401 - ibis
        """Run *expression* in a thread of its own.

        Raises
        ------
        DataError
            If a file can't be read to its end.
        OutputError
            If memory and disk don't suffice.
        """
        connection = self.backend.con
        try:
            with _without_news():
                found: pa.Table = run_watched(
                    lambda: self.backend.to_pyarrow(expression),
                    watch,
                    percent=connection.query_progress,
                    cancel=connection.interrupt,
                )
        except duckdb.Error as error:
            raise _told(error, "") from error
        except pa.ArrowInvalid as error:  # sums of DuckDB have 128 bits
            raise _too_large(str(error)) from error
        return found


@contextmanager
def duckdb_engine(memory_bytes: int, scratch: Path) -> Iterator[DuckDBEngine]:
    """Give an engine that keeps within *memory_bytes* and goes to disk in *scratch*.

    It never installs or loads an extension, so that it never asks the network.
    """
    backend = ibis.duckdb.connect(
        memory_limit=f"{int(memory_bytes * _OWN_SHARE / 1024**2)}MiB",
        temp_directory=str(scratch),
        preserve_insertion_order=False,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    try:
        backend.con.execute("SET enable_progress_bar = true")
        backend.con.execute("SET enable_progress_bar_print = false")
        yield DuckDBEngine(backend)
    finally:
        backend.disconnect()


@contextmanager
def _without_news() -> Iterator[None]:
    """Keep back what DuckDB tells Ibis' authors about names that will change."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"fetch_arrow_table\(\)", DeprecationWarning)
        yield


def _told(error: duckdb.Error, file: str) -> ZonesError:
    """Return what DuckDB says as one sentence."""
    said = " ".join(str(error).split())
    short = said[:_SAID].split(": ", 1)[-1]
    low = said.lower()
    full = "no space left" in low or "max_temp_directory_size" in low or "file too large" in low
    if full or "could not write" in low:
        return OutputError(
            "作業用のディスクがいっぱいです。空きを増やすか ZONES_DATA_DIR で別の場所を指定してください。"
            "以前のデータは変わっていません。",
            "The disk for temporary files is full. Free some space, or name another place with "
            "ZONES_DATA_DIR. The earlier data are unchanged.",
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return OutputError(
            "メモリーが足りません。--memory を増やしてください。以前のデータは変わっていません。",
            "Memory doesn't suffice. Raise --memory. The earlier data are unchanged.",
        )
    if isinstance(error, (duckdb.ConversionException, duckdb.OutOfRangeException)):
        return _too_large(short)
    where = f"{file}: " if file else ""
    return DataError(
        f"{where}ファイルを最後まで読めません（{short}）。作り直してください。",
        f"{where}a file can't be read to its end ({short}). Write it again.",
    )


def _too_large(said: str) -> DataError:
    return DataError(
        f"数が大きすぎるか、型が合いません（{said}）。列を確かめてください。",
        f"A number is too large or of another type ({said}). Check the columns.",
    )
