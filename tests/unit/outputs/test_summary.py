import json
from dataclasses import replace
from fractions import Fraction

from toy import code, flow_matrix, towns

from zones.outputs.summary import Summary, SummaryTable, summarize
from zones.planning import Plan, Scenario, make_plan


def table(summary: Summary, key: str) -> SummaryTable:
    return next(one for one in summary.tables if one.id == key)


def test_facts_are_plain_values_for_json(plan: Plan) -> None:
    facts = summarize(plan).as_dict()
    assert json.loads(json.dumps(facts)) == facts
    assert facts["municipalities"] == 7
    assert facts["population"] == 370_000
    assert facts["sphere_pairs"] == 4
    assert facts["proposals"] == 3
    assert facts["city_regions"] == 0
    assert facts["frames"]["hub_member"] == {
        "municipalities": 3,
        "population": 6000,
        "area_km2": 300,
    }
    assert facts["centres"] == {
        "hub_city_area": [code("a")],
        "settlement_area": [code("a"), code("d")],
    }
    assert facts["scenario"] == plan.scenario.as_dict()


def test_a_summary_hands_out_a_copy_of_its_facts(plan: Plan) -> None:
    summary = summarize(plan)
    summary.as_dict().clear()
    assert summary.as_dict()


def test_every_row_fills_its_columns(plan: Plan) -> None:
    for one in summarize(plan, "en").tables:
        assert len(one.numeric) == len(one.columns)
        assert all(len(row) == len(one.columns) for row in one.rows)
        assert all(isinstance(cell, str) for row in one.rows for cell in row)


def test_words_are_in_the_language_asked_for(plan: Plan) -> None:
    assert table(summarize(plan, "ja"), "overview").title == "概要"
    assert table(summarize(plan, "en"), "overview").title == "Overview"
    assert ("基準値", "10.0％") in table(summarize(plan, "ja"), "overview").rows
    assert ("Threshold", "10.0 %") in table(summarize(plan, "en"), "overview").rows


def test_frames_are_listed_with_people_and_area(plan: Plan) -> None:
    rows = table(summarize(plan), "frames").rows
    assert rows[0] == ("連携中枢都市圏候補の中心", "1", "300,000", "100")
    assert len(rows) == 7


def test_the_centres_of_each_scheme_are_listed(plan: Plan) -> None:
    assert table(summarize(plan), "centres-hub_city_area").rows == (
        ("a市", "3", "306,000", "100.0"),
    )
    assert [row[0] for row in table(summarize(plan), "centres-settlement_area").rows] == [
        "a市",
        "d市",
    ]


def test_a_window_counts_what_it_shows(window_plan: Plan) -> None:
    facts = summarize(window_plan).as_dict()
    assert facts["municipalities"] == 2
    assert facts["population"] == 4000
    assert facts["sphere_pairs"] == 2
    assert facts["proposals"] == 3


def test_city_regions_are_counted_in_the_window_only() -> None:
    """a and d, neighbours, are tied by 100 commuters each way; the next prefecture has no part."""
    region = towns()
    flows = {(code("a"), code("d")): 100, (code("d"), code("a")): 100}
    total = dict.fromkeys(region.codes, 1000)
    region = replace(region, flows=flow_matrix(flows, total))
    tied = make_plan(region, Scenario(threshold=Fraction(1, 2)))
    assert summarize(tied).as_dict()["city_regions"] == 1
    window = make_plan(region, Scenario(threshold=Fraction(1, 2), prefectures=("21",)))
    assert summarize(window).as_dict()["city_regions"] == 0
