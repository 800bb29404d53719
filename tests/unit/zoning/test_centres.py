from fractions import Fraction

import pandas as pd
from toy import code, region

from zones.rules.assessment import Assessment, assess
from zones.rules.loading import ruleset
from zones.zoning.centres import proposals_of, qualifying

A, B, C, D, E = (code(letter) for letter in "abcde")
SINGLE = pd.Series({B: "borderline", A: "met", C: "not_met", D: "no_data", E: "not_met"})
DOUBLE = pd.Series({f"{A}+{C}": "met", f"{D}+{E}": "met", f"{C}+{D}": "borderline"})


def found(table: pd.DataFrame) -> dict[str, str]:
    return dict(zip(table.index, table["outcome"], strict=True))


def test_a_centre_that_meets_the_scheme_leads_an_area() -> None:
    table = qualifying("hub", SINGLE, None)
    assert found(table) == {f"hub:{A}": "met"}
    assert table.index.name == "proposal"
    assert table["centres"].tolist() == [(A,)]
    assert table["scheme"].tolist() == ["hub"]


def test_a_pair_leads_only_where_neither_of_the_two_can_alone() -> None:
    table = qualifying("hub", SINGLE, DOUBLE)
    assert found(table) == {f"hub:{A}": "met", f"hub:{D}+{E}": "met"}
    assert table["centres"].tolist() == [(A,), (D, E)]


def test_borderline_centres_lead_when_they_are_asked_for_and_stay_marked() -> None:
    table = qualifying("hub", SINGLE, DOUBLE, accepted=("met", "borderline"))
    assert found(table) == {
        f"hub:{A}": "met",
        f"hub:{B}": "borderline",
        f"hub:{C}+{D}": "borderline",
        f"hub:{D}+{E}": "met",
    }


def test_where_nobody_meets_the_scheme_there_is_no_centre() -> None:
    table = qualifying("hub", SINGLE.replace("met", "not_met"), None)
    assert table.empty
    assert list(table.columns) == ["scheme", "centres", "outcome"]


def settlement(population: int, ratio: float) -> Assessment:
    """Assess city a by the settlement scheme."""
    facts = pd.DataFrame(
        {
            "population": [population],
            "day_night_ratio": [ratio],
            "is_city": [True],
            "in_metropolitan_sphere": [False],
            "in_metropolitan_prefecture": [False],
            "merged": [False],
        },
        index=pd.Index([A], name="code"),
    )
    return assess(facts, ruleset("settlement_area"))


def test_the_area_around_a_centre_has_the_band_of_its_scheme() -> None:
    world = region(["abcd"], {"ba": 50, "ca": 100, "da": 49})
    made = proposals_of(
        world,
        ruleset("settlement_area"),
        settlement(40_001, 1.0),
        None,
        threshold=Fraction(1, 10),
    )
    roles = dict(zip(made.members["code"], made.members["role"], strict=True))
    assert roles == {A: "centre", C: "member", B: "considered"}


def test_a_scheme_without_a_band_considers_nobody() -> None:
    world = region(["abc"], {"ba": 99, "ca": 100})
    single = settlement(40_001, 1.0)
    made = proposals_of(world, ruleset("hub_city_area"), single, None, threshold=Fraction(1, 10))
    assert made.members["role"].tolist() == ["centre", "member"]


def test_without_a_centre_that_qualifies_there_is_no_area() -> None:
    world = region(["ab"], {"ba": 500})
    single = settlement(40_000, 1.0)
    made = proposals_of(world, ruleset("settlement_area"), single, None, threshold=Fraction(1, 10))
    assert made.areas.empty
    assert made.members.empty


def test_a_borderline_centre_leads_an_area_on_request() -> None:
    world = region(["ab"], {"ba": 500})
    facts = pd.DataFrame(
        {"kind": ["core_city"], "day_night_ratio": [0.99], "in_metropolitan_sphere": [False]},
        index=pd.Index([A], name="code"),
    ).assign(merged=False)
    rules = ruleset("hub_city_area")
    single = assess(facts, rules)
    assert single.outcome[A] == "borderline"
    tenth = Fraction(1, 10)
    assert proposals_of(world, rules, single, None, threshold=tenth).areas.empty
    made = proposals_of(world, rules, single, None, threshold=tenth, borderline=True)
    assert made.members["code"].tolist() == [A, B]
