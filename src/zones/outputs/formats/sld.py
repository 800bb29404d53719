"""A style as SLD 1.0, the format of the Open Geospatial Consortium that map servers read."""

from xml.etree import ElementTree as ET

from zones.labels import Lang
from zones.outputs.formats.markup import add, document
from zones.outputs.layers import Layer
from zones.outputs.styles import Style, StyleClass

_PIXELS_PER_MM = 3.54
"""SLD counts in pixels of 0.28 mm."""
_GREY = "#444444"


def to_sld(style: Style, layer: Layer, lang: Lang = "ja") -> str:
    """Return *style* as SLD 1.0.0, one rule a class.

    Notes
    -----
    OGC 02-070, Styled Layer Descriptor Implementation Specification 1.0.0.
    """
    root = ET.Element(
        "StyledLayerDescriptor",
        {
            "version": "1.0.0",
            "xmlns": "http://www.opengis.net/sld",
            "xmlns:ogc": "http://www.opengis.net/ogc",
        },
    )
    named = add(root, "NamedLayer")
    add(named, "Name", layer.id)
    own = add(named, "UserStyle")
    add(own, "Title", style.label.say(lang))
    rules = add(own, "FeatureTypeStyle")
    for one in style.classes:
        rule = add(rules, "Rule")
        add(rule, "Title", one.label.say(lang))
        _add_filter(rule, style, one)
        _add_symbol(rule, style, one)
    return document(root)


def _add_filter(rule: ET.Element, style: Style, one: StyleClass) -> None:
    if not style.by_range:
        if one.value:
            _compare(add(rule, "ogc:Filter"), "IsEqualTo", style.column, one.value)
        else:
            add(rule, "ElseFilter")
        return
    both = add(add(rule, "ogc:Filter"), "ogc:And")
    _compare(both, "IsGreaterThanOrEqualTo", style.column, f"{one.low:.6f}")
    _compare(both, "IsLessThan", style.column, f"{one.high:.6f}")


def _compare(parent: ET.Element, how: str, column: str, value: str) -> None:
    test = add(parent, f"ogc:Property{how}")
    add(test, "ogc:PropertyName", column)
    add(test, "ogc:Literal", value)


def _add_symbol(rule: ET.Element, style: Style, one: StyleClass) -> None:
    width = f"{one.width_mm * _PIXELS_PER_MM:.2f}"
    if style.geometry == "line":
        _stroke(add(rule, "LineSymbolizer"), one.colour, width, dashed=one.dashed)
        return
    if style.geometry == "point":
        graphic = add(add(rule, "PointSymbolizer"), "Graphic")
        mark = add(graphic, "Mark")
        add(mark, "WellKnownName", "circle")
        add(add(mark, "Fill"), "CssParameter", one.colour, name="fill")
        _stroke(mark, _GREY, "0.3", dashed=False)
        add(graphic, "Size", width)
        return
    area = add(rule, "PolygonSymbolizer")
    fill = add(area, "Fill")
    colour = add(fill, "CssParameter", None if style.fill_column else one.colour, name="fill")
    if style.fill_column:
        add(colour, "ogc:PropertyName", style.fill_column)
    add(fill, "CssParameter", f"{style.opacity:g}", name="fill-opacity")
    outline = one.colour if style.fill_column else _GREY
    _stroke(area, outline, width, dashed=one.dashed)


def _stroke(parent: ET.Element, colour: str, width: str, *, dashed: bool) -> None:
    stroke = add(parent, "Stroke")
    add(stroke, "CssParameter", colour, name="stroke")
    add(stroke, "CssParameter", width, name="stroke-width")
    if dashed:
        add(stroke, "CssParameter", "6 4", name="stroke-dasharray")
