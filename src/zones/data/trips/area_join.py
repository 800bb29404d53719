"""Small areas given as polygons, joined to municipalities by a point or by area."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from zones.data.polygon_files import open_polygons
from zones.data.trips.mesh_cells import Join
from zones.errors import DataError

_LEAST_SHARE = 1e-6
"""Slivers of a small area below this share are lines that don't quite agree."""


def read_areas(path: Path, field: str) -> gpd.GeoSeries:
    """Read the polygons of small areas, by the code in the attribute *field*.

    Parts of the same code are joined.

    Parameters
    ----------
    path
        Shapefile, GeoJSON, or a zip with one of them.
    field
        The attribute.

    Raises
    ------
    DataError
        If the file can't be read, has no such attribute, or a polygon has no code.
    """
    codes: list[str] = []
    shapes: list[shapely.MultiPolygon] = []
    with open_polygons(path, prefecture_field=None) as records:
        for number, attributes, shape in records:
            if field not in attributes:
                raise DataError(
                    f"{path.name} に属性「{field[:40]}」がありません（あるのは "
                    f"{'、'.join(attributes)}）。--area-code で指定してください。",
                    f"{path.name} has no attribute '{field[:40]}' (it has {', '.join(attributes)}). "
                    "Name the right one with --area-code.",
                )
            if not attributes[field].strip():
                raise DataError(
                    f"{path.name} の{number}番目: 属性「{field}」が空です。コードを入れてください。",
                    f"{path.name}, shape {number}: attribute '{field}' is empty. Fill in its code.",
                )
            codes.append(attributes[field].strip())
            shapes.append(shape)
    valid = shapely.make_valid(np.array(shapes, dtype=object))
    frame = gpd.GeoDataFrame({"code": codes}, geometry=valid, crs="EPSG:6668")
    return frame.dissolve(by="code").geometry


def joined_areas(areas: gpd.GeoSeries, borders: gpd.GeoSeries, *, join: Join) -> pd.DataFrame:
    """Return the municipality, or municipalities, of every small area.

    Parameters
    ----------
    areas, borders
        Polygons indexed by code, in degrees.
    join
        ``point``: the municipality at a point inside the area (`shapely.point_on_surface`);
        ``area``: every municipality that it overlaps, by the area of the overlap in degrees, whose
        ratio within a small area is that on the ground.

    Returns
    -------
    `code`, `unit`, `weight`, sorted. Areas that lie in no municipality are left out.
    """
    tree = shapely.STRtree(borders.to_numpy())
    shapes = areas.to_numpy()
    if join == "point":
        at, unit = tree.query(shapely.point_on_surface(shapes), predicate="intersects")
        weight = np.ones(len(at))
    else:
        at, unit = tree.query(shapes, predicate="intersects")
        weight = shapely.area(shapely.intersection(shapes[at], borders.to_numpy()[unit]))
        weight = weight / shapely.area(shapes)[at]
    table = pd.DataFrame(
        {
            "code": areas.index.to_numpy()[at].astype(str),
            "unit": borders.index.to_numpy()[unit],
            "weight": weight,
        }
    )
    table = table[table["weight"] > _LEAST_SHARE].sort_values(["code", "unit"], ignore_index=True)
    # a point on a border lies in two municipalities: the first code has it
    return table.drop_duplicates("code", ignore_index=True) if join == "point" else table
