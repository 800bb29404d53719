import pandas as pd

from zones.model.unions import Register
from zones.outputs import union_tables
from zones.planning import Plan


def test_the_national_comparison_is_221_of_247(japan_plan: Plan) -> None:
    table = union_tables.comparison(japan_plan)
    hubs = table[table["type"] == "連携中枢都市圏"]
    assert len(hubs) == 38
    assert hubs["members"].sum() == 353
    assert hubs["sphere_size"].sum() == 247
    assert hubs["members_in_sphere"].sum() == 221


def test_comparison_columns_start_as_documented(japan_plan: Plan) -> None:
    table = union_tables.comparison(japan_plan)
    assert list(table.columns[:8]) == [
        "type",
        "union",
        "name",
        "centres",
        "members",
        "sphere_size",
        "members_in_sphere",
        "jaccard",
    ]


def test_the_register_that_goes_out_is_a_register(japan_plan: Plan) -> None:
    table = union_tables.unions(japan_plan)
    assert Register.from_table(table).to_table().equals(table)


def test_a_window_keeps_the_unions_that_touch_it(nagano_plan: Plan, japan_plan: Plan) -> None:
    shown = union_tables.shown_unions(nagano_plan)
    table = union_tables.unions(nagano_plan)
    inside = table[table["union_id"].isin(shown)].groupby("union_id")["code"]
    assert inside.agg(lambda codes: codes.str.startswith("20").any()).all()
    assert shown < union_tables.shown_unions(japan_plan)


def test_a_window_never_changes_a_number(nagano_plan: Plan, japan_plan: Plan) -> None:
    part = union_tables.comparison(nagano_plan).set_index("union")
    whole = union_tables.comparison(japan_plan).set_index("union").loc[part.index]
    pd.testing.assert_frame_equal(part, whole)


def test_standings_agree_with_the_counts(japan_plan: Plan) -> None:
    standings = union_tables.standings(japan_plan)
    counts = standings.groupby(["union", "standing"]).size()
    table = union_tables.comparison(japan_plan).set_index("union")
    assert counts["R16", "in"] == table.loc["R16", "members_in_sphere"]
    assert counts["R16", "outside"] == table.loc["R16", "outside"]


def test_cities_that_could_declare_are_named(japan_plan: Plan) -> None:
    table = union_tables.open_candidates(japan_plan)
    hubs = table[(table["kind"] == "undeclared_centre") & (table["type"] == "連携中枢都市圏")]
    assert {"函館市", "仙台市", "秋田市", "宇都宮市"} <= set(hubs["name"])
    assert hubs["reason"].str.len().gt(0).all()


def test_reasons_speak_the_language(japan_plan: Plan) -> None:
    english = union_tables.open_candidates(japan_plan, "en")["reason"]
    assert english.str.contains("[a-z]", regex=True).all()


def test_the_floors_that_disagree_in_nagano(nagano_plan: Plan) -> None:
    table = union_tables.floors(nagano_plan).set_index("name")
    assert table.loc["坂城町", "sphere_centre_names"] == "上田市"
    assert table.loc["坂城町", "first_floor_name"] == "長野広域連合"


def test_money_marks_what_is_assumed(japan_plan: Plan) -> None:
    table = union_tables.money(japan_plan)
    assert set(table["assumed"]) == {True, False}
    assert table.loc[table["assumed"], "why_assumed"].str.len().gt(0).all()


def test_every_table_can_be_made_in_both_languages(nagano_plan: Plan) -> None:
    for make in union_tables.TABLES.values():
        assert list(make(nagano_plan, "ja").columns) == list(make(nagano_plan, "en").columns)


def test_money_of_a_window_is_that_of_its_areas(nagano_plan: Plan, japan_plan: Plan) -> None:
    part = union_tables.money(nagano_plan)
    assert "R16" in set(part["area"])
    assert len(part) < len(union_tables.money(japan_plan))
