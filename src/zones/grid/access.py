"""How many people live how far from the nearest centre, and where the bands of distance lie."""

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from rasterio.features import shapes as outline

from zones.errors import DataError
from zones.grid.friction import MOST_CELLS
from zones.grid.nearest import Reach, check_limits
from zones.grid.population import DEGREES, SIDE, ArrayCells, PopulationGrid
from zones.grid.portions import portions
from zones.grid.time_surface import TimeSurface
from zones.labels import Text

NO_WAY, UNKNOWN = "no_way", "unknown"


def within(limit: float) -> str:
    """Return the column of the people within *limit*.

    Examples
    --------
    >>> within(30.0)
    'within_30'
    """
    return f"within_{limit:g}"


def people_by_cost(
    grid: PopulationGrid,
    shapes: gpd.GeoSeries,
    reach: Reach,
    limits: Sequence[float],
    *,
    side: int = SIDE,
) -> pd.DataFrame:
    """Count the people of *grid* by municipality and distance of their cell's middle.

    Parameters
    ----------
    grid, shapes, side
        As in `zones.grid.portions.portions`.
    reach
        What tells the nearest centre.
    limits
        In the unit of *reach*, rising. A place at a limit is within it.

    Returns
    -------
    DataFrame
        Indexed like *shapes*: ``persons``, ``within_…`` each limit, ``no_way`` (no way leads to a
        centre) and ``unknown``. Persons beyond a limit are ``persons`` − within it − ``unknown``.

    Raises
    ------
    DataError
        If limits don't rise, or the grid touches none of the shapes.
    """
    check_limits(tuple(limits))
    found = []
    for one in portions(grid, shapes, side=side):
        table = one.table
        lon, lat = grid.lon_lat(table["row"].to_numpy(), table["column"].to_numpy())
        cost = reach.nearest(pd.DataFrame({"code": table["code"], "lon": lon, "lat": lat}))["cost"]
        columns = {"code": table["code"], "persons": table["persons"]}
        columns |= {within(at): table["persons"].where(cost <= at, 0.0) for at in limits}
        columns[NO_WAY] = table["persons"].where(np.isinf(cost), 0.0)
        columns[UNKNOWN] = table["persons"].where(cost.isna(), 0.0)
        found.append(pd.DataFrame(columns).groupby("code").sum())
    return pd.concat(found).groupby(level=0).sum().reindex(shapes.index, fill_value=0.0)


def people_near(
    grid: PopulationGrid,
    shapes: gpd.GeoSeries,
    zones: Mapping[str, tuple[Reach, Sequence[str]]],
    limits: Sequence[float],
) -> pd.DataFrame:
    """Count the people of zones within limits of their own centres, not of any centre.

    Parameters
    ----------
    grid, shapes
        As in `zones.grid.portions.portions`.
    zones
        What tells the way to a zone's centres, and the codes of its municipalities.
    limits
        As in `people_by_cost`.

    Returns
    -------
    DataFrame
        Indexed by zone: as `people_by_cost`.

    Raises
    ------
    DataError
        If limits don't rise, or the grid touches none of the shapes.
    """
    check_limits(tuple(limits))
    columns = ["persons", *(within(at) for at in limits), NO_WAY, UNKNOWN]
    sums = pd.DataFrame(0.0, index=pd.Index(list(zones), name="zone"), columns=columns)
    for one in portions(grid, shapes):
        groups = {str(code): rows for code, rows in one.table.groupby("code")}
        for zone, (reach, codes) in zones.items():
            here = [groups[code] for code in codes if code in groups]
            if not here:
                continue
            table = pd.concat(here)
            lon, lat = grid.lon_lat(table["row"].to_numpy(), table["column"].to_numpy())
            places = pd.DataFrame({"code": table["code"], "lon": lon, "lat": lat})
            cost = reach.nearest(places)["cost"].to_numpy()
            persons = table["persons"].to_numpy()
            within_each = [persons[cost <= at].sum() for at in limits]
            sums.loc[zone] += [
                persons.sum(),
                *within_each,
                persons[np.isinf(cost)].sum(),
                persons[np.isnan(cost)].sum(),
            ]
    return sums


def cost_grid(
    reach: Reach, grid: PopulationGrid, bounds: tuple[float, float, float, float]
) -> PopulationGrid:
    """Return the cost of every cell: of the surface itself, else of *grid*'s cells in *bounds*.

    Parameters
    ----------
    reach
        What tells the nearest centre. A table tells it of municipalities, not of cells.
    grid
        Whose cells are measured where *reach* has none of its own.
    bounds
        West, south, east and north in the grid's coordinate system.

    Raises
    ------
    DataError
        If *reach* is a table, or there are too many cells.
    """
    basis = Text("最も近い中心まで", "to the nearest centre")
    if isinstance(reach, TimeSurface):
        cells = np.where(np.isfinite(reach.minutes), reach.minutes, np.nan)
        surface = reach.friction.as_grid()
        return _with(surface, ArrayCells(cells), reach.source, basis)
    if reach.measure == "table":
        raise DataError(
            "時間表は市区町村ごとの値で、セルごとの値はありません。直線距離か抵抗ラスターを使ってください。",
            "A table tells times of municipalities, not of cells. Use the straight line or a "
            "friction raster.",
        )
    window = grid.window_of(bounds)
    height, width = int(window.height), int(window.width)
    if not 0 < height * width <= MOST_CELLS:
        raise DataError(
            f"セルの数 {height:,}×{width:,} は扱えません。範囲を変えてください。",
            f"{height:,} × {width:,} cells can't be measured. Choose another region.",
        )
    costs = np.empty((height, width))
    columns = np.arange(width) + int(window.col_off)
    for row in range(height):
        lon, lat = grid.lon_lat(np.full(width, row + int(window.row_off)), columns)
        places = pd.DataFrame({"code": "", "lon": lon, "lat": lat})
        costs[row] = reach.nearest(places)["cost"].to_numpy()
    west, _, _, north = grid.bounds_of(window)
    moved = grid.transform.__class__(grid.transform.a, 0, west, 0, grid.transform.e, north)
    placed = PopulationGrid(
        grid.crs, moved, (height, width), None, None, grid.source, grid.basis, ArrayCells(costs)
    )
    return _with(placed, ArrayCells(costs), reach.source, basis)


def band_polygons(costs: PopulationGrid, limits: Sequence[float]) -> gpd.GeoDataFrame:
    """Return the areas between limits, as cells and not smoothed.

    Parameters
    ----------
    costs
        From `cost_grid`.
    limits
        Rising. The last band is what lies beyond the last limit; cells without a cost are in none.

    Returns
    -------
    GeoDataFrame
        EPSG:6668: ``low``, ``high`` (``NaN`` for the last) and the geometry, nearest first.

    Raises
    ------
    DataError
        If limits don't rise.
    """
    check_limits(tuple(limits))
    values = costs.read()
    band = np.digitize(np.nan_to_num(values, nan=-1.0), limits, right=True).astype(np.int16)
    found: dict[int, list[shapely.Geometry]] = {}
    for shape, number in outline(band, mask=~np.isnan(values), transform=costs.transform):
        found.setdefault(int(number), []).append(shapely.geometry.shape(shape))
    edges: NDArray[np.float64] = np.array([0.0, *limits, np.nan])
    rows = [
        {"low": edges[number], "high": edges[number + 1], "geometry": shapely.union_all(parts)}
        for number, parts in sorted(found.items())
    ]
    frame = gpd.GeoDataFrame(rows, columns=["low", "high", "geometry"], crs=costs.crs)
    return frame.to_crs(DEGREES)


def _with(grid: PopulationGrid, cells: ArrayCells, source: Text, basis: Text) -> PopulationGrid:
    return PopulationGrid(grid.crs, grid.transform, grid.shape, np.nan, None, source, basis, cells)
