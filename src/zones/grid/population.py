"""Population grids: persons by cell, with coordinate system, missing value, year and source.

A grid is read window by window, so that a raster larger than memory needs no more than a window.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import pyproj
from numpy.typing import NDArray
from pyproj import CRS
from rasterio import Affine
from rasterio.windows import Window

from zones.labels import Text

SIDE = 1024
"""Rows and columns of a window: 8 MB of numbers."""

DEGREES = CRS.from_epsg(6668)
"""JGD2011: longitude and latitude of every place that goes in or out."""

_GEOD = pyproj.Geod(ellps="GRS80")


class Cells(Protocol):
    """Where the numbers of a grid come from."""

    def read(self, window: Window) -> NDArray[np.float64]:
        """Return the persons of the cells of *window*; ``NaN`` where there is no value."""
        ...


@dataclass(frozen=True, eq=False)
class ArrayCells:
    """Cells that are in memory."""

    values: NDArray[np.float64]

    def read(self, window: Window) -> NDArray[np.float64]:
        """Return the cells of *window*."""
        rows, columns = window.toslices()
        part: NDArray[np.float64] = self.values[rows, columns]
        return part


@dataclass(frozen=True, eq=False)
class PopulationGrid:
    """Persons by cell of a grid whose rows run from north to south.

    Parameters
    ----------
    crs
        Its coordinate system; x before y.
    transform
        From column and row to x and y; neither turned nor sheared.
    shape
        Rows and columns.
    nodata
        What the file writes where there is no value; here such cells are ``NaN``.
    year
        The people's year, where it is known.
    source
        Where the figures come from.
    basis
        Who is counted, and what a cell is.
    cells
        The numbers.
    """

    crs: CRS
    transform: Affine
    shape: tuple[int, int]
    nodata: float | None
    year: int | None
    source: Text
    basis: Text
    cells: Cells

    @property
    def cell_size(self) -> tuple[float, float]:
        """Width and height of a cell in the unit of `crs`."""
        return self.transform.a, -self.transform.e

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in `crs`."""
        return self.bounds_of(Window(0, 0, self.shape[1], self.shape[0]))

    def bounds_of(self, window: Window) -> tuple[float, float, float, float]:
        """Return west, south, east and north of *window*."""
        west, north = self.transform @ (window.col_off, window.row_off)
        east, south = self.transform @ (
            window.col_off + window.width,
            window.row_off + window.height,
        )
        return west, south, east, north

    def window_of(self, bounds: tuple[float, float, float, float]) -> Window:
        """Return the cells that *bounds* (in `crs`) touch; it may be empty."""
        west, south, east, north = bounds
        left, top = ~self.transform @ (west, north)
        right, bottom = ~self.transform @ (east, south)
        rows, columns = self.shape
        first_column, last_column = _inside(left, right, columns)
        first_row, last_row = _inside(top, bottom, rows)
        return Window(first_column, first_row, last_column - first_column, last_row - first_row)

    def windows(
        self, bounds: tuple[float, float, float, float] | None = None, *, side: int = SIDE
    ) -> Iterator[Window]:
        """Yield windows of at most *side* × *side* cells, row by row.

        Parameters
        ----------
        bounds
            West, south, east and north in `crs`: only cells that touch it.
        """
        whole = self.window_of(bounds if bounds is not None else self.bounds)
        for top in range(whole.row_off, whole.row_off + whole.height, side):
            for left in range(whole.col_off, whole.col_off + whole.width, side):
                yield Window(
                    left,
                    top,
                    min(side, whole.col_off + whole.width - left),
                    min(side, whole.row_off + whole.height - top),
                )

    def read(self, window: Window | None = None) -> NDArray[np.float64]:
        """Return the persons of the cells of *window*, or of all; ``NaN`` without a value."""
        return self.cells.read(window or Window(0, 0, self.shape[1], self.shape[0]))

    def lon_lat(
        self, rows: NDArray[np.int64], columns: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return longitude and latitude (EPSG:6668) of the middle of cells."""
        x = self.transform.c + (columns + 0.5) * self.transform.a
        y = self.transform.f + (rows + 0.5) * self.transform.e
        lon, lat = self._to_degrees.transform(x, y)
        return np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)

    def area_km2(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the area of cells on the ellipsoid.

        A projected cell is its sides divided by the projection's areal scale in its middle.
        """
        width, height = self.cell_size
        if self.crs.is_geographic:
            unique, back = np.unique(rows, return_inverse=True)
            areas = np.array([self._strip(int(row)) for row in unique])
            return areas[back]
        lon, lat = self.lon_lat(rows, columns)
        scale = pyproj.Proj(self.crs).get_factors(lon, lat).areal_scale
        metres = self.crs.axis_info[0].unit_conversion_factor
        return np.asarray(width * height * metres**2 / scale / 1e6, dtype=np.float64)

    @cached_property
    def _to_degrees(self) -> pyproj.Transformer:
        return pyproj.Transformer.from_crs(self.crs, DEGREES, always_xy=True)

    def _strip(self, row: int) -> float:
        """Return the area of one cell of *row* in km²."""
        width, height = self.cell_size
        north = self.transform.f - row * height
        area, _ = _GEOD.polygon_area_perimeter(
            [0, width, width, 0], [north - height, north - height, north, north]
        )
        return abs(area) / 1e6


def _inside(low: float, high: float, count: int) -> tuple[int, int]:
    """Return the first place and the one after the last, within 0 and *count*."""
    slack = 1e-9 * max(1.0, abs(low), abs(high))
    first = min(max(int(np.floor(low + slack)), 0), count)
    last = min(max(int(np.ceil(high - slack)), first), count)
    return first, last
