"""A style as QML, the format in which QGIS keeps it."""

import math
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from zones.labels import Lang
from zones.outputs.formats.markup import add, document
from zones.outputs.layers import Geometry, Layer
from zones.outputs.styles import Style, StyleClass

_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_VERSION = "3.22.0"
_SYMBOLS: dict[Geometry, tuple[str, str]] = {
    "polygon": ("fill", "SimpleFill"),
    "line": ("line", "SimpleLine"),
    "point": ("marker", "SimpleMarker"),
}
_PLACEMENTS: dict[Geometry, int] = {"polygon": 1, "line": 2, "point": 6}
"""QGIS writes a name over an area, along a line, or beside a point."""
_FIELD_BASED = 2
_GREY = "#444444"


def to_qml(style: Style, layer: Layer, lang: Lang = "ja") -> str:
    """Return *style* as QML, with the columns' names in words as aliases."""
    root = ET.Element(
        "qgis", {"version": _VERSION, "styleCategories": "Symbology|Labeling|Fields|Forms"}
    )
    _add_renderer(root, style, lang)
    if style.name_column:
        _add_labels(root, style)
    aliases = add(root, "aliases")
    for at, column in enumerate(layer.columns):
        add(aliases, "alias", index=at, field=column.name, name=column.label.say(lang))
    add(root, "layerGeometryType", {"point": 0, "line": 1, "polygon": 2}[style.geometry])
    return document(root, doctype=_DOCTYPE)


def to_raster_qml(ranges: Sequence[tuple[float, str]]) -> str:
    """Return the style of a raster of measured numbers.

    Parameters
    ----------
    ranges
        Upper bound and ``#rrggbb`` of each class, upwards; the last bound is infinite.
    """
    root = ET.Element("qgis", {"version": _VERSION, "styleCategories": "Symbology"})
    highest = ranges[-2][0] if len(ranges) > 1 else 1
    renderer = add(
        add(root, "pipe"),
        "rasterrenderer",
        type="singlebandpseudocolor",
        band=1,
        opacity=1,
        alphaBand=-1,
        classificationMin=0,
        classificationMax=highest,
    )
    shader = add(
        add(renderer, "rastershader"),
        "colorrampshader",
        colorRampType="DISCRETE",
        classificationMode=1,
        clip=0,
        minimumValue=0,
        maximumValue=highest,
    )
    for at, (bound, colour) in enumerate(ranges):
        below = "" if at == 0 else f"{ranges[at - 1][0]:g}"
        label = f"{below}–" if bound == math.inf else f"{below}–{bound:g}"
        value = "inf" if bound == math.inf else f"{bound:g}"
        add(shader, "item", value=value, color=colour, label=label, alpha=255)
    return document(root, doctype=_DOCTYPE)


def _add_renderer(root: ET.Element, style: Style, lang: Lang) -> None:
    kind = "graduatedSymbol" if style.by_range else "categorizedSymbol"
    renderer = add(
        root,
        "renderer-v2",
        type=kind,
        attr=style.column,
        forceraster=0,
        symbollevels=0,
        enableorderby=0,
        **({"graduatedMethod": "GraduatedColor"} if style.by_range else {}),
    )
    group = add(renderer, "ranges" if style.by_range else "categories")
    for at, one in enumerate(style.classes):
        words = {"symbol": at, "label": one.label.say(lang), "render": "true"}
        if style.by_range:
            add(group, "range", lower=f"{one.low:.6f}", upper=f"{one.high:.6f}", **words)
        else:
            add(group, "category", value=one.value, type="string", **words)
    symbols = add(renderer, "symbols")
    for at, one in enumerate(style.classes):
        _add_symbol(symbols, at, style, one)


def _add_symbol(symbols: ET.Element, at: int, style: Style, one: StyleClass) -> None:
    kind, layer_class = _SYMBOLS[style.geometry]
    symbol = add(
        symbols, "symbol", type=kind, name=at, alpha=style.opacity, clip_to_extent=1, force_rhr=0
    )
    drawn = add(symbol, "layer", **{"class": layer_class}, enabled=1, locked=0)
    drawn.set("pass", "0")
    properties = _properties(style, one)
    options = add(drawn, "Option", type="Map")
    for name, value in properties.items():
        add(options, "Option", name=name, type="QString", value=value)
    # QGIS before 3.26 reads the older form
    for name, value in properties.items():
        add(drawn, "prop", k=name, v=value)
    if style.fill_column:
        _add_data_defined(drawn, {"fillColor": style.fill_column})


def _properties(style: Style, one: StyleClass) -> Mapping[str, str]:
    colour, pen = _rgba(one.colour), "dash" if one.dashed else "solid"
    width = f"{one.width_mm:g}"
    if style.geometry == "line":
        return {
            "line_color": colour,
            "line_style": pen,
            "line_width": width,
            "line_width_unit": "MM",
            "capstyle": "round",
        }
    outline = {"outline_color": _rgba(_GREY), "outline_style": pen, "outline_width_unit": "MM"}
    if style.geometry == "point":
        size = {"color": colour, "name": "circle", "size": width, "size_unit": "MM"}
        return {**size, **outline, "outline_style": "solid", "outline_width": "0.1"}
    if style.fill_column:
        outline["outline_color"] = colour
    return {"color": colour, "style": "solid", **outline, "outline_width": width}


def _add_data_defined(drawn: ET.Element, columns: Mapping[str, str]) -> None:
    """Let a column of the layer decide a property of its symbol."""
    place = add(add(drawn, "data_defined_properties"), "Option", type="Map")
    add(place, "Option", name="name", type="QString", value="")
    named = add(place, "Option", name="properties", type="Map")
    for key, column in columns.items():
        one = add(named, "Option", name=key, type="Map")
        add(one, "Option", name="active", type="bool", value="true")
        add(one, "Option", name="field", type="QString", value=column)
        add(one, "Option", name="type", type="int", value=_FIELD_BASED)
    add(place, "Option", name="type", type="QString", value="collection")


def _add_labels(root: ET.Element, style: Style) -> None:
    settings = add(add(root, "labeling", type="simple"), "settings", calloutType="simple")
    words = add(
        settings,
        "text-style",
        fieldName=style.name_column,
        isExpression=0,
        fontSize=8,
        fontSizeUnit="Point",
        textColor=_rgba("#111111"),
        textOpacity=1,
    )
    add(words, "text-buffer", bufferDraw=1, bufferSize=0.8, bufferColor=_rgba("#FFFFFF"))
    add(settings, "placement", placement=_PLACEMENTS[style.geometry], dist=0, centroidWhole=0)
    add(
        settings,
        "rendering",
        scaleVisibility=1,
        scaleMin=0,
        scaleMax=style.name_scale,
        drawLabels=1,
        obstacle=0,
    )


def _rgba(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"
