"""Access of the people of a grid to centres, by municipality and candidate area."""

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from zones.errors import NotFoundError
from zones.grid.access import NO_WAY, UNKNOWN, people_by_cost, people_near, within
from zones.grid.nearest import Reach, StraightLine, check_limits
from zones.grid.population import PopulationGrid
from zones.grid.sums import zonal_sums
from zones.model import Region
from zones.planning.access import Travel
from zones.planning.grids import outlines
from zones.planning.plan import Plan
from zones.zoning.frames import offices

BEYOND = "beyond"
_HARDLY = 0.01


def candidate_centres(plan: Plan) -> list[str]:
    """Return the codes of every centre of a candidate area, sorted."""
    return sorted({code for codes in plan.proposals.centres.values() for code in codes})


def reach_to(region: Region, centres: Sequence[str], *, travel: Travel | None = None) -> Reach:
    """Return what tells the nearest of *centres*: the straight line unless *travel* is given.

    Raises
    ------
    NotFoundError
        If there is no centre.
    DataError
        If none of them lies on the friction raster.
    """
    if not centres:
        raise NotFoundError(
            "中心がありません。--centre で指定してください。", "There is no centre. Give --centre."
        )
    places = offices(region).loc[sorted(set(centres))]
    return StraightLine(places) if travel is None else travel.to(places)


def access_by_municipality(
    region: Region,
    grid: PopulationGrid,
    reach: Reach,
    limits: Sequence[float],
    *,
    people_of: str | None = None,
) -> pd.DataFrame:
    """Count people by municipality and distance to the nearest centre.

    Returns
    -------
    DataFrame
        Indexed by the codes of the window that the grid tells of as a whole: as
        `zones.grid.access.people_by_cost`.

    Raises
    ------
    DataError
        If limits don't rise, or the grid touches no municipality.
    """
    shapes = outlines(region, people_of=people_of)
    table = people_by_cost(grid, shapes, reach, limits)
    codes = region.codes[region.in_window(region.codes).to_numpy()]
    whole = told_whole(grid, shapes.loc[shapes.index.intersection(codes)])
    return table.loc[[code for code in codes if code in whole]]


def access_at_offices(region: Region, reach: Reach, limits: Sequence[float]) -> pd.DataFrame:
    """Count the residents of each municipality as if all lived at its office; no grid is needed.

    Returns
    -------
    DataFrame
        Indexed by the codes of the window with known residents: as `access_by_municipality`.

    Raises
    ------
    DataError
        If limits don't rise.
    """
    check_limits(tuple(limits))
    codes = region.codes[region.in_window(region.codes).to_numpy()]
    people = region.residents().reindex(codes).dropna().astype(float)
    places = offices(region).loc[people.index]
    cost = reach.nearest(places.assign(code=places.index))["cost"]
    columns = {"persons": people}
    columns |= {within(at): people.where(cost <= at, 0.0) for at in limits}
    columns[NO_WAY] = people.where(np.isinf(cost), 0.0)
    columns[UNKNOWN] = people.where(cost.isna(), 0.0)
    return pd.DataFrame(columns)


def access_by_zone(plan: Plan, table: pd.DataFrame) -> pd.DataFrame:
    """Add up municipalities to the candidate areas that the table has all members of."""
    zones = {
        key: codes
        for key, codes in plan.proposals.territory.items()
        if set(codes) <= set(table.index)
    }
    rows = {key: table.loc[list(codes)].sum() for key, codes in zones.items()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=table.columns).rename_axis("zone")


def near_own_centre(
    plan: Plan,
    grid: PopulationGrid,
    limits: Sequence[float],
    *,
    travel: Travel | None = None,
    people_of: str | None = None,
) -> pd.DataFrame:
    """Count the people of each candidate area within limits of its own centres' offices.

    Returns
    -------
    DataFrame
        Indexed by proposal, those of which the grid reaches every member: as
        `zones.grid.access.people_near`.

    Raises
    ------
    DataError
        If limits don't rise, or the grid touches no municipality.
    """
    shapes = outlines(plan.region, people_of=people_of)
    reached = told_whole(grid, shapes)
    zones: Mapping[str, tuple[Reach, Sequence[str]]] = {
        key: (reach_to(plan.region, plan.proposals.centres[key], travel=travel), codes)
        for key, codes in plan.proposals.territory.items()
        if set(codes) <= reached
    }
    table = people_near(grid, shapes, zones, limits)
    return table[table["persons"] > 0]


def with_beyond(table: pd.DataFrame, limits: Sequence[float]) -> pd.DataFrame:
    """Add ``beyond_…`` each limit: persons neither within it nor unknown."""
    added = {
        f"{BEYOND}_{at:g}": (table["persons"] - table[within(at)] - table[UNKNOWN]).clip(lower=0)
        for at in limits
    }
    kept = ["persons", *(within(at) for at in limits)]
    return table[kept].assign(**added, **{name: table[name] for name in (NO_WAY, UNKNOWN)})


def told_whole(grid: PopulationGrid, shapes: gpd.GeoSeries) -> set[str]:
    """Return the municipalities that the grid tells of as a whole.

    Inside a raster a cell without a value has nobody; beyond its edge, and beyond the first-order
    cells of mesh statistics, nothing is known.
    """
    table = zonal_sums(grid, shapes).table
    inside = shapes.to_crs(grid.crs).within(shapely.box(*grid.bounds)) & (grid.nodata is not None)
    whole = (table["unknown_share"] <= _HARDLY) | inside
    found = table["persons"].notna() & whole.reindex(table.index)
    return {str(code) for code in table.index[found.to_numpy(dtype=bool, na_value=False)]}
