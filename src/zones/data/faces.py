"""Faces between lines: lines meet on a grid, enclose faces, and faces side by side share lines."""

from collections.abc import Iterable
from typing import TypeAlias

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from zones.data.coverage import DECIMALS

NOBODY = ""
"""Code of a face that belongs to no municipality."""

OUTSIDE = -1
"""Position of what lies beyond all faces."""

Shapes: TypeAlias = npt.NDArray[np.object_]
Codes: TypeAlias = npt.NDArray[np.object_]
Marks: TypeAlias = npt.NDArray[np.bool_]
Points: TypeAlias = npt.NDArray[np.float64]
Positions: TypeAlias = npt.NDArray[np.int64]

_GRID_DEGREES = 10.0**-DECIMALS
_POLYGONS = (3, 6)


def faces_between(shapes: Iterable[shapely.Geometry]) -> Shapes:
    """Return the faces that the lines of *shapes* enclose, once they all meet on one grid.

    Where lines cross, or come nearer than the grid's side (`zones.data.coverage.DECIMALS`), all of
    them get the same point (snap rounding). So faces side by side share their line point by point,
    and whoever gets which face, the result is a coverage.

    Parameters
    ----------
    shapes
        Polygons, whose rings count, and lines; in degrees.

    Returns
    -------
    Polygons that don't overlap. Those inside rings are among them.
    """
    pieces = _array(list(shapes))
    polygons = np.isin(shapely.get_type_id(pieces), _POLYGONS)
    pieces[polygons] = shapely.boundary(pieces[polygons])
    lines = shapely.get_parts(shapely.union_all(pieces, grid_size=_GRID_DEGREES))
    return _array(list(shapely.get_parts(shapely.polygonize(lines))))


def shared_lines(polygons: Shapes) -> pd.DataFrame:
    """Return the length of the line that each two of *polygons* share, which meet point by point.

    Returns
    -------
    ``a`` and ``b`` (positions; every pair both ways) and ``length`` in degrees, sorted. Where no
    polygon lies beyond a line of *a*, *b* is `OUTSIDE`.

    Examples
    --------
    >>> shared_lines(np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])).values.tolist()
    [[0.0, -1.0, 3.0], [0.0, 1.0, 1.0], [1.0, -1.0, 3.0], [1.0, 0.0, 1.0]]
    """
    sides, _ = _sides(polygons)
    times = sides["line"].map(sides["line"].value_counts())
    alone, shared = sides[times == 1], sides[times > 1].sort_values("line", kind="stable")
    one, other = shared.iloc[::2], shared.iloc[1::2]
    pairs = pd.DataFrame(
        {
            "a": np.concatenate([alone["of"], one["of"], other["of"]]),
            "b": np.concatenate([np.full(len(alone), OUTSIDE), other["of"], one["of"]]),
            "length": np.concatenate([alone["length"], one["length"], other["length"]]),
        }
    )
    return pd.DataFrame(pairs.groupby(["a", "b"], as_index=False)["length"].sum())


def longest_line(lines: pd.DataFrame, parts: Positions, otherwise: Codes) -> Codes:
    """Return for each of *parts* the code with which it shares the longest line, or else *otherwise*.

    Parameters
    ----------
    lines
        ``part``, ``code`` and ``length``: lines of one part and code count together, and ties
        break by code.
    """
    sums = pd.DataFrame(lines.groupby(["part", "code"], as_index=False)["length"].sum())
    order = sums.sort_values(["length", "code"], ascending=[False, True])
    longest = order.drop_duplicates("part").set_index("part")["code"]
    codes = np.array(otherwise, dtype=object)
    known = np.isin(parts, longest.index)
    codes[known] = longest.reindex(parts[known]).to_numpy(dtype=object)
    return codes


def corners(polygons: Shapes, groups: Codes) -> Shapes:
    """Return the points on the outline of all *polygons* where a line between two *groups* ends.

    Parameters
    ----------
    polygons
        A coverage.
    groups
        The group of each.
    """
    sides, points = _sides(polygons)
    by_line = sides.assign(group=groups[sides["of"]]).groupby("line")["group"]
    outline = sides[by_line.transform("size") == 1]
    between = sides[by_line.transform("nunique") > 1]
    ends = np.intersect1d(between[["start", "stop"]], outline[["start", "stop"]])
    return _array(list(shapely.points(points[ends])))


def holders(municipalities: gpd.GeoSeries, points: Shapes) -> Codes:
    """Return the code of the municipality that holds each of *points*, or `NOBODY`."""
    held = np.full(len(points), NOBODY, dtype=object)
    point, holder = municipalities.sindex.query(points, predicate="within")
    codes = municipalities.index.to_numpy()[holder]
    order = np.argsort(codes, kind="stable")[::-1]
    held[point[order]] = codes[order]
    return held


def _sides(polygons: Shapes) -> tuple[pd.DataFrame, Points]:
    """Return every side of every polygon, and the points that they run between.

    Columns are *of* (the polygon), *line* (the same number from both sides), *start* and *stop*
    (rows of the points) and *length*.
    """
    parts, polygon = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    along, ring = shapely.get_coordinates(rings, return_index=True)
    points, number = np.unique(along, axis=0, return_inverse=True)
    number = number.reshape(-1).astype(np.int64)
    same = ring[:-1] == ring[1:]
    start = np.minimum(number[:-1], number[1:])[same]
    stop = np.maximum(number[:-1], number[1:])[same]
    columns = {
        "of": polygon[part[ring[:-1][same]]],
        "line": start * len(points) + stop,
        "start": start,
        "stop": stop,
        "length": np.hypot(*(points[stop] - points[start]).T),
    }
    return pd.DataFrame(columns), points


def _array(shapes: list[shapely.Geometry]) -> Shapes:
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made
