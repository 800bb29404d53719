import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
import shapely
from pyproj import CRS

from zones.outputs.formats.about import About, about
from zones.outputs.formats.geopackage import NAME, geopackage
from zones.outputs.layers import LAYERS, Layer, make_layers
from zones.planning import Plan

Write = Callable[[Mapping[str, bytes]], Path]


@pytest.fixture(scope="module")
def package(
    layers: tuple[Layer, ...], said: About, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / NAME
    path.write_bytes(geopackage(layers, said)[NAME])
    return path


def query(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute(statement).fetchall()


def test_gdal_of_debian_reads_every_layer(
    package: Path, layers: tuple[Layer, ...], ask: Callable[..., str]
) -> None:
    told = ask("ogrinfo", "-ro", "-so", "-al", package)
    for layer in layers:
        part = told.split(f"Layer name: {layer.id}\n")[1]
        assert f"Feature Count: {len(layer.table)}\n" in part
    assert 'ID["EPSG",6668]' in told
    assert "BASIS=" in told
    assert "CREDITS=" in told


def test_values_and_shapes_come_back(package: Path, layers: tuple[Layer, ...]) -> None:
    for layer in layers:
        again = gpd.read_file(package, layer=layer.id)
        assert list(again.columns) == [*layer.table.columns]
        assert again.geometry.geom_equals(layer.table.geometry.reset_index(drop=True)).all()
        for name in layer.attributes:
            mine = layer.table[name].reset_index(drop=True)
            assert (again[name].isna() == mine.isna()).all(), (layer.id, name)
            known = mine.notna()
            assert (again.loc[known, name] == mine[known]).all(), (layer.id, name)


def test_columns_are_named_in_words(package: Path, layers: tuple[Layer, ...]) -> None:
    rows = query(package, "SELECT table_name, column_name, name, title FROM gpkg_data_columns")
    assert len(rows) == sum(len(layer.columns) for layer in layers)
    assert ("municipalities", "population", "人口（夜間）", "人口（夜間）") in rows
    extensions = query(package, "SELECT extension_name FROM gpkg_extensions")
    assert ("gpkg_schema",) in extensions


def test_every_layer_has_one_default_style_that_is_xml(package: Path) -> None:
    rows = query(
        package,
        "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML, styleSLD FROM layer_styles",
    )
    defaults = [row[0] for row in rows if row[2]]
    assert defaults == list(LAYERS)
    for _, column, _, qml, sld in rows:
        assert column == "geom"
        assert ET.fromstring(str(qml)).tag == "qgis"  # noqa: S314 (our own text)
        assert "StyledLayerDescriptor" in ET.fromstring(str(sld)).tag  # noqa: S314


def test_the_file_is_sound_and_registered(package: Path) -> None:
    assert query(package, "PRAGMA integrity_check") == [("ok",)]
    assert query(package, "PRAGMA foreign_key_check") == []
    tables = {row[0] for row in query(package, "SELECT table_name FROM gpkg_contents")}
    assert tables == {*LAYERS, "layer_styles"}
    stamps = query(package, "SELECT DISTINCT last_change FROM gpkg_contents")
    assert stamps == [("2000-01-01T00:00:00.000Z",)]


def test_the_same_layers_give_the_same_bytes(
    package: Path, layers: tuple[Layer, ...], said: About
) -> None:
    assert geopackage(layers, said)[NAME] == package.read_bytes()


def test_hostile_names_stay_text(hostile_plan: Plan, written: Write) -> None:
    layers = make_layers(hostile_plan)
    path = written(geopackage(layers, about(hostile_plan))) / NAME
    again = gpd.read_file(path, layer="municipalities")
    assert list(again["name"]) == list(layers[0].table["name"])
    for row in query(path, "SELECT styleQML FROM layer_styles"):
        assert "<script" not in str(row[0])


def test_a_window_without_areas_has_empty_layers(
    window_plan: Plan, written: Write, ask: Callable[..., str]
) -> None:
    empty = [
        Layer(one.id, one.label, one.geometry, one.table.iloc[:0])
        for one in make_layers(window_plan)
    ]
    path = written(geopackage(empty, about(window_plan))) / NAME
    assert ask("ogrinfo", "-ro", "-so", "-al", path).count("Feature Count: 0") == len(LAYERS)


def test_another_coordinate_system_is_written(
    layers: tuple[Layer, ...], said: About, written: Write
) -> None:
    moved = [layers[0].projected(CRS.from_epsg(6676))]
    path = written(geopackage(moved, said)) / NAME
    again = gpd.read_file(path, layer="municipalities")
    assert again.crs.to_epsg() == 6676
    back = again.to_crs(6668).geometry.to_numpy()
    mine = layers[0].table.geometry.to_numpy()
    assert (shapely.hausdorff_distance(back, mine) < 1e-7).all()
    # x is east: the world lies at 138 to 138.5 degrees, west of the zone's meridian at 138.5
    assert -60_000 < again.total_bounds[0] < 0
