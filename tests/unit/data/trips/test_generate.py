from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.data.trips.generate import HOURS, Recipe, generate_trips, mesh_crosswalk, split_rows
from zones.errors import InputError


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=40), st.data())
def test_rows_are_shared_out_and_no_row_is_without_a_person(
    persons: list[int], data: st.DataObject
) -> None:
    rows = data.draw(st.integers(len(persons), sum(persons)))
    counts = split_rows(np.array(persons), rows)
    assert counts.sum() == rows
    assert (counts >= 1).all()
    assert (counts <= np.array(persons)).all()


def test_more_rows_than_persons_are_refused() -> None:
    with pytest.raises(InputError, match="1 to 3 rows"):
        split_rows(np.array([3]), 4)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trips") / "made"
    recipe = Recipe(200_000, days=2, side_m=1000, part_rows=60_000)
    told: list[str] = []
    assert len(generate_trips(folder, recipe, progress=lambda text: told.append(text.en))) == 4
    assert told == ["Making day 1", "Making day 2"]
    return folder


def test_days_are_folders_and_rows_have_persons_hours_and_purposes(made: Path) -> None:
    table = pd.read_parquet(made)
    assert len(table) == 200_000
    assert (table["persons"] >= 1).all()
    assert set(table["hour"]) == set(HOURS)
    assert set(table["purpose"]) == {"work", "school"}
    assert set(table["day"]) == {1, 2}


def test_every_code_is_a_cell_of_the_crosswalk(made: Path) -> None:
    table = pd.read_parquet(made / "day=01")
    cells = set(mesh_crosswalk(1000)["code"].astype("int64"))
    assert set(table["origin"]) | set(table["destination"]) <= cells


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    recipe = Recipe(100_000, side_m=1000, part_rows=60_000)
    one, two = (generate_trips(tmp_path / name, recipe) for name in ("a", "b"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    other = generate_trips(tmp_path / "c", Recipe(100_000, side_m=1000, seed=1, part_rows=60_000))
    assert one[0].read_bytes() != other[0].read_bytes()


def test_a_folder_with_files_is_refused(made: Path) -> None:
    with pytest.raises(InputError, match="isn't empty"):
        generate_trips(made, Recipe(100_000))


def test_rows_that_are_no_multiple_of_the_days_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="multiple"):
        generate_trips(tmp_path / "x", Recipe(100_001, days=2))
