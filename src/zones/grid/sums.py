"""Zonal sums: people of a grid by municipality, beside the census."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from zones.grid.population import SIDE, PopulationGrid
from zones.grid.portions import portions


@dataclass(frozen=True, eq=False)
class ZonalSums:
    """People of a grid by municipality.

    Parameters
    ----------
    grid
        The grid.
    table
        Indexed by code like the shapes: ``persons``; ``shared``, those of them in cells that other
        municipalities have a part of; ``folded``, those from cells that touch no municipality;
        ``unknown_share``, the part of the area without a value. Persons are ``NA`` where no cell
        with a value touches the municipality.
    outside
        Persons of cells too far from every shape. Persons and this are the grid's total within
        reach of the shapes.
    """

    grid: PopulationGrid
    table: pd.DataFrame
    outside: float


def zonal_sums(grid: PopulationGrid, shapes: gpd.GeoSeries, *, side: int = SIDE) -> ZonalSums:
    """Sum the people of *grid* by area.

    Parameters
    ----------
    grid, shapes, side
        As in `zones.grid.portions.portions`.

    Raises
    ------
    DataError
        If the grid touches none of the shapes, or holds a value that can't be.
    """
    sums: list[pd.DataFrame] = []
    cover: list[pd.DataFrame] = []
    outside = 0.0
    for one in portions(grid, shapes, side=side):
        table = one.table
        parts = pd.DataFrame(
            {
                "code": table["code"],
                "persons": table["persons"],
                "shared": table["persons"].where(~table["alone"], 0.0),
                "folded": table["persons"].where(table["folded"], 0.0),
            }
        )
        sums.append(parts.groupby("code").sum())
        cover.append(one.cover)
        outside += one.outside
    index = shapes.index
    people = pd.concat(sums).groupby(level=0).sum().reindex(index, fill_value=0.0)
    area = pd.concat(cover).groupby(level=0).sum().reindex(index, fill_value=0.0)
    width, height = grid.cell_size
    placed = shapes.to_crs(grid.crs).to_numpy()
    whole = pd.Series(shapely.area(placed) / (width * height), index=index).fillna(0.0)
    known = (area["cells"] - area["unknown"]) / whole.where(whole > 0)
    unknown = (1 - known).clip(lower=0.0, upper=1.0)
    nothing = (area["cells"] - area["unknown"] <= _SPECK) & (people["persons"] == 0)
    result = people.assign(unknown_share=unknown).astype("Float64")
    result.loc[nothing.to_numpy(), ["persons", "shared", "folded"]] = pd.NA
    return ZonalSums(grid, result, outside)


_SPECK = 1e-6


def sums_by_zone(sums: ZonalSums, zones: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Add up municipalities to zones, which may overlap.

    Parameters
    ----------
    zones
        Codes of each zone.

    Returns
    -------
    DataFrame
        Indexed by zone: ``persons``, ``without`` (municipalities that the grid doesn't reach; their
        people are missing in the sum).
    """
    persons = sums.table["persons"]
    rows = {
        key: (persons.reindex(list(codes)).sum(), int(persons.reindex(list(codes)).isna().sum()))
        for key, codes in zones.items()
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["persons", "without"])
    return table.astype({"persons": "Float64", "without": "Int64"}).rename_axis("zone")


def against_census(sums: ZonalSums, census: pd.Series) -> pd.DataFrame:
    """Put the sums beside the census.

    Parameters
    ----------
    census
        Persons by code.

    Returns
    -------
    DataFrame
        Indexed like *census*, without municipalities that the grid doesn't reach: ``census``,
        ``grid``, ``difference`` (grid − census), ``relative`` (÷ census), ``shared_share`` (part of
        the grid's persons in cells on a border), ``folded``, ``unknown_share``, and ``why``:
        ``incomplete`` (more than a hundredth of the area has no value), ``border`` (the difference
        is within the persons of border cells), ``other``, or ``none``.
    """
    table = sums.table.reindex(census.index)
    table = table[table["persons"].notna()]
    people = census.reindex(table.index).astype("Float64")
    difference = table["persons"] - people
    known = table["persons"].where(table["persons"] > 0)
    result = pd.DataFrame(
        {
            "census": people,
            "grid": table["persons"],
            "difference": difference,
            "relative": difference / people.where(people > 0),
            "shared_share": table["shared"] / known,
            "folded": table["folded"],
            "unknown_share": table["unknown_share"],
        }
    )
    gap = difference.abs().to_numpy(dtype=float, na_value=np.nan)
    result["why"] = np.select(
        [
            gap < 1,  # less than one person
            table["unknown_share"].fillna(1.0).to_numpy(dtype=float) > _INCOMPLETE,
            gap <= (table["shared"] + table["folded"]).to_numpy(dtype=float, na_value=0.0),
        ],
        ["none", "incomplete", "border"],
        "other",
    )
    return result


_INCOMPLETE = 0.01


def inhabited_area(grid: PopulationGrid, shapes: gpd.GeoSeries) -> pd.DataFrame:
    """Return the area of cells where somebody lives, by area.

    Parameters
    ----------
    grid, shapes
        As in `zones.grid.portions.portions`.

    Returns
    -------
    DataFrame
        On the index of *shapes*: ``persons`` and ``inhabited_km2``, of each cell the part that
        lies in the area. The finer the cells, the smaller is what counts as inhabited.

    Raises
    ------
    DataError
        If the grid touches none of the shapes, or holds a value that can't be.
    """
    found = []
    for one in portions(grid, shapes):
        table = one.table
        area = grid.area_km2(table["row"].to_numpy(), table["column"].to_numpy())
        found.append(table[["code", "persons"]].assign(inhabited_km2=table["part"] * area))
    sums = pd.concat(found).groupby("code").sum()
    return sums.reindex(shapes.index, fill_value=0.0)
