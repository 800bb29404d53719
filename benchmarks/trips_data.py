"""Make trips for the benchmarks: real flows split into mesh pairs and hours, of a known roll-up.

    .venv/bin/python benchmarks/trips_data.py FOLDER 1000000 10000000 100000000

Each number of rows becomes a folder of Parquet partitions below FOLDER, ten million rows a day. The
crosswalk, ``crosswalk.parquet``, stands beside them, with coarser and finer units for the growth.
"""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from zones.data.trips.generate import Recipe, generate_trips, mesh_crosswalk

ROWS_A_DAY = 10_000_000


def folder_of(root: Path, rows: int) -> Path:
    """Return the folder of so many rows."""
    return root / f"rows-{rows}"


def make(root: Path, rows: int) -> None:
    """Write the trips and the crosswalk, unless they are there."""
    crosswalk = root / "crosswalk.parquet"
    if not crosswalk.exists():
        root.mkdir(parents=True, exist_ok=True)
        table = mesh_crosswalk(500)
        table["prefecture"] = table["unit"].str[:2]
        table["mesh_10km"] = table["code"].str[:6]
        table["mesh_1km"] = table["code"].str[:8]
        pq.write_table(pa.Table.from_pandas(table, preserve_index=False), crosswalk)
    folder = folder_of(root, rows)
    done = folder.with_suffix(".done")
    if not done.exists():
        recipe = Recipe(rows, days=max(1, rows // ROWS_A_DAY))
        generate_trips(folder, recipe, progress=lambda text: print(text.en, flush=True))
        done.touch()


if __name__ == "__main__":
    for number in sys.argv[2:]:
        make(Path(sys.argv[1]), int(number))
