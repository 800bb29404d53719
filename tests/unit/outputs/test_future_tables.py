import pandas as pd
import pytest

from zones.labels import LANGS, Lang
from zones.outputs.future_areas import divide, plan_region, sphere_region
from zones.outputs.future_tables import (
    HELD,
    basis_words,
    class_table,
    indicators_table,
    people_table,
    plan_outlook,
    size_table,
)
from zones.planning import Plan


@pytest.mark.parametrize("lang", LANGS)
def test_every_row_carries_basis_and_source(nagano_plan: Plan, lang: Lang) -> None:
    region = plan_region(nagano_plan, lang)
    areas = divide(nagano_plan, region, "total", lang)
    made = (
        people_table(nagano_plan, areas, base=2020, lang=lang),
        class_table(nagano_plan, region, base=2020, lang=lang),
        size_table(nagano_plan, region, lang=lang),
        indicators_table(nagano_plan, areas, lang=lang),
    )
    for table in made:
        assert len(table.table)
        assert (table.table["basis"].str.len() > 0).all()
        assert table.table["source"].str.contains("IPSS|社会保障").all()
        assert all(column.label.say(lang) != column.name for column in table.columns)


def test_people_say_whether_census_or_projection(nagano_plan: Plan) -> None:
    areas = divide(nagano_plan, plan_region(nagano_plan), "total")
    table = people_table(nagano_plan, areas, base=2015).table.set_index("year")
    assert table.loc[2015, ["kind", "total", "index"]].tolist() == ["国勢調査", 2_098_804, 1]
    assert table.loc[2050, ["kind", "total"]].tolist() == ["推計", 1_581_949]
    assert table["base_year"].unique().tolist() == [2015]


def test_a_part_of_the_coast_says_why_it_has_no_number(japan_plan: Plan) -> None:
    areas = divide(japan_plan, sphere_region(japan_plan, ["07204"]), "total", "en")
    table = people_table(japan_plan, areas, base=2020, lang="en").table
    assert table["coverage"].unique().tolist() == [
        "no data (joint projection of 13 municipalities)"
    ]
    assert table.loc[table["year"] == 2050, "total"].isna().all()


def test_sizes_are_those_of_centres_in_the_region(nagano_plan: Plan) -> None:
    table = size_table(nagano_plan, plan_region(nagano_plan)).table
    assert all("20" in {code[:2] for code in unit.split("+")} for unit in table["unit"])
    assert (table["note"] == HELD.ja).all()
    assert len(plan_outlook(nagano_plan)) > len(table)
    suwa = table[(table["unit"] == "20206") & (table["criterion"] == "T1")].iloc[0]
    assert (suwa["unit_name"], suwa["below_year"]) == ("諏訪市", 2045)


def test_indicators_say_what_is_assumed(nagano_plan: Plan) -> None:
    areas = divide(nagano_plan, plan_region(nagano_plan), "total")
    table = indicators_table(nagano_plan, areas).table
    assumed = table[table["assumed"]]
    assert (assumed["assumption"] != "").all()
    assert (table.loc[~table["assumed"], "assumption"] == "").all()
    assert pd.api.types.is_bool_dtype(table["projected"].dtype)


def test_the_basis_names_the_base_year() -> None:
    assert basis_words(2015).en.endswith("2015 = 1")
    assert "＝" not in basis_words().ja
