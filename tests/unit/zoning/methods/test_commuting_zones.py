from fractions import Fraction

import numpy as np
import pytest
from commuting import commuting, steps_of, zones_of
from toy import flow_matrix

from zones.errors import InputError
from zones.zoning.methods.commuting_zones import CommutingZones, commuting_zones, distances
from zones.zoning.methods.units import find_units

# L: a 1000, b 100, c 50, d 400
FLOWS = {"aa": 990, "ab": 10, "ba": 20, "bb": 80, "cb": 5, "cc": 45, "dd": 400}


def test_distances_by_hand() -> None:
    units = find_units(commuting(FLOWS))
    found = distances(units, np.arange(4), cap=0.999)
    # a–b: 30/100; a–c: 0; a–d: 0; b–c: 5/50; b–d, c–d: 0
    assert found == pytest.approx([0.7, 1, 1, 0.9, 1, 1])


def test_a_proportional_flow_is_capped() -> None:
    units = find_units(commuting({"ab": 10, "ba": 20}))
    assert distances(units, np.arange(2), cap=0.999) == pytest.approx([0.001])


def test_average_linkage_by_hand() -> None:
    # a and b merge at 0.7; c comes at the mean of 1 and 0.9
    zoning = commuting_zones(commuting(FLOWS))
    assert zones_of(zoning) == {"a": "abc", "d": "d"}
    assert steps_of(zoning) == ["b merged a", "c merged a"]
    assert zoning.trace["value"].tolist() == pytest.approx([0.7, 0.95])


def test_the_cut_is_up_to_and_including() -> None:
    flows = commuting({"aa": 48, "ab": 2, "bb": 50})
    at = CommutingZones(cut=Fraction(96, 100))
    below = CommutingZones(cut=Fraction(959, 1000))
    assert zones_of(commuting_zones(flows, parameters=at)) == {"b": "ab"}
    assert zones_of(commuting_zones(flows, parameters=below)) == {"a": "a", "b": "b"}


def test_a_municipality_where_nobody_lives_is_in_no_zone() -> None:
    zoning = commuting_zones(commuting({"aa": 50, "ab": 10}, also="bc"))
    assert zones_of(zoning) == {"a": "a"}
    assert list(zoning.unassigned) == ["no_tie", "no_flows"]


def test_one_municipality_and_none() -> None:
    assert zones_of(commuting_zones(commuting({"aa": 1}))) == {"a": "a"}
    assert zones_of(commuting_zones(flow_matrix({}, {}))) == {}


@pytest.mark.parametrize("numbers", [(Fraction(1), Fraction(1, 2)), (Fraction(1, 2), Fraction(0))])
def test_numbers_outside_0_and_1_are_refused(numbers: tuple[Fraction, Fraction]) -> None:
    with pytest.raises(InputError, match="between 0 and 1"):
        CommutingZones(*numbers)
