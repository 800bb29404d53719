import io

import pandas as pd

from zones.outputs.formats.about import about
from zones.outputs.formats.csv import csv
from zones.outputs.table_set import make_tables, table_ids
from zones.planning import Plan


def test_one_file_a_table_and_the_sources(plan: Plan) -> None:
    files = csv(make_tables(plan), about(plan))
    assert list(files) == [*(f"{key}.csv" for key in table_ids()), "sources.csv"]
    assert all(content.startswith(b"\xef\xbb\xbf") for content in files.values())
    again = pd.read_csv(io.BytesIO(files["municipalities.csv"]), dtype={"code": "str"})
    assert list(again["code"]) == list(plan.region.codes)


def test_hostile_names_are_no_formulas(hostile_plan: Plan) -> None:
    content = csv(make_tables(hostile_plan, ["offices"]), about(hostile_plan))["offices.csv"]
    names = pd.read_csv(io.BytesIO(content), dtype="str")["name"]
    assert "'-2+3" in set(names)
    assert not names.str.startswith(("=", "+", "-", "@")).any()


def test_the_same_tables_give_the_same_bytes(plan: Plan) -> None:
    assert csv(make_tables(plan), about(plan)) == csv(make_tables(plan), about(plan))
