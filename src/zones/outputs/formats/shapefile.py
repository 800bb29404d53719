"""Shapefile for programs that read nothing newer: cp932, short ASCII field names.

The format holds ten letters of a field's name and 254 bytes of text, and drops letters that cp932
lacks (𠮷野町 becomes 野町) without a word. So names are our own short ones, explained in a table
beside the file, and a text that wouldn't come back as it was is refused.
"""

import errno
import os
import warnings
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyogrio

from zones.errors import DataError
from zones.outputs.columns import Column
from zones.outputs.csv import to_csv
from zones.outputs.epoch import EPOCH
from zones.outputs.formats.about import About
from zones.outputs.formats.scratch import scratch_folder
from zones.outputs.layers import Geometry, Layer

ENCODING = "cp932"
TEXT_BYTES = 254
"""What one text field of a DBF file holds."""

_HEAD, _PLACE = 100, 8
"""Bytes of the header of a .shx file, and of one place in it."""

_PARTS = ("shp", "shx", "dbf", "prj", "cpg")
_SHAPES: dict[Geometry, str] = {"polygon": "Polygon", "line": "LineString", "point": "Point"}


def shapefile(layers: Sequence[Layer], about: About) -> dict[str, bytes]:
    """Return a Shapefile and its field table (``*_fields.csv``) for each layer.

    Lists that can be longer than a field holds stay out; the field table says so.

    Raises
    ------
    DataError
        Naming the feature whose text doesn't survive cp932 or the length of a field.
    OutputError
        If the working folder can't be written to.
    """
    files: dict[str, bytes] = {}
    for layer in layers:
        _check_texts(layer)
    with scratch_folder() as folder:
        for layer in layers:
            _write(folder, layer)
            parts = {part: folder / f"{layer.id}.{part}" for part in _PARTS}
            files |= {path.name: path.read_bytes() for path in parts.values() if path.exists()}
            files[f"{layer.id}_fields.csv"] = to_csv(_field_table(layer, about))
    return files


def _write(folder: Path, layer: Layer) -> None:
    kept = [column for column in layer.columns if not column.long]
    table = layer.table[[*(column.name for column in kept), layer.table.geometry.name]]
    path = folder / f"{layer.id}.shp"
    with warnings.catch_warnings():
        # what GDAL only warns of once, the comparison below finds each time
        warnings.filterwarnings(
            "ignore", message=".*couldn't be converted", category=RuntimeWarning
        )
        pyogrio.write_dataframe(
            table.rename(columns={column.name: column.short for column in kept}),
            path,
            driver="ESRI Shapefile",
            encoding=ENCODING,
            geometry_type=_SHAPES[layer.geometry],
            layer_options={"DBF_DATE_LAST_UPDATE": EPOCH.strftime("%Y-%m-%d")},
        )
    _check_whole(path, len(table))
    _compare(layer, kept, pyogrio.read_dataframe(path, read_geometry=False))


def _check_whole(path: Path, rows: int) -> None:
    """Refuse a file that is shorter than its header says: GDAL is silent about a full disk."""
    shapes, places = path.read_bytes(), path.with_suffix(".shx").read_bytes()
    cells = path.with_suffix(".dbf").read_bytes()
    lengths = [int.from_bytes(one[24:28], "big") * 2 for one in (shapes, places)]
    head, row = (int.from_bytes(cells[at : at + 2], "little") for at in (8, 10))
    whole = lengths == [len(shapes), len(places)]
    whole &= len(places) == _HEAD + _PLACE * rows
    whole &= head > 0 and len(cells) >= head + row * rows
    if not whole:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _compare(layer: Layer, kept: Sequence[Column], again: pd.DataFrame) -> None:
    """Refuse a text that came back changed, whatever the reason."""
    for column in kept:
        mine = layer.table[column.name]
        if not pd.api.types.is_string_dtype(mine.dtype):
            continue
        theirs = again[column.short].fillna("").tolist()
        for key, value, read in zip(mine.index, mine.fillna(""), theirs, strict=True):
            if value != read:
                where = f"{layer.id} {key} {column.name}"
                raise DataError(
                    f"「{value[:40]}」（{where}）は Shapefile に書くと「{read[:40]}」に変わります。"
                    "GeoPackage（--format gpkg）で書き出してください。",
                    f"'{value[:40]}' ({where}) turns into '{read[:40]}' in a Shapefile. "
                    "Export a GeoPackage instead (--format gpkg).",
                )


def _check_texts(layer: Layer) -> None:
    for column in layer.columns:
        values = layer.table[column.name]
        if column.long or not pd.api.types.is_string_dtype(values.dtype):
            continue
        for key, value in values.dropna().items():
            _check_text(layer, str(key), column.name, str(value))


def _check_text(layer: Layer, key: str, column: str, value: str) -> None:
    where = f"{layer.id} {key} {column}"
    try:
        content = value.encode(ENCODING)
    except UnicodeEncodeError as error:
        letter = value[error.start]
        raise DataError(
            f"「{value[:40]}」（{where}）の「{letter}」（U+{ord(letter):04X}）は Shapefile の文字コード"
            "（cp932）にありません。GeoPackage（--format gpkg）で書き出してください。",
            f"'{value[:40]}' ({where}) has '{letter}' (U+{ord(letter):04X}), which a Shapefile's "
            "cp932 lacks. Export a GeoPackage instead (--format gpkg).",
        ) from None
    if len(content) > TEXT_BYTES:
        raise DataError(
            f"「{value[:40]}…」（{where}）は Shapefile の {TEXT_BYTES} バイトに収まりません。"
            "GeoPackage（--format gpkg）で書き出してください。",
            f"'{value[:40]}…' ({where}) is longer than the {TEXT_BYTES} bytes of a Shapefile. "
            "Export a GeoPackage instead (--format gpkg).",
        )


def _field_table(layer: Layer, about: About) -> pd.DataFrame:
    rows = [
        (
            "" if column.long else column.short,
            column.name,
            column.label.say(about.lang),
            column.unit,
        )
        for column in layer.columns
    ]
    return pd.DataFrame(rows, columns=["field", "column", "label", "unit"], dtype="str")
