import json
from collections.abc import Callable, Mapping
from pathlib import Path

from geojson_validator import validate_geometries, validate_structure

from zones.outputs.formats.about import About
from zones.outputs.formats.geojson import geojson
from zones.outputs.layers import LAYERS, Layer

Write = Callable[[Mapping[str, bytes]], Path]


def test_the_validator_finds_nothing(layers: tuple[Layer, ...], said: About) -> None:
    files = geojson(layers, said)
    assert list(files) == [f"{key}.geojson" for key in LAYERS]
    for content in files.values():
        collection = json.loads(content)
        assert not validate_structure(collection)
        found = validate_geometries(collection)
        assert found["invalid"] == {}
        assert "crs" not in collection


def test_gdal_of_debian_counts_the_features(
    layers: tuple[Layer, ...], said: About, written: Write, ask: Callable[..., str]
) -> None:
    folder = written(geojson(layers, said))
    for layer in layers:
        told = ask("ogrinfo", "-ro", "-so", "-al", folder / f"{layer.id}.geojson")
        assert f"Feature Count: {len(layer.table)}\n" in told
        assert 'ID["EPSG",4326]' in told


def test_the_same_layers_give_the_same_bytes(layers: tuple[Layer, ...], said: About) -> None:
    assert geojson(layers, said) == geojson(layers, said)
