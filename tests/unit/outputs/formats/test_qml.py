import math
from xml.etree import ElementTree as ET

import pytest

from zones.outputs.formats.qml import to_qml, to_raster_qml
from zones.outputs.layers import Layer
from zones.outputs.styles import Style, styles_of


def tree(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (our own text)


def pairs(layers: tuple[Layer, ...]) -> list[tuple[Style, Layer]]:
    return [(style, layer) for layer in layers for style in styles_of(layer)]


def test_every_class_has_a_symbol_of_its_layer(layers: tuple[Layer, ...]) -> None:
    kinds = {"polygon": "fill", "line": "line", "point": "marker"}
    for style, layer in pairs(layers):
        renderer = tree(to_qml(style, layer)).find("renderer-v2")
        assert renderer is not None
        assert renderer.get("attr") in layer.table.columns
        classes = [*renderer.iter("category"), *renderer.iter("range")]
        symbols = list(renderer.iter("symbol"))
        assert [one.get("symbol") for one in classes] == [one.get("name") for one in symbols]
        assert {one.get("type") for one in symbols} == {kinds[layer.geometry]}


def test_ranges_follow_on_each_other(layers: tuple[Layer, ...]) -> None:
    for style, layer in pairs(layers):
        ranges = list(tree(to_qml(style, layer)).iter("range"))
        lows = [float(str(one.get("lower"))) for one in ranges]
        highs = [float(str(one.get("upper"))) for one in ranges]
        assert lows[1:] == highs[:-1]


def test_areas_are_filled_by_their_colour_column(layers: tuple[Layer, ...]) -> None:
    by_id = {layer.id: layer for layer in layers}
    root = tree(to_qml(styles_of(by_id["proposals"])[0], by_id["proposals"]))
    fields = [one.get("value") for one in root.iter("Option") if one.get("name") == "field"]
    assert set(fields) == {"colour"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_columns_have_aliases(layers: tuple[Layer, ...], lang: str) -> None:
    root = tree(to_qml(styles_of(layers[0])[0], layers[0], "ja" if lang == "ja" else "en"))
    names = {one.get("field"): one.get("name") for one in root.iter("alias")}
    assert list(names) == [column.name for column in layers[0].columns]
    assert names["code"] == ("市区町村コード" if lang == "ja" else "Municipality code")


def test_names_are_written_where_the_style_says(layers: tuple[Layer, ...]) -> None:
    for style, layer in pairs(layers):
        words = tree(to_qml(style, layer)).find("labeling/settings/text-style")
        assert (words is not None) == (style.name_column is not None)
        assert words is None or words.get("fieldName") in layer.table.columns


def test_areas_that_overlap_keep_their_names(layers: tuple[Layer, ...]) -> None:
    """QGIS leaves a name out where another polygon of the layer counts as an obstacle."""
    named = [(layer, style) for style, layer in pairs(layers) if style.name_column]
    assert {layer.id for layer, _ in named} >= {"proposals", "unions"}
    for layer, style in named:
        rendering = tree(to_qml(style, layer)).find("labeling/settings/rendering")
        assert rendering is not None
        assert rendering.get("obstacle") == "0"


def test_the_classes_of_a_raster() -> None:
    root = tree(to_raster_qml([(50, "#FFF7BC"), (100, "#FEE391"), (math.inf, "#662506")]))
    items = [(one.get("value"), one.get("label")) for one in root.iter("item")]
    assert items == [("50", "–50"), ("100", "50–100"), ("inf", "100–")]
    shader = next(root.iter("colorrampshader"))
    assert shader.get("colorRampType") == "DISCRETE"
