from branca.element import Figure

from zones.outputs.webmap.layer import DataBlock, MunicipalityLayer, PlainMap


def rendered(data: str) -> tuple[str, str]:
    """Body and script of a figure with one map and one layer."""
    map_, figure = PlainMap(), Figure()
    figure.add_child(map_)
    MunicipalityLayer(data).add_to(map_)
    figure.render()
    return figure.html.render(), figure.script.render()


def test_the_map_asks_for_no_script_of_others() -> None:
    map_ = PlainMap()
    assert map_.default_js == []
    assert map_.default_css == []


def test_names_in_the_page_are_the_same_in_every_run() -> None:
    assert rendered("{}") == rendered("{}")


def test_the_layer_reads_its_own_block() -> None:
    body, script = rendered('{"a":1}')
    assert 'id="layer_municipalities_data">{"a":1}</script>' in body
    assert 'zones.layer(zones.read("layer_municipalities_data"))' in script


def test_a_name_that_looks_like_a_template_stays_text() -> None:
    body, script = rendered('["{{ 7 * 7 }}{% raw %}"]')
    assert '["{{ 7 * 7 }}{% raw %}"]' in body
    assert "49" not in script


def test_a_block_is_no_template() -> None:
    assert DataBlock("x", "{{ 1 }}").render() == (
        '<script type="application/json" id="x">{{ 1 }}</script>'
    )
