import io
from typing import Any

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from zones.app.exporting import orders, previews
from zones.app.exporting.orders import Order
from zones.app.exporting.previews import (
    list_layers,
    look_into,
    read_raster,
    read_sheets,
    read_table,
)
from zones.labels import Text
from zones.planning import Plan, Scenario
from zones.planning.draft.draft import Draft


@pytest.fixture
def make(nagano: Plan, drawn: Draft) -> Any:
    def made(product: str) -> Any:
        order = Order("draft", product, Scenario(prefectures=("20",)), "ja", draft=drawn)
        return orders.make(order, nagano, lambda _: None)

    return made


@pytest.mark.parametrize(
    ("product", "name"),
    [
        ("gpkg", "draft.gpkg"),
        ("geojson", "drawn.geojson"),
        ("parquet", "drawn.parquet"),
        ("shp", "drawn.shp"),
        ("kml", "draft.kml"),
    ],
)
def test_shapes_are_seen_with_their_rows(make: Any, product: str, name: str) -> None:
    files = make(product)
    layers = list_layers(files, name)
    layer = next(one for one in layers if one in {"drawn", "作成した圏域"})
    look = look_into(files, name, layer)
    assert look.total == 2
    assert "松本圏" in look.rows.to_string()
    assert look.picture is not None
    assert Image.open(io.BytesIO(look.picture)).size[0] > 200


@pytest.mark.parametrize(("product", "name"), [("gpkg", "draft.gpkg"), ("kml", "draft.kml")])
def test_a_layer_shows_our_columns_and_whole_numbers(make: Any, product: str, name: str) -> None:
    files = make(product)
    layer = next(one for one in list_layers(files, name) if one in {"drawn", "作成した圏域"})
    rows = look_into(files, name, layer).rows
    assert rows.columns[0] != "id"
    assert not {"altitudeMode", "name2", "drawOrder"} & set(rows.columns)
    assert "松本圏" in set(rows["name"])
    assert all(value.isdigit() for value in rows["population"])


def test_whole_numbers_stay_whole_beside_missing_ones() -> None:
    told = previews._written(pd.Series([1973395.0, np.nan]))  # noqa: SLF001
    assert told[0] == "1973395"
    assert pd.isna(told[1])
    assert previews._written(pd.Series([0.5, 1.0])).tolist() == ["0.5", "1.0"]  # noqa: SLF001


def test_a_raster_keeps_its_colours(make: Any) -> None:
    files = make("tif")
    raster = read_raster(files["drawn.tif"])
    covered = raster.pixels[raster.pixels[..., 3] > 0]
    legend, _ = read_table(files["drawn_values.csv"])
    shown = {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue, _ in covered.tolist()}
    assert shown == {colour.lower() for colour in legend["colour"]}
    assert raster.crs == "EPSG:6668"


def test_measured_cells_go_from_light_to_dark(nagano: Plan) -> None:
    order = Order("plan", "tif", Scenario(prefectures=("20",)), "ja")
    files = orders.make(order, nagano, lambda _: None)
    pixels = read_raster(files["density.tif"]).pixels
    covered = pixels[pixels[..., 3] > 0]
    assert np.ptp(covered[:, 0]) > 100


def test_tables_and_sheets_show_their_first_rows(make: Any) -> None:
    table, total = read_table(make("csv")["drawn_members.csv"], rows=3)
    assert (len(table), total) == (3, 4)
    assert table["code"].tolist()[0] == "20202"
    sheets = read_sheets(make("xlsx")["draft.xlsx"], rows=2)
    assert all(len(sheet) <= 2 for sheet in sheets.values())
    assert len(sheets) == 4


def test_sheets_with_one_heading_twice_can_be_shown() -> None:
    buffer = io.BytesIO()
    pd.DataFrame([[1, 2]], columns=["a", "a"]).to_excel(buffer, index=False)
    assert list(read_sheets(buffer.getvalue())["Sheet1"].columns) == ["a", "a (2)"]


def test_words_of_a_preview_are_in_both_languages() -> None:
    from zones.app.pages.words import export as words  # noqa: PLC0415

    said = [value for value in vars(words).values() if isinstance(value, Text)]
    assert len(said) > 20
    assert all(text.ja and text.en for text in said)
