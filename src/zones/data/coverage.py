"""Borders as a coverage: repaired, simplified together, and checked."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from zones.errors import DataError

TOLERANCE_DEGREES = 0.002
"""Tolerance of the simplification: about 200 m, the side of a triangle that may vanish."""

DECIMALS = 6
"""Decimals of a degree that are kept: about 0.1 m."""


def simplify_borders(
    borders: gpd.GeoDataFrame, *, tolerance_degrees: float = TOLERANCE_DEGREES
) -> gpd.GeoDataFrame:
    """Simplify all *borders* together, so that neighbours keep the same line.

    Invalid polygons are repaired first. Coordinates are rounded to `DECIMALS` only where that
    leaves the coverage valid.

    Parameters
    ----------
    borders
        Polygons indexed by `code`, in degrees.
    tolerance_degrees
        Tolerance of the Visvalingam–Whyatt simplification.

    Returns
    -------
    The same rows, columns and index, with new geometries.

    Raises
    ------
    DataError
        If a geometry is missing or no polygon, or the polygons overlap or leave slivers, before or
        after.
    """
    repaired = repair_polygons(borders.geometry)
    check_coverage(repaired)
    simple = shapely.coverage_simplify(repaired.to_numpy(), tolerance_degrees)
    rounded = shapely.transform(simple, lambda points: np.round(points, DECIMALS))
    kept = rounded if is_coverage(rounded) else simple
    result = borders.set_geometry(gpd.GeoSeries(kept, index=borders.index, crs=borders.crs))
    check_coverage(result.geometry)
    return result


def repair_polygons(borders: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return *borders* with the invalid polygons made valid; the others are untouched.

    Raises
    ------
    DataError
        If a geometry is missing.
    """
    _refuse(borders.isna(), "図形がありません", "has no geometry")
    repaired = borders.to_numpy().copy()
    invalid = ~shapely.is_valid(repaired)
    # Coverage operations refuse invalid polygons, so this comes before all of them.
    repaired[invalid] = shapely.make_valid(repaired[invalid], method="structure")
    return gpd.GeoSeries(repaired, index=borders.index, crs=borders.crs)


def check_coverage(borders: gpd.GeoSeries) -> None:
    """Check that *borders* are valid polygons that neither overlap nor mismatch.

    Raises
    ------
    DataError
        If they aren't; it names the first municipality.
    """
    polygonal = borders.geom_type.isin(["Polygon", "MultiPolygon"])
    _refuse(~polygonal, "面ではありません", "is no polygon")
    _refuse(borders.is_empty, "図形が空です", "is empty")
    _refuse(~borders.is_valid, "図形が不正です", "is an invalid polygon")
    shapes = borders.to_numpy()
    if not shapely.coverage_is_valid(shapes):
        edges = shapely.coverage_invalid_edges(shapes)
        bad = pd.Series(~shapely.is_empty(edges), index=borders.index)
        _refuse(bad, "境界が隣と一致しません", "overlaps a neighbour or doesn't match its line")


def is_coverage(shapes: npt.NDArray[np.object_]) -> bool:
    """Tell whether *shapes* are valid polygons, none empty, that neither overlap nor mismatch."""
    valid = shapely.is_valid(shapes).all() and not shapely.is_empty(shapes).any()
    return bool(valid and shapely.coverage_is_valid(shapes))


def _refuse(bad: pd.Series, ja: str, en: str) -> None:
    if bad.any():
        code = bad.idxmax()
        raise DataError(
            f"境界データの {code}: {ja}。元のファイルを確認してください。",
            f"Borders, {code}: it {en}. Check the source file.",
        )
