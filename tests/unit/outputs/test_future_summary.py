from zones.outputs.future_areas import divide, plan_region
from zones.outputs.future_summary import shown_table
from zones.outputs.future_tables import class_table, indicators_table, people_table, size_table
from zones.planning import Plan


def test_classes_are_shown_as_the_report_printed_them(nagano_plan: Plan) -> None:
    table = shown_table(class_table(nagano_plan, plan_region(nagano_plan), base=2020))
    assert table.columns == ("2020年＝100", "2025", "2030", "2035", "2040", "2045", "2050")
    assert [row[0] for row in table.rows] == [
        "100超", "90超〜100", "80超〜90", "70超〜80", "60超〜70", "50超〜60", "50以下", "計",
    ]  # fmt: skip
    assert table.rows[-1][1:] == ("77",) * 6
    assert table.title.startswith("長野県　人口指数の分布")


def test_people_are_written_for_a_reader(nagano_plan: Plan) -> None:
    areas = divide(nagano_plan, plan_region(nagano_plan, "en"), "total", "en")
    table = shown_table(people_table(nagano_plan, areas, base=2020, lang="en"), "en")
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert (first["Year"], first["All ages"], first["Share of 65 and over"]) == (
        "2015", "2,098,804", "30.0 %",
    )  # fmt: skip
    assert first["Share of 75 and over"] == "—"
    assert "basis" not in table.columns
    assert "IPSS" in table.title


def test_keys_and_repeated_words_are_left_out(nagano_plan: Plan) -> None:
    region = plan_region(nagano_plan, "en")
    sizes = shown_table(size_table(nagano_plan, region, lang="en"), "en")
    assert "Operator" not in sizes.columns
    assert "Assumed: day–night ratio" in sizes.title
    areas = divide(nagano_plan, region, "total", "en")
    shown = shown_table(indicators_table(nagano_plan, areas, lang="en"), "en")
    row = dict(zip(shown.columns, shown.rows[0], strict=True))
    assert row["Projected"] == ""
    assert row["Value"].replace(",", "").replace(".", "").isdigit()
