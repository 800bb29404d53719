"""Which municipality the people of each cell live in.

A cell's people are shared out by area among the municipalities that it lies in: persons of the
cell × area of the cell in the municipality ÷ area of the cell in all of them. Sea and lakes
outside every municipality get nobody, so that the coast loses no one, and the total is conserved.
People of a cell that touches no municipality at all (borders are simplified) go to the nearest
one within a cell's length.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from exactextract import exact_extract
from exactextract.raster import NumPyRasterSource
from numpy.typing import NDArray
from rasterio.windows import Window
from scipy import ndimage

from zones.errors import DataError
from zones.grid.population import SIDE, PopulationGrid

REACH = 1.0
"""Lengths of a cell within which people of a cell outside every municipality go to the nearest."""


@dataclass(frozen=True, eq=False)
class Portions:
    """The people of one window by cell and municipality.

    Parameters
    ----------
    table
        ``code``, ``row``, ``column``, ``persons``, ``part`` (of the cell's area), ``alone`` (no other municipality has a part of
        the cell), ``folded`` (it touches none; the nearest has it). Cells without people are left
        out.
    cover
        Indexed by code: ``cells`` of the municipality in this window, parts of a cell counted as
        such, and ``unknown``, those of them without a value.
    outside
        Persons of cells too far from every municipality.
    """

    table: pd.DataFrame
    cover: pd.DataFrame
    outside: float


def portions(
    grid: PopulationGrid, shapes: gpd.GeoSeries, *, side: int = SIDE
) -> Iterator[Portions]:
    """Share out the people of *grid* among *shapes*, window by window.

    Parameters
    ----------
    grid
        The people.
    shapes
        Indexed by code, in any coordinate system: areas that don't overlap, and all of them that
        the grid's people may live in, not only those of interest: a cell on their border is shared.
        Borders are straight between their points in the grid's coordinate system.
    side
        Rows and columns of a window.

    Raises
    ------
    DataError
        If the grid touches none of the shapes.
    """
    placed = shapes[shapes.notna() & ~shapes.is_empty].to_crs(grid.crs)
    codes = np.asarray(placed.index.to_numpy(), dtype=object)
    tree = shapely.STRtree(placed.to_numpy())
    reach = REACH * max(grid.cell_size)
    around_cells = _margin(grid) * max(grid.cell_size)
    west, south, east, north = placed.total_bounds if len(placed) else (0.0, 0.0, 0.0, 0.0)
    around = (west - reach, south - reach, east + reach, north + reach)
    touched = False
    for window in grid.windows(around, side=side):
        box = shapely.box(*grid.bounds_of(window))
        near = np.sort(tree.query(box, predicate="dwithin", distance=around_cells))
        if near.size:
            touched = True
            yield _share_out(grid, window, placed.iloc[near], codes[near])
    if not touched:
        raise DataError(
            f"「{grid.source.ja}」の範囲に市区町村がありません。ファイルと座標系を確かめてください。",
            f"No municipality lies within '{grid.source.en}'. Check the file and its CRS.",
        )


def _share_out(
    grid: PopulationGrid, window: Window, shapes: gpd.GeoSeries, codes: NDArray[np.object_]
) -> Portions:
    values = grid.read(window)
    which, cell, part, beside = _overlaps(grid, window, shapes)
    flat = values.ravel()
    persons, unknown = np.nan_to_num(flat[cell]), np.isnan(flat[cell])
    cover = pd.DataFrame({"code": codes[which], "cells": part, "unknown": part * unknown})
    land = np.bincount(cell, weights=part, minlength=flat.size)
    sharers = np.bincount(cell, minlength=flat.size)
    table = pd.DataFrame(
        {
            "code": codes[which],
            "cell": cell,
            "persons": persons * part / land[cell],
            "part": part,
            "alone": sharers[cell] == 1,
            "folded": False,
        }
    )
    stray = (np.nan_to_num(flat) > 0) & (land == 0)
    folded = _fold(grid, window, shapes, np.flatnonzero(stray & beside))
    stray[folded[0]] = False
    extra = pd.DataFrame(
        {
            "code": codes[folded[1]],
            "cell": folded[0],
            "persons": flat[folded[0]],
            "part": 0.0,
            "alone": True,
            "folded": True,
        }
    )
    table = pd.concat([table[table["persons"] > 0], extra], ignore_index=True)
    row, column = np.divmod(table.pop("cell").to_numpy(dtype=np.int64), values.shape[1])
    table.insert(1, "row", row + int(window.row_off))
    table.insert(2, "column", column + int(window.col_off))
    cover = cover.groupby("code")[["cells", "unknown"]].sum()
    return Portions(table.astype({"code": "str"}), cover, float(flat[stray].sum()))


def _overlaps(
    grid: PopulationGrid, window: Window, shapes: gpd.GeoSeries
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return for every overlap the place of the shape, the cell and the part of the cell.

    The last one tells for every cell whether a cell that lies in a shape is near enough to look
    for the nearest shape, also beyond the window.
    """
    margin = _margin(grid)
    height, width = int(window.height), int(window.width)
    tall, wide = height + 2 * margin, width + 2 * margin
    padded = Window(window.col_off - margin, window.row_off - margin, wide, tall)
    # What is extracted are the cells themselves: a raster of ones has none without a value.
    ones = np.ones((tall, wide), dtype=np.uint8)
    raster = NumPyRasterSource(ones, *grid.bounds_of(padded), srs_wkt=grid.crs.to_wkt())
    frame = gpd.GeoDataFrame({"at": range(len(shapes))}, geometry=shapes.to_numpy(), crs=grid.crs)
    found = exact_extract(
        raster, frame, ["cell_id", "coverage"], include_cols=["at"], output="pandas"
    )
    lengths = found["cell_id"].map(len).to_numpy()
    which = np.repeat(found["at"].to_numpy(dtype=np.int64), lengths)
    cell, part = np.zeros(0, np.int64), np.zeros(0)
    if lengths.sum():
        cell = np.concatenate(found["cell_id"].to_list()).astype(np.int64)
        part = np.concatenate(found["coverage"].to_list()).astype(np.float64)
    some = part > 0
    which, cell, part = which[some], cell[some], part[some]
    land = np.zeros(tall * wide, dtype=np.uint8)
    land[cell] = 1
    beside = ndimage.maximum_filter(land.reshape(tall, wide), size=2 * margin + 1) > 0
    row, column = cell // wide - margin, cell % wide - margin
    inner = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    return (
        which[inner],
        (row * width + column)[inner],
        part[inner],
        beside[margin : margin + height, margin : margin + width].ravel(),
    )


def _margin(grid: PopulationGrid) -> int:
    """Return how many cells lie within reach of a cell, and one more."""
    return math.ceil(REACH * max(grid.cell_size) / min(grid.cell_size)) + 1


def _fold(
    grid: PopulationGrid, window: Window, shapes: gpd.GeoSeries, stray: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the cells that go to a nearest shape, and its place."""
    row, column = np.divmod(stray, int(window.width))
    west, north = grid.transform @ (window.col_off, window.row_off)
    width, height = grid.cell_size
    left, top = west + column * width, north - row * height
    boxes = shapely.box(left, top - height, left + width, top)
    tree = shapely.STRtree(shapes.to_numpy())
    reach = REACH * max(grid.cell_size)
    place, shape = tree.query_nearest(boxes, max_distance=reach, all_matches=True)
    first = np.unique(place, return_index=True)[1]
    return stray[place[first]], shape[first]
