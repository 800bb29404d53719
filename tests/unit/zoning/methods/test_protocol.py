import dataclasses

import pandas as pd
import pytest
from commuting import commuting
from toy import codes

from zones.zoning.methods.commuting_zones import CommutingZones
from zones.zoning.methods.protocol import ACTIONS, REASONS, TRACE_TYPES, Zoning, make_zoning

A, B, C, D = codes("abcd")


@pytest.fixture
def zoning() -> Zoning:
    flows = commuting({"aa": 5, "ba": 3, "bb": 1, "cc": 2}, also="d")
    return make_zoning(
        "own",
        CommutingZones(),
        flows,
        {B: A, A: A},
        reasons={C: "below", D: "below"},
        steps=[(1, B, "joined", A, 0.75)],
        centres={A},
    )


def test_the_index_of_the_flows_comes_out_of_every_column(zoning: Zoning) -> None:
    for column in (zoning.assignment, zoning.roles, zoning.reasons):
        assert list(column.index) == [A, B, C, D]
        assert column.index.name == "code"


def test_members_and_centres_are_sorted(zoning: Zoning) -> None:
    assert zoning.members == {A: (A, B)}
    assert zoning.centres == {A: (A,)}
    assert list(zoning.roles.dropna()) == ["centre", "member"]


def test_what_is_in_no_zone_says_why(zoning: Zoning) -> None:
    assert zoning.unassigned.to_dict() == {C: "below", D: "no_flows"}
    assert zoning.assignment.isna().tolist() == [False, False, True, True]
    assert set(zoning.unassigned) <= set(REASONS)


def test_a_reason_that_is_not_told_is_no_tie() -> None:
    zoning = make_zoning("own", CommutingZones(), commuting({"aa": 1}), {})
    assert zoning.unassigned.to_dict() == {A: "no_tie"}
    assert zoning.trace["step"].tolist() == [1]
    assert zoning.members == {}
    assert zoning.centres == {}


def test_the_trace_ends_with_the_unassigned(zoning: Zoning) -> None:
    assert zoning.trace["action"].tolist() == ["joined", "unassigned", "unassigned"]
    assert zoning.trace["step"].tolist() == [1, 2, 2]
    assert list(zoning.trace.columns) == list(TRACE_TYPES)
    assert set(zoning.trace["action"]) <= set(ACTIONS)
    assert pd.isna(zoning.trace["value"].iloc[-1])


def test_parameters_are_kept_as_text(zoning: Zoning) -> None:
    assert zoning.parameters == {"cut": "49/50", "cap": "999/1000"}


def test_a_zoning_is_frozen(zoning: Zoning) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        zoning.method = "other"  # type: ignore[misc]
