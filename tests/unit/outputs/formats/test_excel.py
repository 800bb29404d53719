import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from zones.errors import DataError
from zones.labels import Text
from zones.outputs.formats.about import About, about
from zones.outputs.formats.excel import NAME, excel
from zones.outputs.table_set import TABLE_LABELS, NamedTable, make_tables, table_ids
from zones.planning import Plan

Write = Callable[[Mapping[str, bytes]], Path]


def book(tables: tuple[NamedTable, ...], said: About) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel(tables, said)[NAME]))


@pytest.fixture(scope="module")
def whole(plan: Plan) -> Workbook:
    return book(make_tables(plan), about(plan))


def named(**columns: list[object]) -> NamedTable:
    return NamedTable("offices", Text("役所", "Offices"), pd.DataFrame(columns))


def test_one_sheet_a_table_then_columns_and_sources(whole: Workbook) -> None:
    titles = [TABLE_LABELS[key].ja for key in table_ids()]
    assert whole.sheetnames == [*titles, "項目の説明", "出典"]


@pytest.mark.parametrize("label", TABLE_LABELS.values(), ids=TABLE_LABELS)
def test_sheet_names_are_what_excel_allows(label: Text) -> None:
    for words in (label.ja, label.en):
        assert 0 < len(words) <= 31
        assert not re.search(r"[\[\]:*?/\\]", words)


def test_the_header_is_frozen_and_in_words(whole: Workbook) -> None:
    for sheet in whole:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
    assert [cell.value for cell in whole["市区町村"][1]][:3] == [
        "市区町村コード",
        "名称",
        "都道府県",
    ]


def test_codes_are_text_and_numbers_are_numbers(whole: Workbook, plan: Plan) -> None:
    sheet = whole["市区町村"]
    first = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    code = plan.region.codes[0]
    assert first["市区町村コード"].value == code
    assert first["市区町村コード"].number_format == "@"
    assert first["人口（夜間）"].value == plan.facts.at[code, "population"]
    assert first["人口（夜間）"].number_format == "#,##0"
    assert first["昼夜間人口比率"].value == pytest.approx(plan.facts.at[code, "day_night_ratio"])
    assert first["昼夜間人口比率"].number_format == "0.0000"


def test_missing_values_are_empty_and_truths_are_truths(said: About) -> None:
    table = named(code=["01100", None], share=[None, 0.5], assumed=[True, False])
    sheet = book((table,), said)["役所"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == [["01100", None, True], [None, 0.5, False]]


def test_text_is_never_a_formula_or_an_error(said: About) -> None:
    texts = ['=cmd|"/c calc"!A1', "+1", "-2+3", "@SUM(1)", "#N/A", "＝1", "\t=1", "a\x00b"]
    sheet = book((named(name=texts),), said)["役所"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [*texts[:-1], "a\ufffdb"]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_text_longer_than_a_cell_is_refused(said: About) -> None:
    with pytest.raises(DataError, match="longer than a cell"):
        excel([named(name=["あ" * 32_768])], said)


def test_the_sources_are_named(whole: Workbook, plan: Plan) -> None:
    cells = {cell.value for row in whole["出典"] for cell in row}
    assert plan.region.flows.basis.text.ja in cells
    assert {credit.ja for credit in plan.region.credits()} <= cells


def test_the_columns_are_explained(whole: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in whole["項目の説明"].iter_rows(min_row=2)]
    assert ["市区町村", "人口（夜間）", "municipalities", "population", "persons"] in rows


def test_gdal_of_debian_reads_the_sheets(
    nagano_plan: Plan, written: Write, ask: Callable[..., str]
) -> None:
    tables = make_tables(nagano_plan, ["municipalities", "members", "flows"])
    path = written(excel(tables, about(nagano_plan))) / NAME
    told = ask("ogrinfo", "-ro", "-so", "-al", path)
    part = told.split("Layer name: 市区町村\n")[1]
    assert "Feature Count: 77\n" in part
    assert "市区町村コード: String" in part
    assert "人口（夜間）: Integer" in part


def test_english_sheets(plan: Plan) -> None:
    english = book(make_tables(plan, ["frames"], lang="en"), about(plan, lang="en"))
    assert english.sheetnames == ["Frames", "Columns", "Sources"]


def test_the_same_tables_give_the_same_bytes(plan: Plan) -> None:
    content = excel(make_tables(plan), about(plan))[NAME]
    assert content == excel(make_tables(plan), about(plan))[NAME]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    again = openpyxl.load_workbook(io.BytesIO(content))
    assert again.properties.modified == datetime(2000, 1, 1)  # noqa: DTZ001 (openpyxl's own)
