from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
from pyproj import CRS

from zones.outputs.formats.about import About, about
from zones.outputs.formats.kml import NAME, kml
from zones.outputs.layers import LAYERS, Layer, make_layers
from zones.planning import Plan

Write = Callable[[Mapping[str, bytes]], Path]
K = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def degrees(layers: tuple[Layer, ...]) -> list[Layer]:
    return [layer.projected(CRS.from_epsg(4326)) for layer in layers]


def tree(layers: list[Layer], said: About) -> ET.Element:
    return ET.fromstring(kml(layers, said)[NAME])  # noqa: S314 (our own text)


def test_gdal_of_debian_reads_a_folder_a_layer(
    degrees: list[Layer], said: About, written: Write, ask: Callable[..., str]
) -> None:
    told = ask("ogrinfo", "-ro", "-so", "-al", written(kml(degrees, said)) / NAME)
    for layer in degrees:
        part = told.split(f"Layer name: {layer.label.ja}\n")[1]
        assert f"Feature Count: {len(layer.table)}\n" in part


def test_shapes_and_values_come_back(degrees: list[Layer], said: About, written: Write) -> None:
    path = written(kml(degrees, said)) / NAME
    again = gpd.read_file(path, layer="市区町村")
    mine = degrees[0].table.reset_index(drop=True)
    assert again.geometry.force_2d().geom_equals_exact(mine.geometry, 1e-6).all()
    assert list(again["code"]) == list(mine["code"])
    assert list(again["Name"]) == list(mine["name"])


def test_every_placemark_has_a_style_that_exists(degrees: list[Layer], said: About) -> None:
    root = tree(degrees, said)
    styles = {f"#{one.get('id')}" for one in root.iter(f"{K}Style")}
    for folder in root.iter(f"{K}Folder"):
        used = [one.text for one in folder.iter(f"{K}styleUrl")]
        assert set(used) <= styles
        if folder.get("id") in {"proposals", "unions", "offices", "spheres", "flows"}:
            assert len(used) == len(list(folder.iter(f"{K}Placemark")))


def test_colours_are_written_blue_first(degrees: list[Layer], said: About) -> None:
    root = tree(degrees, said)
    style = next(one for one in root.iter(f"{K}Style") if one.get("id") == "offices-0")
    assert style.findtext(f"{K}IconStyle/{K}color") == "ff552288"


def test_two_folders_are_switched_on(degrees: list[Layer], said: About) -> None:
    shown = {
        folder.get("id"): folder.findtext(f"{K}visibility")
        for folder in tree(degrees, said).iter(f"{K}Folder")
    }
    assert list(shown) == list(LAYERS)
    assert {key for key, value in shown.items() if value == "1"} == {"municipalities", "proposals"}


def test_hostile_names_stay_text(hostile_plan: Plan) -> None:
    layers = [one.projected(CRS.from_epsg(4326)) for one in make_layers(hostile_plan)]
    said = about(hostile_plan, title="</name><script>")
    root = tree(layers, said)
    assert root.findtext(f"{K}Document/{K}name") == "</name><script>"
    assert not list(root.iter(f"{K}script"))
    names = [one.findtext(f"{K}name") for one in root.iter(f"{K}Placemark")]
    assert "<img src=x onerror=alert(1)>" in names


def test_the_same_layers_give_the_same_bytes(degrees: list[Layer], said: About) -> None:
    assert kml(degrees, said) == kml(degrees, said)
