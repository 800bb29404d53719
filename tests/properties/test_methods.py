import numpy as np
import pandas as pd
import pytest
from commuting import commuting
from hypothesis import given
from hypothesis import strategies as st
from toy import BASIS, code, grid

from zones.metrics.agreement import (
    adjusted_rand,
    disagreement,
    match_zones,
    variation_of_information,
)
from zones.metrics.judging import judge_set, judge_zones
from zones.model import Contiguity, FlowMatrix
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.registry import METHODS, Inputs, draw_zones
from zones.zoning.methods.repair import repair

LETTERS = "abcdefgh"
SIZE = len(LETTERS)
LAND = Contiguity.from_coverage(grid(["abc", "def", "g..", "..h"]))
SMALL = {"travel_to_work": {"min_size": "50", "target_size": "500"}}


def make_matrix(values: bytes) -> list[list[int]]:
    """Persons of every pair: none in one of six, else a power of three."""
    persons = [0 if value % 6 == 0 else 3 ** (value % 6) for value in values]
    return [persons[at : at + SIZE] for at in range(0, SIZE**2, SIZE)]


MATRICES = st.binary(min_size=SIZE**2, max_size=SIZE**2).map(make_matrix)
PEOPLE = st.lists(
    st.sampled_from([0, 9_999, 10_000, 60_000, 600_000]), min_size=SIZE, max_size=SIZE
)
LABELS = st.lists(st.sampled_from(["x", "y", "z", None]), min_size=2, max_size=SIZE)


def make_inputs(matrix: list[list[int]], people: list[int]) -> Inputs:
    flows = commuting(
        {
            f"{home}{work}": persons
            for home, row in zip(LETTERS, matrix, strict=True)
            for work, persons in zip(LETTERS, row, strict=True)
        }
    )
    residents = pd.Series(people, index=flows.codes, dtype="Int64")
    area = pd.Series(20.0, index=flows.codes)
    return Inputs(flows, LAND, residents, area, residents, (code("a"), code("e")))


@pytest.mark.parametrize("name", METHODS)
@given(MATRICES, PEOPLE)
def test_every_municipality_has_a_zone_or_a_reason(
    name: str, matrix: list[list[int]], people: list[int]
) -> None:
    inputs = make_inputs(matrix, people)
    zoning = draw_zones(inputs, name, settings=SMALL.get(name))
    check_whole(zoning, inputs.flows)
    check_whole(repair(zoning, inputs.flows, LAND), inputs.flows)


def check_whole(zoning: Zoning, flows: FlowMatrix) -> None:
    assert zoning.assignment.index.equals(flows.codes)
    assert (zoning.assignment.isna() == zoning.reasons.notna()).all()
    assert (zoning.assignment.isna() == zoning.roles.isna()).all()
    assert sum(len(codes) for codes in zoning.members.values()) == zoning.assignment.notna().sum()
    steps = zoning.trace["step"].to_numpy()
    assert (np.diff(steps) >= 0).all()


@pytest.mark.parametrize("name", sorted(METHODS.keys() - {"metropolitan_1_5"}))
@given(MATRICES, PEOPLE, st.integers(2, 9))
def test_a_larger_world_of_the_same_shares_has_the_same_zones(
    name: str, matrix: list[list[int]], people: list[int], times: int
) -> None:
    sizes = {"travel_to_work": {"min_size": str(50 * times), "target_size": str(500 * times)}}
    small = make_inputs(matrix, people)
    large = make_inputs([[cell * times for cell in row] for row in matrix], people)
    first = draw_zones(small, name, settings=SMALL.get(name))
    second = draw_zones(large, name, settings=sizes.get(name))
    assert first.assignment.equals(second.assignment)


@given(MATRICES, PEOPLE)
def test_after_repair_nothing_is_cut_off(matrix: list[list[int]], people: list[int]) -> None:
    inputs = make_inputs(matrix, people)
    zoning = draw_zones(inputs, "commuting_zones", repaired=True)
    judged = judge_zones(zoning.members, inputs.flows, contiguity=LAND)
    assert (judged["cut_off"] == 0).all()
    again = repair(zoning, inputs.flows, LAND)
    assert again.assignment.equals(zoning.assignment)


@given(LABELS, LABELS)
def test_agreement_is_symmetric_and_bounded(one: list[str | None], other: list[str | None]) -> None:
    first, second = label(one), label(other)
    rand, information = adjusted_rand(first, second), variation_of_information(first, second)
    assert rand == pytest.approx(adjusted_rand(second, first), nan_ok=True)
    assert information == pytest.approx(variation_of_information(second, first), nan_ok=True)
    both = sum(a is not None and b is not None for a, b in zip(one, other, strict=False))
    assert (both == 0) == np.isnan(rand) == np.isnan(information)
    if both:
        assert rand <= 1
        assert 0 <= information <= np.log2(both) + 1e-9
        assert (rand == 1) == (information < 1e-9)
    table = disagreement(first, second)
    assert (table["standing"].isin(["same", "differs"]) == table["jaccard"].notna()).all()


def label(values: list[str | None]) -> pd.Series:
    """Zone of each of the first towns."""
    return pd.Series(values, index=[code(one) for one in LETTERS[: len(values)]], dtype="str")


@given(MATRICES, PEOPLE)
def test_a_set_matches_itself(matrix: list[list[int]], people: list[int]) -> None:
    inputs = make_inputs(matrix, people)
    zones = draw_zones(inputs, "intramax").members
    matches = match_zones(zones, zones)
    assert (matches["jaccard"] == 1).all()
    assert matches["match"].tolist() == list(zones)


@given(MATRICES, PEOPLE)
def test_one_zone_of_all_keeps_everyone_and_has_no_modularity(
    matrix: list[list[int]], people: list[int]
) -> None:
    flows = make_inputs(matrix, people).flows
    found = judge_set(judge_zones({"all": tuple(flows.codes)}, flows), flows)
    assert found["modularity"] == pytest.approx(0)
    if flows.matrix.sum():
        assert found["supply_self_containment"] == 1
        assert found["demand_self_containment"] == 1


def test_the_basis_of_the_flows_stays_with_the_zones() -> None:
    inputs = make_inputs([[1] * SIZE] * SIZE, [60_000] * SIZE)
    assert all(draw_zones(inputs, name).basis == BASIS for name in METHODS)
