from fractions import Fraction

import pytest
from commuting import commuting, steps_of, zones_of

from zones.errors import InputError
from zones.zoning.methods.intramax import Intramax, intramax

ALL = Intramax(within=Fraction(1))


def test_the_pair_with_the_greatest_relative_interaction_merges_first() -> None:
    # a–b: 20/(100·80) + 0 = 0.0025; b–c: 10/(70·30) + 0 = 0.00476
    flows = commuting({"aa": 80, "ab": 20, "bb": 60, "bc": 10, "cc": 20})
    zoning = intramax(flows, parameters=ALL)
    assert steps_of(zoning) == ["c merged b", "b merged a"]
    assert zoning.trace["value"].iloc[0] == pytest.approx(10 / 2100)
    # {b, c}: L = 90, W = 110; 20/(100·110)
    assert zoning.trace["value"].iloc[1] == pytest.approx(20 / 11_000)
    # as many work in a as in b: the smaller code gives the name
    assert zones_of(zoning) == {"a": "abc"}


def test_both_directions_add() -> None:
    flows = commuting({"aa": 80, "ab": 20, "ba": 30, "bb": 70})
    value = intramax(flows, parameters=ALL).trace["value"].iloc[0]
    assert value == pytest.approx(20 / (100 * 90) + 30 / (100 * 110))


def test_it_ends_once_enough_flows_stay_inside() -> None:
    flows = commuting({"aa": 80, "ab": 20, "bb": 60, "bc": 10, "cc": 20})
    # 160 of 190 stay from the start; after the first merger 170
    assert zones_of(intramax(flows)) == {"a": "a", "b": "b", "c": "c"}
    chosen = Intramax(within=Fraction(170, 190))
    assert zones_of(intramax(flows, parameters=chosen)) == {"a": "a", "b": "bc"}


def test_it_ends_at_the_number_of_zones() -> None:
    flows = commuting({"aa": 80, "ab": 20, "bb": 60, "bc": 10, "cc": 20})
    zoning = intramax(flows, parameters=Intramax(within=Fraction(1), zones=2))
    assert zones_of(zoning) == {"a": "a", "b": "bc"}


def test_it_ends_when_nothing_is_tied() -> None:
    flows = commuting({"ab": 1, "ba": 1, "cd": 1, "dc": 1})
    assert zones_of(intramax(flows, parameters=ALL)) == {"a": "ab", "c": "cd"}


def test_a_tie_goes_to_the_smaller_codes() -> None:
    flows = commuting({"aa": 90, "ab": 10, "bb": 90, "bc": 10, "cc": 90, "ca": 10})
    chosen = Intramax(within=Fraction(1), zones=2)
    assert steps_of(intramax(flows, parameters=chosen)) == ["b merged a"]


def test_silent_municipalities_are_in_no_zone() -> None:
    zoning = intramax(commuting({"aa": 5, "ab": 5}, also="bc"), parameters=ALL)
    assert zones_of(zoning) == {"a": "ab"}
    assert list(zoning.unassigned) == ["no_flows"]


@pytest.mark.parametrize("chosen", [{"within": Fraction(0)}, {"zones": -1}])
def test_parameters_out_of_range_are_refused(chosen: dict[str, Fraction]) -> None:
    with pytest.raises(InputError, match="within must be"):
        Intramax(**chosen)  # type: ignore[arg-type]
