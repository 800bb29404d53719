from fractions import Fraction

import pytest
from commuting import commuting, steps_of, zones_of
from toy import flow_matrix

from zones.errors import InputError
from zones.zoning.methods.travel_to_work import (
    ITALY,
    TravelToWork,
    travel_to_work_areas,
    validity,
)

SMALL = TravelToWork(100, 1000, Fraction(1, 2), Fraction(3, 4))


def test_the_formula_by_hand() -> None:
    # msc = 600/1000; Y = 0.6/0.75 = 4/5; s = (10,000 − 1,000)/9,000 = 1; Z = 8/9; × 9/8
    assert validity(1_000, 1_000, 600, ITALY) == Fraction(4, 5)
    # a large area needs two thirds only: Y = 8/9, Z = 1
    assert validity(20_000, 20_000, 13_333, ITALY) < 1
    assert validity(15_000, 15_000, 10_000, ITALY) == 1
    # the side that is less self-contained counts
    assert validity(20_000, 15_000, 13_333, ITALY) == validity(15_000, 20_000, 13_333, ITALY)


def test_size_below_the_minimum_costs_more_than_at_it() -> None:
    assert validity(500, 500, 400, ITALY) < validity(1_000, 1_000, 800, ITALY) == 1


def test_an_area_that_nobody_leaves_or_enters_is_valid_however_small() -> None:
    assert validity(3, 3, 3, ITALY) == 1


@pytest.mark.parametrize(("living", "working"), [(0, 10), (10, 0), (0, 0)])
def test_an_area_where_nobody_lives_or_works_is_not_valid(living: int, working: int) -> None:
    assert validity(living, working, 0, ITALY) == 0


def test_self_contained_towns_stay_alone() -> None:
    zoning = travel_to_work_areas(commuting({"aa": 200, "bb": 300}), parameters=SMALL)
    assert zones_of(zoning) == {"a": "a", "b": "b"}
    assert zoning.trace.empty
    assert not (zoning.roles == "centre").any()


def test_a_suburb_joins_the_town_it_works_in() -> None:
    zoning = travel_to_work_areas(commuting({"aa": 2000, "ba": 80, "bb": 20}), parameters=SMALL)
    assert zones_of(zoning) == {"a": "ab"}
    assert steps_of(zoning) == ["b dissolved b", "b joined a"]
    # 80² ÷ (100 · 2080)
    assert zoning.trace["value"].iloc[1] == pytest.approx(6400 / 208_000)


def test_a_mutual_pair_becomes_one_area() -> None:
    flows = commuting({"aa": 40, "ab": 60, "ba": 60, "bb": 40})
    zoning = travel_to_work_areas(flows, parameters=SMALL)
    # both are equally invalid: the smaller code is dissolved first
    # as many work in the one as in the other: the smaller code gives the name
    assert steps_of(zoning) == ["a dissolved a", "a joined b", "b renamed a"]
    assert zones_of(zoning) == {"a": "ab"}


def test_a_chain_of_suburbs_ends_in_one_area() -> None:
    flows = commuting({"aa": 3000, "ba": 300, "bb": 100, "cb": 70, "cc": 30, "dc": 20, "dd": 5})
    zoning = travel_to_work_areas(flows, parameters=SMALL)
    assert zones_of(zoning) == {"a": "abcd"}


def test_a_tie_of_cohesion_goes_to_the_smaller_code() -> None:
    flows = commuting({"aa": 2000, "bb": 2000, "ca": 50, "cb": 50})
    assert zones_of(travel_to_work_areas(flows, parameters=SMALL)) == {"a": "ac", "b": "b"}


def test_exactly_valid_is_valid() -> None:
    # msc is exactly the minimum, at the target size: 1, although floats say 0.9999999999999999
    chosen = TravelToWork(100, 1000, Fraction(7, 10), Fraction(3, 4))
    flows = commuting({"aa": 700, "ab": 300, "ba": 300, "bb": 700})
    assert zones_of(travel_to_work_areas(flows, parameters=chosen)) == {"a": "a", "b": "b"}


def test_just_below_valid_is_not() -> None:
    chosen = TravelToWork(100, 1000, Fraction(7, 10), Fraction(3, 4))
    flows = commuting({"aa": 699, "ab": 301, "ba": 301, "bb": 699})
    assert zones_of(travel_to_work_areas(flows, parameters=chosen)) == {"a": "ab"}


def test_a_unit_that_nothing_attracts_is_reserved_and_placed_at_the_end() -> None:
    # b works in c, c in d, d partly in a. {b, c, d} forms, is not valid and dissolves: d goes to
    # a; it is b's turn before c's, and all that b is tied to is free; c follows d; b comes last.
    flows = commuting({"aa": 2000, "bb": 1, "bc": 9, "cc": 1, "cd": 19, "dd": 5, "da": 25, "dc": 5})
    zoning = travel_to_work_areas(flows, parameters=SMALL)
    assert steps_of(zoning) == [
        *("c dissolved c", "c joined d"),
        *("b dissolved b", "b joined d"),
        *("d dissolved d", "d joined a", "c joined a", "b reserved"),
        "b placed a",
    ]
    assert zones_of(zoning) == {"a": "abcd"}


def test_a_silent_unit_is_reported_and_not_forced() -> None:
    zoning = travel_to_work_areas(commuting({"aa": 500}, also="b"), parameters=SMALL)
    assert zones_of(zoning) == {"a": "a"}
    assert list(zoning.unassigned) == ["no_flows"]
    assert steps_of(zoning) == ["b dissolved b", "b reserved", "b unassigned"]


def test_a_unit_where_nobody_lives_goes_where_its_workers_come_from() -> None:
    zoning = travel_to_work_areas(commuting({"aa": 500, "ab": 20}, also="b"), parameters=SMALL)
    assert zones_of(zoning) == {"a": "ab"}


def test_a_world_without_units_has_no_areas() -> None:
    assert zones_of(travel_to_work_areas(flow_matrix({}, {}))) == {}


def test_the_defaults_are_those_of_the_united_kingdom() -> None:
    assert travel_to_work_areas(commuting({"aa": 1})).parameters == {
        "min_size": "3500",
        "target_size": "25000",
        "min_containment": "2/3",
        "target_containment": "3/4",
    }


@pytest.mark.parametrize(
    "values",
    [
        (0, 10, Fraction(1, 2), Fraction(3, 4)),
        (10, 10, Fraction(1, 2), Fraction(3, 4)),
        (1, 10, Fraction(0), Fraction(3, 4)),
        (1, 10, Fraction(3, 4), Fraction(3, 4)),
        (1, 10, Fraction(1, 2), Fraction(5, 4)),
    ],
)
def test_parameters_that_contradict_each_other_are_refused(
    values: tuple[int, int, Fraction, Fraction],
) -> None:
    with pytest.raises(InputError, match="below their targets"):
        TravelToWork(*values)
