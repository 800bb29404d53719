"""Every file that the page offers is opened by another program's reader."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
import rasterio
from PIL import Image

from zones.app.exporting import orders
from zones.app.exporting.orders import OF_DRAFT, OF_PLAN, Order
from zones.app.exporting.previews import list_layers
from zones.labels import Lang, Text
from zones.planning import Plan, Scenario
from zones.planning.draft.draft import Draft

SCENARIO = Scenario(prefectures=("20",))


def quiet(_: Text) -> None:
    """Say nothing."""


def order(source: orders.From, product: str, drawn: Draft, lang: Lang = "ja") -> Order:
    place = "20202" if product == "evidence" else None
    centres = ("20202",) if product == "report" else ()
    return Order(source, product, SCENARIO, lang, place=place, centres=centres, draft=drawn)


def open_file(files: Mapping[str, bytes], name: str) -> None:
    """Open a file as its reader does; anything that is no such file raises."""
    content = files[name]
    opener = OPENERS[name.rpartition(".")[2]]
    opener(content)
    if name.endswith((".gpkg", ".geojson", ".shp", ".kml", ".parquet")):
        assert list_layers(files, name)


def page(content: bytes) -> None:
    text = content.decode()
    assert text.lstrip().lower().startswith("<!doctype html>")
    assert 'http-equiv="Content-Security-Policy"' in text
    assert text.rstrip().endswith("</html>")


def pdf(content: bytes) -> None:
    assert content.startswith(b"%PDF-")
    assert b"%%EOF" in content[-64:]


def raster(content: bytes) -> None:
    with rasterio.MemoryFile(content) as memory, memory.open() as source:
        assert source.read(1).size > 0
        assert source.crs is not None


def whole_zip(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None


def begins_with(start: bytes) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        assert content.startswith(start)

    return check


OPENERS: Mapping[str, Callable[[bytes], object]] = {
    "csv": lambda content: pd.read_csv(io.BytesIO(content), dtype=str, encoding="utf-8-sig"),
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)),
    "json": json.loads,
    "geojson": json.loads,
    "gpkg": begins_with(b"SQLite format 3\0"),
    "parquet": lambda content: gpd.read_parquet(io.BytesIO(content)),
    "kml": ET.fromstring,
    "qml": ET.fromstring,
    "svg": ET.fromstring,
    "png": lambda content: Image.open(io.BytesIO(content)).load(),
    "tif": raster,
    "html": page,
    "pdf": pdf,
    "zip": whole_zip,
    "shp": begins_with(b"\0\0\x27\x0a"),
    "shx": begins_with(b"\0\0\x27\x0a"),
    "dbf": begins_with(b"\x03"),
    "prj": begins_with(b"GEOGCS"),
    "cpg": begins_with(b"CP932"),
    "txt": lambda content: content.decode("utf-8-sig"),
}


@pytest.mark.parametrize("product", OF_PLAN)
def test_every_file_of_the_plan_opens(nagano: Plan, drawn: Draft, product: str) -> None:
    files = orders.make(order("plan", product, drawn), nagano, quiet)
    for name in files:
        open_file(files, name)
    whole_zip(orders.zip_of(files))


@pytest.mark.parametrize("product", OF_DRAFT)
def test_every_file_of_the_draft_opens(nagano: Plan, drawn: Draft, product: str) -> None:
    files = orders.make(order("draft", product, drawn), nagano, quiet)
    for name in files:
        open_file(files, name)
    whole_zip(orders.zip_of(files))


def test_the_same_order_is_made_once_and_another_data_or_draft_is_another(
    nagano: Plan, drawn: Draft
) -> None:
    one = order("draft", "csv", drawn)
    assert orders.make(one, nagano, quiet) is orders.made(one)
    other = replace(one, draft=drawn.create("上田", ["20203"]))
    assert orders.made(other) is None
    assert replace(one, lang="en").digest != one.digest
    # A plan's files don't hang on the draft.
    plan = order("plan", "csv", drawn)
    assert replace(plan, draft=other.draft).digest == plan.digest


def test_a_coordinate_system_reaches_the_file(nagano: Plan, drawn: Draft) -> None:
    wanted = replace(order("plan", "parquet", drawn), epsg=6676)
    files = orders.make(wanted, nagano, quiet)
    table = gpd.read_parquet(io.BytesIO(files["municipalities.parquet"]))
    assert table.crs is not None
    assert table.crs.to_epsg() == 6676
    assert [name for name in OF_PLAN if orders.knows_crs(name)] == ["gpkg", "parquet", "shp", "tif"]


@pytest.mark.parametrize(
    ("source", "product", "lang", "name"),
    [
        ("plan", "bundle", "ja", "圏域一式_長野県.zip"),
        ("plan", "bundle", "en", "zones-plan-bundle.zip"),
        ("draft", "bundle", "ja", "圏域の案_松本市.zip"),
        ("plan", "shp", "ja", "zones-plan-shp-20.zip"),
        ("plan", "evidence", "ja", "zones-plan-evidence-20202.zip"),
    ],
)
def test_names_are_words_for_people_and_ascii_for_programs(
    nagano: Plan, drawn: Draft, source: orders.From, product: str, lang: Lang, name: str
) -> None:
    assert orders.zip_name(order(source, product, drawn, lang), nagano) == name
    files = orders.make(order(source, "shp", drawn, lang), nagano, quiet)
    assert all(one.isascii() for one in files)


def test_progress_is_told(nagano: Plan, drawn: Draft) -> None:
    told: list[Text] = []
    bundle = replace(
        order("draft", "bundle", drawn), scenario=Scenario(prefectures=("20",), near_km=41)
    )
    orders.make(bundle, nagano, told.append)
    assert len(told) == 3
    assert all(text.ja and text.en for text in told)
