"""Trips that were split from the census must add up to the census again."""

from pathlib import Path

import pandas as pd
import pytest

from zones.data.embedded import load_tables
from zones.data.trips.conditions import parse_conditions
from zones.data.trips.crosswalk import Crosswalk, make_crosswalk
from zones.data.trips.generate import Recipe, generate_trips, mesh_crosswalk
from zones.data.trips.rollup import Wishes, roll_up

ROWS, DAYS = 1_000_000, 2


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden") / "trips"
    generate_trips(folder, Recipe(ROWS, days=DAYS, part_rows=250_000))
    return folder


@pytest.fixture(scope="module")
def crosswalk() -> Crosswalk:
    return make_crosswalk(mesh_crosswalk(500), origin="500 m")


@pytest.mark.parametrize(
    "wishes", [Wishes(days=DAYS), Wishes(conditions=parse_conditions(["day = '02'"]))], ids=str
)
def test_a_million_rows_give_back_the_flows_of_2020_to_the_person(
    made: Path, crosswalk: Crosswalk, wishes: Wishes
) -> None:
    rolled = roll_up([str(made)], crosswalk, wishes=wishes)
    flows = load_tables().flows
    pd.testing.assert_frame_equal(rolled.flows, flows)
    assert rolled.report.read.persons == DAYS * int(flows["persons"].sum())
    assert rolled.report.persons["listed"] == 62_283_220
