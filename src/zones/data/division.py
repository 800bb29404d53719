"""Whose each face is, where new borders of some prefectures meet the lines of their neighbours."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy import sparse

from zones.data.coverage import DECIMALS
from zones.data.faces import (
    NOBODY,
    OUTSIDE,
    Codes,
    Marks,
    Positions,
    Shapes,
    faces_between,
    holders,
    longest_line,
    shared_lines,
)

_HAIR_DEGREES = 2 * 10.0**-DECIMALS


def divide(
    before: gpd.GeoSeries,
    new: gpd.GeoSeries,
    around: gpd.GeoSeries,
    gaps: gpd.GeoDataFrame,
    *,
    least_degrees2: float,
) -> gpd.GeoDataFrame:
    """Return the faces between all lines, each with the municipality that gets it.

    A neighbour's land is the neighbour's; other land is the new municipality's that claims it, or
    the one's that a gap goes to; what remains is water. A small part that a neighbour's line cuts
    off from a larger one goes to the new municipality with which it shares the longest line (ties
    by code), or else to the water, unless neighbours shut it in and it was the prefectures' land.

    Parameters
    ----------
    before, new
        The prefectures' municipalities by code, as they were and as they will be.
    around
        Municipalities of other prefectures, by code.
    gaps
        As of `zones.data.border_gaps.border_gaps`.
    least_degrees2
        Area below which a part is small.

    Returns
    -------
    Faces, in degrees, that meet point by point: `code` of its municipality, `claim` (the new
    municipality in whose borders it lies; both may be `NOBODY`), `geometry`.
    """
    faces = faces_between([*new, *around, *gaps.geometry])
    inside = shapely.point_on_surface(faces)
    claim = holders(new, inside)
    filled = holders(gaps.geometry.set_axis(gaps["code"]), inside)
    neighbour = holders(around, inside)
    owner = np.where(claim == NOBODY, filled, claim)
    land = holders(before, inside) != NOBODY
    owner = np.where(neighbour == NOBODY, owner, NOBODY)
    small = _cut_off(faces, owner, _areas_around(new, inside), least_degrees2)
    hairs = np.flatnonzero((owner == NOBODY) & (neighbour == NOBODY) & _is_hair(faces))
    small[hairs] = len(faces) + hairs
    owner = _given_away(faces, owner, small, land, neighbour)
    codes = np.where(neighbour == NOBODY, owner, neighbour)
    return gpd.GeoDataFrame({"code": codes, "claim": claim}, geometry=faces, crs=new.crs)


def _areas_around(new: gpd.GeoSeries, points: Shapes) -> npt.NDArray[np.float64]:
    """Return the area of the part of *new* that holds each point; 0 where none does."""
    parts = shapely.get_parts(new.to_numpy())
    areas = np.zeros(len(points))
    point, part = shapely.STRtree(parts).query(points, predicate="within")
    areas[point] = shapely.area(parts[part])
    return areas


def _is_hair(faces: Shapes) -> Marks:
    """Tell which faces are no wider than the grid: lines that it bent apart."""
    widths = 2 * shapely.area(faces) / shapely.length(faces)
    hairs: Marks = widths < _HAIR_DEGREES
    return hairs


def _cut_off(
    faces: Shapes, owner: Codes, whole: npt.NDArray[np.float64], least: float
) -> Positions:
    """Return the number of the small part that each face belongs to; `OUTSIDE` for all others.

    *whole* is the area of the part of the new borders that the face lies in.
    """
    lines = shared_lines(faces)
    lines = lines[lines["b"] != OUTSIDE]
    one, other = lines["a"].to_numpy(), lines["b"].to_numpy()
    same = (owner[one] == owner[other]) & (owner[one] != NOBODY)
    size = len(faces)
    links = sparse.coo_array((np.ones(same.sum()), (one[same], other[same])), shape=(size, size))
    count, part = sparse.csgraph.connected_components(links, directed=False)
    area = np.bincount(part, weights=shapely.area(faces), minlength=count)
    largest = np.zeros(count)
    np.maximum.at(largest, part, whole)
    small = (area < least) & (largest >= least)
    return np.where(small[part] & (owner != NOBODY), part, OUTSIDE)


def _given_away(
    faces: Shapes, owner: Codes, small: Positions, land: Marks, neighbour: Codes
) -> Codes:
    """Return the owners after the small parts went to those beside them, or to the water."""
    lines = shared_lines(faces)
    lines = lines[small[lines["a"]] != OUTSIDE]
    part, there = small[lines["a"]], lines["b"].to_numpy()
    outside = there == OUTSIDE
    water = outside | ((owner == NOBODY) & (neighbour == NOBODY))[there]
    shut_in = ~np.isin(small, part[water])
    beside = ~outside & (owner != NOBODY)[there] & (small[there] == OUTSIDE)
    table = pd.DataFrame({"part": part, "code": owner[there], "length": lines["length"]})
    stays = np.where((small == OUTSIDE) | (land & shut_in), owner, NOBODY)
    return longest_line(table[beside], small, stays)
