"""Polygons and points of a Shapefile, read by our own lines: nothing in the file can name another file.

GDAL looks at the content and may open what a file points to. The layout of a polygon Shapefile is
fixed (ESRI, 1998), so that the few lines here read it in pieces, in any encoding, and nothing else.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import numpy as np
import shapely

from zones.errors import DataError

_MAGIC = 9994
_HEADER = 100
_POINT, _POLYGON, _POLYGON_Z, _POLYGON_M = 1, 5, 15, 25
_MAX_POINTS = 20_000_000
_DBF_HEADER = 32
_DBF_END = 0x0D
_MAX_FIELDS = 255


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    start: int
    length: int


def read_polygons(stream: IO[bytes], file: str) -> Iterator[shapely.MultiPolygon]:
    """Yield the polygon of every record of a ``.shp``, in its order, reading piece by piece.

    Raises
    ------
    DataError
        If it is no Shapefile of polygons, is cut off, or a record is malformed: it names it.
    """
    kind = _kind(stream, file)
    if kind not in {_POLYGON, _POLYGON_Z, _POLYGON_M}:
        raise DataError(
            f"{file}: 面（ポリゴン）のはずですが、図形の種類は{kind}でした。",
            f"{file}: expected polygons, found shapes of type {kind}.",
        )
    for number, content in _records(stream, file):
        yield _polygon(content, file, number, kind)


def read_points(stream: IO[bytes], file: str) -> Iterator[shapely.Point]:
    """Yield the point of every record of a ``.shp``, in its order.

    Raises
    ------
    DataError
        If it is no Shapefile of points, is cut off, or a point lies outside Japan.
    """
    kind = _kind(stream, file)
    if kind != _POINT:
        raise DataError(
            f"{file}: 点のはずですが、図形の種類は{kind}でした。",
            f"{file}: expected points, found shapes of type {kind}.",
        )
    for number, content in _records(stream, file):
        if len(content) < 20 or struct.unpack("<i", content[:4])[0] != _POINT:  # noqa: PLR2004
            raise _broken(file, number)
        place = np.frombuffer(content, "<f8", 2, 4).reshape(1, 2)
        _check_places(place, file, number)
        yield shapely.Point(place[0])


def _kind(stream: IO[bytes], file: str) -> int:
    header = stream.read(_HEADER)
    if len(header) < _HEADER or struct.unpack(">i", header[:4])[0] != _MAGIC:
        raise DataError(f"{file} はShapefileではありません。", f"{file} is no Shapefile.")
    return int(struct.unpack("<i", header[32:36])[0])


def _records(stream: IO[bytes], file: str) -> Iterator[tuple[int, bytes]]:
    number = 0
    while head := stream.read(8):
        number += 1
        if len(head) < 8:  # noqa: PLR2004 - the record header
            raise _broken(file, number)
        words = struct.unpack(">i", head[4:])[0]
        if not 0 < words <= 8 * _MAX_POINTS + 1000:
            raise _broken(file, number)
        content = stream.read(2 * words)
        if len(content) < 2 * words:
            raise _broken(file, number)
        yield number, content


def read_attributes(content: bytes, file: str, encoding: str) -> tuple[list[str], list[list[str]]]:
    """Return the names of the fields of a ``.dbf`` and the text of every record.

    Raises
    ------
    DataError
        If it is no dBASE table, is cut off, or doesn't decode in *encoding*.
    """
    fields, first, size, count = _dbf_layout(content, file)
    if first + size * count > len(content):
        raise DataError(
            f"{file} が途中で切れています（{count}件のはず）。",
            f"{file} is cut off ({count} records expected).",
        )
    rows = []
    for number in range(count):
        record = content[first + number * size : first + (number + 1) * size]
        try:
            rows.append(
                [
                    record[one.start : one.start + one.length].decode(encoding).strip(" \0")
                    for one in fields
                ]
            )
        except UnicodeDecodeError as error:
            raise DataError(
                f"{file} の{number + 1}件目が {encoding} として読めません。",
                f"{file}, record {number + 1}: it can't be read as {encoding}.",
            ) from error
    return [one.name for one in fields], rows


def _polygon(content: bytes, file: str, number: int, kind: int) -> shapely.MultiPolygon:
    if len(content) < 44 or struct.unpack("<i", content[:4])[0] != kind:  # noqa: PLR2004
        raise _broken(file, number)
    parts, points = struct.unpack("<ii", content[36:44])
    end = 44 + 4 * parts + 16 * points
    if not (0 < parts <= points <= _MAX_POINTS and end <= len(content)):
        raise _broken(file, number)
    starts = np.frombuffer(content, "<i4", parts, 44)
    if starts[0] != 0 or (np.diff(starts) <= 0).any() or starts[-1] >= points:
        raise _broken(file, number)
    places = np.frombuffer(content, "<f8", 2 * points, 44 + 4 * parts).reshape(points, 2)
    _check_places(places, file, number)
    lengths = np.diff([*starts, points])
    if (lengths < 4).any():  # noqa: PLR2004 - a closed ring
        raise _broken(file, number)
    try:
        rings = shapely.linearrings(places, indices=np.repeat(np.arange(parts), lengths))
    except (shapely.GEOSException, ValueError) as error:
        raise _broken(file, number) from error
    return _assembled(rings)


def _check_places(places: np.ndarray, file: str, number: int) -> None:
    """Refuse coordinates that aren't degrees of Japan: metres, or latitude before longitude."""
    low, high = places.min(axis=0), places.max(axis=0)
    inside = (low >= (122, 20)).all() and (high <= (154, 46)).all()
    if not inside:  # also where a coordinate is no number
        raise DataError(
            f"{file} の{number}件目: 経度122〜154度・緯度20〜46度のはずですが、"
            f"{low[0]:g}〜{high[0]:g}、{low[1]:g}〜{high[1]:g} でした。座標系を確認してください。",
            f"{file}, record {number}: expected longitudes 122–154 and latitudes 20–46, found "
            f"{low[0]:g}–{high[0]:g} and {low[1]:g}–{high[1]:g}. Check the coordinate system.",
        )


def _assembled(rings: np.ndarray) -> shapely.MultiPolygon:
    """Return the polygons of a record: outer rings run clockwise, holes the other way."""
    hole = shapely.is_ccw(rings)
    outer, holes = rings[~hole], rings[hole]
    if not len(outer):
        outer, holes = rings, rings[:0]
    if len(outer) == 1:
        return shapely.MultiPolygon([shapely.Polygon(outer[0], list(holes))])
    shells = shapely.polygons(outer)
    inside: list[list[shapely.LinearRing]] = [[] for _ in outer]
    for ring in holes:
        around = np.flatnonzero(shapely.covers(shells, shapely.polygons(ring)))
        if len(around):
            smallest = around[np.argmin(shapely.area(shells[around]))]
            inside[int(smallest)].append(ring)
    return shapely.MultiPolygon(
        [shapely.Polygon(shell, its) for shell, its in zip(outer, inside, strict=True)]
    )


def _dbf_layout(content: bytes, file: str) -> tuple[list[_Field], int, int, int]:
    """Return the fields, the start of the records, their size and their number."""
    if len(content) < _DBF_HEADER + 1:
        raise DataError(f"{file} が途中で切れています。", f"{file} is cut off.")
    count, first, size = struct.unpack("<IHH", content[4:12])
    fields: list[_Field] = []
    start = 1
    for at in range(_DBF_HEADER, min(first, len(content)) - _DBF_HEADER + 1, _DBF_HEADER):
        if content[at] == _DBF_END or len(fields) > _MAX_FIELDS:
            break
        name = content[at : at + 11].split(b"\0")[0].decode("ascii", errors="replace")
        length = content[at + 16]
        fields.append(_Field(name, start, length))
        start += length
    if not fields or start != size:
        raise DataError(f"{file} は属性表（dBASE）として読めません。", f"{file} is no dBASE table.")
    return fields, first, size, count


def _broken(file: str, number: int) -> DataError:
    return DataError(
        f"{file} の{number}件目の図形が壊れています。もう一度ダウンロードしてください。",
        f"{file}: record {number} is broken. Download it again.",
    )
