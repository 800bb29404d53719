"""Urban centres of the Degree of Urbanisation: dense cells that touch, large together.

Eurostat, Glossary: Urban centre; Dijkstra, Poelman and Veneri 2019, OECD Regional Development
Working Papers 2019/11. Cells of about 1 km² with 1,500 people per km² or more that touch by a side
(not by a corner) form a cluster. Gaps are filled and edges smoothed: a cell of whose eight
neighbours five or more belong to one cluster joins it, until nothing changes. Clusters of 50,000
people or more after that are urban centres.

The definition's density is per km² of land. Here a cell counts with its whole area, so that a dense
cell that is mostly sea may be missed; no data on land inside cells come with the grids.
"""

import math
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rasterio import Affine
from rasterio.windows import Window
from scipy import ndimage

from zones.errors import DataError, InputError
from zones.grid.population import SIDE, ArrayCells, PopulationGrid
from zones.grid.portions import portions

MOST_CELLS = 40_000_000
"""Cells of 1 km that are looked at together; Japan and its seas have 8 million."""

_LARGEST_KM2, _SMALLEST_KM2 = 2.0, 0.5


@dataclass(frozen=True, slots=True)
class UrbanCriteria:
    """What an urban centre must have.

    Parameters
    ----------
    density
        People per km² of each cell.
    people
        Of the cluster, gaps filled.
    majority
        Neighbours (of eight) in one cluster from which a cell joins it.

    Raises
    ------
    InputError
        If a number is out of range.
    """

    density: float = 1500.0
    people: float = 50_000.0
    majority: int = 5

    def __post_init__(self) -> None:
        # With half of the neighbours or fewer a cell could join two clusters.
        if self.density <= 0 or self.people <= 0 or not 5 <= self.majority <= 9:  # noqa: PLR2004
            raise InputError(
                "密度と人口は0より大きく、隣のセルの数は5〜9（9は穴埋めなし）にしてください。",
                "Density and people must be above 0, neighbours 5 to 9 (9 fills no gap).",
            )


@dataclass(frozen=True, eq=False)
class UrbanCentres:
    """Urban centres on cells of about 1 km.

    Parameters
    ----------
    grid
        The people of these cells.
    labels
        Place of the centre in *table* from 1 by cell; 0 elsewhere.
    table
        Indexed by centre (``uc1`` has most people): ``persons``, ``cells``, ``area_km2``,
        ``lon`` and ``lat`` of its cell of most people.
    criteria
        What they have.
    """

    grid: PopulationGrid
    labels: NDArray[np.int32]
    table: pd.DataFrame
    criteria: UrbanCriteria


def coarsen(grid: PopulationGrid, bounds: tuple[float, float, float, float]) -> PopulationGrid:
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


def urban_centres(
    grid: PopulationGrid,
    bounds: tuple[float, float, float, float] | None = None,
    *,
    criteria: UrbanCriteria | None = None,
) -> UrbanCentres:
    """Find the urban centres of *grid*.

    Parameters
    ----------
    grid
        The people, in cells of 1 km² or finer.
    bounds
        West, south, east and north in the grid's coordinate system; all of it unless given. A
        centre that goes on outside is cut there.
    criteria
        What they must have.

    Raises
    ------
    DataError
        If cells can't be added up to about 1 km².
    """
    chosen = criteria or UrbanCriteria()
    coarse = coarsen(grid, bounds or grid.bounds)
    people = np.nan_to_num(coarse.read())
    rows, columns = np.indices(people.shape)
    areas = coarse.area_km2(rows.ravel(), columns.ravel()).reshape(people.shape)
    clusters, _ = ndimage.label(people >= chosen.density * areas)
    clusters = fill_gaps(clusters.astype(np.int32), chosen.majority)
    sums = np.bincount(clusters.ravel(), weights=people.ravel())
    large = [at for at in range(1, len(sums)) if sums[at] >= chosen.people]
    # Of equally large ones the more northern, then the more western is first.
    order = sorted(large, key=lambda at: (-sums[at], int(np.argmax(clusters == at))))
    number = np.zeros(len(sums), dtype=np.int32)
    number[order] = np.arange(1, len(order) + 1)
    labels = number[clusters]
    return UrbanCentres(coarse, labels, _described(coarse, labels, people, areas), chosen)


def fill_gaps(clusters: NDArray[np.int32], majority: int) -> NDArray[np.int32]:
    """Let each free cell join the cluster that *majority* of its eight neighbours belong to.

    Every cell is decided on the same picture, then the next picture is looked at, until nothing
    changes: no result depends on an order of cells.
    """
    now = np.pad(clusters, 1)
    height, width = clusters.shape
    while True:
        around = np.stack(
            [
                now[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
                for dy in (-1, 0, 1)
                for dx in (-1, 0, 1)
                if dy or dx
            ]
        )
        free = (now[1:-1, 1:-1] == 0) & ((around > 0).sum(axis=0) >= majority)
        rows, columns = np.nonzero(free)
        votes = np.sort(around[:, rows, columns], axis=0)
        # Five of eight are a majority: the winner stands in the middle of the sorted votes.
        winner = votes[4]
        wins = (winner > 0) & ((votes == winner).sum(axis=0) >= majority)
        if not wins.any():
            return now[1:-1, 1:-1].copy()
        now[rows[wins] + 1, columns[wins] + 1] = winner[wins]


def urban_people(centres: UrbanCentres, shapes: gpd.GeoSeries) -> pd.DataFrame:
    """Return who lives in which urban centre, by municipality.

    Returns
    -------
    DataFrame
        ``code``, ``centre``, ``persons`` (to whole persons; none below one), sorted: what
        `zones.zoning.methods.functional_urban.grid_cities` takes.

    Raises
    ------
    DataError
        If the grid touches none of the shapes.
    """
    found = []
    names = np.array(["", *centres.table.index], dtype=object)
    for one in portions(centres.grid, shapes):
        rows = one.table["row"].to_numpy()
        centre = names[centres.labels[rows, one.table["column"].to_numpy()]]
        found.append(one.table.assign(centre=centre))
    table = pd.concat(found)
    table = table[table["centre"] != ""]
    sums = table.groupby(["code", "centre"], as_index=False)["persons"].sum()
    persons = sums["persons"].round().astype("int64")
    sums = sums.assign(persons=persons, centre=sums["centre"].astype("str"))
    people: pd.DataFrame = sums[persons > 0].sort_values(["code", "centre"], ignore_index=True)
    return people


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


def _described(
    grid: PopulationGrid,
    labels: NDArray[np.int32],
    people: NDArray[np.float64],
    areas: NDArray[np.float64],
) -> pd.DataFrame:
    rows = []
    for number in range(1, int(labels.max(initial=0)) + 1):
        inside = labels == number
        top = np.argwhere(inside & (people == people[inside].max()))[0]
        lon, lat = grid.lon_lat(top[:1], top[1:])
        rows.append(
            (
                f"uc{number}",
                float(people[inside].sum()),
                int(inside.sum()),
                float(areas[inside].sum()),
                float(lon[0]),
                float(lat[0]),
            )
        )
    columns = ["centre", "persons", "cells", "area_km2", "lon", "lat"]
    return pd.DataFrame(rows, columns=columns).set_index("centre")
