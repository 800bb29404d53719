import numpy as np
from commuting import commuting, per_town
from toy import codes, flow_matrix

from zones.codes import SPECIAL_WARDS
from zones.zoning.methods.units import find_ties, find_units

A, B, C = codes("abc")
FLOWS = {"aa": 10, "ab": 2, "ba": 3, "bb": 4, "ca": 1, "cb": 6}


def test_each_municipality_is_a_unit() -> None:
    units = find_units(commuting(FLOWS))
    assert units.codes == (A, B, C)
    assert units.living.tolist() == [12, 7, 7]
    assert units.working.tolist() == [14, 12, 0]
    assert units.staying.tolist() == [10, 4, 0]
    assert units.total.tolist() == [12, 7, 7]


def test_several_act_as_one_under_the_smallest_code() -> None:
    flows = commuting(FLOWS)
    units = find_units(flows, [(C, B)])
    assert units.codes == (A, B)
    assert units.persons.toarray().tolist() == [[10, 2], [4, 10]]
    assert units.total.tolist() == [12, 14]
    assert units.spread({1: 1}, flows.codes) == {B: B, C: B}
    assert units.whole([1], flows.codes) == {B, C}


def test_a_group_that_is_not_there_changes_nothing() -> None:
    assert find_units(commuting(FLOWS), [SPECIAL_WARDS]).codes == (A, B, C)


def test_an_unknown_total_is_zero_for_shares_only() -> None:
    units = find_units(flow_matrix({(A, B): 5, (B, B): 1}, {A: None, B: 1}))
    assert units.total.tolist() == [0, 1]
    assert units.living.tolist() == [5, 1]


def test_whole_numbers_add_up_by_unit_and_missing_ones_count_nothing() -> None:
    flows = commuting(FLOWS)
    units = find_units(flows, [(B, C)])
    sums = units.sums(per_town({"a": None, "b": 2, "c": 5}), flows.codes)
    assert sums.tolist() == [0, 7]
    assert sums.dtype == np.int64


def test_the_lead_has_most_persons_working_in_it_and_ties_go_by_code() -> None:
    units = find_units(commuting({"ab": 5, "cc": 5, "bb": 1, "aa": 5}))
    assert units.larger(0, 1) == (1, 0)
    assert units.larger(2, 0) == (0, 2)
    assert units.leads([[2, 0], [1]]) == {0: 0, 2: 0, 1: 1}


def test_ties_hold_both_directions_once_for_each_end() -> None:
    ties = find_ties(find_units(commuting(FLOWS)))
    rows = [
        (unit, int(ties.other[at]), ties.out[at], ties.back[at])
        for unit in range(3)
        for at in range(*ties.of(unit).indices(len(ties.other)))
    ]
    assert rows == [
        (0, 1, 2, 3),
        (0, 2, 0, 1),
        (1, 0, 3, 2),
        (1, 2, 0, 6),
        (2, 0, 1, 0),
        (2, 1, 6, 0),
    ]


def test_a_world_without_flows_has_no_ties() -> None:
    ties = find_ties(find_units(commuting({}, also="ab")))
    assert ties.start.tolist() == [0, 0, 0]
    assert not len(ties.other)
