"""Mesh statistics (地域メッシュ統計) as a population grid."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rasterio import Affine
from rasterio.windows import Window

from zones.errors import DataError
from zones.grid.mesh import positions
from zones.grid.population import DEGREES, PopulationGrid
from zones.labels import Text

_PER_FIRST = {1000: 80, 500: 160, 250: 320}
"""Cells along one side of a first-order cell (1° by 40′)."""

MESH_SOURCE = Text(
    "国勢調査 地域メッシュ統計（総務省統計局、e-Stat）",
    "Census grid square statistics (Statistics Bureau of Japan, e-Stat)",
)


@dataclass(frozen=True, eq=False)
class MeshCells:
    """Cells that are listed one by one, sorted by row.

    Parameters
    ----------
    rows, columns, persons
        Of the listed cells; ``NaN`` persons where the total is suppressed.
    covered
        Rows and columns of the first-order cells that the figures are about. A cell inside them
        that isn't listed has no people; outside them nothing is known.
    per_first
        Cells along one side of a first-order cell.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    persons: NDArray[np.float64]
    covered: frozenset[tuple[int, int]]
    per_first: int

    def read(self, window: Window) -> NDArray[np.float64]:
        """Return the cells of *window*."""
        top, left = int(window.row_off), int(window.col_off)
        height, width = int(window.height), int(window.width)
        values = np.full((height, width), np.nan)
        for row, column in self.covered:
            south, east = (row + 1) * self.per_first - top, (column + 1) * self.per_first - left
            north, west = south - self.per_first, east - self.per_first
            if south > 0 and east > 0:
                values[max(north, 0) : south, max(west, 0) : east] = 0.0
        first, last = np.searchsorted(self.rows, [top, top + height])
        columns = self.columns[first:last] - left
        here = (columns >= 0) & (columns < width)
        values[self.rows[first:last][here] - top, columns[here]] = self.persons[first:last][here]
        return values


def mesh_grid(table: pd.DataFrame, *, source: Text = MESH_SOURCE) -> PopulationGrid:
    """Return a table of mesh population as a grid in degrees.

    Parameters
    ----------
    table
        ``mesh_population``: `cell` of one size, `year`, `side_m`, `persons`. Where the total of a
        cell is suppressed (合算), its people stand in the neighbour's total: the cell has no value,
        and nobody is counted twice.
    source
        Where the figures come from.

    Raises
    ------
    DataError
        If there is no cell, or cells of several sizes or years.
    InputError
        If a cell's code is malformed.
    """
    for column in ("side_m", "year"):
        if table.empty or (table[column] != table[column].iloc[0]).any():
            raise DataError(
                "メッシュ人口は、1種類の大きさ・1時点のセルが1つ以上必要です。",
                "Grid square population needs one cell or more, all of one size and year.",
            )
    side, year = int(table["side_m"].iloc[0]), int(table["year"].iloc[0])
    x, y = positions(table["cell"])
    per_first = _PER_FIRST[side]
    firsts = {(int(a), int(b)) for a, b in zip(y // per_first, x // per_first, strict=True)}
    north, south = max(a for a, _ in firsts) + 1, min(a for a, _ in firsts)
    west, east = min(b for _, b in firsts), max(b for _, b in firsts) + 1
    rows, columns = north * per_first - 1 - y, x - west * per_first
    order = np.lexsort((columns, rows))
    known = table["persons"].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    persons = np.asarray(known, dtype=np.float64)
    cells = MeshCells(
        rows[order],
        columns[order],
        persons[order],
        frozenset((north - 1 - a, b - west) for a, b in firsts),
        per_first,
    )
    return PopulationGrid(
        crs=DEGREES,
        transform=Affine(1 / per_first, 0, 100 + west, 0, -1 / (1.5 * per_first), north / 1.5),
        shape=((north - south) * per_first, (east - west) * per_first),
        nodata=None,
        year=year,
        source=source,
        basis=Text(
            f"常住人口・{side} mメッシュ（JIS X 0410）",
            f"residents, cells of {side} m (JIS X 0410)",
        ),
        cells=cells,
    )
