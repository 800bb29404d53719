import csv
import io

import pandas as pd
import pytest

from zones.outputs.csv import to_csv
from zones.outputs.tables import TABLES
from zones.planning import Plan

BOM = b"\xef\xbb\xbf"


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_file_starts_with_a_byte_order_mark_and_ends_lines_with_a_line_feed() -> None:
    content = to_csv(pd.DataFrame({"code": ["01100"], "name": ["札幌市"]}))
    assert content == BOM + "code,name\n01100,札幌市\n".encode()


def test_codes_stay_text_with_their_zeros() -> None:
    assert read(to_csv(pd.DataFrame({"code": ["01100"]})))[1] == ["01100"]


def test_missing_values_are_empty_and_truth_is_a_word() -> None:
    table = pd.DataFrame(
        {
            "text": pd.Series(["a", pd.NA], dtype="str"),
            "count": pd.Series([1, pd.NA], dtype="Int64"),
            "share": pd.Series([0.123456789, pd.NA], dtype="Float64"),
            "flag": pd.Series([True, pd.NA], dtype="boolean"),
        }
    )
    assert read(to_csv(table))[1:] == [["a", "1", "0.123457", "true"], ["", "", "", ""]]


def test_counts_beside_rates_are_written_whole() -> None:
    values = pd.Series([3.0, 0.998765432, pd.NA, 1e9, float("inf")], dtype="Float64")
    table = pd.DataFrame({"observed": values, "share": values.fillna(1.0)})
    cells = read(to_csv(table))[1:]
    assert [row[0] for row in cells] == ["3", "0.998765", "", "1000000000", "inf"]
    assert cells[0][1] == "3.0"


def test_a_rate_is_cut_to_the_decimals_asked_for() -> None:
    table = pd.DataFrame({"share": [2 / 3]})
    assert read(to_csv(table, decimals=2))[1] == ["0.67"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    cells = read(to_csv(pd.DataFrame({"name": [f"{start}cmd()"]})))
    assert cells[1] == [f"'{start}cmd()"]


def test_negative_numbers_are_numbers_and_stay() -> None:
    table = pd.DataFrame({"a": [-1], "b": [-0.5]})
    assert read(to_csv(table))[1] == ["-1", "-0.5"]


def test_text_of_another_kind_of_column_is_guarded_too() -> None:
    table = pd.DataFrame(
        {"object": pd.Series(["=1", None], dtype=object), "kind": pd.Categorical(["=1", "a"])}
    )
    assert read(to_csv(table))[1:] == [["'=1", "'=1"], ["", "a"]]


def test_quotes_commas_and_lines_come_back() -> None:
    name = 'a"b,c\nd'
    assert read(to_csv(pd.DataFrame({"name": [name]})))[1] == [name]


@pytest.mark.parametrize(
    ("name", "written"), [("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("\ra", "'\na")]
)
def test_a_carriage_return_does_not_break_the_row(name: str, written: str) -> None:
    table = pd.DataFrame({"name": [name], "code": ["01100"]})
    assert read(to_csv(table))[1:] == [[written, "01100"]]


def test_the_table_itself_is_not_touched() -> None:
    table = pd.DataFrame({"name": ["=1"], "share": [0.123456789]})
    before = table.copy()
    to_csv(table)
    pd.testing.assert_frame_equal(table, before)


def test_no_cell_of_any_table_is_a_formula_whatever_the_names_are(hostile_plan: Plan) -> None:
    for table in TABLES.values():
        for row in read(to_csv(table(hostile_plan, "ja"))):
            assert not [cell for cell in row if cell[:1] in set("=+-@＝＋－＠\t\r\n")]
