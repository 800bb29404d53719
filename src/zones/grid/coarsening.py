"""Fine cells added up to coarser ones, window by window."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from rasterio import Affine
from rasterio.windows import Window

from zones.errors import DataError
from zones.grid.population import SIDE, ArrayCells, PopulationGrid

MOST_CELLS = 40_000_000
"""Coarse cells at once; Japan and its seas have 8 million of 1 km."""

_LARGEST_KM2, _SMALLEST_KM2 = 2.0, 0.5


def to_square_km(grid: PopulationGrid, bounds: tuple[float, float, float, float]) -> PopulationGrid:
    """Return the cells of *grid* in *bounds* added up to about 1 km², in memory.

    Parameters
    ----------
    bounds
        West, south, east and north in the grid's coordinate system.

    Raises
    ------
    DataError
        If cells are larger than 2 km², can't be added up to 0.5–2 km², or there are too many.
    """
    whole = grid.window_of(bounds)
    middle = np.array([whole.row_off + whole.height // 2], dtype=np.int64)
    beside = np.array([whole.col_off + whole.width // 2], dtype=np.int64)
    area = float(grid.area_km2(middle, beside)[0])
    factor = max(1, round(1 / math.sqrt(area)))
    if not _SMALLEST_KM2 <= area * factor**2 <= _LARGEST_KM2:
        raise DataError(
            f"セルの面積が約 {area:.3g} km² です。都市中心には約1 km²にまとめられるセルが要ります。",
            f"A cell has about {area:.3g} km². Urban centres need cells that add up to about 1 km².",
        )
    return add_up(grid, bounds, factor)


def add_up(
    grid: PopulationGrid, bounds: tuple[float, float, float, float], factor: int
) -> PopulationGrid:
    """Return the cells of *grid* in *bounds*, *factor* × *factor* of them added to one, in memory.

    Lines of the new cells lie at whole multiples of *factor* from the grid's own corner. A cell has
    no value where none of those in it has one.

    Parameters
    ----------
    bounds
        West, south, east and north in the grid's coordinate system.
    factor
        Cells along one side.

    Raises
    ------
    DataError
        If there are too many cells.
    """
    whole = grid.window_of(bounds)
    top, left = whole.row_off // factor, whole.col_off // factor
    height = math.ceil((whole.row_off + whole.height) / factor) - top
    width = math.ceil((whole.col_off + whole.width) / factor) - left
    if height * width > MOST_CELLS:
        raise DataError(
            f"1 kmセルが多すぎます（{height:,}×{width:,}）。範囲を絞ってください。",
            f"Too many cells of 1 km ({height:,} × {width:,}). Choose a smaller region.",
        )
    values = np.full((height, width), np.nan)
    step = max(1, SIDE // factor)
    for y in range(0, height, step):
        for x in range(0, width, step):
            tall, wide = min(step, height - y), min(step, width - x)
            fine = _padded(
                grid, (top + y) * factor, (left + x) * factor, tall * factor, wide * factor
            )
            values[y : y + tall, x : x + wide] = _added(fine, factor)
    move = grid.transform @ Affine.translation(left * factor, top * factor) @ Affine.scale(factor)
    return replace(grid, transform=move, shape=(height, width), cells=ArrayCells(values))


def _padded(
    grid: PopulationGrid, top: int, left: int, height: int, width: int
) -> NDArray[np.float64]:
    """Read a window that may reach beyond the grid on the south and east."""
    values = np.full((height, width), np.nan)
    tall, wide = min(height, grid.shape[0] - top), min(width, grid.shape[1] - left)
    values[:tall, :wide] = grid.read(Window(left, top, wide, tall))
    return values


def _added(fine: NDArray[np.float64], factor: int) -> NDArray[np.float64]:
    """Add blocks of cells; a block has no value where none of its cells has one."""
    height, width = fine.shape
    blocks = fine.reshape(height // factor, factor, width // factor, factor)
    sums: NDArray[np.float64] = np.nansum(blocks, axis=(1, 3))
    return np.where(np.isnan(blocks).all(axis=(1, 3)), np.nan, sums)
