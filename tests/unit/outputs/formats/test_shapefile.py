import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from pyproj import CRS
from shapely import Point

from zones.errors import DataError
from zones.labels import Text
from zones.outputs.formats.about import About
from zones.outputs.formats.shapefile import shapefile
from zones.outputs.layers import LAYERS, Layer, make_layers
from zones.planning import Plan

Write = Callable[[Mapping[str, bytes]], Path]
PARTS = ("shp", "shx", "dbf", "prj", "cpg")


def named(*names: str) -> Layer:
    """Offices with these names."""
    table = gpd.GeoDataFrame(
        {"code": [f"0000{at}" for at in range(len(names))], "name": list(names)},
        geometry=[Point(138, 36)] * len(names),
        index=pd.Index([f"0000{at}" for at in range(len(names))], dtype="str"),
        crs=CRS.from_epsg(6668),
    )
    return Layer("offices", Text("役所", "Offices"), "point", table)


def test_every_part_and_the_field_table_is_there(layers: tuple[Layer, ...], said: About) -> None:
    files = shapefile(layers, said)
    expected = [f"{key}.{part}" for key in LAYERS for part in PARTS]
    assert sorted(files) == sorted([*expected, *(f"{key}_fields.csv" for key in LAYERS)])
    assert {files[f"{key}.cpg"] for key in LAYERS} == {b"CP932"}
    assert b"JGD_2011" in files["municipalities.prj"]


def test_gdal_of_debian_reads_japanese_text(
    layers: tuple[Layer, ...], said: About, written: Write, ask: Callable[..., str]
) -> None:
    folder = written(shapefile(layers, said))
    for layer in layers:
        told = ask("ogrinfo", "-ro", "-so", "-al", folder / f"{layer.id}.shp")
        assert f"Feature Count: {len(layer.table)}\n" in told
    assert "name (String) = a市" in ask("ogrinfo", "-ro", "-al", folder / "offices.shp")


def test_field_names_are_short_ascii_and_explained(layers: tuple[Layer, ...], said: About) -> None:
    files = shapefile(layers, said)
    for layer in layers:
        table = pd.read_csv(io.BytesIO(files[f"{layer.id}_fields.csv"]), dtype="str")
        assert list(table["column"]) == [column.name for column in layer.columns]
        fields = list(table["field"].dropna())
        assert all(field.isascii() and 0 < len(field) <= 10 for field in fields)
        assert len(set(fields)) == len(fields)
        assert table["label"].notna().all()


def test_the_country_survives_the_round_trip(japan_plan: Plan, said: About, written: Write) -> None:
    layers = make_layers(japan_plan)
    folder = written(shapefile(layers, said))
    for layer in layers:
        again = gpd.read_file(folder / f"{layer.id}.shp")
        for column in layer.columns:
            if column.long or not pd.api.types.is_string_dtype(layer.table[column.name].dtype):
                continue
            mine = layer.table[column.name].fillna("").tolist()
            assert again[column.short].fillna("").tolist() == mine, (layer.id, column.name)


def test_every_letter_of_cp932_survives(said: About, written: Write) -> None:
    codes = [bytes([high, low]) for high in range(0x81, 0xFD) for low in range(0x40, 0xFD)]
    letters = [code.decode("cp932", "ignore") for code in codes]
    letters = [letter for letter in letters if "\u00ff" < letter < "\ue000"]
    rows = ["".join(letters[at : at + 100]) for at in range(0, len(letters), 100)]
    assert len(letters) > 7000
    folder = written(shapefile([named(*rows)], said))
    again = gpd.read_file(folder / "offices.shp")
    assert again["name"].tolist() == rows


@pytest.mark.parametrize(
    ("name", "letter"), [("𠮷野町", "𠮷"), ("葛󠄀城市", "\U000e0100"), ("한강", "한"), ("a—b", "—")]
)
def test_a_name_that_cp932_lacks_is_refused_by_name(name: str, letter: str, said: About) -> None:
    with pytest.raises(DataError, match="cp932 lacks") as refused:
        shapefile([named("a市", name)], said)
    for words in (refused.value.text.ja, refused.value.text.en):
        assert name in words
        assert "offices 00001 name" in words
        assert f"U+{ord(letter):04X}" in words


@pytest.mark.parametrize("name", ["a\x80市", "a市 ", "a\x00市"])
def test_a_name_that_comes_back_changed_is_refused_by_name(name: str, said: About) -> None:
    with pytest.raises(DataError, match="turns into") as refused:
        shapefile([named("b市", name)], said)
    assert "offices 00001 name" in refused.value.text.ja


def test_a_text_that_is_too_long_is_refused_by_name(said: About) -> None:
    shapefile([named("あ" * 127)], said)
    with pytest.raises(DataError, match="longer than the 254 bytes") as refused:
        shapefile([named("あ" * 127 + "い")], said)
    assert "offices 00000 name" in refused.value.text.ja


def test_nothing_is_written_when_one_layer_is_refused(
    layers: tuple[Layer, ...], said: About
) -> None:
    with pytest.raises(DataError):
        shapefile([*layers, replace(named("𠮷"), id="flows")], said)


def test_the_same_layers_give_the_same_bytes(layers: tuple[Layer, ...], said: About) -> None:
    assert shapefile(layers, said) == shapefile(layers, said)
