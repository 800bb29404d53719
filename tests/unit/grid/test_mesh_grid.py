import numpy as np
import pandas as pd
import pytest

from zones.errors import DataError, InputError
from zones.grid.mesh import cell_bounds
from zones.grid.mesh_grid import mesh_grid


def table(persons: dict[str, int | None], side: int = 1000) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "cell": pd.Series(list(persons), dtype="str"),
            "year": 2020,
            "side_m": side,
            "persons": pd.Series(list(persons.values()), dtype="Int64"),
        }
    )


@pytest.mark.parametrize(
    ("code", "side"), [("53394611", 1000), ("533946113", 500), ("5339461132", 250)]
)
def test_a_cell_lies_where_its_code_says(code: str, side: int) -> None:
    grid = mesh_grid(table({code: 7}, side))
    west, south, east, north = cell_bounds([code])[0]
    tenth = (east - west) / 10
    window = grid.window_of((west + tenth, south + tenth, east - tenth, north - tenth))
    assert grid.read(window).tolist() == [[7.0]]
    assert grid.bounds_of(window) == pytest.approx((west, south, east, north))
    assert np.nansum(grid.read()) == 7


def test_a_cell_that_is_not_listed_has_no_people_and_beyond_is_unknown() -> None:
    grid = mesh_grid(table({"53394611": 5, "52385600": 3}))
    assert grid.shape == (160, 160)
    values = grid.read()
    assert np.nansum(values) == 8
    # Two of the four first-order cells are in the table.
    assert np.isnan(values).mean() == 0.5
    assert np.isnan(values[:80, :80]).all()
    assert not np.isnan(values[:80, 80:]).any()


def test_any_window_is_a_part_of_the_whole() -> None:
    grid = mesh_grid(table({"53394611": 5, "53394612": 6, "52385600": 3, "53380099": 2}))
    whole = grid.read()
    for window in grid.windows(side=37):
        rows, columns = window.toslices()
        assert np.array_equal(grid.read(window), whole[rows, columns], equal_nan=True)


def test_a_suppressed_total_has_no_value() -> None:
    grid = mesh_grid(table({"53394611": None, "53394612": 9}))
    assert np.isnan(grid.read()).sum() == 1
    assert np.nansum(grid.read()) == 9


def test_the_grid_says_year_size_and_source() -> None:
    grid = mesh_grid(table({"53394611": 5}))
    assert grid.year == 2020
    assert grid.crs.to_epsg() == 6668
    assert "1000 m" in grid.basis.en
    assert "e-Stat" in grid.source.en


def test_mixed_sizes_are_refused() -> None:
    both = pd.concat([table({"53394611": 5}), table({"533946113": 5}, 500)])
    with pytest.raises(DataError, match="one size"):
        mesh_grid(both)
    with pytest.raises(DataError, match="one cell or more"):
        mesh_grid(table({}))


def test_a_malformed_code_is_refused() -> None:
    with pytest.raises(InputError, match="grid square code"):
        mesh_grid(table({"53398611": 5}))
