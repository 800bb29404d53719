"""Where names stand on a map: in the widest part of a municipality, and of a prefecture."""

from typing import Any

import geopandas as gpd
import numpy as np
import shapely

Place = tuple[float, float]
"""Longitude and latitude in degrees."""

_DECIMALS = 3
_SPECK = 0.02


def places_of(shapes: Any) -> list[Place]:  # noqa: ANN401 - array of geometries
    """Return the place of each name: the middle of the widest part of the largest polygon."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    areas = shapely.area(parts)
    order = np.lexsort((-areas, owner))
    largest = parts[order[np.unique(owner[order], return_index=True)[1]]]
    size = np.sqrt(shapely.area(largest))
    rough = shapely.simplify(largest, size * _SPECK)
    centres = shapely.get_point(
        shapely.maximum_inscribed_circle(rough, tolerance=float(size.min()) * _SPECK), 0
    )
    return [
        (round(float(x), _DECIMALS), round(float(y), _DECIMALS))
        for x, y in zip(shapely.get_x(centres), shapely.get_y(centres), strict=True)
    ]


def prefecture_places(municipalities: gpd.GeoDataFrame) -> dict[str, Place]:
    """Return the place of each prefecture's name, in the land that *municipalities* has of it."""
    shapes, codes = municipalities.geometry.to_numpy(), municipalities["prefecture"].to_numpy()
    lands = {
        str(code): np.array([shapely.coverage_union_all(shapes[codes == code])])
        for code in dict.fromkeys(codes)
    }
    return {code: places_of(land)[0] for code, land in lands.items()}
