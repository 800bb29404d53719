"""Measure the roll-up of trips beside the bare DuckDB query and Polars, on the same files.

    .venv/bin/python benchmarks/trips_data.py FOLDER 1000000 10000000 100000000
    .venv/bin/python benchmarks/trips.py FOLDER [--figure docs/images/trips.svg] [--spark]

Every run stands in a process of its own, which says its seconds, its seconds
of CPU (steadier where others use the machine) and its peak memory; the three
take turns, and the least of `ROUNDS` counts. The seconds begin when the libraries are loaded and
end with the flows in memory: the crosswalk is read, files are counted, joined and added up.
"""

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

ROUNDS = 3
MEMORY = "3GB"
BUDGET_RATIO, BUDGET_GB = 1.5, 4.0
UNITS = ("prefecture", "unit", "mesh_10km", "mesh_1km")
GROWTH_ROWS = 10_000_000


def digest(table: pd.DataFrame) -> str:
    """Return a hash of flows that doesn't depend on their order."""
    sorted_ = table.sort_values(["origin", "destination"], ignore_index=True)
    rows = "\n".join(
        f"{origin},{destination},{persons}"
        for origin, destination, persons in sorted_.itertuples(index=False)
    )
    return hashlib.sha256(rows.encode()).hexdigest()[:16]


def ours(root: Path, files: Path, unit: str, *, engine: str) -> Callable[[], pd.DataFrame]:
    """Return our roll-up."""
    from zones.data.trips.crosswalk import read_crosswalk  # noqa: PLC0415 - only what is measured
    from zones.data.trips.engines import Settings  # noqa: PLC0415
    from zones.data.trips.rollup import roll_up  # noqa: PLC0415

    def work() -> pd.DataFrame:
        crosswalk = read_crosswalk(root / "crosswalk.parquet", {"code": "code", "unit": unit})
        settings = Settings(engine, MEMORY, "local[2]")  # type: ignore[arg-type]
        return roll_up([str(files)], crosswalk, settings=settings).flows

    return work


def bare(root: Path, files: Path, unit: str) -> Callable[[], pd.DataFrame]:
    """Return the query as an analyst would write it."""
    import duckdb  # noqa: PLC0415 - only what is measured

    query = f"""
        WITH crosswalk AS (
            SELECT CAST(code AS BIGINT) AS code, {unit} AS unit
            FROM read_parquet('{root / "crosswalk.parquet"}')
        )
        SELECT o.unit AS origin, d.unit AS destination, CAST(sum(t.persons) AS BIGINT) AS persons
        FROM read_parquet('{files}/*/*.parquet') t
        JOIN crosswalk o ON t.origin = o.code
        JOIN crosswalk d ON t.destination = d.code
        GROUP BY 1, 2
    """  # noqa: S608 - our own names

    def work() -> pd.DataFrame:
        with duckdb.connect(config={"memory_limit": MEMORY}) as connection:
            return connection.execute(query).df()

    return work


def polars(root: Path, files: Path, unit: str) -> Callable[[], pd.DataFrame]:
    """Return the same by Polars, streaming."""
    import polars as pl  # noqa: PLC0415 - only what is measured

    def work() -> pd.DataFrame:
        cross = pl.scan_parquet(root / "crosswalk.parquet").select(
            code=pl.col("code").cast(pl.Int64), unit=pl.col(unit)
        )
        trips = pl.scan_parquet(f"{files}/*/*.parquet", hive_partitioning=False)
        joined = trips.join(cross.rename({"unit": "from"}), left_on="origin", right_on="code")
        joined = joined.join(cross.rename({"unit": "to"}), left_on="destination", right_on="code")
        added = joined.group_by("from", "to").agg(pl.col("persons").cast(pl.Int64).sum())
        found = added.collect(engine="streaming")
        return pd.DataFrame(
            {
                "origin": found["from"].to_list(),
                "destination": found["to"].to_list(),
                "persons": found["persons"].to_numpy(),
            }
        )

    return work


def run(what: str, root: Path, rows: int, unit: str) -> None:
    """Do one piece of work and print what it took, as JSON."""
    files = root / f"rows-{rows}"
    work = {
        "ours": lambda: ours(root, files, unit, engine="duckdb"),
        "spark": lambda: ours(root, files, unit, engine="spark"),
        "bare": lambda: bare(root, files, unit),
        "polars": lambda: polars(root, files, unit),
    }[what]()
    before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    start = time.perf_counter()
    table = work()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    below = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    cpu = sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - before
    found = {"seconds": seconds, "cpu": cpu, "gb": max(peak, below) / 1e9, "pairs": len(table)}
    found |= {"persons": int(table["persons"].sum()), "hash": digest(table)}
    print(json.dumps(found))


def measure(what: str, root: Path, rows: int, unit: str) -> dict[str, float | str]:
    """Return what one piece of work took in a process of its own."""
    with tempfile.TemporaryDirectory(dir=root) as home:
        command = [sys.executable, __file__, str(root), "--run", what, str(rows), unit]
        done = subprocess.run(  # noqa: S603
            command,
            check=True,
            stdout=subprocess.PIPE,
            env={**os.environ, "ZONES_DATA_DIR": home},
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def compare(root: Path, rows: int, unit: str, what: tuple[str, ...], rounds: int) -> pd.DataFrame:
    """Print and return the least of each, taken in turns."""
    runs = [{"what": one, **measure(one, root, rows, unit)} for _ in range(rounds) for one in what]
    table = pd.DataFrame(runs)
    assert len(set(table["hash"])) == 1, "the results differ"
    best = table.groupby("what", sort=False).agg(
        seconds=("seconds", "min"),
        cpu=("cpu", "min"),
        gb=("gb", "max"),
        pairs=("pairs", "first"),
        hash=("hash", "first"),
    )
    base = best.loc["bare" if "bare" in best.index else best.index[0]]
    for name, row in best.iterrows():
        seconds, cpu = row["seconds"] / base["seconds"], row["cpu"] / base["cpu"]
        print(
            f"{rows:12,} {unit:10} {row['pairs']:10,} {name!s:7} {row['seconds']:8.2f} s "
            f"{seconds:5.2f} x {row['cpu']:8.2f} s of CPU {cpu:5.2f} x {row['gb']:5.2f} GB  "
            f"{row['hash']}",
            flush=True,
        )
    return best.assign(rows=rows, unit=unit).reset_index()


def draw(rows: pd.DataFrame, units: pd.DataFrame, path: Path) -> None:
    """Draw seconds over rows and over pairs of units."""
    import matplotlib as mpl  # noqa: PLC0415 - only here
    from matplotlib import pyplot as plt  # noqa: PLC0415

    mpl.rcParams["svg.hashsalt"] = "zones"
    names = {"bare": "bare DuckDB query", "ours": "zones (DuckDB)", "polars": "Polars, streaming"}
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for axes, table, x in ((left, rows, "rows"), (right, units, "pairs")):
        for name, label in names.items():
            part = table[table["what"] == name].sort_values(x)
            axes.plot(part[x], part["seconds"], marker="o", label=label)
        axes.set(xscale="log", yscale="log", ylabel="seconds")
        axes.grid(visible=True, which="major", alpha=0.3)
    left.set(xlabel="rows (1,741 units)", title="Growth over rows")
    right.set(xlabel=f"pairs of units ({GROWTH_ROWS:,} rows)", title="Growth over units")
    left.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def main() -> None:
    """Print the tables and draw the figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--run", nargs=3)
    parser.add_argument("--figure", type=Path)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    if asked.run:
        run(asked.run[0], asked.root, int(asked.run[1]), asked.run[2])
        return
    what = ("bare", "ours", "polars")
    sizes = sorted(int(one.stem.removeprefix("rows-")) for one in asked.root.glob("rows-*.done"))
    rows = pd.concat(
        [compare(asked.root, size, "unit", what, asked.rounds) for size in reversed(sizes)]
    )
    units = pd.concat([compare(asked.root, GROWTH_ROWS, one, what, 1) for one in UNITS])
    if asked.spark:
        compare(asked.root, GROWTH_ROWS, "unit", ("ours", "spark"), 1)
    largest = rows[rows["rows"] == max(sizes)].set_index("what")
    ratio = largest["seconds"]["ours"] / largest["seconds"]["bare"]
    print(
        f"ratio {ratio:.2f} (budget {BUDGET_RATIO}), {largest['gb']['ours']:.2f} GB ({BUDGET_GB})"
    )
    if asked.figure:
        draw(rows, units, asked.figure)


if __name__ == "__main__":
    main()
