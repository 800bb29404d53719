from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

Open = Callable[..., Any]


def row_of(table: pd.DataFrame, name: str) -> pd.Series:
    return table.loc[table["name"] == name].iloc[0]


def test_every_city_is_listed_with_its_outcome_and_reasons(open_page: Open) -> None:
    table = open_page("centres").check().grids[0]
    assert len(table) == 792
    assert table["reason"].str.len().min() > 0
    nagano, matsumoto = row_of(table, "長野市"), row_of(table, "松本市")
    assert nagano["label"] == "○ 適合"
    assert "昼夜間人口比率" in nagano["reason"]
    assert nagano["members"] == 10
    assert matsumoto["population"] == 241_145


def test_the_threshold_changes_the_table(open_page: Open) -> None:
    screen = open_page("centres")
    before = row_of(screen.check().grids[0], "長野市")
    after = row_of(screen.set("threshold_percent", 20.0).check().grids[0], "長野市")
    assert before["members"] == 10
    assert after["members"] < 10
    assert after["area_population"] < before["area_population"]


def test_the_reading_of_the_metropolitan_areas_changes_the_reasons(open_page: Open) -> None:
    by_prefecture = open_page("centres", reading="prefectures").check().grids[0]
    by_sphere = open_page("centres", reading="spheres").check().grids[0]
    one, other = (row_of(table, "さいたま市")["reason"] for table in (by_prefecture, by_sphere))
    assert "都府県" in one
    assert "10％圏" in other


def test_the_filter_keeps_the_outcomes_asked_for(open_page: Open) -> None:
    screen = open_page("centres", outcomes=["borderline"]).check()
    assert set(screen.grids[0]["label"]) == {"△ 境界（おおむね）"}
    assert "（全792件）" in screen.text


def test_an_empty_filter_says_what_to_do(open_page: Open) -> None:
    screen = open_page("centres", outcomes=[]).check()
    assert not screen.grids
    assert "絞り込みをゆるめてください" in screen.text


def test_the_criteria_of_a_row_give_observed_value_threshold_and_source(open_page: Open) -> None:
    screen = open_page("centres", "en", prefectures=["20"]).check()
    criteria = screen.tables[0]
    assert "Criteria of 長野市 Nagano-shi" in screen.text
    heads = ["Observed", "Threshold", "Outcome", "Reason", "Rule (confidence)", "Data (vintage)"]
    assert criteria.columns.tolist() == heads
    assert not criteria.isna().to_numpy().any()


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("scheme", ["hub_city_area", "settlement_area", "hub_city_2014"])
def test_every_scheme_has_a_table(open_page: Open, scheme: str, lang: str) -> None:
    assert len(open_page("centres", lang, scheme=scheme).check().grids[0]) == 792


def test_pairs_have_a_table_of_their_own(open_page: Open) -> None:
    table = open_page("centres", scope="pair").check().grids[0]
    assert table["name"].str.contains("＋").all()
    assert len(table) > 1000


def test_the_field_opens_the_criteria_of_any_city(open_page: Open) -> None:
    screen = open_page("centres").set("chosen_unit_field", "20202").check()
    assert "松本市の要件" in screen.text
    assert "構成市町村 9・" in screen.text
    for key in ("place", "centre", "draft_centre"):
        assert screen.app.session_state[key] == "20202"


def test_a_unit_that_the_filter_leaves_out_gives_way_to_the_first_row(open_page: Open) -> None:
    screen = open_page("centres", outcomes=["not_met"], chosen_unit="20202").check()
    assert f"{screen.grids[0]['name'].iloc[0]}の要件" in screen.text


def test_a_pair_goes_on_to_the_sphere_of_both(open_page: Open) -> None:
    screen = open_page("centres", scope="pair", chosen_unit="20202+20220").check()
    assert "松本市＋安曇野市の要件" in screen.text
    screen.press("通勤圏を見る")
    assert screen.app.title[0].value == "通勤圏"
    assert screen.app.session_state["centre"] == "20202"
    assert screen.app.session_state["second_centre"] == "20220"


def test_a_city_goes_on_to_its_evidence(open_page: Open) -> None:
    screen = open_page("centres", chosen_unit="20202").press("根拠をすべて見る")
    assert "長野県松本市" in screen.text


@pytest.mark.parametrize(("lang", "said"), [("ja", "低い方です"), ("en", "lower of the two")])
def test_what_the_figures_of_a_pair_are_is_said(open_page: Open, lang: str, said: str) -> None:
    assert said in open_page("centres", lang, scope="pair").check().text
    assert said not in open_page("centres", lang).check().text
