"""Least-cost time over a friction raster (scikit-image's ``MCP_Geometric``).

Ways go from cell to cell in eight directions: a straight way is made up to 8 % longer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyproj
from numpy.typing import NDArray
from skimage.graph import MCP_Geometric

from zones.errors import DataError
from zones.grid.friction import Friction
from zones.grid.nearest import Measure, Unit
from zones.grid.population import DEGREES
from zones.labels import Text


@dataclass(frozen=True, eq=False)
class TimeSurface:
    """Minutes from every cell to its nearest centre, and which one that is.

    Parameters
    ----------
    friction
        What it goes over.
    minutes
        Infinite where no way leads to a centre; ``NaN`` where there is no way at all.
    place
        Place in *centres* of the nearest; -1 where there is none.
    centres
        Codes, sorted.
    """

    friction: Friction
    minutes: NDArray[np.float64]
    place: NDArray[np.int32]
    centres: pd.Index
    measure: Measure = "friction"

    @property
    def unit(self) -> Unit:
        """Minutes."""
        return "minutes"

    @property
    def source(self) -> Text:
        """What it goes over."""
        return self.friction.source

    @property
    def digest(self) -> str:
        """SHA-256 of the friction's cells, their place and their CRS."""
        return self.friction.digest

    def nearest(self, places: pd.DataFrame) -> pd.DataFrame:
        """Return minutes and centre of the cell that each place lies in.

        A place on a cell without a way takes the best of the eight around it; off the raster, or
        with no way around, it is unknown.
        """
        known = places[["lon", "lat"]].notna().all(axis=1).to_numpy()
        cost, place = np.full(len(places), np.nan), np.full(len(places), -1, dtype=np.int32)
        rows, columns = cells_at(self.friction, places.loc[known, "lon"], places.loc[known, "lat"])
        cost[known], place[known] = self._around(rows, columns)
        names = np.array([*self.centres, None], dtype=object)
        result = pd.DataFrame({"nearest": names[place], "cost": cost}, index=places.index)
        return result.astype({"nearest": "str"})

    def _around(
        self, rows: NDArray[np.int64], columns: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
        minutes = np.pad(self.minutes, 2, constant_values=np.nan)
        place = np.pad(self.place, 2, constant_values=-1)
        height, width = self.minutes.shape
        row, column = np.clip(rows, -1, height) + 2, np.clip(columns, -1, width) + 2
        cost, found = minutes[row, column], place[row, column]
        for dy, dx in _EIGHT:
            beside = minutes[row + dy, column + dx]
            better = np.isnan(cost) & ~np.isnan(beside)
            # Only cells without a way look around; the first in a fixed order is taken.
            found = np.where(better, place[row + dy, column + dx], found)
            cost = np.where(better, beside, cost)
        on = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        return np.where(on, cost, np.nan), np.where(on, found, -1).astype(np.int32)


_EIGHT = ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, -1), (-1, 1))


def time_surface(friction: Friction, centres: pd.DataFrame) -> TimeSurface:
    """Return the minutes from every cell to the nearest of *centres*.

    A cell's friction holds in all of it; a step takes the mean of both cells × its length, the
    same in both directions.

    Parameters
    ----------
    centres
        Indexed by code: ``lon``, ``lat``. One that lies on no way takes the nearest cell around it
        with one; one off the raster is left out.

    Raises
    ------
    DataError
        If no centre lies on the raster.
    """
    goals = centres[["lon", "lat"]].dropna().sort_index()
    rows, columns = cells_at(friction, goals["lon"], goals["lat"])
    costs = np.where(np.isfinite(friction.minutes_per_km), friction.minutes_per_km, -1.0)
    rows, columns = _onto_ways(costs, rows, columns)
    on = rows >= 0
    if not on.any():
        raise DataError(
            "中心の役所が1つも抵抗ラスターの上にありません。範囲を確かめてください。",
            "No centre's office lies on the friction raster. Check its extent.",
        )
    names = goals.index[on]
    starts = list(zip(rows[on].tolist(), columns[on].tolist(), strict=True))
    kilometres = friction.cell_m / 1000
    walk = MCP_Geometric(costs, fully_connected=True, sampling=(kilometres, kilometres))
    minutes, back = walk.find_costs(starts)
    place = _nearest_start(np.asarray(back), np.asarray(walk.offsets), starts)
    reached = np.isfinite(minutes)
    passable = costs > 0
    cost = np.where(passable, np.where(reached, minutes, np.inf), np.nan)
    return TimeSurface(friction, cost, np.where(reached, place, -1).astype(np.int32), names)


def cells_at(
    friction: Friction, lon: pd.Series, lat: pd.Series
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return rows and columns of the cells that places lie in; they may be off the raster."""
    forth = pyproj.Transformer.from_crs(DEGREES, friction.crs, always_xy=True)
    x, y = forth.transform(lon.to_numpy(dtype=float), lat.to_numpy(dtype=float))
    column, row = ~friction.transform @ (np.asarray(x), np.asarray(y))
    far = 2**40
    clipped = (np.clip(np.floor(one), -far, far).astype(np.int64) for one in (row, column))
    rows, columns = clipped
    return rows, columns


def _onto_ways(
    costs: NDArray[np.float64], rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Move each place to the nearest cell with a way, two cells away at most; -1 if there is none."""
    height, width = costs.shape
    steps = sorted(
        ((dy, dx) for dy in range(-2, 3) for dx in range(-2, 3)),
        key=lambda step: (step[0] ** 2 + step[1] ** 2, step),
    )
    found_rows, found_columns = np.full_like(rows, -1), np.full_like(columns, -1)
    for at, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        for dy, dx in steps:
            y, x = row + dy, column + dx
            if 0 <= y < height and 0 <= x < width and costs[y, x] > 0:
                found_rows[at], found_columns[at] = y, x
                break
    return found_rows, found_columns


def _nearest_start(
    back: NDArray[np.int64], offsets: NDArray[np.int64], starts: Sequence[tuple[int, int]]
) -> NDArray[np.int32]:
    """Follow every cell's way back to where it started, doubling the steps each time."""
    height, width = back.shape
    flat = back.ravel().astype(np.int64)
    here = np.arange(flat.size)
    step = offsets.astype(np.int64)[np.maximum(flat, 0)]
    parent = np.where(flat < 0, here, here - step[:, 0] * width - step[:, 1])
    while True:
        further = parent[parent]
        if np.array_equal(further, parent):
            break
        parent = further
    place = np.full(flat.size, -1, dtype=np.int32)
    # Two centres in one cell: the smaller code has it.
    for at in range(len(starts) - 1, -1, -1):
        place[starts[at][0] * width + starts[at][1]] = at
    result: NDArray[np.int32] = place[parent].reshape(height, width)
    return result
