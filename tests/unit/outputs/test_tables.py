from dataclasses import replace
from pathlib import Path

import pytest
from toy import code, codes, towns

from zones.outputs import tables
from zones.outputs.csv import to_csv
from zones.outputs.tables import TABLES
from zones.planning import Plan, Scenario, make_plan

DOCUMENT = Path(__file__).parents[3] / "docs/outputs.md"


@pytest.mark.parametrize("stem", TABLES)
def test_every_table_and_column_is_documented(plan: Plan, stem: str) -> None:
    words = DOCUMENT.read_text("utf-8")
    assert f"{stem}.csv" in words
    names = set(words.replace("`", " ").replace(",", " ").split())
    assert set(TABLES[stem](plan, "ja").columns) <= names


@pytest.mark.parametrize("stem", TABLES)
def test_columns_are_the_same_in_both_languages_and_any_window(
    plan: Plan, window_plan: Plan, stem: str
) -> None:
    columns = TABLES[stem](plan, "ja").columns
    assert columns.equals(TABLES[stem](plan, "en").columns)
    assert columns.equals(TABLES[stem](window_plan, "ja").columns)


@pytest.mark.parametrize("stem", [stem for stem in TABLES if stem != "frames"])
def test_a_window_keeps_rows_as_they_are(plan: Plan, window_plan: Plan, stem: str) -> None:
    whole = to_csv(TABLES[stem](plan, "ja")).splitlines()
    part = to_csv(TABLES[stem](window_plan, "ja")).splitlines()
    assert [row for row in whole if row in set(part)] == part


def test_municipalities_stand_by_code_without_the_northern_territories(plan: Plan) -> None:
    table = tables.municipalities(plan)
    assert table["code"].tolist() == codes("abcdeAB")
    assert table.columns[:11].tolist() == [
        "code", "name", "prefecture", "kind", "population", "day_population", "day_night_ratio",
        "inflow", "outflow", "commuters", "frame",
    ]  # fmt: skip
    first = table.set_index("code").loc[code("b")]
    assert first[["population", "outflow", "inflow", "commuters"]].tolist() == [2000, 300, 0, 1000]
    assert first["self_containment"] == 0.7
    assert first["kind_label"] == "市"
    assert (
        tables.municipalities(plan, "en").set_index("code").loc[code("b"), "kind_label"] == "city"
    )


def test_a_window_shows_its_municipalities_only(window_plan: Plan) -> None:
    assert tables.municipalities(window_plan)["code"].tolist() == codes("AB")


def test_spheres_show_a_pair_when_either_side_lies_in_the_window(
    plan: Plan, window_plan: Plan
) -> None:
    assert list(tables.spheres(plan).columns) == ["centre", "member", "persons", "share"]
    assert len(tables.spheres(plan)) == 4
    part = tables.spheres(window_plan)
    assert part[["centre", "member"]].to_numpy().tolist() == [
        [code("a"), code("A")],
        [code("d"), code("B")],
    ]


def test_every_city_and_pair_has_its_criteria_and_one_row_of_all_together(plan: Plan) -> None:
    table = tables.assessments(plan)
    overall = table[table["criterion"] == "overall"]
    single = overall[~overall["code"].str.contains("+", regex=False)]
    assert len(single) == 5 * 3
    assert not overall.duplicated(["code", "scheme"]).any()
    mine = overall[(overall["code"] == code("a")) & (overall["scheme"] == "hub_city_area")]
    assert mine[["outcome", "decided"]].to_numpy().tolist() == [["met", "met"]]
    assert mine["observed"].isna().all()
    pair = table[table["code"] == f"{code('a')}+{code('d')}"]
    assert set(pair["name"]) == {"a市＋d市"}
    assert (table["reason"] != "").all()


def test_assessments_are_by_code_and_keep_the_order_of_the_criteria(plan: Plan) -> None:
    table = tables.assessments(plan)
    assert table["code"].is_monotonic_increasing
    mine = table[(table["code"] == code("a")) & (table["scheme"] == "settlement_area")]
    assert mine["criterion"].tolist()[:3] == ["T1-city", "T1", "T1-about"]
    assert mine["criterion"].tolist()[-1] == "overall"


def test_a_pair_is_shown_when_one_of_the_two_lies_in_the_window(plan: Plan) -> None:
    window = make_plan(towns(), Scenario(prefectures=("20",)))
    assert len(tables.assessments(window)) == len(tables.assessments(plan))


def test_proposals_count_their_members(plan: Plan) -> None:
    table = tables.proposals(plan).set_index("proposal")
    hub = table.loc[f"hub_city_area:{code('a')}"]
    assert hub[["name", "centres", "members", "considered"]].tolist() == ["a市", code("a"), 3, 0]
    assert hub["prefectures"] == "長野県・岐阜県"
    assert hub["warnings"] == "over_water crosses_prefecture"
    assert hub["warning_text"].startswith("海を隔てた")
    settlement = table.loc[f"settlement_area:{code('a')}"]
    assert settlement[["members", "considered"]].tolist() == [3, 2]


def test_members_have_a_reason_in_words(plan: Plan) -> None:
    table = tables.members(plan)
    mine = table[table["proposal"] == f"settlement_area:{code('a')}"].set_index("code")
    assert mine["reason"].to_dict() == {
        code("a"): "要件を満たす中心（a市）",
        code("b"): "a市への通勤通学 300人・30.0％（基準 10.0％ 以上）",
        code("A"): "a市への通勤通学 150人・15.0％（基準 10.0％ 以上）",
        code("e"): "a市への通勤通学 120人・12.0％（基準 10.0％ 以上）",
        code("c"): "a市への通勤通学 60人・6.0％（基準 10.0％ 未満、検討対象）",
        code("d"): "a市に隣接（通勤通学者の公表値なし、検討対象）",
    }
    assert mine["role_label"].tolist()[:2] == ["中心", "構成市町村"]


def test_warnings_are_said_in_words(plan: Plan) -> None:
    table = tables.warnings(plan, "en")
    detached = table[table["warning"] == "detached"]
    assert detached[["name", "text"]].to_numpy().tolist() == [
        ["B村", "members cut off from the centre by land"]
    ]


def test_an_area_without_warnings_has_an_empty_cell() -> None:
    region = towns()
    calm = make_plan(region, Scenario(threshold="0.3"))
    table = tables.proposals(calm).set_index("proposal")
    assert table.loc[f"hub_city_area:{code('a')}", ["warnings", "warning_text"]].tolist() == [
        "",
        "",
    ]


def test_frames_add_up_within_the_window(plan: Plan, window_plan: Plan) -> None:
    assert tables.frames(plan)["municipalities"].sum() == 7
    assert tables.frames(window_plan)["municipalities"].sum() == 2
    assert tables.frames(window_plan)["population"].sum() == 4000


def test_the_partition_names_one_area_each(plan: Plan) -> None:
    table = tables.partitions(plan)
    assert table["code"].is_unique
    assert set(table["code"]) == set(codes("abdeAB"))


def test_without_proposals_every_table_is_there_with_its_columns(plan: Plan) -> None:
    region = towns()
    villages = region.municipalities.assign(kind="village")
    empty = make_plan(replace(region, municipalities=villages))
    for table in TABLES.values():
        assert table(empty, "ja").columns.equals(table(plan, "ja").columns)


def test_hostile_names_stand_in_tables_as_they_are(hostile_plan: Plan) -> None:
    names = tables.municipalities(hostile_plan).set_index("code")["name"]
    assert names[code("b")] == "<img src=x onerror=alert(1)>"
    assert "=cmd" in tables.proposals(hostile_plan)["name"].iloc[0]
