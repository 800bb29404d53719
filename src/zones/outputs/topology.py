"""TopoJSON: every shared border once, on a whole-number grid.

A GeoJSON file repeats each border for both municipalities. TopoJSON keeps it as one *arc* that both
refer to (the neighbour backwards), so a map is half as large, neighbours can't come apart, and the
two sides of a border are known without geometry.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import shape
from topojson.core.topology import Topology as Builder

from zones.errors import DataError, InputError

Topology: TypeAlias = dict[str, Any]
"""A TopoJSON topology with one object, ``municipalities``; a geometry's id is its code."""

LAYER = "municipalities"
"""Name of the object in the topology."""

DECIMALS = 5
"""Decimals of a degree on the web: about one metre. Four already make an invalid municipality."""

_RING_POINTS = 4


def encode(
    municipalities: gpd.GeoDataFrame, *, decimals: int = DECIMALS, tolerance: float | None = None
) -> Topology:
    """Return the municipalities as one TopoJSON topology.

    The same municipalities give the same topology, whatever the order of the rows.

    Parameters
    ----------
    municipalities
        Polygons indexed by code, in degrees, together a valid coverage (no gaps or overlaps
        between neighbours).
    decimals
        Decimals of a degree to keep.
    tolerance
        Simplify all borders together before (``shapely.coverage_simplify``), in degrees.

    Returns
    -------
    dict
        Quantized and delta-encoded topology; one geometry a municipality, in order of the codes.
        Points on a straight line are left out.

    Raises
    ------
    InputError
        If *decimals* or *tolerance* is negative, or a code comes twice.
    DataError
        If a geometry is missing or no polygon, or becomes empty or invalid when simplified.

    Notes
    -----
    TopoJSON Format Specification 1.0, https://github.com/topojson/topojson-specification.
    """
    if decimals < 0 or (tolerance is not None and tolerance < 0):
        raise InputError(
            "小数点以下の桁数と簡略化の許容差は0以上で指定してください。",
            "Give decimals and tolerance as zero or more.",
        )
    frame = _ordered(municipalities)
    if tolerance is not None:
        frame = _simplified(frame, tolerance)
    whole = Builder(frame, prequantize=False, topology=True, shared_coords=True).to_dict()
    grid = [_on_grid(np.asarray(arc, dtype=np.float64), decimals) for arc in whole["arcs"]]
    corner = np.min([arc.min(axis=0) for arc in grid], axis=0)
    step = 10.0**-decimals
    return {
        "type": "Topology",
        "transform": {
            "scale": [step, step],
            "translate": [round(int(value) * step, decimals) for value in corner],
        },
        "arcs": [_deltas(arc - corner) for arc in grid],
        "objects": {
            LAYER: {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": one["type"], "id": one["id"], "arcs": one["arcs"]}
                    for one in whole["objects"]["data"]["geometries"]
                ],
            }
        },
    }


def decode(topology: Topology) -> gpd.GeoSeries:
    """Return the polygons of a *topology* by code.

    Returns
    -------
    geopandas.GeoSeries
        Polygons indexed by ``code``, EPSG:6668.
    """
    scale = np.asarray(topology["transform"]["scale"])
    corner = np.asarray(topology["transform"]["translate"])
    lines = [np.cumsum(np.asarray(arc), axis=0) * scale + corner for arc in topology["arcs"]]

    def ring(arcs: list[int]) -> list[list[float]]:
        parts = [lines[arc] if arc >= 0 else lines[~arc][::-1] for arc in arcs]
        joined = [parts[0], *(part[1:] for part in parts[1:])]
        return [[float(x), float(y)] for x, y in np.concatenate(joined)]

    def polygon(rings: list[list[int]]) -> list[list[list[float]]]:
        return [ring(arcs) for arcs in rings]

    geometries = topology["objects"][LAYER]["geometries"]
    shapes = [
        shape(
            {
                "type": one["type"],
                "coordinates": polygon(one["arcs"])
                if one["type"] == "Polygon"
                else [polygon(rings) for rings in one["arcs"]],
            }
        )
        for one in geometries
    ]
    index = [one["id"] for one in geometries]
    return gpd.GeoSeries(shapes, index=index, crs="EPSG:6668").rename_axis("code")


def sides(topology: Topology) -> tuple[tuple[str, ...], ...]:
    """Return for every arc the codes of the municipalities on its sides, in order.

    One code is a coast (or the shore of a lake), two are a border.
    """
    found: list[list[str]] = [[] for _ in topology["arcs"]]
    for geometry in topology["objects"][LAYER]["geometries"]:
        for arc in _arcs(geometry["arcs"]):
            found[arc].append(geometry["id"])
    return tuple(tuple(sorted(set(codes))) for codes in found)


def neighbours(topology: Topology) -> dict[str, frozenset[str]]:
    """Return for every code the codes that share a border with it."""
    found: dict[str, set[str]] = {
        geometry["id"]: set() for geometry in topology["objects"][LAYER]["geometries"]
    }
    for codes in sides(topology):
        for code in codes:
            found[code].update(codes)
    return {code: frozenset(others - {code}) for code, others in found.items()}


def _arcs(nested: list[Any]) -> Iterator[int]:
    for item in nested:
        if isinstance(item, int):
            yield item if item >= 0 else ~item
        else:
            yield from _arcs(item)


def _ordered(municipalities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return only the polygons, sorted by code."""
    if not municipalities.index.is_unique:
        twice = municipalities.index[municipalities.index.duplicated()][0]
        raise InputError(
            f"市区町村コード {twice} が重複しています。1行にまとめてください。",
            f"Code {twice} comes twice. Give each municipality one row.",
        )
    kinds = municipalities.geom_type.isin(["Polygon", "MultiPolygon"])
    bad = municipalities.index[~kinds | municipalities.geometry.is_empty]
    if len(bad) or municipalities.empty:
        first = bad[0] if len(bad) else "–"
        raise DataError(
            f"市区町村 {first} の境界が面ではありません。ポリゴンの境界データを使ってください。",
            f"The boundary of {first} is no polygon. Use polygon boundaries.",
        )
    return municipalities[[municipalities.geometry.name]].sort_index()


def _simplified(frame: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Return the coverage with fewer points, no municipality lost."""
    shapes = shapely.coverage_simplify(frame.geometry.to_numpy(), tolerance)
    bad = frame.index[shapely.is_empty(shapes) | ~shapely.is_valid(shapes)]
    if len(bad):
        raise DataError(
            f"許容差 {tolerance} 度の簡略化で {bad[0]} の形が失われます。"
            "許容差を小さくしてください。",
            f"A tolerance of {tolerance}° destroys the shape of {bad[0]}. Use a smaller one.",
        )
    return frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs))


def _on_grid(arc: npt.NDArray[np.float64], decimals: int) -> npt.NDArray[np.int64]:
    """Return an arc in whole steps, without points that fall on the one before."""
    points = np.rint(arc * 10.0**decimals).astype(np.int64)
    moved = np.concatenate([[True], (np.diff(points, axis=0) != 0).any(axis=1)])
    closed = bool((arc[0] == arc[-1]).all())
    least = _RING_POINTS if closed else 2
    return points[moved] if moved.sum() >= least else points


def _deltas(points: npt.NDArray[np.int64]) -> list[list[int]]:
    steps: list[list[int]] = np.concatenate([points[:1], np.diff(points, axis=0)]).tolist()
    return steps
