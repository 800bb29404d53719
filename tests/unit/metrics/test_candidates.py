"""What is open on the real register; the names are held in tests/golden/test_unions.py."""

from fractions import Fraction

import pandas as pd
import pytest

from zones.metrics.candidates import KINDS, open_candidates
from zones.metrics.comparison import Comparison, compare_unions
from zones.model.unions import REGISTER_DATE, Register
from zones.planning import Plan, load_region, make_plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(load_region())


@pytest.fixture(scope="module")
def comparison(plan: Plan) -> Comparison:
    region = plan.region
    return compare_unions(
        Register.from_table(region.unions),
        region.flows,
        region.contiguity,
        region.residents(),
        threshold=Fraction(1, 10),
        as_of=REGISTER_DATE,
    )


@pytest.fixture(scope="module")
def table(plan: Plan, comparison: Comparison) -> pd.DataFrame:
    return open_candidates(comparison, plan.proposals, plan.assessments, plan.pair_assessments)


def test_kinds_come_in_order(table: pd.DataFrame) -> None:
    assert list(table["kind"].unique()) == list(KINDS)


def test_open_members_belong_to_no_union_and_reach_the_threshold(
    table: pd.DataFrame, comparison: Comparison
) -> None:
    rows = table[table["kind"] == "open_member"]
    detail = comparison.detail
    belongs = set(detail.loc[detail["standing"] != "outside", "code"].dropna())
    assert belongs.isdisjoint(rows["code"])
    assert (rows["share"] >= 0.1).all()
    assert not rows.duplicated(["type", "code", "centres"]).any()


def test_undeclared_centres_lead_no_area(table: pd.DataFrame, comparison: Comparison) -> None:
    rows = table[(table["kind"] == "undeclared_centre") & (table["type"] == "定住自立圏")]
    leading = {code for codes in comparison.unions["centres"] for code in codes}
    assert leading.isdisjoint(code for codes in rows["centres"] for code in codes)
    assert rows["union"].isna().all()


def test_declared_centres_name_the_criteria_that_they_fail(table: pd.DataFrame, plan: Plan) -> None:
    rows = table[table["kind"] == "declared_unqualified"].set_index("code")
    assert rows.loc["34202", "criteria"] == ("C2",)
    assert rows.loc["34202", "outcome"] == "borderline"
    assert rows["criteria"].map(len).gt(0).all()
    hub = plan.assessments["hub_city_area"].outcome
    assert not (hub.reindex(rows.index[rows["type"] == "連携中枢都市圏"]) == "met").any()


def test_without_schemes_only_declared_spheres_are_open(plan: Plan, comparison: Comparison) -> None:
    table = open_candidates(comparison, plan.proposals, {}, {})
    assert set(table["kind"]) == {"open_member"}
