from xml.etree import ElementTree as ET

from zones.outputs.formats.sld import to_sld
from zones.outputs.layers import Layer
from zones.outputs.styles import styles_of

S = "{http://www.opengis.net/sld}"
OGC = "{http://www.opengis.net/ogc}"


def tree(layer: Layer, at: int = 0) -> ET.Element:
    return ET.fromstring(to_sld(styles_of(layer)[at], layer))  # noqa: S314 (our own text)


def test_one_rule_a_class_with_a_symbolizer_of_its_layer(layers: tuple[Layer, ...]) -> None:
    kinds = {"polygon": "PolygonSymbolizer", "line": "LineSymbolizer", "point": "PointSymbolizer"}
    for layer in layers:
        rules = list(tree(layer).iter(f"{S}Rule"))
        assert len(rules) == len(styles_of(layer)[0].classes)
        assert all(rule.find(f"{S}{kinds[layer.geometry]}") is not None for rule in rules)


def test_filters_ask_for_columns_that_exist(layers: tuple[Layer, ...]) -> None:
    for layer in layers:
        names = {one.text for one in tree(layer).iter(f"{OGC}PropertyName")}
        assert names <= set(layer.table.columns)


def test_ranges_include_their_lower_bound(layers: tuple[Layer, ...]) -> None:
    root = tree(layers[0], 1)
    both = next(root.iter(f"{OGC}And"))
    assert [one.tag for one in both] == [
        f"{OGC}PropertyIsGreaterThanOrEqualTo",
        f"{OGC}PropertyIsLessThan",
    ]


def test_other_schemes_are_what_is_left(layers: tuple[Layer, ...]) -> None:
    root = tree(next(layer for layer in layers if layer.id == "proposals"))
    assert len(list(root.iter(f"{S}ElseFilter"))) == 1
