"""Mesh cells and the municipalities that hold them, from the borders of a data set.

The standard grid (地域メッシュ, JIS X 0410) is a raster in longitude and latitude, so that cells
are found by the row and column of a raster; `cell_codes` names them.
"""

import warnings
from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
from exactextract import exact_extract
from exactextract.raster import NumPyRasterSource
from numpy.typing import NDArray
from rasterio import features, transform

from zones.errors import InputError

Join = Literal["point", "area"]
"""A cell belongs to the municipality at its centre, or is shared by area."""

SIDES_M: tuple[int, ...] = (1000, 500, 250)
"""Sizes of cells."""

_WEST, _EAST, _SOUTH, _NORTH = 122, 154, 20, 46
_PER_DEGREE = {1000: 80, 500: 160, 250: 320}
_DIGITS = {8: 1000, 9: 500, 10: 250}
_LEAST_SHARE = 1e-6
"""What covers less of a cell is a border that lies on its edge."""


def side_of(digits: int) -> int:
    """Return the side in metres of cells whose codes have *digits* digits.

    Raises
    ------
    InputError
        If no size of cell has such codes.
    """
    if digits not in _DIGITS:
        raise InputError(
            f"{digits}桁の地域メッシュコードは使えません（8桁=1km、9桁=500m、10桁=250m）。",
            f"Grid square codes of {digits} digits can't be used (8: 1 km, 9: 500 m, 10: 250 m).",
        )
    return _DIGITS[digits]


def cell_codes(x: NDArray[np.int64], y: NDArray[np.int64], *, side_m: int) -> NDArray[np.int64]:
    """Return the codes of cells as whole numbers; none of Japan's starts with a zero.

    Parameters
    ----------
    x, y
        Cells counted eastwards from longitude 100 and northwards from the equator.
    side_m
        1000, 500 or 250.

    Examples
    --------
    >>> cell_codes(np.array([3181]), np.array([4281]), side_m=1000).tolist()
    [53394611]
    """
    halvings = {1000: 0, 500: 1, 250: 2}[side_m]
    whole = 80 << halvings
    codes = (y // whole) * 100 + x // whole
    for parts, size in ((8, 10 << halvings), (10, 1 << halvings)):
        codes = (codes * 10 + y // size % parts) * 10 + x // size % parts
    for level in range(halvings - 1, -1, -1):
        codes = codes * 10 + 1 + (x >> level) % 2 + 2 * ((y >> level) % 2)
    return codes


def municipal_cells(borders: gpd.GeoSeries, *, side_m: int, join: Join) -> pd.DataFrame:
    """Return the cells of every municipality.

    Parameters
    ----------
    borders
        Indexed by code, in degrees (EPSG:6668).
    side_m
        Size of the cells: 1000, 500 or 250.
    join
        ``point``: a cell belongs to the municipality at its centre; one whose centre lies in
        none (the sea) to that which covers most of it. ``area``: it is shared by the covered area,
        what the sea covers left out.

    Returns
    -------
    `code` (text), `unit` and `weight` (area covered, 0–1; 1 for ``point``), sorted by both.
    """
    scale = _PER_DEGREE[side_m]
    shape = ((_NORTH - _SOUTH) * scale * 3 // 2, (_EAST - _WEST) * scale)
    covered = _covered(borders, shape)
    if join == "point":
        covered = _held(covered, borders, shape)
    row, column = np.divmod(covered["cell"].to_numpy(), shape[1])
    x, y = column + (_WEST - 100) * scale, (_NORTH * scale * 3 // 2 - 1) - row
    codes = cell_codes(x, y, side_m=side_m)
    table = pd.DataFrame(
        {
            "number": codes,
            "unit": borders.index.to_numpy()[covered["at"].to_numpy()],
            "weight": covered["share"],
        }
    ).sort_values(["number", "unit"], ignore_index=True)
    return table.assign(code=table["number"].astype("str"))[["code", "unit", "weight"]]


def _covered(borders: gpd.GeoSeries, shape: tuple[int, int]) -> pd.DataFrame:
    """Return every cell that a municipality covers a part of: `cell`, `at`, `share`."""
    empty = np.broadcast_to(np.int8(0), shape)  # no memory: only the grid matters
    raster = NumPyRasterSource(
        empty, _WEST, _SOUTH, _EAST, _NORTH, name="cells", srs_wkt=borders.crs.to_wkt()
    )
    frame = gpd.GeoDataFrame({"at": range(len(borders))}, geometry=borders.to_numpy()).set_crs(
        borders.crs
    )
    found = exact_extract(
        raster, frame, ["cell_id", "coverage"], include_cols=["at"], output="pandas"
    )
    lengths = [len(ids) for ids in found["cell_id"]]
    covered = pd.DataFrame(
        {
            "cell": np.concatenate(found["cell_id"].to_list()).astype(np.int64),
            "at": np.repeat(found["at"].to_numpy(dtype=np.int64), lengths),
            "share": np.concatenate(found["coverage"].to_list()).astype(np.float64),
        }
    )
    return covered[covered["share"] > _LEAST_SHARE].reset_index(drop=True)


def _held(covered: pd.DataFrame, borders: gpd.GeoSeries, shape: tuple[int, int]) -> pd.DataFrame:
    with warnings.catch_warnings():
        # rasterio multiplies its own matrices in a way that they no longer like
        warnings.filterwarnings("ignore", "Use `@` matmul", PendingDeprecationWarning)
        grid = features.rasterize(
            zip(borders, range(1, len(borders) + 1), strict=True),
            out_shape=shape,
            transform=transform.from_bounds(_WEST, _SOUTH, _EAST, _NORTH, shape[1], shape[0]),
            dtype="int16" if len(borders) < np.iinfo(np.int16).max else "int32",
        )
    inside = np.flatnonzero(grid)
    by_centre = pd.DataFrame({"cell": inside, "at": grid.ravel()[inside].astype(np.int64) - 1})
    rest = covered[grid.ravel()[covered["cell"].to_numpy()] == 0]
    largest = rest.sort_values(["share", "at"], ascending=[False, True]).drop_duplicates("cell")
    held: pd.DataFrame = pd.concat([by_centre, largest[["cell", "at"]]], ignore_index=True)
    return held.assign(share=1.0)
