from fractions import Fraction

import pandas as pd
import pytest
from toy import BASIS, flow_matrix, flow_table, totals

from zones.errors import DataError, NotFoundError
from zones.model import FlowMatrix

FLOWS = {("1", "1"): 80, ("1", "2"): 10, ("2", "1"): 30, ("2", "2"): 60, ("3", "1"): 1}


@pytest.fixture
def flows() -> FlowMatrix:
    """Three towns: 10 of 100 go from 1 to 2, 30 of 100 from 2 to 1; 3 has no published total."""
    return flow_matrix(
        {key: value for key, value in FLOWS.items() if key[0] != "3"},
        {"1": 100, "2": 100, "3": None},
        unknown_place={"1": 6},
        unknown_municipality={"1": 4},
        unlisted={"2": 10},
    )


def test_persons_to_a_centre_set_add(flows: FlowMatrix) -> None:
    assert flows.to(["1", "2"]).to_dict() == {"1": 90, "2": 90, "3": 0}


def test_a_centre_named_twice_counts_once(flows: FlowMatrix) -> None:
    assert flows.to(["1", "1"]).equals(flows.to(["1"]))
    assert flows.shares_to(["1", "2", "1"]).dropna().max() <= 1


def test_shares_keep_the_index_and_are_missing_without_a_total(flows: FlowMatrix) -> None:
    shares = flows.shares_to(["1"])
    assert shares.index.equals(flows.codes)
    assert shares["2"] == pytest.approx(0.3)
    assert shares.isna().to_dict() == {"1": False, "2": False, "3": True}


def test_the_denominator_can_leave_out_unknown_places(flows: FlowMatrix) -> None:
    known = flows.with_denominator("place_known")
    assert known.shares_to(["2"])["1"] == pytest.approx(10 / 90)
    assert flows.shares_to(["2"])["1"] == pytest.approx(10 / 100)
    assert known.basis.denominator == "place_known"


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [(Fraction(1, 10), True), (Fraction(100001, 1000000), False), (Fraction(9, 100), True)],
)
def test_a_threshold_is_compared_exactly(
    flows: FlowMatrix, threshold: Fraction, *, expected: bool
) -> None:
    assert bool(flows.reaches(["2"], threshold)["1"]) is expected


def test_who_has_no_total_never_reaches_a_threshold(flows: FlowMatrix) -> None:
    assert not flows.reaches(["1"], Fraction(1, 1000000))["3"]


def test_pairs_are_sorted_and_leave_out_the_own_municipality(flows: FlowMatrix) -> None:
    pairs = flows.pairs(Fraction(1, 10))
    assert pairs.to_dict("records") == [
        {"centre": "1", "member": "2", "persons": 30, "share": 0.3},
        {"centre": "2", "member": "1", "persons": 10, "share": 0.1},
    ]


def test_day_population_is_night_minus_out_plus_in(flows: FlowMatrix) -> None:
    residents = pd.Series({"1": 200, "2": 200, "3": 0}, dtype="Int64")
    assert flows.outflow.to_dict() == {"1": 10, "2": 30, "3": 0}
    assert flows.inflow.to_dict() == {"1": 30, "2": 10, "3": 0}
    assert flows.day_population(residents).to_dict() == {"1": 220, "2": 180, "3": 0}
    ratio = flows.day_night_ratio(residents)
    assert ratio["1"] == pytest.approx(1.1)
    assert pd.isna(ratio["3"])


def test_day_population_of_unknown_residents_is_unknown(flows: FlowMatrix) -> None:
    residents = pd.Series({"1": 200}, dtype="Int64")
    assert flows.day_population(residents).isna().to_dict() == {"1": False, "2": True, "3": True}


def test_day_population_is_unknown_where_nothing_is_known_of_those_who_live_there() -> None:
    flows = flow_matrix({("1", "2"): 10}, {"1": 10, "2": None, "3": None})
    residents = pd.Series({"1": 200, "2": 200, "3": 0}, dtype="Int64")
    day = flows.day_population(residents)
    assert day.isna().to_dict() == {"1": False, "2": True, "3": False}
    assert flows.day_night_ratio(residents).isna().tolist() == [False, True, True]


def test_bounds_tell_how_far_unlisted_flows_could_move_the_day_population() -> None:
    flows = flow_matrix(
        {("1", "1"): 495, ("2", "2"): 990},
        {"1": 500, "2": 1000},
        unlisted={"1": 5, "2": 10},
    )
    bounds = flows.day_population_bounds(pd.Series({"1": 1000, "2": 2000}, dtype="Int64"))
    assert bounds.loc["1"].to_dict() == {"lowest": 995, "highest": 1009}
    assert bounds.loc["2"].to_dict() == {"lowest": 1991, "highest": 2005}


def test_self_containment_is_the_share_who_stay(flows: FlowMatrix) -> None:
    assert flows.self_containment()["2"] == pytest.approx(0.6)


def test_top_destinations_and_origins_leave_out_the_own_municipality(flows: FlowMatrix) -> None:
    assert flows.top_destinations("2").to_dict("index") == {"1": {"persons": 30, "share": 0.3}}
    assert flows.top_origins("2").to_dict("index") == {"1": {"persons": 10, "share": 0.1}}


def test_rows_of_the_same_pair_add_up() -> None:
    table = flow_table({("1", "1"): 3})
    twice = FlowMatrix.from_tables(pd.concat([table, table]), totals({"1": 6}), basis=BASIS)
    assert twice.stayers["1"] == 6


def test_the_values_are_frozen(flows: FlowMatrix) -> None:
    with pytest.raises(ValueError, match="read-only"):
        flows.matrix.data[0] = 5


@pytest.mark.parametrize(
    ("flows", "total", "words"),
    [
        ({("9", "1"): 1}, {"1": 5}, "Code 9 in column origin"),
        ({("1", "9"): 1}, {"1": 5}, "Code 9 in column destination"),
        ({("1", "1"): -1}, {"1": 5}, "negative"),
        ({("1", "1"): 6}, {"1": 5}, "flows of 1 exceed"),
    ],
)
def test_tables_that_contradict_each_other_are_refused(
    flows: dict[tuple[str, str], int], total: dict[str, int | None], words: str
) -> None:
    with pytest.raises(DataError, match=words) as refused:
        flow_matrix(flows, total)
    assert refused.value.text.ja


def test_an_unknown_centre_is_named(flows: FlowMatrix) -> None:
    with pytest.raises(NotFoundError, match="99999"):
        flows.to(["1", "99999"])
