"""Points of borders that met on a grid: put back where they were, or left out where needless."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from zones.data.coverage import DECIMALS
from zones.data.faces import Marks, Points, Positions, Shapes

_STRAIGHT_DEGREES = 1.5 * 10.0**-DECIMALS
_ON_A_LINE = 2
_LEAST_POINTS = 3


def with_old_points(faces: gpd.GeoSeries, old: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return *faces* with the points of *old* that the grid moved where they were.

    The borders of a data set lie on the grid, unless that made one invalid
    (`zones.data.coverage.simplify_borders`).
    """
    points = np.unique(shapely.get_coordinates(old.to_numpy()), axis=0)
    moved = points[(points != np.round(points, DECIMALS)).any(axis=1)]
    if not len(moved):
        return faces
    back = pd.DataFrame(moved, index=_on_grid(moved))
    back = back[~back.index.duplicated()]

    def put_back(along: Points) -> Points:
        known = back.reindex(_on_grid(along)).to_numpy()
        return np.where(np.isnan(known), along, known)

    shapes = shapely.transform(faces.to_numpy(), put_back)
    return gpd.GeoSeries(shapes, index=faces.index, crs=faces.crs)


def without_leftovers(shapes: gpd.GeoSeries, known: Shapes) -> gpd.GeoSeries:
    """Return a coverage without points that nothing needs any more; both sides lose the same.

    A point stays if one of *known* has it, if a line ends there, or if its line bends there by more
    than the grid (`zones.data.coverage.DECIMALS`) explains. Shapes that lose none stay an object.

    Parameters
    ----------
    shapes
        A coverage, in degrees.
    known
        Shapes whose points stay.
    """
    parts, owner = shapely.get_parts(shapes.to_numpy(), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    needed = _needed(points, ring, shapely.get_coordinates(known))
    starts = np.searchsorted(ring, np.arange(len(rings) + 1))
    shorter = []
    for number in np.unique(ring[~needed]):
        along = slice(starts[number], starts[number + 1] - 1)
        straight = _straightened(points[along], needed[along])
        if len(straight) < len(points[along]):
            rings[number] = shapely.linearrings(straight)
            shorter.append(number)
    made = shapes.copy()
    for one in np.unique(owner[part[shorter]]):
        mine = np.flatnonzero(owner == one)
        polygons = [shapely.polygons(rings[part == at][0], rings[part == at][1:]) for at in mine]
        made.iloc[one] = shapely.MultiPolygon(polygons) if len(polygons) > 1 else polygons[0]
    return made


def _needed(points: Points, ring: Positions, known: Points) -> Marks:
    """Tell which points are among the *known*, or an end of other than two lines."""
    keys, number = np.unique(_on_grid(points), return_inverse=True)
    inside = ring[:-1] == ring[1:]
    start, stop = number[:-1][inside], number[1:][inside]
    lines = np.unique(np.minimum(start, stop) * len(keys) + np.maximum(start, stop))
    ends = np.bincount(np.concatenate(np.divmod(lines, len(keys))), minlength=len(keys))
    stays: Marks = (ends != _ON_A_LINE) | np.isin(keys, _on_grid(known))
    return stays[number]


def _on_grid(points: Points) -> Positions:
    """Return a number for the place of each point on the grid."""
    x, y = np.rint(points * 10.0**DECIMALS).astype(np.int64).T
    return np.asarray(x * 10**9 + y, dtype=np.int64)


def _straightened(points: Points, needed: Marks) -> Points:
    """Return a ring (not closed) without the other points where those that are needed suffice."""
    anchors = np.flatnonzero(needed)
    if len(anchors) < _ON_A_LINE:
        return points
    turned = np.roll(points, -anchors[0], axis=0)
    anchors = np.append(anchors - anchors[0], len(points))
    closed = np.vstack([turned, turned[:1]])
    kept = np.ones(len(points), dtype=bool)
    for at in np.flatnonzero(np.diff(anchors) > 1):
        one, other = anchors[at : at + 2]
        line = shapely.LineString(closed[[one, other]])
        between = shapely.points(closed[one + 1 : other])
        kept[one + 1 : other] = shapely.distance(line, between).max(initial=0) > _STRAIGHT_DEGREES
    return turned[kept] if kept.sum() >= _LEAST_POINTS else points
