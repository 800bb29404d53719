import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import geopandas as gpd
import pyarrow.parquet as pq
from pyproj import CRS

from zones.outputs.formats.about import About
from zones.outputs.formats.geoparquet import geoparquet
from zones.outputs.layers import LAYERS, Layer, make_layers
from zones.planning import Plan

Write = Callable[[Mapping[str, bytes]], Path]


def test_the_validator_finds_nothing(
    nagano_plan: Plan, said: About, written: Write, ask: Callable[..., str]
) -> None:
    layers = make_layers(nagano_plan)
    moved = layers[3].projected(CRS.from_epsg(6676))
    files = geoparquet([*layers[:3], moved, *layers[4:]], said)
    folder = written(files)
    rows = {name: pq.read_metadata(io.BytesIO(one)).num_rows for name, one in files.items()}
    assert sum(count > 0 for count in rows.values()) >= len(LAYERS) - 1
    assert list(files) == [f"{key}.parquet" for key in LAYERS]
    for name in files:
        # a layer without rows has no statistics to distribute
        chosen, classes = ("all", 3) if rows[name] else ("core", 1)
        told = ask("geoparquet-validator", "check", "--class", chosen, folder / name)
        assert "version 1.1.0" in told
        assert told.count(": conformant") == classes, told


def test_it_is_version_1_1_with_a_covering(layers: tuple[Layer, ...], said: About) -> None:
    for content in geoparquet(layers, said).values():
        metadata = pq.read_metadata(io.BytesIO(content)).metadata
        assert metadata is not None
        geo = json.loads(metadata[b"geo"])
        assert geo["version"] == "1.1.0"
        assert set(geo["columns"]["geometry"]["covering"]["bbox"]) == {
            "xmin",
            "ymin",
            "xmax",
            "ymax",
        }


def test_values_and_shapes_come_back(layers: tuple[Layer, ...], said: About) -> None:
    for layer in layers:
        content = geoparquet([layer], said)[f"{layer.id}.parquet"]
        again = gpd.read_parquet(io.BytesIO(content))
        assert again.crs == layer.table.crs
        mine = layer.table.reset_index(drop=True)
        assert again.geometry.geom_equals(mine.geometry).all()
        assert again["name" if "name" in mine else "persons"].equals(
            mine["name" if "name" in mine else "persons"]
        )


def test_the_same_layers_give_the_same_bytes(layers: tuple[Layer, ...], said: About) -> None:
    assert geoparquet(layers, said) == geoparquet(layers, said)
