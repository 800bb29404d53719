from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from zones.metrics.first_floor import (
    LOOKS,
    first_floor_members,
    first_floor_table,
    first_floor_totals,
)
from zones.metrics.floors import centre_sets
from zones.model.unions import REGISTER_DATE
from zones.planning import Plan, load_region, make_plan

DAY = REGISTER_DATE
TEN = Fraction(1, 10)


@pytest.fixture(scope="module")
def japan() -> Plan:
    return make_plan(load_region())


@pytest.fixture(scope="module")
def sets(japan: Plan) -> dict[str, list[str]]:
    return centre_sets(japan.existing.register, japan.proposals, as_of=DAY)


@pytest.fixture(scope="module")
def members(japan: Plan, sets: dict[str, list[str]]) -> pd.DataFrame:
    register, flows = japan.existing.register, japan.region.flows
    return first_floor_members(register, flows, sets, threshold=TEN, as_of=DAY)


def table_of(japan: Plan, sets: dict[str, list[str]], members: pd.DataFrame) -> pd.DataFrame:
    register, flows = japan.existing.register, japan.region.flows
    return first_floor_table(members, register, flows, sets, threshold=TEN, as_of=DAY)


def test_those_who_look_outside_are_the_disagreements(japan: Plan, members: pd.DataFrame) -> None:
    wide = {body.id for body in japan.existing.register.of_type("広域連合")}
    outside = members[members["union"].isin(wide) & (members["look"] == "outside")]
    listed = japan.existing.disagreements
    assert sorted(zip(outside["union"], outside["code"], strict=True)) == sorted(
        zip(listed["first_floor"], listed["code"], strict=True)
    )


def test_the_share_decides_and_is_that_of_the_flows(
    japan: Plan, sets: dict[str, list[str]], members: pd.DataFrame
) -> None:
    looking = members[members["look"].isin(["inside", "outside"])]
    assert (looking["share"] >= 0.1).all()
    row = looking[looking["code"] == "20450"].iloc[0]
    shares = {key: japan.region.flows.shares_to(codes)["20450"] for key, codes in sets.items()}
    assert max(shares, key=lambda key: shares[key]) == row["sphere"]
    assert members.loc[members["look"] == "nowhere", "sphere"].isna().all()


def test_each_body_s_parts_are_its_members(
    japan: Plan, sets: dict[str, list[str]], members: pd.DataFrame
) -> None:
    table = table_of(japan, sets, members)
    assert (table[list(LOOKS)].sum(axis=1) == table["members"]).all()
    assert table["members"].sum() == len(members)
    assert table["jaccard"].dropna().between(0, 1).all()
    assert table.loc[table["match"].isna(), "jaccard"].isna().all()


def test_totals_add_up_by_type(
    japan: Plan, sets: dict[str, list[str]], members: pd.DataFrame
) -> None:
    totals = first_floor_totals(table_of(japan, sets, members))
    parts = totals.drop(index="all")
    assert totals.loc["all", "members"] == parts["members"].sum()
    near = parts["centre"] + parts["inside"]
    expected = (near / (near + parts["outside"])).astype(float)
    assert parts["inside_share"].astype(float).tolist() == pytest.approx(expected.tolist())


def test_a_register_without_a_first_floor_gives_empty_tables(
    japan: Plan, sets: dict[str, list[str]]
) -> None:
    areas, flows = japan.existing.register.floor(2), japan.region.flows
    none = first_floor_members(areas, flows, sets, threshold=TEN, as_of=date(2026, 4, 1))
    table = first_floor_table(none, areas, flows, sets, threshold=TEN, as_of=DAY)
    assert none.empty
    assert table.empty
    assert first_floor_totals(table).loc["all", "members"] == 0
