"""Two bodies and a village of the first whose people work in the second's town."""

from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from zones.metrics.floors import floor_disagreements, memberships
from zones.model import FlowMatrix
from zones.model.unions import Register
from zones.provenance import COMMUTERS_AND_STUDENTS, Basis
from zones.schemas.register import COLUMNS

TOWN_A, TOWN_B, VILLAGE = "20001", "20002", "20003"
DAY = date(2020, 1, 1)


def flows(to_a: int, to_b: int) -> FlowMatrix:
    rows = [(VILLAGE, TOWN_A, to_a), (VILLAGE, TOWN_B, to_b), (TOWN_A, TOWN_A, 100)]
    table = pd.DataFrame(rows, columns=["origin", "destination", "persons"])
    index = pd.Index([TOWN_A, TOWN_B, VILLAGE], name="code")
    totals = pd.DataFrame({"total": [100, 100, 100]}, index=index).astype("Int64")
    totals[["unknown_municipality", "unknown_place", "unlisted"]] = 0
    return FlowMatrix.from_tables(table, totals, basis=Basis(COMMUTERS_AND_STUDENTS, 2020))


@pytest.fixture
def register() -> Register:
    rows = pd.DataFrame(
        [
            ("K1", "広域連合", TOWN_A, "member"),
            ("K1", "広域連合", VILLAGE, "member"),
            ("K2", "広域連合", TOWN_B, "member"),
            ("T1", "定住自立圏", TOWN_B, "centre"),
            ("T1", "定住自立圏", VILLAGE, "member"),
        ],
        columns=["union_id", "type", "code", "role"],
    ).assign(name=lambda table: table["union_id"], prefecture="長野県", status="confirmed")
    rows = rows.assign(municipality=rows["code"], municipality_prefecture="長野県")
    return Register.from_table(rows.reindex(columns=list(COLUMNS)).astype("str"))


def disagreements(register: Register, matrix: FlowMatrix) -> pd.DataFrame:
    sets = {"a": [TOWN_A], "b": [TOWN_B]}
    return floor_disagreements(register, matrix, sets, threshold=Fraction(1, 10), as_of=DAY)


def test_village_that_points_out_of_its_body_is_listed(register: Register) -> None:
    row = disagreements(register, flows(20, 30)).iloc[0]
    assert (row["code"], row["first_floor"], row["home_centre"]) == (VILLAGE, "K1", TOWN_A)
    assert row["home_share"] == pytest.approx(0.2)
    assert (row["sphere"], row["sphere_centres"], row["sphere_persons"]) == ("b", (TOWN_B,), 30)
    assert (row["second_floor"], row["second_floor_follows"]) == (("T1",), "sphere")


@pytest.mark.parametrize(("to_a", "to_b"), [(30, 20), (0, 9), (30, 30)])
def test_others_are_not(register: Register, to_a: int, to_b: int) -> None:
    assert disagreements(register, flows(to_a, to_b)).empty


def test_no_centre_no_disagreement(register: Register) -> None:
    table = floor_disagreements(register, flows(20, 30), {}, threshold=Fraction(1, 10), as_of=DAY)
    assert table.empty


def test_memberships_list_both_floors(register: Register) -> None:
    table = memberships(register, as_of=DAY)
    mine = table[table["code"] == VILLAGE]
    assert list(zip(mine["floor"], mine["union"], mine["role"], strict=True)) == [
        (1, "K1", "member"), (2, "T1", "member"),
    ]  # fmt: skip
