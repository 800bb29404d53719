"""Gaps between the new borders of some prefectures and the old line of their neighbours."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy import sparse

from zones.data.faces import (
    NOBODY,
    OUTSIDE,
    Codes,
    Marks,
    Positions,
    Shapes,
    corners,
    faces_between,
    holders,
    longest_line,
    shared_lines,
)

_NOTHING = 1e-9
"""Degrees: what is shorter comes from rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class _Beyond:
    """What lies beyond each line of a gap: a new municipality, a neighbour, a gap, or water.

    Row by row: the gap and the face beyond (positions), the length of the line, and the code of
    the face beyond, if it has one.
    """

    gap: Positions
    face: Positions
    length: npt.NDArray[np.float64]
    code: Codes
    is_new: Marks
    is_neighbour: Marks
    is_gap: Marks

    def along(self, among: Marks, size: int) -> npt.NDArray[np.float64]:
        """Return for each of *size* faces the length of its lines *among* all."""
        lengths = np.bincount(self.gap[among], weights=self.length[among], minlength=size)
        return lengths.astype(np.float64)

    def longest(self, among: Marks, gaps: Positions, otherwise: Codes) -> Codes:
        """Return for each of *gaps* the code with which it shares the longest line of *among*."""
        table = pd.DataFrame({"part": self.gap, "code": self.code, "length": self.length})
        return longest_line(table[among], gaps, otherwise)


def border_gaps(
    before: gpd.GeoSeries, new: gpd.GeoSeries, around: gpd.GeoSeries
) -> gpd.GeoDataFrame:
    """Return land that was the prefectures', isn't in their new borders, and lies at the line.

    A gap is cut where a line between two new municipalities ends before it reaches the neighbours,
    and where the old line reached the coast or a line between two neighbours. At the coast and inside the prefectures
    the new borders rule: a piece that doesn't touch the neighbours, or touches more water, is none.
    Each piece goes to the new municipality with which it shares the longest line; one that touches
    none stays with the old.

    Parameters
    ----------
    before, new
        The prefectures' municipalities by code as they were and as they will be: two coverages.
    around
        Municipalities of other prefectures near them, a coverage together with *before*.

    Returns
    -------
    Pieces, in degrees: `code` of the municipality that gets it, `neighbour` that it touches most
    (`NOBODY` if none), `geometry`.
    """
    nothing = gpd.GeoDataFrame({"code": [], "neighbour": []}, geometry=[], crs=new.crs)
    if around.empty:
        return nothing.astype({"code": object, "neighbour": object})
    land = shapely.coverage_union_all(before.to_numpy())
    faces = faces_between([*new, land, *around, *_cuts(before, new, around)])
    inside = shapely.point_on_surface(faces)
    neighbour = holders(around, inside)
    owner = np.where(neighbour == NOBODY, holders(new, inside), NOBODY)
    shapely.prepare(land)
    gap = shapely.contains(land, inside) & (neighbour == NOBODY) & (owner == NOBODY)
    beyond = _beyond(faces, gap, owner, neighbour)
    kept = np.flatnonzero(_at_the_line(gap, beyond))
    codes = beyond.longest(beyond.is_new, kept, holders(before, inside[kept]))
    nobody = np.full(len(kept), NOBODY, dtype=object)
    beside = beyond.longest(beyond.is_neighbour, kept, nobody)
    columns = {"code": codes, "neighbour": beside}
    return gpd.GeoDataFrame(columns, geometry=faces[kept], crs=new.crs)


def _beyond(faces: Shapes, gap: Marks, owner: Codes, neighbour: Codes) -> _Beyond:
    lines = shared_lines(faces)
    lines = lines[gap[lines["a"]]]
    there = lines["b"].to_numpy()
    inland = there != OUTSIDE
    is_new = inland & (owner != NOBODY)[there]
    is_neighbour = inland & (neighbour != NOBODY)[there]
    code = np.where(is_new, owner[there], np.where(is_neighbour, neighbour[there], NOBODY))
    length = lines["length"].to_numpy()
    is_gap = inland & gap[there]
    return _Beyond(lines["a"].to_numpy(), there, length, code, is_new, is_neighbour, is_gap)


def _at_the_line(gap: Marks, beyond: _Beyond) -> Marks:
    """Tell which faces are gaps between the neighbours' line and the new borders.

    They touch a neighbour, and no longer line of water; or they are pockets that a cut shuts off.
    """
    size = len(gap)
    joined = (np.ones(beyond.is_gap.sum()), (beyond.gap[beyond.is_gap], beyond.face[beyond.is_gap]))
    _, whole = sparse.csgraph.connected_components(sparse.coo_array(joined, shape=(size, size)))
    at_line = beyond.along(beyond.is_neighbour, size)
    at_water = beyond.along(~(beyond.is_new | beyond.is_neighbour | beyond.is_gap), size)
    kept: Marks = gap & np.isin(whole, whole[at_line > 0]) & (at_line >= at_water)
    return kept


def _cuts(before: gpd.GeoSeries, new: gpd.GeoSeries, around: gpd.GeoSeries) -> list[Shapes]:
    """Return the ways between the two lines where a gap goes from one pair to the next."""
    land, mine, ground = (
        shapely.coverage_union_all(one.to_numpy()) for one in (before, new, around)
    )
    for shape in (land, mine, ground):
        shapely.prepare(shape)
    line = shapely.intersection(shapely.boundary(land), shapely.boundary(ground))
    ends = corners(new.to_numpy(), new.index.to_numpy())
    both = np.concatenate([before, around])
    groups = np.repeat(["before", "around"], [len(before), len(around)])
    at_coast = corners(both, groups)
    theirs = corners(around.to_numpy(), around.index.to_numpy())
    old_ends = np.concatenate([at_coast, theirs[shapely.intersects(land, theirs)]])
    old_ends = old_ends[~shapely.contains_properly(mine, old_ends)]
    ours = _ways(ends[shapely.intersects(land, ends)], line, mine)
    return [*ours, *_ways(old_ends, shapely.boundary(mine), ground)]


def _ways(points: Shapes, line: shapely.Geometry, obstacle: shapely.Geometry) -> Shapes:
    """Return the shortest way from each point to *line*, unless it leads through *obstacle*."""
    if line.is_empty or not len(points):
        return np.empty(0, dtype=object)
    ways = shapely.shortest_line(points, line)
    ways = ways[shapely.length(ways) > _NOTHING]
    free = shapely.length(shapely.intersection(ways, obstacle)) < _NOTHING
    kept: Shapes = ways[free]
    return kept
