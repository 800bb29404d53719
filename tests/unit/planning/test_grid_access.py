import numpy as np
import pandas as pd
import pytest
from gridded import people
from toy import towns

from zones.errors import DataError, NotFoundError
from zones.grid.nearest import StraightLine
from zones.planning import Plan, make_plan
from zones.planning.access import TableTravel
from zones.planning.grid_access import (
    access_at_offices,
    access_by_municipality,
    access_by_zone,
    candidate_centres,
    near_own_centre,
    reach_to,
    told_whole,
    with_beyond,
)

EVERYWHERE = people(np.full((60, 120), 10.0), west=136, north=37.5, cell=0.05)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(towns())


def test_centres_are_those_of_candidate_areas(plan: Plan) -> None:
    centres = candidate_centres(plan)
    assert centres == sorted(set(centres))
    assert set(centres) == {c for codes in plan.proposals.centres.values() for c in codes}


def test_the_straight_line_is_measured_unless_times_are_given(plan: Plan) -> None:
    codes = list(plan.region.codes)
    assert isinstance(reach_to(plan.region, codes[:1]), StraightLine)
    index = pd.MultiIndex.from_tuples([(codes[1], codes[0])], names=["from", "to"])
    travel = TableTravel(pd.Series([9.0], index=index), "t.csv")
    assert reach_to(plan.region, codes[:1], travel=travel).measure == "table"
    with pytest.raises(NotFoundError, match="no centre"):
        reach_to(plan.region, [])


def test_people_by_distance_are_all_people(plan: Plan) -> None:
    reach = reach_to(plan.region, list(plan.region.codes[:1]))
    table = access_by_municipality(plan.region, EVERYWHERE, reach, (5, 20, 500))
    assert set(table.index) == set(plan.region.codes)
    assert (table["within_5"] <= table["within_20"]).all()
    assert table["within_500"].tolist() == pytest.approx(table["persons"].tolist())
    beyond = with_beyond(table, (5, 20, 500))
    assert beyond["beyond_500"].tolist() == pytest.approx([0.0] * len(table), abs=1e-9)
    assert (beyond["within_5"] + beyond["beyond_5"]).tolist() == pytest.approx(
        beyond["persons"].tolist()
    )


def test_zones_are_sums_of_municipalities_that_are_all_there(plan: Plan) -> None:
    reach = reach_to(plan.region, list(plan.region.codes[:1]))
    table = access_by_municipality(plan.region, EVERYWHERE, reach, (20,))
    zones = access_by_zone(plan, table)
    assert set(zones.index) == set(plan.proposals.territory)
    for key, row in zones.iterrows():
        codes = list(plan.proposals.territory[key])
        assert row["persons"] == pytest.approx(table.loc[codes, "persons"].sum())
        without = access_by_zone(plan, table.drop(codes[0]))
        assert key not in without.index


def test_people_near_their_own_centre_are_not_those_near_any(plan: Plan) -> None:
    own = near_own_centre(plan, EVERYWHERE, (20, 1000))
    reach = reach_to(plan.region, candidate_centres(plan))
    any_centre = access_by_zone(
        plan, access_by_municipality(plan.region, EVERYWHERE, reach, (20, 1000))
    )
    assert own["persons"].to_dict() == pytest.approx(any_centre["persons"].to_dict())
    assert (own["within_20"] <= any_centre.loc[own.index, "within_20"] + 1e-9).all()
    assert own["within_1000"].tolist() == pytest.approx(own["persons"].tolist())


def test_half_a_municipality_is_not_told_of(plan: Plan) -> None:
    shapes = plan.region.municipalities.loc[plan.region.codes].geometry
    west, _, east, north = shapes.iloc[0].bounds
    width = (east - west) / 2
    half = people(np.ones((4, 2)), west=west, north=north, cell=width / 2)
    assert str(shapes.index[0]) not in told_whole(half, shapes)
    assert told_whole(EVERYWHERE, shapes) == set(shapes.index)


def test_residents_at_their_offices_need_no_grid(plan: Plan) -> None:
    first = str(plan.region.codes[0])
    table = access_at_offices(plan.region, reach_to(plan.region, [first]), (1, 12, 500))
    assert table["persons"].sum() == plan.region.residents().sum()
    assert table.loc[first, "within_1"] == plan.region.residents()[first]
    assert (table["within_1"] <= table["within_12"]).all()
    assert table["within_500"].tolist() == table["persons"].tolist()
    window = access_at_offices(plan.region.subset(["21"]), reach_to(plan.region, [first]), (1,))
    assert set(window.index.str[:2]) == {"21"}
    with pytest.raises(DataError, match="rising"):
        access_at_offices(plan.region, reach_to(plan.region, [first]), (2, 1))
