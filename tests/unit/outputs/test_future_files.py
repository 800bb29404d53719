import io

import openpyxl
import pandas as pd
import pytest
from toy import towns

from zones.outputs.future_areas import divide, plan_region
from zones.outputs.future_files import map_files, table_files
from zones.outputs.future_tables import class_table, people_table
from zones.planning import Plan, make_plan


@pytest.fixture(scope="module")
def toy_plan() -> Plan:
    return make_plan(towns())


def test_tables_are_csv_files(toy_plan: Plan) -> None:
    areas = divide(toy_plan, plan_region(toy_plan), "municipality")
    files = table_files(toy_plan, [people_table(toy_plan, areas, base=2020)], "csv")
    assert list(files) == ["future_people.csv"]
    table = pd.read_csv(io.BytesIO(files["future_people.csv"]), dtype={"area": "str"})
    assert table.groupby("year")["total"].sum().to_dict() == {2020: 370_000, 2050: 185_000}


def test_a_workbook_tells_its_columns_and_sources(toy_plan: Plan) -> None:
    table = class_table(toy_plan, plan_region(toy_plan), base=2020)
    files = table_files(toy_plan, [table], "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(files["future.xlsx"]))
    assert book.sheetnames == ["人口指数の分布", "項目の説明", "出典"]


def test_maps_come_with_charts_and_a_page(toy_plan: Plan) -> None:
    told: list[str] = []
    files = map_files(
        toy_plan, plan_region(toy_plan), base=2020, progress=lambda text: told.append(text.en)
    )
    stems = ("maps-japan", "map-japan-2050", "classes-japan", "people-japan")
    assert list(files) == [
        *(f"{stem}.{kind}" for stem in stems for kind in ("png", "svg")),
        "future.html",
    ]
    assert files["maps-japan.png"].startswith(b"\x89PNG")
    assert b"2050" in files["future.html"]
    assert told == ["Drawing the figures", "Making the page"]
