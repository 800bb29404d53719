"""The labour market areas of Brindisi that the R package LabourMarketAreas finds."""

from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from zones.labels import Text
from zones.metrics.judging import judge_set, judge_zones
from zones.model import FlowMatrix
from zones.provenance import Basis
from zones.zoning.methods.travel_to_work import TravelToWork, travel_to_work_areas, validity

BASIS = Basis(Text("従業者", "workers"), 2001)
PARAMETERS = TravelToWork(1_000, 10_000, Fraction("0.6667"), Fraction("0.75"))

AREAS = {
    "74001": ("74001", "74014", "74015", "74017"),
    "74003": ("74003",),
    "74005": ("74005",),
    "74007": ("74007",),
    "74008": ("74008", "74011"),
    "74010": ("74006", "74009", "74010", "74019"),
    "74012": ("74002", "74012"),
    "74016": ("74004", "74013", "74016", "74018"),
    "74020": ("74020",),
}


def make_flows(table: pd.DataFrame) -> FlowMatrix:
    totals = table.groupby("origin")["persons"].sum().to_frame("total")
    for column in ("unknown_municipality", "unknown_place", "unlisted"):
        totals[column] = 0
    return FlowMatrix.from_tables(table, totals, basis=BASIS)


@pytest.fixture(scope="module")
def flows() -> FlowMatrix:
    wide = pd.read_csv(Path(__file__).with_name("brindisi_2001.csv"), dtype={"home": "str"})
    table = wide.drop(columns="name").melt("home", var_name="destination", value_name="persons")
    return make_flows(table.rename(columns={"home": "origin"}).query("persons > 0"))


def test_the_nine_areas(flows: FlowMatrix) -> None:
    zoning = travel_to_work_areas(flows, parameters=PARAMETERS)
    assert zoning.members == AREAS
    assert zoning.unassigned.empty


def test_two_thirds_in_full_gives_the_same_areas(flows: FlowMatrix) -> None:
    chosen = TravelToWork(1_000, 10_000)
    assert travel_to_work_areas(flows, parameters=chosen).members == AREAS


def test_self_containment_and_modularity(flows: FlowMatrix) -> None:
    found = judge_set(judge_zones(AREAS, flows), flows)
    assert round(found["supply_self_containment"], 6) == 0.839526
    assert round(found["modularity"], 6) == 0.645600
    assert found["single"] == 4


def test_the_order_of_rows_does_not_matter(flows: FlowMatrix) -> None:
    entries = flows.matrix.tocoo()
    table = pd.DataFrame(
        {
            "origin": flows.codes[entries.row],
            "destination": flows.codes[entries.col],
            "persons": entries.data,
        }
    )
    turned = make_flows(table[::-1])
    first = travel_to_work_areas(flows, parameters=PARAMETERS)
    second = travel_to_work_areas(turned, parameters=PARAMETERS)
    assert first.trace.equals(second.trace)


@pytest.mark.shared
def test_our_table_is_the_published_one(flows: FlowMatrix, shared_data: Path) -> None:
    published = pd.read_csv(shared_data / "reference/Brindisi_flows.csv")
    published.columns = pd.Index(["origin", "destination", "persons"])
    theirs = make_flows(published.astype({"origin": "str", "destination": "str"}))
    assert theirs.codes.equals(flows.codes)
    assert not (theirs.matrix != flows.matrix).nnz


@pytest.mark.shared
def test_areas_and_their_numbers_are_those_of_the_reference(
    flows: FlowMatrix, shared_data: Path
) -> None:
    stem = "Brindisi_1000_0.6667_10000_0.75"
    listed = pd.read_csv(shared_data / f"reference/{stem}_clusterList.csv", dtype="str")
    cluster = listed.set_index("community")["cluster"].astype(int) + 74_000
    assert travel_to_work_areas(flows, parameters=PARAMETERS).assignment.to_dict() == (
        cluster.astype("str").to_dict()
    )
    theirs = pd.read_csv(shared_data / f"reference/{stem}_stat_marginals.csv")
    theirs.index = pd.Index((theirs["LMA"] + 74_000).astype("str"))
    ours = judge_zones(AREAS, flows).loc[theirs.index]
    for side in ("supply", "demand"):
        theirs_too = theirs[f"SC_{side}_side"].tolist()
        assert ours[f"{side}_self_containment"].tolist() == pytest.approx(theirs_too)
    numbers = zip(ours["commuters"], ours["workers"], ours["within"], strict=True)
    valid = [float(validity(*row, PARAMETERS)) for row in numbers]
    assert valid == pytest.approx(theirs["validity"].tolist())
