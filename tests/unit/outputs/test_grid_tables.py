import numpy as np
import pandas as pd
import pytest
from gridded import people
from pyproj import CRS
from toy import towns

from zones.grid.nearest import StraightLine
from zones.grid.sums import sums_by_zone
from zones.grid.urban import UrbanCriteria, urban_centres, urban_people
from zones.labels import Text
from zones.outputs.grid_tables import (
    WHY,
    about_grid,
    about_reach,
    access_summary,
    sums_summary,
    urban_summary,
    zone_sums_summary,
)
from zones.planning import Plan, make_plan
from zones.planning.grid_access import with_beyond
from zones.planning.grids import check_sums, outlines, sums_of

EVERYWHERE = people(np.full((60, 120), 10.0), west=136, north=37.5, cell=0.05)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(towns())


def test_a_grid_says_source_year_basis_crs_and_cell() -> None:
    cells = dict(about_grid(EVERYWHERE, "en").rows)
    assert cells["Source"] == "grid of a test"
    assert cells["Year"] == "2020"
    assert cells["Basis"] == "persons"
    assert cells["CRS"].startswith("EPSG:6668")
    assert cells["Cell"] == "0.05 × 0.05 °"
    unknown = people([[1]], year=None, crs=CRS.from_proj4("+proj=laea +lat_0=36 +lon_0=138"))
    cells = dict(about_grid(unknown, "en").rows)
    assert "--year" in cells["Year"]
    assert "unknown" in cells["CRS"]


def test_sums_have_a_row_a_municipality_a_total_and_a_reason(plan: Plan) -> None:
    checked = check_sums(plan.region, EVERYWHERE)
    table = sums_summary(plan.region, checked, "ja")
    assert len(table.rows) == len(checked.table) + 1
    assert all(len(row) == len(table.columns) == len(table.numeric) for row in table.rows)
    words = {text.ja for text in WHY.values()}
    assert all(row[-1] in words for row in table.rows[:-1])
    total = float(table.rows[-1][3].replace(",", ""))
    assert total == pytest.approx(checked.table["grid"].sum(), abs=0.1)
    assert "2020" in table.title


def test_zones_have_a_difference_only_where_the_grid_reaches_all(plan: Plan) -> None:
    checked = check_sums(plan.region, EVERYWHERE)
    zones = plan.proposals.territory
    sums = sums_by_zone(checked.sums, zones)
    census = sums_of(zones, plan.region.residents())
    table = zone_sums_summary(plan, sums, census, "en")
    assert len(table.rows) == len(zones)
    assert all(row[4] for row in table.rows)
    sums["without"] = 1
    assert not any(row[4] for row in zone_sums_summary(plan, sums, census, "en").rows)


def test_urban_centres_are_named_by_their_municipalities(plan: Plan) -> None:
    dense = people(np.full((60, 200), 3000.0), west=138, north=36.1, cell=0.01)
    criteria = UrbanCriteria(people=100)
    centres = urban_centres(dense, criteria=criteria)
    residents = urban_people(centres, outlines(plan.region))
    table = urban_summary(centres, residents, plan.region, "en")
    assert len(table.rows) == 1
    assert plan.region.names["20204"] in table.rows[0][1]
    assert "beyond" in table.rows[0][-1]
    assert all(len(row) == len(table.columns) == len(table.numeric) for row in table.rows)


def test_access_says_people_and_shares_and_adds_only_what_does_not_overlap(plan: Plan) -> None:
    table = pd.DataFrame(
        {"persons": [200.0, 0.0], "within_30": [50.0, 0.0], "no_way": 10.0, "unknown": [20.0, 0.0]},
        index=["a", "b"],
    )
    names = pd.Series({"a": "甲", "b": "乙"})
    title = Text("題", "Title")
    made = access_summary(with_beyond(table, (30,)), names, (30,), "分", title=title, lang="ja")
    assert made.rows[0][:4] == ("甲", "200", "50（25.0 %）", "130（65.0 %）")
    assert made.rows[1][2:4] == ("0", "0")
    assert made.rows[-1][0] == "計"
    assert all(len(row) == len(made.columns) == len(made.numeric) for row in made.rows)
    alone = access_summary(
        with_beyond(table, (30,)), names, (30,), "min", title=title, lang="en", total=False
    )
    assert [row[0] for row in alone.rows] == ["甲", "乙"]
    assert alone.rows[0][2] == "50 (25.0 %)"
    offices = pd.DataFrame({"lon": [138.0], "lat": [36.0]}, index=[plan.region.codes[0]])
    about = dict(about_reach(StraightLine(offices), list(offices.index), plan.region, "en").rows)
    assert about["Measured by"] == "straight line"
    assert about["Unit"] == "km"
    assert plan.region.names["20201"] in about["Centres"]
