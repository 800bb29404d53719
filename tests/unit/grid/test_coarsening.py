import numpy as np
import pytest
from gridded import people
from pyproj import CRS

from zones.errors import DataError
from zones.grid import coarsening
from zones.grid.coarsening import add_up, to_square_km
from zones.grid.population import PopulationGrid

PLANE = CRS.from_proj4("+proj=laea +lat_0=36 +lon_0=138 +ellps=GRS80 +units=m")


def plane(values: object, cell: float = 1000) -> PopulationGrid:
    """Cells of exactly one km² (at 1,000 m)."""
    return people(values, west=0, north=0, cell=cell, crs=PLANE)


def test_coarse_cells_keep_every_person_at_any_offset() -> None:
    values = np.arange(49.0).reshape(7, 7)
    values[0, 0] = np.nan
    coarse = to_square_km(plane(values, cell=500), plane(values, cell=500).bounds)
    assert coarse.shape == (4, 4)
    assert np.nansum(coarse.read()) == np.nansum(values)
    assert coarse.cell_size == pytest.approx((1000, 1000))
    part = to_square_km(plane(values, cell=500), (1000, -2000, 2000, -1000))
    assert part.read().tolist() == coarse.read()[1:2, 1:2].tolist()
    assert part.bounds == pytest.approx((1000, -2000, 2000, -1000))


def test_cells_too_large_are_refused() -> None:
    with pytest.raises(DataError, match="1 km²"):
        to_square_km(plane([[1]], cell=2000), (0, -2000, 2000, 0))


def test_cells_are_added_window_by_window(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.arange(143.0).reshape(11, 13)
    whole = add_up(plane(values), plane(values).bounds, 3).read()
    monkeypatch.setattr(coarsening, "SIDE", 4)
    parts = add_up(plane(values), plane(values).bounds, 3)
    assert np.array_equal(parts.read(), whole)
    assert whole[0, 0] == values[:3, :3].sum()
    assert whole.sum() == values.sum()


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coarsening, "MOST_CELLS", 3)
    with pytest.raises(DataError, match="Too many cells"):
        add_up(plane(np.zeros((2, 2))), (0, -2000, 2000, 0), 1)
