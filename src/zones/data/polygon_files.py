"""Polygons with attributes from a zip, a Shapefile, GeoJSON or TopoJSON, one after the other."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

import shapely

from zones.codes import PREFECTURES
from zones.data import archives
from zones.data.geojson_stream import read_features
from zones.data.shapefile import read_attributes, read_points, read_polygons
from zones.data.topojson import MAX_BYTES, read_topology
from zones.errors import DataError
from zones.labels import Text

Record = tuple[int, dict[str, str], shapely.Polygon | shapely.MultiPolygon | shapely.Point]
"""Number of the record in the file, its attributes as text (empty where there are none), shape."""

_ATTRIBUTES_BYTES = 1_000_000_000
_SMALL_BYTES = 10_000
_HEAD_BYTES = 10_000
_TOPOLOGY = re.compile(rb'"type"\s*:\s*"Topology"')
_OLD_DATUM = re.compile(r"TOKYO|4301", re.IGNORECASE)
_NAMES = frozenset(text.ja for text in PREFECTURES.values())
_WHOLE_COUNTRY = ("_prefecture", "_subprefecture")


@dataclass(frozen=True, slots=True)
class _Parts:
    """An open Shapefile: the stream of its shapes and its small companions."""

    name: str
    shapes: IO[bytes]
    attributes: bytes
    code_page: str | None
    projection: str | None


@dataclass(frozen=True, slots=True)
class _Wanted:
    field: str | None
    points: bool


@contextmanager
def open_polygons(
    path: Path, *, prefecture_field: str | None, points: bool = False
) -> Iterator[Iterator[Record]]:
    """Give the records of *path*: a zip with a Shapefile or GeoJSON, either unpacked, or TopoJSON.

    What a file is follows from its content. Where a Shapefile doesn't state its encoding, UTF-8
    and Shift_JIS (cp932) are tried, and the names of prefectures must come out right.

    Parameters
    ----------
    path
        The file.
    prefecture_field
        The attribute that holds the prefecture's name; None if there is none.
    points
        Whether the shapes are points; they are read from a Shapefile only.

    Raises
    ------
    DataError
        If it is none of them, is cut off or malformed, or is in the old Tokyo datum.
    """
    wanted = _Wanted(prefecture_field, points)
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
            stream.seek(0)
            if start == b"PK\x03\x04":
                with archives.opened(path) as archive:
                    yield _zip_records(path.name, archive, wanted)
            elif start == b"\x00\x00\x27\x0a":
                yield _shape_records(_beside(path, stream), wanted)
            elif not points and start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
                yield _json_records(stream, path.name)
            else:
                raise _unknown_kind(path.name)
    except OSError as error:
        raise DataError(
            f"{path} を読めません（{error.strerror or error}）。",
            f"{path} can't be read ({error.strerror or error}).",
        ) from error


def _zip_records(file: str, archive: zipfile.ZipFile, wanted: _Wanted) -> Iterator[Record]:
    shapes = _main(archives.members(archive, r".+\.shp"))
    if shapes:
        yield from _zipped_shapefile(file, archive, shapes, wanted)
        return
    texts = [] if wanted.points else _main(archives.members(archive, r".+\.(geo)?json"))
    if len(texts) != 1:
        raise DataError(
            f"{file}: .shp か .geojson が1つ必要ですが、{len(texts)}個でした。",
            f"{file}: expected one .shp or .geojson, found {len(texts)}.",
        )
    with archive.open(texts[0]) as stream:
        yield from _geojson_records(stream, f"{file}/{texts[0].filename}")


def _main(infos: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the members with municipalities; of the same file in two encodings, that in UTF-8."""
    stems = {info: PurePosixPath(info.filename).stem for info in infos}
    kept = [info for info in infos if not stems[info].endswith(_WHOLE_COUNTRY)]
    utf8 = [info for info in kept if "utf-8" in info.filename.lower()]
    return utf8 if len(kept) > 1 and utf8 else kept


def _zipped_shapefile(
    file: str, archive: zipfile.ZipFile, shapes: Sequence[zipfile.ZipInfo], wanted: _Wanted
) -> Iterator[Record]:
    if len(shapes) > 1:
        names = "、".join(info.filename for info in shapes[:5])
        raise DataError(
            f"{file}: Shapefileが{len(shapes)}個あります（{names}）。1つだけのzipにしてください。",
            f"{file}: it holds {len(shapes)} Shapefiles ({names}). Give a zip with one.",
        )
    stem = re.escape(PurePosixPath(shapes[0].filename).stem)
    folder = PurePosixPath(shapes[0].filename).parent

    def companion(ending: str, limit: int) -> bytes | None:
        same = [
            info
            for info in archives.members(archive, rf"{stem}\.{ending}")
            if PurePosixPath(info.filename).parent == folder
        ]
        return archives.read_member(archive, same[0], limit=limit) if same else None

    attributes = companion("dbf", _ATTRIBUTES_BYTES)
    if attributes is None:
        raise _no_attributes(f"{file}/{shapes[0].filename}")
    with archive.open(shapes[0]) as stream:
        parts = _Parts(
            f"{file}/{shapes[0].filename}",
            stream,
            attributes,
            _ascii(companion("cpg", _SMALL_BYTES)),
            _ascii(companion("prj", _SMALL_BYTES)),
        )
        yield from _shape_records(parts, wanted)


def _beside(path: Path, stream: IO[bytes]) -> _Parts:
    def companion(ending: str, limit: int) -> bytes | None:
        for one in (path.with_suffix(f".{ending}"), path.with_suffix(f".{ending.upper()}")):
            if one.is_file():
                with one.open("rb") as content:
                    return archives.read_at_most(content, limit, one.name)
        return None

    attributes = companion("dbf", _ATTRIBUTES_BYTES)
    if attributes is None:
        raise _no_attributes(path.name)
    return _Parts(
        path.name,
        stream,
        attributes,
        _ascii(companion("cpg", _SMALL_BYTES)),
        _ascii(companion("prj", _SMALL_BYTES)),
    )


def _shape_records(parts: _Parts, wanted: _Wanted) -> Iterator[Record]:
    if parts.projection is not None and _OLD_DATUM.search(parts.projection):
        raise _old_datum(parts.name)
    names, rows = _attributes(parts, wanted.field)
    read = read_points if wanted.points else read_polygons
    count = 0
    for number, shape in enumerate(read(parts.shapes, parts.name), start=1):
        if number > len(rows):
            raise _unequal(parts.name, f"> {len(rows)}", len(rows))
        count = number
        yield number, dict(zip(names, rows[number - 1], strict=True)), shape
    if count != len(rows):
        raise _unequal(parts.name, str(count), len(rows))


def _attributes(parts: _Parts, field: str | None) -> tuple[list[str], list[list[str]]]:
    """Return the attributes in the encoding in which the prefectures' names come out right."""
    stated = _python_encoding(parts.code_page)
    tried = [stated] if stated else ["utf-8", "cp932"]
    for encoding in tried:
        try:
            names, rows = read_attributes(parts.attributes, parts.name, encoding)
        except DataError:
            if encoding == tried[-1]:
                raise
            continue
        if field is None or field not in names:
            return names, rows  # the reader of the attributes says what is missing
        at = names.index(field)
        if all(row[at] in _NAMES or not row[at] for row in rows):
            return names, rows
    raise DataError(
        f"{parts.name}: 属性の文字コードが {' / '.join(tried)} のどれでもないようです"
        f"（{field} が都道府県名になりません）。",
        f"{parts.name}: the attributes don't seem to be in {' / '.join(tried)} "
        f"({field} gives no prefecture).",
    )


def _python_encoding(code_page: str | None) -> str | None:
    word = (code_page or "").strip().lower().replace("-", "").replace("_", "")
    if not word:
        return None
    known = {"utf8": "utf-8", "shiftjis": "cp932", "sjis": "cp932", "932": "cp932"}
    known |= {"cp932": "cp932", "ms932": "cp932", "windows31j": "cp932", "ansi932": "cp932"}
    return known.get(word)


def _json_records(stream: IO[bytes], file: str) -> Iterator[Record]:
    head = stream.read(_HEAD_BYTES)
    stream.seek(0)
    if not _TOPOLOGY.search(head):
        yield from _geojson_records(stream, file)
        return
    content = archives.read_at_most(stream, MAX_BYTES, file)
    for number, properties, shape in read_topology(content, file):
        _check_places(shape, file, number)
        yield number, _texts(properties), shape


def _geojson_records(stream: IO[bytes], file: str) -> Iterator[Record]:
    for number, feature in enumerate(read_features(stream, file), start=1):
        properties = feature.get("properties")
        if not isinstance(properties, dict):
            raise _bad_feature(file, number, Text("属性", "properties"))
        yield number, _texts(properties), _shape(feature.get("geometry"), file, number)


def _texts(properties: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): "" if cell is None else str(cell) for key, cell in properties.items()}


def _shape(geometry: Any, file: str, number: int) -> shapely.MultiPolygon:  # noqa: ANN401 - JSON
    kinds = {"Polygon": 1, "MultiPolygon": 2}
    if not isinstance(geometry, dict) or geometry.get("type") not in kinds:
        raise _bad_feature(file, number, Text("図形の種類", "geometry"))
    try:
        places = geometry["coordinates"]
        polygons = [places] if geometry["type"] == "Polygon" else places
        made = shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])
    except (
        KeyError, IndexError, TypeError, ValueError, AttributeError, shapely.GEOSException,
    ) as error:  # fmt: skip
        raise _bad_feature(file, number, Text("座標", "coordinates")) from error
    _check_places(made, file, number)
    return made


def _check_places(shape: shapely.Geometry, file: str, number: int) -> None:
    low_x, low_y, high_x, high_y = shape.bounds
    if not (low_x >= 122 and low_y >= 20 and high_x <= 154 and high_y <= 46):  # noqa: PLR2004
        raise DataError(
            f"{file} の{number}番目: 経度122〜154度・緯度20〜46度のはずですが、"
            f"{low_x:g}〜{high_x:g}、{low_y:g}〜{high_y:g} でした。",
            f"{file}, feature {number}: expected longitudes 122–154 and latitudes 20–46, found "
            f"{low_x:g}–{high_x:g} and {low_y:g}–{high_y:g}.",
        )


def _ascii(content: bytes | None) -> str | None:
    return None if content is None else content.decode("ascii", errors="replace")


def _unknown_kind(file: str) -> DataError:
    return DataError(
        f"{file}: zip、Shapefile（.shp）、GeoJSON、TopoJSONのどれでもありません。",
        f"{file} is no zip, Shapefile (.shp), GeoJSON or TopoJSON.",
    )


def _no_attributes(file: str) -> DataError:
    return DataError(
        f"{file}: 属性表（.dbf）がありません。同じ名前の .dbf を隣に置いてください。",
        f"{file}: its attributes (.dbf) are missing. Put the .dbf of the same name beside it.",
    )


def _old_datum(file: str) -> DataError:
    return DataError(
        f"{file}: 旧日本測地系（Tokyo）です。約460 mずれるため使いません。JGD2000/2011版が必要です。",
        f"{file}: it is in the old Tokyo datum, about 460 m off. Get the one in JGD2000 or JGD2011.",
    )


def _unequal(file: str, shapes: str, rows: int) -> DataError:
    return DataError(
        f"{file}: 図形（{shapes}件）と属性（{rows}件）の数が違います。",
        f"{file}: there are {shapes} shapes and {rows} rows of attributes.",
    )


def _bad_feature(file: str, number: int, part: Text) -> DataError:
    return DataError(
        f"{file} の{number}番目の図形: {part.ja}が正しくありません（面が必要です）。",
        f"{file}, feature {number}: its {part.en} isn't right (a polygon is needed).",
    )
