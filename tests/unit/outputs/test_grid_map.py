from pathlib import Path

import numpy as np
import pytest
from gridded import people, write_tif
from toy import towns

from zones.outputs.grid_map import grid_map, map_box
from zones.outputs.plan_map import plan_map
from zones.outputs.webmap.page import render
from zones.planning import Plan, Scenario, make_plan

# About 1 km: 3,000 people a cell in the west of the world, nobody in its east; 20201 is full.
VALUES = np.zeros((60, 200))
VALUES[:, :30] = 3000.0
GRID = people(VALUES, west=137.9, north=36.3, cell=0.01)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(towns())


def test_the_map_has_themes_of_the_grid_a_ground_and_its_credit(plan: Plan) -> None:
    document = grid_map(plan, GRID, lang="en", title="Title")
    inhabited, urban = document.themes[:2]
    assert inhabited.id == "grid-inhabited"
    assert urban.id == "grid-urban"
    first, last = "20201", "20205"
    assert inhabited.class_of[first] == len(inhabited.classes) - 1
    assert urban.class_of[first] == len(urban.classes) - 1
    assert inhabited.class_of[last] == 0
    assert last not in urban.class_of
    assert "of" in str(inhabited.value_of[first])
    assert document.credits[-1].en == "grid of a test"
    assert document.ground is not None
    assert "2020" in document.ground.label.en
    assert "frames" in [theme.id for theme in document.themes]


def test_the_page_holds_the_ground_and_asks_nothing_of_a_network(plan: Plan) -> None:
    document = grid_map(plan, GRID, lang="en")
    page = render(document)
    assert document.ground is not None
    assert document.ground.uri in page
    assert 'id="ground-legend"' in page
    assert "zones.ground(" in page
    assert "img-src data:" in page
    without = render(plan_map(plan))
    assert "ground-legend" not in without.split("<body>")[1].split("<script")[0]


def test_heights_may_be_the_ground(plan: Plan, tmp_path: Path) -> None:
    path = write_tif(tmp_path / "dem.tif", np.arange(400.0).reshape(20, 20))
    document = grid_map(plan, GRID, relief=path)
    assert document.ground is not None
    assert "dem.tif" in document.ground.note.en


def test_the_ground_covers_the_shown_and_a_little_more(plan: Plan) -> None:
    wide = people(np.ones((100, 100)), west=130, north=45, cell=0.2)
    shapes = plan.region.municipalities.loc[plan.region.codes].geometry
    west, south, east, north = shapes.total_bounds
    assert map_box(plan, wide) == pytest.approx(
        (west - 0.15, south - 0.15, east + 0.15, north + 0.15)
    )
    window = make_plan(towns(), Scenario(prefectures=("21",)))
    assert map_box(window, wide)[0] == pytest.approx(138.1 - 0.15)
    narrow = people([[1.0]], west=west, north=north, cell=0.05)
    assert map_box(plan, narrow) == pytest.approx((west, north - 0.05, west + 0.05, north))
