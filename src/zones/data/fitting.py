"""Borders of some prefectures, fitted into the coverage of a data set.

Along the line to a neighbouring prefecture the data set's line stays, because the neighbours are
not new; at the coast and inside the prefectures the new borders rule.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from zones.data.border_gaps import border_gaps
from zones.data.coverage import TOLERANCE_DEGREES, check_coverage, is_coverage
from zones.data.division import divide
from zones.data.faces import NOBODY, Shapes, shared_lines
from zones.data.grid_points import with_old_points, without_leftovers
from zones.errors import DataError

_LEAST_DEGREES2 = 1e-6
"""Area below which a part that the old line cuts off is a sliver: about 100 m by 100 m."""

_WIDE = 2
"""Times the tolerance that a place reaches off the line before two lines are said to differ."""

_PART = 2
"""One part in so many of a shape must be the same."""

_NEAR_DEGREES = 1e-6
"""What is nearer to a line lies on it: the grid moves points so far."""

_EQUAL_AREA = "EPSG:6933"
_M2_PER_KM2 = 1e6


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """The borders of a data set, those of some prefectures anew.

    Parameters
    ----------
    borders
        Of every municipality by code, in degrees. Those that nothing happened to are as they were.
    beside
        Municipalities of other prefectures that touch the new ones, sorted.
    pointed
        Municipalities of other prefectures whose lines got points, sorted.
    beyond_km2, filled_km2
        New land beyond the neighbours' line, which stays theirs; and land before that line that
        the new borders leave out, which went to the municipalities that touch it.
    apart
        Where the two lines differ by clearly more than a simplification does: pairs of a new
        municipality and a neighbour, sorted.
    """

    borders: gpd.GeoSeries
    beside: tuple[str, ...]
    pointed: tuple[str, ...]
    beyond_km2: float
    filled_km2: float
    apart: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Attempt:
    """Faces with their owners, and the shapes that they make."""

    faces: gpd.GeoDataFrame
    made: gpd.GeoSeries


def fit_prefectures(
    here: gpd.GeoDataFrame, new: gpd.GeoSeries, *, tolerance_degrees: float = TOLERANCE_DEGREES
) -> Fitted:
    """Return the coverage *here* with the borders of some prefectures' municipalities anew.

    All lines near them meet on one grid, and every face between lines goes to a municipality
    (`zones.data.division.divide`). Where the grid bends a line that somebody further away shares,
    all lines of *here* meet on it.

    Parameters
    ----------
    here
        The data set's municipalities by `code`, with `name` and `geometry`: a coverage in degrees.
    new
        All municipalities of some prefectures by `code`: a coverage in degrees, simplified already.
    tolerance_degrees
        Of that simplification. A part smaller than its square that the old line cuts off goes to
        the municipality beside it, or to the water.

    Raises
    ------
    DataError
        If the prefectures lie elsewhere in *here* by half or more, a municipality keeps less than
        half of its new shape, or the result is no coverage.
    """
    new = new.sort_index()
    before, others = here.geometry.reindex(new.index), here.geometry.drop(new.index)
    _check_place(here["name"], before, new)
    beside = _touching(others, pd.concat([before, new]))
    gaps = border_gaps(before, new, beside)
    least = max(tolerance_degrees**2, _LEAST_DEGREES2)
    for attempt in _attempts(before, new, others, gaps, least):
        drawn = _really_other(attempt.made, here.geometry)
        borders = here.geometry.copy()
        borders[drawn.index] = drawn
        if is_coverage(borders.to_numpy()) and _meets_others(here.geometry, borders, attempt.made):
            break
    _check_kept(here["name"], new, attempt.made)
    check_coverage(borders)
    faces = attempt.faces
    theirs = ~faces["code"].isin([NOBODY, *new.index]) & (faces["claim"] != NOBODY)
    beyond = faces[theirs].rename(columns={"code": "neighbour", "claim": "code"})
    limit = _WIDE * max(tolerance_degrees, TOLERANCE_DEGREES)
    return Fitted(
        borders,
        tuple(beside.index.sort_values()),
        tuple(drawn.index.difference(new.index)),
        _km2(beyond),
        _km2(gaps),
        _apart(pd.concat([beyond, gaps]), limit),
    )


def _attempts(
    before: gpd.GeoSeries,
    new: gpd.GeoSeries,
    others: gpd.GeoSeries,
    gaps: gpd.GeoDataFrame,
    least: float,
) -> Iterator[_Attempt]:
    """Yield faces and the shapes that they make: with the fewest points first, the surest last."""
    # Whoever shares a line that gets a point must know: those beside them, and those around these.
    around = _touching(others, _touching(others, pd.concat([before, new])))
    faces = divide(before, new, around, gaps, least_degrees2=least)
    faces = faces.set_geometry(with_old_points(faces.geometry, around))
    made = _joined(faces)
    known = np.array([*before, *around, *_points_off(new, around)], dtype=object)
    yield _Attempt(faces, without_leftovers(made, known))
    yield _Attempt(faces, made)
    faces = divide(before, new, others, gaps, least_degrees2=least)
    yield _Attempt(faces, _joined(faces))


def _points_off(new: gpd.GeoSeries, around: gpd.GeoSeries) -> Shapes:
    """Return the points of *new* that are neither on the land of *around* nor on its line."""
    land = shapely.coverage_union_all(around.to_numpy())
    shapely.prepare(land)
    points: Shapes = shapely.points(np.unique(shapely.get_coordinates(new.to_numpy()), axis=0))
    off: Shapes = points[~shapely.dwithin(land, points, _NEAR_DEGREES)]
    return off


def _touching(others: gpd.GeoSeries, shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return those of *others* that touch one of *shapes* or are among them."""
    _, found = others.sindex.query(shapes.to_numpy(), predicate="intersects")
    return others.iloc[np.unique(found)]


def _joined(faces: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the faces of each municipality as one shape, by code."""
    owned = faces[faces["code"] != NOBODY]
    shapes = owned.groupby("code")["geometry"].agg(shapely.coverage_union_all)
    return gpd.GeoSeries(shapes, crs=faces.crs)


def _really_other(made: gpd.GeoSeries, here: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return the shapes that don't have the very points that they have *here*."""
    before = shapely.normalize(here.reindex(made.index).to_numpy())
    return made[~shapely.equals_identical(before, shapely.normalize(made.to_numpy()))]


def _meets_others(here: gpd.GeoSeries, borders: gpd.GeoSeries, made: gpd.GeoSeries) -> bool:
    """Tell whether what is *made* shares its lines with all others still, point by point.

    A coverage may have gaps, so that a line bent on one side only can go unnoticed.
    """
    outside = here.drop(made.index)
    rim = _touching(outside, here[made.index])
    inside = _touching(here[made.index], rim).index
    lengths = []
    for shapes in (here, borders):
        lines = shared_lines(np.concatenate([shapes[inside], rim]))
        across = (lines["a"] < len(inside)) & (lines["b"] >= len(inside))
        lengths.append(lines["length"][across].sum())
    return math.isclose(*lengths, abs_tol=_NEAR_DEGREES)


def _check_place(names: pd.Series, before: gpd.GeoSeries, new: gpd.GeoSeries) -> None:
    """Check that the prefectures lie where they did, by half."""
    old_land, land = (shapely.coverage_union_all(one.to_numpy()) for one in (before, new))
    common = shapely.area(shapely.intersection(old_land, land))
    if _PART * common < max(land.area, old_land.area):
        first = f"{new.index[0]} {names[new.index[0]]}"
        raise DataError(
            f"境界データの {first} など{len(new)}市区町村: データセットの位置と半分も重なりません。"
            "ファイルの座標系を確かめてください。",
            f"Borders, {first} and the rest ({len(new)} municipalities): less than half of them "
            "lies where the data set has them. Check the file's coordinate system.",
        )


def _check_kept(names: pd.Series, new: gpd.GeoSeries, made: gpd.GeoSeries) -> None:
    """Check that every new municipality is by half what its own borders are, or more."""
    found = made.reindex(new.index)
    common = shapely.area(shapely.intersection(found.to_numpy(), new.to_numpy()))
    larger = np.fmax(shapely.area(found.to_numpy()), shapely.area(new.to_numpy()))
    lost = new.index[~(_PART * common >= larger)]
    if len(lost):
        code, name = lost[0], names[lost[0]]
        raise DataError(
            f"境界データの {code} {name}: 隣の都道府県との境界に合わせると、図形の半分も残りません"
            f"（{len(lost)}市区町村）。ファイルの座標系と時点を確かめてください。",
            f"Borders, {code} {name}: less than half of its shape stays when it is fitted to the "
            f"line of the prefectures beside it ({len(lost)} such). Check the file's coordinate "
            "system and vintage.",
        )


def _km2(shapes: gpd.GeoDataFrame) -> float:
    return float(shapes.geometry.to_crs(_EQUAL_AREA).area.sum() / _M2_PER_KM2)


def _apart(places: gpd.GeoDataFrame, limit_degrees: float) -> tuple[tuple[str, str], ...]:
    """Return the pairs that a place belongs to in which a circle of that radius fits."""
    shapes = places.geometry.to_numpy()
    large = places[shapely.area(shapes) > math.pi * limit_degrees**2]
    large = large[large["neighbour"] != NOBODY]
    circles = shapely.maximum_inscribed_circle(large.geometry.to_numpy(), limit_degrees / 100)
    wide = large[shapely.length(circles) > limit_degrees]
    return tuple(sorted(set(zip(wide["code"], wide["neighbour"], strict=True))))
