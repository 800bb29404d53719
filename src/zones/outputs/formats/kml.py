"""KML for Google Earth: one folder a layer, coloured by class, every column as extended data."""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from zones.model.cells import is_missing
from zones.outputs.columns import Column
from zones.outputs.formats.about import About
from zones.outputs.formats.markup import add, document
from zones.outputs.layers import Layer
from zones.outputs.styles import Style, StyleClass, styles_of

NAME = "zones.kml"

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DECIMALS = 6
_SHOWN = ("municipalities", "proposals", "drawn")
"""Folders that are switched on when the file is opened; all at once hide each other."""


def kml(layers: Sequence[Layer], about: About) -> dict[str, bytes]:
    """Return one KML file with *layers*, which must be in WGS 84 degrees.

    Notes
    -----
    OGC 07-147r2, KML 2.2.
    """
    root = ET.Element("kml", {"xmlns": _NAMESPACE})
    whole = add(root, "Document", id="zones")
    add(whole, "name", about.title)
    add(whole, "description", f"{about.basis}\n{about.credit}")
    for layer in layers:
        style = styles_of(layer)[0]
        for at, one in enumerate(style.classes):
            _add_style(whole, f"{layer.id}-{at}", style, one)
        _add_schema(whole, layer, about)
    for layer in layers:
        _add_folder(whole, layer, styles_of(layer)[0], about)
    return {NAME: document(root, doctype=_DECLARATION).encode()}


def _add_style(parent: ET.Element, key: str, style: Style, one: StyleClass) -> None:
    drawn = add(parent, "Style", id=key)
    if style.geometry == "point":
        icon = add(drawn, "IconStyle")
        add(icon, "color", _colour(one.colour, 1.0))
        add(icon, "scale", 0.5)
        add(add(drawn, "LabelStyle"), "scale", 0.7)
        return
    line = add(drawn, "LineStyle")
    edge = one.colour if style.geometry == "line" else "#444444"
    add(line, "color", _colour(edge, 1.0))
    add(line, "width", f"{max(1.0, one.width_mm * 4):.1f}")
    if style.geometry == "polygon":
        add(add(drawn, "PolyStyle"), "color", _colour(one.colour, min(style.opacity, 0.6)))


def _colour(colour: str, opacity: float) -> str:
    """Return ``#rrggbb`` as KML's aabbggrr."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{round(opacity * 255):02x}{blue}{green}{red}".lower()


def _add_schema(parent: ET.Element, layer: Layer, about: About) -> None:
    schema = add(parent, "Schema", name=layer.id, id=f"schema-{layer.id}")
    for column in layer.columns:
        kind = _type(layer.table[column.name])
        field = add(schema, "SimpleField", name=column.name, type=kind)
        add(field, "displayName", column.label.say(about.lang))


def _type(values: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(values.dtype):
        return "bool"
    if pd.api.types.is_integer_dtype(values.dtype):
        return "int"
    return "double" if pd.api.types.is_numeric_dtype(values.dtype) else "string"


def _add_folder(parent: ET.Element, layer: Layer, style: Style, about: About) -> None:
    folder = add(parent, "Folder", id=layer.id)
    add(folder, "name", layer.label.say(about.lang))
    add(folder, "visibility", int(layer.id in _SHOWN))
    classes = _classes(layer.table[style.column], style)
    columns = layer.columns
    values = [layer.table[column.name].tolist() for column in columns]
    rows: Iterable[tuple[object, ...]] = zip(*values, strict=True)
    shapes = layer.table.geometry
    for key, place, row, shape in zip(layer.table.index, classes, rows, shapes, strict=True):
        mark = add(folder, "Placemark", id=f"{layer.id}.{key}")
        add(mark, "name", _title(columns, row))
        add(mark, "visibility", int(layer.id in _SHOWN))
        if place is not None:
            add(mark, "styleUrl", f"#{layer.id}-{place}")
        _add_data(mark, layer.id, columns, row)
        _add_shape(mark, shape)


def _classes(values: pd.Series, style: Style) -> list[int | None]:
    """Return the place of each row's class in the style, ``None`` without one."""
    if style.by_range:
        lows = np.array([one.low for one in style.classes], dtype=float)
        return [
            None if is_missing(value) else int(np.searchsorted(lows, value, side="right")) - 1
            for value in values
        ]
    place = {one.value: at for at, one in enumerate(style.classes)}
    return [place.get(_plain(value), place.get("")) for value in values]


def _title(columns: Sequence[Column], row: Sequence[object]) -> str:
    cells = {column.name: value for column, value in zip(columns, row, strict=True)}
    if "name" in cells:
        return _plain(cells["name"])
    ends = [_plain(value) for name, value in cells.items() if name.endswith("_name")]
    return " – ".join(ends)


def _add_data(
    mark: ET.Element, layer: str, columns: Sequence[Column], row: Sequence[object]
) -> None:
    data = add(add(mark, "ExtendedData"), "SchemaData", schemaUrl=f"#schema-{layer}")
    for column, value in zip(columns, row, strict=True):
        if not is_missing(value):
            plain = int(value) if isinstance(value, bool) else _plain(value)
            add(data, "SimpleData", plain, name=column.name)


def _plain(value: object) -> str:
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(round(value, _DECIMALS)) if isinstance(value, float) else str(value)


def _add_shape(mark: ET.Element, shape: BaseGeometry) -> None:
    parts = shapely.get_parts(shape)
    parent = mark if len(parts) == 1 else add(mark, "MultiGeometry")
    for part in parts:
        if part.geom_type == "Polygon":
            area = add(parent, "Polygon")
            _add_ring(add(area, "outerBoundaryIs"), part.exterior)
            for hole in part.interiors:
                _add_ring(add(area, "innerBoundaryIs"), hole)
        elif part.geom_type == "LineString":
            line = add(parent, "LineString")
            add(line, "tessellate", 1)
            add(line, "coordinates", _coordinates(part))
        else:
            add(add(parent, "Point"), "coordinates", _coordinates(part))


def _add_ring(parent: ET.Element, ring: BaseGeometry) -> None:
    add(add(parent, "LinearRing"), "coordinates", _coordinates(ring))


def _coordinates(line: BaseGeometry) -> str:
    points = shapely.get_coordinates(line).tolist()
    return " ".join(f"{x:.{_DECIMALS}f},{y:.{_DECIMALS}f}" for x, y in points)
