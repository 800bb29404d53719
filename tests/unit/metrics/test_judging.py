import pandas as pd
import pytest
from commuting import commuting, land, per_town
from toy import codes

from zones.metrics.judging import judge_set, judge_zones

A, B, C, D = codes("abcd")
FLOWS = {"aa": 60, "ab": 10, "ba": 20, "bb": 40, "ca": 10, "cc": 60}
# L: a 70, b 60, c 70; W: a 90, b 50, c 60; 200 in all


@pytest.fixture
def judged() -> pd.DataFrame:
    people = per_town({"a": 100, "b": 50, "c": 250})
    return judge_zones(
        {A: (A, B), C: (C,)}, commuting(FLOWS), residents=people, contiguity=land("abc")
    )


def test_numbers_of_a_zone_by_hand(judged: pd.DataFrame) -> None:
    row = judged.loc[A]
    assert row[["municipalities", "population", "commuters", "workers", "within"]].tolist() == [
        2,
        150,
        130,
        140,
        130,
    ]
    assert row["supply_self_containment"] == 1
    assert row["demand_self_containment"] == pytest.approx(130 / 140)
    assert row["modularity"] == pytest.approx(130 / 200 - 130 * 140 / 200**2)
    assert judged.index.tolist() == [A, C]


def test_two_thirds_on_both_sides_is_exact() -> None:
    flows = commuting({"aa": 2, "ab": 1, "ba": 1, "bb": 2}, total={"b": 4})
    assert judge_zones({A: (A,), B: (B,)}, flows)["two_thirds"].tolist() == [True, False]


def test_a_set_by_hand(judged: pd.DataFrame) -> None:
    people = per_town({"a": 100, "b": 50, "c": 250})
    found = judge_set(judged, commuting(FLOWS), residents=people)
    expected = {
        "zones": 2,
        "single": 1,
        "municipalities": 3,
        "unassigned": 0,
        "population_covered": 1,
        "population_median": 200,
        "population_min": 150,
        "population_max": 250,
        "population_gini": 0.125,
        "supply_self_containment": 190 / 200,
        "demand_self_containment": 190 / 200,
        "two_thirds": 1,
        "modularity": 190 / 200 - (130 * 140 + 70 * 60) / 200**2,
        "contiguous": 1,
    }
    assert found.to_dict() == pytest.approx(expected)


def test_unknown_persons_count_in_the_denominator() -> None:
    judged = judge_zones({A: (A,)}, commuting({"aa": 60}, total={"a": 100}))
    assert judged.loc[A, "supply_self_containment"] == 0.6


def test_a_zone_where_nobody_is_counted_has_no_rates() -> None:
    judged = judge_zones({A: (A,)}, commuting({"bb": 1}, also="a"))
    assert judged[["supply_self_containment", "demand_self_containment"]].isna().all(axis=None)
    assert not judged["two_thirds"].any()


def test_what_is_cut_off_and_what_lies_over_water() -> None:
    flows = commuting({"aa": 9, "bb": 1, "cc": 1, "dd": 1})
    judged = judge_zones({A: (A, C, D), B: (B,)}, flows, contiguity=land("abc.d"))
    assert judged["cut_off"].tolist() == [1, 0]
    assert judged["over_water"].tolist() == [1, 0]
    assert judge_set(judged, flows)["contiguous"] == 0.5
    # from c on, it is a that is cut off
    from_c = judge_zones({A: (A, C, D)}, flows, contiguity=land("abc.d"), centres={A: (C, A)})
    assert from_c["cut_off"].tolist() == [0]


def test_what_is_not_given_is_missing() -> None:
    flows = commuting(FLOWS)
    judged = judge_zones({A: (A,)}, flows)
    assert judged[["population", "cut_off", "over_water"]].isna().all(axis=None)
    found = judge_set(judged, flows)
    missing = ["population_covered", "population_median", "population_gini", "contiguous"]
    assert found[missing].isna().all()
    assert found["unassigned"] == 2


def test_no_zones_at_all() -> None:
    flows = commuting(FLOWS)
    people = per_town({"a": 100})
    found = judge_set(judge_zones({}, flows, residents=people, contiguity=land("abc")), flows)
    assert found["zones"] == 0
    assert found[["supply_self_containment", "two_thirds", "population_median"]].isna().all()
    assert found["modularity"] == 0


def test_zones_without_people_are_equal() -> None:
    flows, people = commuting(FLOWS), per_town({"a": 0})
    judged = judge_zones({A: (A,)}, flows, residents=people)
    found = judge_set(judged, flows, residents=people)
    assert found["population_gini"] == 0
    assert pd.isna(found["population_covered"])
