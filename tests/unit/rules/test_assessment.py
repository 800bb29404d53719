from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from zones.errors import InputError
from zones.rules.assessment import assess
from zones.rules.loading import load_ruleset, shipped
from zones.rules.ruleset import RuleSet

Write = Callable[..., Path]

CITY = {
    "population": 210_000,
    "day_night_ratio": 1.05,
    "kind": "core_city",
    "is_city": True,
    "in_metropolitan_sphere": False,
    "in_metropolitan_prefecture": False,
    "share_to_metropolitan_core": 0.01,
    "merged": False,
    "former_municipality_ratio": None,
}
PAIR = {
    "adjacent": True,
    "distance_km": 20.0,
    "travel_minutes": None,
    "population": 210_000,
    "smaller_population": 100_000,
    "smaller_ratio": 1.0,
    "both_cities": True,
    "in_metropolitan_sphere": False,
    "in_metropolitan_prefecture": False,
    "share_to_metropolitan_core": 0.01,
    "merged": False,
    "former_smaller_ratio": None,
}


def judge(
    scheme: str, scope: str = "municipality", reading: str = "spheres", **facts: object
) -> str:
    base = CITY if scope == "municipality" else PAIR
    row = pd.DataFrame([{**base, **facts}], index=pd.Index(["20201"], name="code"))
    return assess(row, shipped()[scheme], scope=scope, reading=reading).outcome["20201"]  # type: ignore[arg-type]


def test_the_outcome_stands_on_the_index_of_the_facts(own: RuleSet, facts: pd.DataFrame) -> None:
    outcome = assess(facts, own).outcome
    pd.testing.assert_index_equal(outcome.index, facts.index)
    assert outcome.tolist() == [
        "met",
        "borderline",
        "not_met",
        "no_data",
        "met",
        "not_met",
        "no_data",
    ]


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, "met"),
        ({"kind": "designated_city"}, "met"),
        ({"kind": "special_city"}, "not_met"),
        ({"kind": None}, "no_data"),
        ({"population": 190_000}, "met"),
        ({"day_night_ratio": 0.98}, "borderline"),
        ({"day_night_ratio": 0.9799}, "not_met"),
        ({"day_night_ratio": None}, "no_data"),
        ({"in_metropolitan_sphere": True}, "not_met"),
        ({"in_metropolitan_prefecture": True}, "met"),
        ({"day_night_ratio": 0.95, "merged": True}, "no_data"),
        ({"day_night_ratio": 0.95, "merged": None}, "no_data"),
        ({"day_night_ratio": 0.95, "merged": True, "former_municipality_ratio": 1.1}, "met"),
        ({"day_night_ratio": 0.95, "merged": True, "former_municipality_ratio": 0.9}, "not_met"),
        ({"day_night_ratio": 0.95, "merged": False, "former_municipality_ratio": 1.1}, "not_met"),
        ({"day_night_ratio": 0.99, "merged": True}, "borderline"),
    ],
)
def test_core_city(facts: dict, outcome: str) -> None:
    assert judge("hub_city_area", **facts) == outcome


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"in_metropolitan_sphere": True}, "met"),
        ({"in_metropolitan_prefecture": True, "share_to_metropolitan_core": 0.0999}, "met"),
        ({"in_metropolitan_prefecture": True, "share_to_metropolitan_core": 0.1}, "not_met"),
        ({"in_metropolitan_prefecture": True, "share_to_metropolitan_core": None}, "no_data"),
        ({"in_metropolitan_prefecture": None, "share_to_metropolitan_core": 0.01}, "met"),
    ],
)
@pytest.mark.parametrize("scheme", ["hub_city_area", "settlement_area"])
def test_the_reading_by_prefectures(scheme: str, facts: dict, outcome: str) -> None:
    assert judge(scheme, reading="prefectures", **facts) == outcome


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"population": 40_001, "kind": "city"}, "met"),
        ({"population": 40_000, "kind": "city"}, "not_met"),
        ({"population": 80_000, "is_city": False}, "not_met"),
        ({"day_night_ratio": 0.9999}, "not_met"),
        ({"day_night_ratio": 0.9, "merged": True}, "no_data"),
        ({"day_night_ratio": 0.9, "merged": True, "former_municipality_ratio": 1.0}, "met"),
        ({"in_metropolitan_sphere": True}, "not_met"),
    ],
)
def test_settlement_centre(facts: dict, outcome: str) -> None:
    assert judge("settlement_area", **facts) == outcome


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"kind": "city", "population": 200_000}, "met"),
        ({"kind": "city", "population": 199_999}, "not_met"),
        ({"kind": "designated_city", "population": None}, "met"),
        ({"kind": "special_ward", "is_city": False, "population": 900_000}, "not_met"),
        ({"day_night_ratio": 0.99}, "not_met"),
        ({"in_metropolitan_sphere": True}, "not_met"),
    ],
)
@pytest.mark.parametrize("reading", ["spheres", "prefectures"])
def test_hub_city(reading: str, facts: dict, outcome: str) -> None:
    assert judge("hub_city_2014", reading=reading, **facts) == outcome


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, "met"),
        ({"adjacent": False}, "not_met"),
        ({"both_cities": False}, "not_met"),
        ({"smaller_ratio": 0.99}, "not_met"),
        ({"smaller_ratio": 0.99, "merged": True}, "no_data"),
        ({"smaller_ratio": 0.99, "merged": True, "former_smaller_ratio": 1.0}, "met"),
        ({"smaller_population": 90_000}, "met"),
        ({"smaller_population": 89_999}, "borderline"),
        ({"smaller_population": 79_999}, "not_met"),
        ({"population": 199_999}, "not_met"),
        ({"distance_km": 40.1}, "not_met"),
        ({"distance_km": 40.1, "travel_minutes": 60}, "met"),
        ({"distance_km": 20, "travel_minutes": 90}, "not_met"),
        ({"distance_km": 20, "travel_minutes": 65}, "borderline"),
        ({"distance_km": None}, "no_data"),
        ({"in_metropolitan_sphere": True}, "not_met"),
    ],
)
def test_twin_core_city(facts: dict, outcome: str) -> None:
    assert judge("hub_city_area", "pair", **facts) == outcome


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"population": 40_001, "smaller_population": 15_000}, "met"),
        ({"population": 40_000}, "not_met"),
        ({"smaller_ratio": 0.99}, "not_met"),
        ({"distance_km": 100}, "met"),
        ({"in_metropolitan_sphere": True}, "not_met"),
    ],
)
def test_twin_settlement_centre(facts: dict, outcome: str) -> None:
    assert judge("settlement_area", "pair", **facts) == outcome


def test_a_pair_keeps_its_two_codes() -> None:
    index = pd.MultiIndex.from_tuples([("16202", "16211")], names=["code", "other"])
    made = assess(pd.DataFrame([PAIR], index=index), shipped()["hub_city_area"], scope="pair")
    pd.testing.assert_index_equal(made.outcome.index, index)
    assert set(made.rows["code"]) == {"16202+16211"}


@pytest.mark.parametrize(
    ("operator", "value", "outcomes"),
    [
        (">=", 50, ["not_met", "met", "met", "no_data"]),
        (">", 50, ["not_met", "not_met", "met", "no_data"]),
        ("<=", 50, ["met", "met", "not_met", "no_data"]),
        ("<", 50, ["met", "not_met", "not_met", "no_data"]),
        ("==", 50, ["not_met", "met", "not_met", "no_data"]),
        ("!=", 50, ["met", "not_met", "met", "no_data"]),
    ],
)
def test_each_operator_on_numbers(
    write: Write, operator: str, value: int, outcomes: list[str]
) -> None:
    path = write(('operator = ">="\nvalue = 50000', f'operator = "{operator}"\nvalue = {value}'))
    facts = pd.DataFrame({"population": pd.array([49, 50, 51, None], "Int64")})
    rows = assess(facts, load_ruleset(path)).rows
    assert rows.loc[rows["criterion"] == "A", "outcome"].tolist() == outcomes


@pytest.mark.parametrize(
    ("asked", "outcomes"),
    [
        ('operator = "in"\nvalue = ["city", "town"]', ["met", "met", "not_met", "no_data"]),
        ('operator = "not_in"\nvalue = ["city", "town"]', ["not_met", "not_met", "met", "no_data"]),
        ('operator = "=="\nvalue = "city"', ["met", "not_met", "not_met", "no_data"]),
        ('operator = "!="\nvalue = "city"', ["not_met", "met", "met", "no_data"]),
    ],
)
def test_each_operator_on_kinds(write: Write, asked: str, outcomes: list[str]) -> None:
    path = write(('operator = "in"\nvalue = ["core_city", "city"]', asked))
    facts = pd.DataFrame({"kind": pd.array(["city", "town", "village", None], "str")})
    rows = assess(facts, load_ruleset(path)).rows
    assert rows.loc[rows["criterion"] == "K", "outcome"].tolist() == outcomes


@pytest.mark.parametrize(
    ("asked", "outcomes"),
    [
        ('operator = "=="\nvalue = true', ["met", "not_met", "no_data"]),
        ('operator = "!="\nvalue = true', ["not_met", "met", "no_data"]),
        ('operator = "=="\nvalue = false', ["not_met", "met", "no_data"]),
    ],
)
def test_each_operator_on_truths(write: Write, asked: str, outcomes: list[str]) -> None:
    path = write(('operator = "=="\nvalue = true', asked))
    facts = pd.DataFrame({"merged": pd.array([True, False, None], "boolean")})
    rows = assess(facts, load_ruleset(path)).rows
    assert rows.loc[rows["criterion"] == "B-merged", "outcome"].tolist() == outcomes


@pytest.mark.parametrize(
    ("operator", "outcomes"),
    [
        (">=", ["not_met", "borderline", "borderline", "met", "met"]),
        (">", ["not_met", "borderline", "borderline", "borderline", "met"]),
        ("<=", ["met", "met", "met", "met", "met"]),
    ],
)
def test_about_has_a_tolerance_and_a_borderline(
    write: Write, operator: str, outcomes: list[str]
) -> None:
    path = write(
        ('operator = ">="\nvalue = 1.0', f'operator = "{operator}"\nvalue = 1.0\ntolerance = 0.01')
    )
    facts = pd.DataFrame({"day_night_ratio": [0.9799, 0.98, 0.9899, 0.99, 0.9901]})
    rows = assess(facts, load_ruleset(path)).rows
    assert rows.loc[rows["criterion"] == "B", "outcome"].tolist() == outcomes


def test_about_has_a_borderline_above_too(write: Write) -> None:
    path = write(('operator = ">="\nvalue = 1.0', 'operator = "<"\nvalue = 1.0'))
    facts = pd.DataFrame({"day_night_ratio": [0.99, 1.0, 1.02, 1.0201]})
    rows = assess(facts, load_ruleset(path)).rows
    ratio = rows[rows["criterion"] == "B"]
    assert ratio["outcome"].tolist() == ["met", "borderline", "borderline", "not_met"]


def test_a_share_of_a_tenth_is_a_tenth_whatever_the_totals() -> None:
    totals = pd.Series(range(10, 400_000, 10))
    facts = pd.DataFrame(
        {
            "in_metropolitan_prefecture": True,
            "share_to_metropolitan_core": (totals // 10) / totals,
        }
    )
    rows = assess(facts, shipped()["hub_city_area"], reading="prefectures").rows
    share = rows[rows["criterion"] == "C3-share"]
    assert (share["outcome"] == "not_met").all()


def test_a_missing_column_is_no_data_and_the_reason_names_it(
    own: RuleSet, facts: pd.DataFrame
) -> None:
    made = assess(facts.drop(columns="population"), own)
    assert made.missing == ("population",)
    assert made.outcome.tolist() == ["no_data"] * 2 + ["not_met"] + ["no_data"] * 4
    assert made.reasons("ja").iloc[0] == "「人口」が与えられていない"
    assert made.reasons("en").iloc[0] == "this figure has not been supplied: population"


def test_the_deciding_outcome_is_shown_beside_its_own(own: RuleSet, facts: pd.DataFrame) -> None:
    rows = assess(facts, own).rows
    ratio = rows[rows["criterion"] == "B"]
    assert ratio["outcome"].tolist()[2:5] == ["not_met"] * 3
    assert ratio["decided"].tolist()[2:5] == ["not_met", "no_data", "met"]


def test_reasons_and_tables_may_be_asked_for_some(own: RuleSet, facts: pd.DataFrame) -> None:
    made = assess(facts, own)
    some = made.reasons("ja", codes=["05", "02"])
    pd.testing.assert_index_equal(some.index, made.rows.index[[5, 6, 7, 8, 9, 20, 21, 22, 23, 24]])
    pd.testing.assert_series_equal(some, made.reasons("ja")[some.index])
    table = made.table("en", codes=["05"])
    assert table["reason"].tolist() == made.reasons("en").iloc[20:25].tolist()
    assert table["observed"].tolist() == ["60,000", "90.00", "merged since 1999", "120.00", "city"]
    assert table["outcome"].tolist() == ["met", "not met", "met", "met", "met"]
    assert table["confidence"].iloc[1] == "assumed"
    assert set(table["scheme"]) == {"own scheme"}
    japanese = made.table("ja")
    assert len(japanese) == len(made.rows)
    assert japanese["threshold"].iloc[0] == "50,000人以上"


def test_unknown_modes_and_absent_scopes_are_refused(own: RuleSet, facts: pd.DataFrame) -> None:
    with pytest.raises(InputError) as error:
        assess(facts, own, reading="sphere")  # type: ignore[arg-type]
    assert str(error.value) == "'sphere' can't be used here. Did you mean 'spheres'?"
    assert error.value.say("ja") == "「sphere」は使えません。「spheres」の誤りではありませんか。"
    with pytest.raises(InputError) as error:
        assess(facts, own, scope="city")  # type: ignore[arg-type]
    assert "municipality, pair" in str(error.value)
    with pytest.raises(InputError) as error:
        assess(facts, shipped()["hub_city_2014"], scope="pair")
    assert "has no rule for a pair of neighbours" in str(error.value)
    assert "要件がありません" in error.value.say("ja")


def test_a_single_criterion_may_decide(write: Write, facts: pd.DataFrame) -> None:
    path = write(
        ('municipality = "centre"', 'municipality = "A"'),
        (
            '[[groups]]\nid = "centre"\nlabel = { ja = "中心", en = "centre" }\nall_of = ["A", "B"]\n',
            "",
        ),
        ('exceptions = [{ when = "B-merged", decided_by = "B-former" }]', "informative = true"),
        ('id = "B-merged"', 'id = "B-merged"\ninformative = true'),
        ('id = "B-former"', 'id = "B-former"\ninformative = true'),
    )
    outcome = assess(facts, load_ruleset(path)).outcome
    assert outcome.tolist() == ["met"] * 5 + ["not_met", "no_data"]


def test_row_order_decides_nothing(own: RuleSet, facts: pd.DataFrame) -> None:
    back = assess(facts.iloc[::-1], own).outcome
    pd.testing.assert_series_equal(back.sort_index(), assess(facts, own).outcome)
