"""Time the engine on all of Japan, beside a plain pandas computation of the same spheres.

    .venv/bin/python benchmarks/engine.py

Prints the median of several warm runs, the cold command, and the ratio to the peer in this run.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction

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
    assert len(japan.flows.pairs(THRESHOLD)) == len(pandas_spheres(tables.flows, totals))
    existing = zones.make_plan(japan)
    rows = [
        ("load all of Japan, warm (s)", median_seconds(zones.load_region)),
        ("whole engine, warm (s)", median_seconds(lambda: zones.make_plan(japan))),
        ("existing unions, once (s)", timed(lambda: existing.existing)),
        ("every sphere at 10 %, warm (s)", ours),
        ("the same by pandas, warm (s)", peer),
        ("ours ÷ pandas", ours / peer),
        ("zones plan, cold process, all files (s)", cold_plan()),
    ]
    for name, value in rows:
        print(f"{name:42} {value:8.3f}")


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
