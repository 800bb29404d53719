"""Every file that the page offers is opened by its own reader."""

import io
from dataclasses import replace

import geopandas as gpd
import pytest
from opened_files import open_file, whole_zip

from zones.app import resources
from zones.app.exporting import orders
from zones.app.exporting.orders import OF_DRAFT, OF_PLAN, Order
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


def test_without_prefectures_a_report_is_an_overview_of_the_country(drawn: Draft) -> None:
    wanted = replace(order("plan", "report", drawn), scenario=Scenario(), centres=())
    files = orders.make(wanted, resources.plan(Scenario()), quiet)
    assert {"report-japan.html", "report-japan.pdf"} <= set(files)
    open_file(files, "report-japan.html")
