"""Zonal sums of rasters of growing size: time and the most memory that was held.

Run ``python benchmarks/grids.py``. Each raster is made anew (tiled GeoTIFF over Japan, all cells
with people), and summed in a process of its own, so that its peak is its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import rasterio
from rasterio import Affine
from rasterio.windows import Window

from zones.grid.sums import zonal_sums
from zones.planning import load_region
from zones.planning.grids import outlines, read_grid

SIDES = (2_000, 6_000, 12_000)
_TILE = 512
_WEST, _NORTH, _DEGREES = 128.0, 46.0, 18.0


def make(path: Path, side: int) -> None:
    """Write a raster of *side* × *side* cells, tile by tile."""
    cell = _DEGREES / side
    profile = {
        "driver": "GTiff", "width": side, "height": side, "count": 1, "dtype": "float32",
        "crs": "EPSG:4326", "transform": Affine(cell, 0, _WEST, 0, -cell, _NORTH), "nodata": -99999,
        "tiled": True, "blockxsize": _TILE, "blockysize": _TILE, "compress": "lzw",
    }  # fmt: skip
    values = np.random.default_rng(1).integers(0, 50, (_TILE, _TILE)).astype(np.float32)
    with rasterio.open(path, "w", **profile) as file:
        for top in range(0, side, _TILE):
            for left in range(0, side, _TILE):
                height, width = min(_TILE, side - top), min(_TILE, side - left)
                window = Window(left, top, width, height)
                file.write(values[:height, :width], 1, window=window)


def measure(path: Path) -> None:
    """Sum the raster at *path* and print what it took."""
    shapes = outlines(load_region())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    sums = zonal_sums(read_grid([path]), shapes)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows, columns = sums.grid.shape
    raw = rows * columns * 4 / 1e6
    print(
        f"{rows:>6,} × {columns:<6,}  {raw:>7,.0f} MB raw  {seconds:6.1f} s  "
        f"peak {peak / 1e3:6.0f} MB ({(peak - before) / 1e3:+.0f})  "
        f"{sums.table['persons'].sum():,.0f} persons"
    )


def main() -> None:
    """Measure every size."""
    with tempfile.TemporaryDirectory() as folder:
        for side in SIDES:
            path = Path(folder) / f"{side}.tif"
            make(path, side)
            subprocess.run([sys.executable, __file__, str(path)], check=True)  # noqa: S603 (our own)
            path.unlink()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
