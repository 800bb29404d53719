"""Time the engine on all of Japan, beside pandas and a DuckDB query for the same spheres.

    .venv/bin/python benchmarks/engine.py

Prints the median of several warm runs, the cold command, and the ratios to the peers in this run.
All three find the same pairs, or the script fails.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction

import duckdb
import pandas as pd

import zones
from zones.data.embedded import load_tables

ROUNDS = 7
THRESHOLD = Fraction(1, 10)


def median_seconds(work: Callable[[], object]) -> float:
    """Return the median of `ROUNDS` runs after one to warm up."""
    work()
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def pandas_spheres(flows: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Find every pair at 10 % by a merge, as an analyst would write it: the peer."""
    merged = flows.merge(totals["total"], left_on="origin", right_index=True)
    enough = merged["persons"].astype("int64") * 10 >= merged["total"].astype("int64")
    return merged[enough & (merged["origin"] != merged["destination"])]


def open_database(flows: pd.DataFrame, totals: pd.DataFrame) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB database in memory with both tables, on two threads."""
    database = duckdb.connect(config={"threads": 2})
    database.register("given_flows", flows.astype({"persons": "int64"}))
    database.register("given_totals", totals.reset_index(names="code").astype({"total": "int64"}))
    database.execute("create table flows as from given_flows")
    database.execute("create table totals as from given_totals")
    return database


SPHERES = """
    select origin, destination, persons, persons / total as share
    from flows join totals on origin = code
    where persons * 10 >= total and origin <> destination
"""


def duckdb_spheres(database: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Find every pair at 10 % by one query on tables that are loaded already: the other peer."""
    return database.sql(SPHERES).df()


def cold_plan() -> float:
    """Return the seconds of `zones plan` in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        command = [sys.executable, "-m", "zones", "plan", "--out", folder]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    japan, tables = zones.load_region(), load_tables()
    totals = tables.flow_totals.dropna()
    ours = median_seconds(lambda: japan.flows.pairs(THRESHOLD))
    peer = median_seconds(lambda: pandas_spheres(tables.flows, totals))
    database = open_database(tables.flows, totals[["total"]])
    query = median_seconds(lambda: duckdb_spheres(database))
    assert names(japan.flows.pairs(THRESHOLD), "centre", "member") == names(
        pandas_spheres(tables.flows, totals), "destination", "origin"
    )
    assert names(duckdb_spheres(database), "destination", "origin") == names(
        pandas_spheres(tables.flows, totals), "destination", "origin"
    )
    existing = zones.make_plan(japan)
    rows = [
        ("load all of Japan, warm (s)", median_seconds(zones.load_region)),
        ("whole engine, warm (s)", median_seconds(lambda: zones.make_plan(japan))),
        ("existing unions, once (s)", timed(lambda: existing.existing)),
        ("every sphere at 10 %, warm (s)", ours),
        ("the same by pandas, warm (s)", peer),
        ("ours ÷ pandas", ours / peer),
        ("the same by a DuckDB query, warm (s)", query),
        ("ours ÷ DuckDB", ours / query),
        ("zones plan, cold process, all files (s)", cold_plan()),
    ]
    for name, value in rows:
        print(f"{name:42} {value:8.3f}")


def names(table: pd.DataFrame, centre: str, member: str) -> set[tuple[str, str]]:
    """Return the pairs of centre and member."""
    return set(zip(table[centre].astype(str), table[member].astype(str), strict=True))


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
