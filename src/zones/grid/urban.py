"""Urban centres of the Degree of Urbanisation: dense cells that touch, large together.

Eurostat, Glossary: Urban centre; Dijkstra, Poelman and Veneri 2019, OECD Regional Development
Working Papers 2019/11. Cells of about 1 km² with 1,500 people per km² or more that touch by a side
(not by a corner) form a cluster. Gaps are filled and edges smoothed: a cell of whose eight
neighbours five or more belong to one cluster joins it, until nothing changes. Clusters of 50,000
people or more after that are urban centres.

The definition's density is per km² of land. Here a cell counts with its whole area, so that a dense
cell that is mostly sea may be missed; no data on land inside cells come with the grids.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import ndimage

from zones.errors import InputError
from zones.grid.coarsening import to_square_km
from zones.grid.population import PopulationGrid
from zones.grid.portions import portions


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
        ``lon`` and ``lat`` of its cell of most people, ``cut`` (it reaches the edge of what the
        grid tells of, and may go on beyond).
    criteria
        What they have.
    """

    grid: PopulationGrid
    labels: NDArray[np.int32]
    table: pd.DataFrame
    criteria: UrbanCriteria


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
    coarse = to_square_km(grid, bounds or grid.bounds)
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


def _described(
    grid: PopulationGrid,
    labels: NDArray[np.int32],
    people: NDArray[np.float64],
    areas: NDArray[np.float64],
) -> pd.DataFrame:
    edge = _edge(grid)
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
                bool((inside & edge).any()),
            )
        )
    columns = ["centre", "persons", "cells", "area_km2", "lon", "lat", "cut"]
    return pd.DataFrame(rows, columns=columns).set_index("centre")


def _edge(grid: PopulationGrid) -> NDArray[np.bool_]:
    """Return the cells beside which nothing is known.

    Beyond mesh statistics are cells without a value; in a raster such cells are mostly sea, and
    only its own edge counts.
    """
    known = np.ones(grid.shape, dtype=bool) if grid.nodata is not None else ~np.isnan(grid.read())
    inner = ndimage.binary_erosion(known, np.ones((3, 3)), border_value=0)
    edge: NDArray[np.bool_] = known & ~inner
    return edge
