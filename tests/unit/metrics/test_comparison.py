"""Four municipalities on a line and an island: a centre, and who goes there."""

from datetime import date
from fractions import Fraction

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from zones.metrics.comparison import Comparison, compare_unions
from zones.model import Contiguity, FlowMatrix
from zones.model.unions import Register
from zones.provenance import COMMUTERS_AND_STUDENTS, Basis
from zones.schemas.register import COLUMNS

CENTRE, NEAR, FAR, OUT, ISLE, EMPTY = "20001", "20002", "20003", "21001", "20005", "20006"
CODES = [CENTRE, NEAR, FAR, ISLE, EMPTY, OUT]


@pytest.fixture
def flows() -> FlowMatrix:
    rows = [
        (CENTRE, CENTRE, 900),
        (NEAR, CENTRE, 10),
        (NEAR, NEAR, 90),
        (FAR, CENTRE, 9),
        (OUT, CENTRE, 40),
        (ISLE, ISLE, 100),
    ]
    table = pd.DataFrame(rows, columns=["origin", "destination", "persons"])
    totals = pd.DataFrame(
        {"total": [900, 100, 100, 100, pd.NA, 100]}, index=pd.Index(CODES, name="code")
    ).astype("Int64")
    for column in ("unknown_municipality", "unknown_place", "unlisted"):
        totals[column] = totals["total"] * 0
    basis = Basis(COMMUTERS_AND_STUDENTS, 2020)
    return FlowMatrix.from_tables(table, totals, basis=basis)


@pytest.fixture
def contiguity() -> Contiguity:
    places = {CENTRE: 0, NEAR: 1, OUT: 2, FAR: 3, EMPTY: 4, ISLE: 9}
    shapes = [box(places[code], 0, places[code] + 1, 1) for code in CODES]
    return Contiguity.from_coverage(gpd.GeoDataFrame(geometry=shapes, index=CODES, crs=6668))


def register(members: list[tuple[str, str | None, str]]) -> Register:
    rows = pd.DataFrame(members, columns=["role", "code", "valid_to"], dtype="str")
    rows = rows.assign(union_id="T1", name="甲圏", type="定住自立圏", prefecture="長野県")
    rows["municipality"] = rows["code"].fillna("旧町")
    rows["status"] = "confirmed"
    return Register.from_table(rows.reindex(columns=list(COLUMNS)).astype("str"))


def compared(
    members: list[tuple[str, str | None, str]], flows: FlowMatrix, contiguity: Contiguity
) -> Comparison:
    return compare_unions(
        register(members),
        flows,
        contiguity,
        pd.Series(1000, index=CODES, dtype="Int64"),
        threshold=Fraction(1, 10),
        as_of=date(2024, 1, 1),
    )


MEMBERS: list[tuple[str, str | None, str]] = [
    ("centre", CENTRE, "2030"),
    ("member", NEAR, "2030"),
    ("member", FAR, "2030"),
    ("member", EMPTY, "2030"),
    ("member", None, "2030"),
    ("observer", ISLE, "2030"),
]


def test_members_stand_in_below_or_without_data(flows: FlowMatrix, contiguity: Contiguity) -> None:
    detail = compared(MEMBERS, flows, contiguity).of("T1")
    standing = dict(zip(detail["code"].fillna("-"), detail["standing"], strict=True))
    assert standing == {
        CENTRE: "centre", NEAR: "in", FAR: "below", OUT: "outside", EMPTY: "no_data", "-": "no_data",
    }  # fmt: skip
    assert detail.set_index("code")["share"][FAR] == pytest.approx(0.09)


def test_one_row_a_union_counts_them(flows: FlowMatrix, contiguity: Contiguity) -> None:
    row = compared(MEMBERS, flows, contiguity).unions.loc["T1"]
    counts = ["members", "sphere_size", "members_in_sphere", "members_below", "members_no_data"]
    assert list(row[counts]) == [4, 2, 1, 1, 2]
    assert row["jaccard"] == pytest.approx(1 / 5)
    assert row["population"] == 4000
    assert row["sphere_population"] == 3000
    assert row["outside_population"] == 1000
    assert not row["contiguous"]
    assert row["prefectures"] == ("20",)


def test_joining_the_gap_makes_it_contiguous_and_crosses(
    flows: FlowMatrix, contiguity: Contiguity
) -> None:
    row = compared([*MEMBERS, ("member", OUT, "2030")], flows, contiguity).unions.loc["T1"]
    assert row["contiguous"]
    assert row["crosses_prefecture"]
    assert row["outside"] == 0


def test_member_without_listed_flow_is_below_with_unknown_share(
    flows: FlowMatrix, contiguity: Contiguity
) -> None:
    area = compared([("centre", CENTRE, "2030"), ("member", ISLE, "2030")], flows, contiguity)
    row = area.of("T1").set_index("code").loc[ISLE]
    assert row["standing"] == "below"
    assert pd.isna(row["share"])
    assert area.unions.loc["T1", "over_water"] == 1


def test_ended_members_are_left_out(flows: FlowMatrix, contiguity: Contiguity) -> None:
    area = compared([("centre", CENTRE, "2030"), ("member", NEAR, "2020")], flows, contiguity)
    assert area.unions.loc["T1", "members"] == 0
    assert set(area.of("T1").query("standing == 'outside'")["code"]) == {NEAR, OUT}


def test_union_without_a_known_centre_has_no_sphere(
    flows: FlowMatrix, contiguity: Contiguity
) -> None:
    area = compared([("member", NEAR, "2030"), ("centre", None, "2030")], flows, contiguity)
    assert pd.isna(area.unions.loc["T1", "sphere_size"])
    assert pd.isna(area.unions.loc["T1", "jaccard"])
    assert area.unions.loc["T1", "members"] == 1


def test_nothing_on_either_side_gives_no_agreement(
    flows: FlowMatrix, contiguity: Contiguity
) -> None:
    alone = compared([("centre", FAR, "2030")], flows, contiguity)
    assert alone.unions.loc["T1", "members"] == alone.unions.loc["T1", "sphere_size"] == 0
    assert pd.isna(alone.unions.loc["T1", "jaccard"])


def test_no_union_gives_empty_tables(flows: FlowMatrix, contiguity: Contiguity) -> None:
    nothing = compare_unions(
        Register(()),
        flows,
        contiguity,
        pd.Series(dtype="Int64"),
        threshold=Fraction(1, 10),
        as_of=date(2024, 1, 1),
    )
    assert nothing.unions.empty
    assert nothing.totals().loc["all", "unions"] == 0


def test_totals_give_the_share_of_the_sphere_that_is_in(
    flows: FlowMatrix, contiguity: Contiguity
) -> None:
    totals = compared(MEMBERS, flows, contiguity).totals()
    assert totals.loc["定住自立圏", "share_in"] == pytest.approx(0.5)
    assert pd.isna(totals.loc["連携中枢都市圏", "share_in"])
