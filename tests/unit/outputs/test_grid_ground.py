import base64
import math
import warnings
from pathlib import Path

import numpy as np
import pytest
from gridded import people, write_tif
from numpy.typing import NDArray
from pyproj import CRS
from rasterio import Affine
from rasterio.errors import NotGeoreferencedWarning
from rasterio.io import MemoryFile

from zones.errors import DataError
from zones.outputs import grid_ground
from zones.outputs.grid_ground import density_ground, relief_ground
from zones.outputs.webmap.ground import MOST_BYTES, Ground

BOX = (138.0, 35.0, 139.0, 36.0)


def pixels(ground: Ground) -> tuple[NDArray[np.uint8], dict[int, tuple[int, ...]]]:
    content = base64.b64decode(ground.uri.split(",")[1])
    with warnings.catch_warnings(), MemoryFile(content) as memory:
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        file = memory.open()
        return file.read(1), file.colormap(1)


def at(ground: Ground, image: NDArray[np.uint8], lon: float, lat: float) -> int:
    """The pixel that the map paints at a place: even steps of Web Mercator between the corners."""

    def y(degrees: float) -> float:
        return math.log(math.tan(math.pi / 4 + math.radians(degrees) / 2))

    west, south, east, north = ground.box
    column = int((lon - west) / (east - west) * image.shape[1])
    row = int((y(north) - y(lat)) / (y(north) - y(south)) * image.shape[0])
    return int(image[row, column])


def test_every_cell_lies_where_it_should() -> None:
    values = np.zeros((10, 10))
    dense = {(0, 0), (3, 7), (9, 9), (5, 2)}
    for row, column in dense:
        values[row, column] = 1e6
    ground = density_ground(people(values), BOX)
    image, colours = pixels(ground)
    for row in range(10):
        for column in range(10):
            lon, lat = 138.05 + column / 10, 35.95 - row / 10
            for dx, dy in ((0, 0), (0.047, 0.047), (-0.047, -0.047)):
                inside = at(ground, image, lon + dx, lat + dy) > 0
                assert inside == ((row, column) in dense), (row, column)
    assert colours[0][3] == 0
    assert colours[5][3] == 255


def test_cells_of_another_projection_lie_there_too() -> None:
    plane = CRS.from_proj4("+proj=laea +lat_0=35.5 +lon_0=138.5 +ellps=GRS80 +units=m")
    values = np.zeros((100, 100))
    values[50, 20] = 1e6
    grid = people(values, west=-50_000, north=50_000, cell=1000, crs=plane)
    lon, lat = grid.lon_lat(np.array([50]), np.array([20]))
    ground = density_ground(grid, (138.1, 35.2, 138.9, 35.8))
    image, _ = pixels(ground)
    assert at(ground, image, lon[0], lat[0]) > 0
    assert at(ground, image, lon[0] + 0.02, lat[0]) == 0
    assert at(ground, image, lon[0], lat[0] + 0.02) == 0


def test_classes_are_densities_and_named_with_year_and_source() -> None:
    ground = density_ground(people([[4000.0, 520_000.0], [0.0, 0.0]], cell=0.5), BOX)
    image, _ = pixels(ground)
    # The cells have 2,500 km² each: 1.6 and 208 people per km².
    assert sorted(np.unique(image)) == [0, 1, 3]
    assert len(ground.classes) == 5
    assert "2020" in ground.label.en
    assert "grid of a test" in ground.note.en


def test_a_picture_stays_in_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = 10 ** np.random.default_rng(1).uniform(-2.5, 2, (900, 900))
    ground = density_ground(people(noise, cell=1 / 900), BOX)
    assert len(ground.uri) <= MOST_BYTES
    image, _ = pixels(ground)
    assert 150 < max(image.shape) < grid_ground.LARGEST_SIDE
    monkeypatch.setattr(grid_ground, "LARGEST_SIDE", 200)
    small, _ = pixels(density_ground(people(noise, cell=1 / 900), BOX))
    assert max(small.shape) == 200


def test_the_same_grid_gives_the_same_picture() -> None:
    grid = people(np.random.default_rng(2).uniform(0, 1e4, (30, 30)))
    assert density_ground(grid, BOX) == density_ground(grid, BOX)


def test_a_grid_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="doesn't reach into the map"):
        density_ground(people([[1.0]], west=10, north=50), BOX)
    path = write_tif(tmp_path / "dem.tif", [[1.0]], transform=Affine(0.1, 0, 10, 0, -0.1, 50))
    with pytest.raises(DataError, match="doesn't reach into the map"):
        relief_ground(path, BOX)


def ridge(tmp_path: Path) -> Path:
    """A roof whose ridge runs from south-west to north-east, 500 m high."""
    x, y = np.meshgrid(np.arange(200), np.arange(200))
    heights = np.maximum(0, 3000 - 100 * np.abs(x + y - 199.0))
    return write_tif(tmp_path / "dem.tif", heights, transform=Affine(0.005, 0, 138, 0, -0.005, 36))


def test_light_comes_from_the_north_west(tmp_path: Path) -> None:
    ground = relief_ground(ridge(tmp_path), BOX)
    image, colours = pixels(ground)
    bright, dark = at(ground, image, 138.45, 35.55), at(ground, image, 138.55, 35.45)
    assert bright == 0
    assert dark >= 3
    assert colours[dark][0] < 230
    # Flat land stays white.
    assert at(ground, image, 138.1, 35.9) == 0
    assert "dem.tif" in ground.note.en
    assert ground.classes == ()


def test_fine_heights_are_averaged_and_not_added_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ridge(tmp_path)
    whole, _ = pixels(relief_ground(path, BOX))
    monkeypatch.setattr(grid_ground, "LARGEST_SIDE", 50)
    coarse, _ = pixels(relief_ground(path, BOX))
    assert max(coarse.shape) == 50
    assert abs(int(coarse.max()) - int(whole.max())) <= 3


def test_heights_that_cannot_be_are_refused(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "dem.tif", np.full((10, 10), 20_000.0))
    with pytest.raises(DataError, match="can't be used"):
        relief_ground(path, (138.0, 35.0, 139.0, 36.0))
