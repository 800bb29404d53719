import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zones.data.trips.duckdb_engine import duckdb_engine
from zones.data.trips.engines import Engine
from zones.data.trips.sources import find_trips
from zones.data.trips.watching import Watch
from zones.errors import DataError, InputError, OutputError
from zones.labels import Text

QUIET = Watch(Text("", ""))
MB = 1024**2


def test_addresses_are_refused(duckdb: Engine) -> None:
    with pytest.raises(InputError, match="--engine spark"):
        duckdb.trips(find_trips(["s3a://bucket/trips"]))


def test_every_cell_of_a_csv_is_text(duckdb: Engine, write: Callable[..., str]) -> None:
    table = duckdb.trips(find_trips([write([(1, 2, 3)], "a.csv")]))
    assert {str(kind) for kind in table.schema().types} == {"string"}


def test_folders_give_columns_of_text(
    duckdb: Engine, write: Callable[..., str], tmp_path: Path
) -> None:
    write([(1, 2, 3)], "t/day=01/a.parquet")
    table = duckdb.trips(find_trips([str(tmp_path / "t")]))
    assert duckdb.run(table.select("day"), QUIET).to_pylist() == [{"day": "01"}]


def test_a_ragged_csv_is_refused_in_one_sentence(duckdb: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("origin,destination,persons\n" + "1,2,3\n" * 5000 + "1,2,3,4\n")
    with pytest.raises(DataError, match="can't be read"):
        duckdb.run(duckdb.trips(find_trips([str(path)])).count().as_table(), QUIET)


def test_a_number_too_large_is_refused(duckdb: Engine, write: Callable[..., str]) -> None:
    table = duckdb.trips(find_trips([write([("1", "2", 2**62)] * 4)]))
    with pytest.raises(DataError, match="too large"):
        duckdb.run(table.persons.sum().cast("int64").as_table(), QUIET)


def heavy(folder: Path) -> Path:
    """Write a million different codes, whose groups are larger than little memory."""
    path = folder / "many.parquet"
    codes = pa.array([f"{number:040d}" for number in range(400_000)])
    pq.write_table(pa.table({"code": codes, "persons": pa.array(range(400_000))}), path)
    return path


def groups(engine: Engine, path: Path) -> pa.Table:
    table = engine.backend.read_parquet(str(path))  # type: ignore[attr-defined]
    return engine.run(table.group_by("code").aggregate(persons=table.persons.sum()), QUIET)


def test_what_does_not_fit_into_memory_goes_to_disk(tmp_path: Path) -> None:
    path = heavy(tmp_path)
    with duckdb_engine(100 * MB, tmp_path / "spill") as engine:
        assert groups(engine, path).num_rows == 400_000


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    path = heavy(tmp_path)
    with duckdb_engine(64 * MB, tmp_path / "spill") as engine:
        engine.backend.con.execute("SET memory_limit = '30MB'")
        engine.backend.con.execute("SET max_temp_directory_size = '1MB'")
        with pytest.raises(OutputError, match=r"disk for temporary files is full|Memory doesn't"):
            groups(engine, path)


ENDLESS = """
import pyarrow as pa
from zones.data.trips.duckdb_engine import duckdb_engine
from zones.data.trips.scratch import scratch_folder
from zones.data.trips.watching import Watch
from zones.labels import Text
with scratch_folder() as scratch, duckdb_engine(200 * 1024**2, scratch) as engine:
    one = engine.upload("numbers", pa.table({"n": list(range(100_000))}))
    all_ = one.cross_join(one.view().rename(m="n")).cross_join(one.view().rename(k="n"))
    print("ready", flush=True)
    engine.run(all_.aggregate(s=((all_.n + all_.m + all_.k) % 7).sum()), Watch(Text("", "")))
"""


def start_endless(home: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "ZONES_DATA_DIR": str(home)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(1)
    assert process.poll() is None
    assert len(list((home / "scratch").iterdir())) == 1
    return process


def test_an_interrupt_ends_a_query_soon_and_leaves_nothing(own_home: Path) -> None:
    with start_endless(own_home) as process:
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == -signal.SIGINT  # ended by it, and not aborted
    assert not list((own_home / "scratch").iterdir())


def test_what_a_kill_leaves_is_cleared_by_the_next_run(own_home: Path) -> None:
    from zones.data.trips.scratch import scratch_folder  # noqa: PLC0415 - only here

    with start_endless(own_home) as process:
        process.kill()
        process.wait(20)
    (left,) = (own_home / "scratch").iterdir()
    os.utime(left, (time.time() - 60,) * 2)
    with scratch_folder():
        assert not left.exists()
