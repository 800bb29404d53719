import json
from dataclasses import replace

import pytest
from toy import code

from zones.labels import Lang
from zones.outputs.evidence import evidence_dict, evidence_tables
from zones.outputs.summary import SummaryTable
from zones.planning import Plan
from zones.planning.evidence import explain


def tables(plan: Plan, letter: str, lang: Lang = "ja") -> dict[str, SummaryTable]:
    found = evidence_tables(plan, explain(plan, code(letter)), lang)
    return {table.id: table for table in found}


def test_the_overview_has_the_ratio_with_its_parts(plan: Plan) -> None:
    overview = tables(plan, "b")["overview"]
    assert overview.title == f"長野県b市（{code('b')}）"
    rows = dict(overview.rows)
    assert rows["人口（夜間）"] == "2,000"
    assert rows["流出（他市区町村へ）"] == "300"
    assert rows["昼間人口"] == "1,700"
    assert rows["昼夜間人口比率"] == "85.00"
    assert rows["位置付けの理由"] == "a市への通勤通学割合 30.0％（基準 10.0％ 以上）"


def test_destinations_and_origins_are_two_tables(plan: Plan) -> None:
    found = tables(plan, "b", "en")
    assert found["destinations"].rows == (("a市 a-shi", "300", "30.0 %"),)
    assert found["origins"].rows == ()
    assert tables(plan, "a")["origins"].rows[0] == ("b市", "300", "30.0％")


def test_every_criterion_is_said_in_words_with_its_source(plan: Plan) -> None:
    rows = tables(plan, "a")["criteria"].rows
    first = next(row for row in rows if row[2].startswith("C2 ") and row[1] == "a市")
    assert first[0] == "連携中枢都市圏：適合"
    assert "100.21" in first[3]
    assert first[4] == "適合"
    assert "／" in first[5]
    assert any(row[1] == "a市＋d市" for row in rows)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ja", "昼間人口があと 300人で満たす"), ("en", "300 more people at day would meet it")],
)
def test_what_would_change_it_is_said_in_people(plan: Plan, lang: Lang, words: str) -> None:
    rows = tables(plan, "b", lang)["changes"].rows
    assert words in {row[4] for row in rows}
    assert any("85.00" in row[3] for row in rows)


def test_residents_that_are_missing_are_said_too(plan: Plan) -> None:
    said = {row[4] for row in tables(plan, "b")["changes"].rows}
    assert "人口があと 198,000人で満たす" in said


def test_pairs_that_fail_several_criteria_are_left_out(plan: Plan) -> None:
    assert not [row for row in tables(plan, "b")["changes"].rows if "＋" in row[1]]
    shown = {row[1] for row in tables(plan, "b")["criteria"].rows}
    assert "b市" in shown


@pytest.mark.parametrize("measured_in", ["km", "ratio"])
def test_what_is_counted_in_no_people_is_said_plainly(plan: Plan, measured_in: str) -> None:
    evidence = explain(plan, code("b"))
    changes = evidence.changes.iloc[:1].assign(missing=12.5, measured_in=measured_in)
    found = evidence_tables(plan, replace(evidence, changes=changes), "en")
    words = next(table for table in found if table.id == "changes").rows[0][4]
    assert (
        words
        == {
            "km": "12.5 more",
            "ratio": "1250.00 points more in the lower city would meet it",
        }[measured_in]
    )


def test_a_declared_centre_is_told_as_such(japan_plan: Plan) -> None:
    found = evidence_tables(japan_plan, explain(japan_plan, "34202"))
    rows = next(table for table in found if table.id == "verdicts").rows
    assert rows[0][0] == "連携中枢都市圏"
    assert rows[0][2] == "境界（おおむね）"
    assert rows[0][3].startswith("宣言済みの中心")


def test_memberships_have_role_share_and_persons(plan: Plan) -> None:
    assert tables(plan, "c")["memberships"].rows == (
        ("定住自立圏", "a市", "検討対象", "6.0％", "60"),
    )
    assert ("連携中枢都市圏", "a市", "中心", "", "") in tables(plan, "a")["memberships"].rows


def test_existing_unions_are_listed_with_their_standing(plan: Plan) -> None:
    rows = tables(plan, "b")["unions"].rows
    assert ("連携中枢都市圏", "a圏", "構成市町村", "2016-04-01", "", "確認済み") in rows
    assert ("一部事務組合", "bc組合", "構成市町村", "", "", "未確認") in rows


def test_what_is_unknown_is_said_and_never_zero(plan: Plan) -> None:
    evidence = replace(
        explain(plan, code("b")), day_night_ratio=None, population=None, commuters=None
    )
    rows = dict(evidence_tables(plan, evidence, "en")[0].rows)
    assert rows["Population (night)"] == "no data"
    assert rows["Day–night population ratio"] == "no data"
    assert rows["Commuters and students"] == "no data"


def test_the_share_of_an_unpublished_origin_is_no_data(plan: Plan) -> None:
    evidence = explain(plan, code("a"))
    origins = evidence.origins.assign(share=evidence.origins["share"].mask([True] * 4))
    found = evidence_tables(plan, replace(evidence, origins=origins), "en")
    table = next(one for one in found if one.id == "origins")
    assert {row[2] for row in table.rows} == {"no data"}


def test_evidence_is_plain_values_for_json(plan: Plan) -> None:
    content = evidence_dict(plan, explain(plan, code("b")))
    assert json.loads(json.dumps(content)) == content
    assert content["frame"] == "hub_member"
    assert content["population"] == 2000
    assert content["tables"]["destinations"] == [
        {"市区町村": "a市", "人数": "300", "割合": "30.0％"}
    ]
    assert {row["scheme"] for row in content["outcomes"]} == set(plan.rules)


def test_hostile_names_stay_text(hostile_plan: Plan) -> None:
    found = evidence_dict(hostile_plan, explain(hostile_plan, code("b")), "en")
    assert found["name"] == "<img src=x onerror=alert(1)>"
    assert json.loads(json.dumps(found)) == found
