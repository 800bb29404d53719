import pytest

from zones.model.forms import FORMS
from zones.outputs.layers import LAYERS, Layer, make_layers
from zones.outputs.styles import STYLES, Style, styles_of
from zones.planning import Plan
from zones.zoning.frames import FRAMES

EVERY = [(key, style) for key, styles in STYLES.items() for style in styles]


@pytest.fixture(scope="module")
def japan_layers(japan_plan: Plan) -> dict[str, Layer]:
    return {layer.id: layer for layer in make_layers(japan_plan)}


def test_every_layer_has_styles_of_its_own() -> None:
    assert list(STYLES) == list(LAYERS)
    for styles in STYLES.values():
        assert len({style.id for style in styles}) == len(styles)


@pytest.mark.parametrize(("key", "style"), EVERY)
def test_a_style_names_columns_that_the_layer_has(
    japan_layers: dict[str, Layer], key: str, style: Style
) -> None:
    layer = japan_layers[key]
    asked = {style.column, style.fill_column, style.name_column} - {None}
    assert asked <= set(layer.table.columns)
    assert style.geometry == layer.geometry
    assert style in styles_of(layer)


@pytest.mark.parametrize(("key", "style"), EVERY)
def test_every_feature_of_the_country_has_a_class(
    japan_layers: dict[str, Layer], key: str, style: Style
) -> None:
    values = japan_layers[key].table[style.column].dropna()
    if style.by_range:
        lows, highs = style.classes[0].low, style.classes[-1].high
        assert lows is not None
        assert highs is not None
        assert values.between(lows, highs, inclusive="left").all()
    else:
        known = {one.value for one in style.classes}
        assert {
            str(value).lower() if isinstance(value, bool) else value for value in values
        } <= known


def test_frames_and_forms_are_all_told_apart() -> None:
    assert [one.value for one in STYLES["municipalities"][0].classes] == list(FRAMES)
    assert [one.value for one in STYLES["unions"][0].classes] == list(FORMS)
    for key in ("municipalities", "unions"):
        colours = [one.colour for one in STYLES[key][0].classes]
        assert len(set(colours)) == len(colours)
