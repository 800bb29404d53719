from pathlib import Path

import numpy as np
import pytest
import rasterio
from gridded import people
from rio_cogeo.cogeo import cog_validate

from zones.errors import InputError
from zones.outputs import grid_cog
from zones.outputs.grid_cog import NODATA, cog


def test_a_grid_comes_back_from_a_valid_cog(tmp_path: Path) -> None:
    values = np.arange(700.0 * 600).reshape(700, 600)
    values[3, 4] = np.nan
    grid = people(values, cell=0.01)
    path = tmp_path / "grid.tif"
    path.write_bytes(cog(grid, lang="en"))
    valid, errors, _ = cog_validate(path, quiet=True)
    assert valid, errors
    with rasterio.open(path) as file:
        assert file.crs.to_epsg() == 6668
        assert file.nodata == NODATA
        assert tuple(file.bounds) == pytest.approx(grid.bounds)
        found = file.read(1, masked=True)
        assert found.filled(np.nan) == pytest.approx(values, nan_ok=True)
        tags = file.tags()
    assert tags["YEAR"] == "2020"
    assert tags["UNIT"] == "persons"
    assert tags["CREDITS"] == "grid of a test"


def test_a_part_lies_in_its_place(tmp_path: Path) -> None:
    grid = people(np.arange(12.0).reshape(3, 4))
    path = tmp_path / "part.tif"
    path.write_bytes(cog(grid, bounds=(138.1, 35.7, 138.3, 35.9), tags={"ASSUMED": "yes"}))
    with rasterio.open(path) as file:
        assert file.read(1).tolist() == [[5, 6], [9, 10]]
        assert tuple(file.bounds) == pytest.approx((138.1, 35.7, 138.3, 35.9))
        assert file.tags()["ASSUMED"] == "yes"


def test_the_same_grid_gives_the_same_bytes() -> None:
    grid = people(np.ones((9, 9)))
    assert cog(grid) == cog(grid)


def test_too_many_cells_or_none_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_cog, "MOST_CELLS", 3)
    with pytest.raises(InputError, match="can't be written"):
        cog(people(np.ones((2, 2))))
    with pytest.raises(InputError, match="can't be written"):
        cog(people(np.ones((1, 1))), bounds=(0, 0, 1, 1))
