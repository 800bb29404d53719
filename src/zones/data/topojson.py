"""The features of a quantized TopoJSON, as the simplified copies of official borders come in."""

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
import shapely

from zones.errors import DataError

MAX_BYTES = 200_000_000
"""Size of a file: it is read whole, and a nationwide one has a few million bytes."""

_WANTED = {"type", "arcs", "transform", "objects"}
_FAULTS = (
    AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError,
    shapely.GEOSException,
)  # fmt: skip

Shape: TypeAlias = shapely.Polygon | shapely.MultiPolygon


def read_topology(content: bytes, file: str) -> Iterator[tuple[int, dict[str, Any], Shape]]:
    """Yield the number, the properties and the shape of every feature, in the order of the file.

    Parameters
    ----------
    content
        The file's bytes (UTF-8).
    file
        Its name, for messages.

    Raises
    ------
    DataError
        If it is no quantized TopoJSON with one object of polygons, or an arc can't be followed.
    """
    topology = _topology(content, file)
    try:
        features, arcs = _features(file, topology), _decode_arcs(topology)
    except _FAULTS as error:
        if isinstance(error, DataError):
            raise
        raise DataError(
            f"{file}: TopoJSONとして正しくない部分があります（{type(error).__name__}）。",
            f"{file}: a part of it is no TopoJSON ({type(error).__name__}).",
        ) from error
    for number, feature in enumerate(features, start=1):
        properties, shape = _feature(file, number, feature, arcs)
        yield number, properties, shape


def _topology(content: bytes, file: str) -> dict[str, Any]:
    try:
        topology = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DataError(
            f"{file} はJSONとして読めません（{str(error)[:80]}）。",
            f"{file} is no JSON ({str(error)[:80]}).",
        ) from error
    if not isinstance(topology, dict) or not set(topology) >= _WANTED:
        raise DataError(
            f"{file}: 量子化されたTopoJSON（{'、'.join(sorted(_WANTED))}）が必要です。",
            f"{file}: expected a quantized TopoJSON with {', '.join(sorted(_WANTED))}.",
        )
    return topology


def _features(file: str, topology: dict[str, Any]) -> list[dict[str, Any]]:
    objects = list(topology["objects"].values())
    if len(objects) != 1 or not objects[0].get("geometries"):
        raise DataError(
            f"{file}: 図形のあるオブジェクトが1つ必要ですが、{len(objects)}個でした。",
            f"{file}: expected one object with geometries, found {len(objects)}.",
        )
    return list(objects[0]["geometries"])


def _decode_arcs(topology: dict[str, Any]) -> list[np.ndarray]:
    scale = np.array(topology["transform"]["scale"])
    translate = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]


def _feature(
    file: str,
    number: int,
    feature: Any,  # noqa: ANN401 - JSON
    arcs: list[np.ndarray],
) -> tuple[dict[str, Any], Shape]:
    kind = feature.get("type") if isinstance(feature, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise DataError(
            f"{file} の{number}番目の図形: 面が必要ですが、{str(kind)[:20]} でした。",
            f"{file}, feature {number}: expected a polygon, found {str(kind)[:20]}.",
        )
    properties = feature.get("properties") or {}
    try:
        shape = _geometry(feature, arcs)
        return dict(properties), shape
    except _FAULTS as error:
        raise DataError(
            f"{file} の{number}番目の図形: 弧をたどれません（{str(error)[:80]}）。",
            f"{file}, feature {number}: its arcs can't be followed ({str(error)[:80]}).",
        ) from error


def _geometry(feature: dict[str, Any], arcs: list[np.ndarray]) -> Shape:
    if feature["type"] == "Polygon":
        return _polygon(feature["arcs"], arcs)
    return shapely.MultiPolygon([_polygon(rings, arcs) for rings in feature["arcs"]])


def _polygon(rings: list[list[int]], arcs: list[np.ndarray]) -> shapely.Polygon:
    shell, *holes = (_ring(ring, arcs) for ring in rings)
    return shapely.Polygon(shell, holes)


def _ring(ring: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    # A negative number is the arc read backwards (~n); each arc starts where the last one ended.
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
