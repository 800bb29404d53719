import math
import struct
from pathlib import Path

import numpy as np
import pytest
import rasterio
from gridded import write_tif
from rasterio import Affine

from zones.errors import DataError
from zones.grid.raster_files import open_raster, population_raster

SOME = [[1.0, 2.0], [3.0, -99999.0]]


def test_crs_size_nodata_year_and_source_are_the_files(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "people.tif", SOME, nodata=-99999)
    grid = population_raster(path, year=2020)
    assert grid.crs.to_epsg() == 4326
    assert grid.shape == (2, 2)
    assert grid.cell_size == pytest.approx((0.1, 0.1))
    assert grid.nodata == -99999
    assert grid.year == 2020
    assert "people.tif" in grid.source.en
    assert np.array_equal(grid.read(), [[1, 2], [3, np.nan]], equal_nan=True)


def test_not_a_number_is_no_value(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "nan.tif", [[1.0, math.nan]])
    assert np.array_equal(population_raster(path).read(), [[1, np.nan]], equal_nan=True)


@pytest.mark.parametrize("value", [-1.0, math.inf])
def test_impossible_numbers_are_refused_with_their_place(tmp_path: Path, value: float) -> None:
    path = write_tif(tmp_path / "bad.tif", [[1.0, 2.0], [3.0, value]])
    with pytest.raises(DataError, match=r"cell 1, 1 .* nodata"):
        population_raster(path).read()


def test_no_coordinate_system_is_refused(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "nowhere.tif", SOME, crs=None)
    with pytest.raises(DataError, match="no coordinate system"):
        open_raster(path)


@pytest.mark.parametrize(
    "transform",
    [
        Affine.identity(),
        Affine(0.1, 0, 138, 0, 0.1, 36),
        Affine(0.1, 0.05, 138, 0.05, -0.1, 36),
    ],
)
def test_no_place_or_a_turned_one_is_refused(tmp_path: Path, transform: Affine) -> None:
    path = tmp_path / "turned.tif"
    with (
        pytest.warns(rasterio.errors.NotGeoreferencedWarning)
        if transform.is_identity
        else (_nothing())
    ):
        write_tif(path, SOME, transform=transform)
    with pytest.raises(DataError, match="north up"):
        open_raster(path)


def _nothing() -> "_Nothing":
    return _Nothing()


class _Nothing:
    def __enter__(self) -> None:
        """Nothing to set up."""

    def __exit__(self, *_: object) -> None:
        """Nothing to take down."""


def test_metres_that_call_themselves_degrees_are_refused(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "m.tif", SOME, transform=Affine(1000, 0, 500_000, 0, -1000, 4e6))
    with pytest.raises(DataError, match="beyond the Earth"):
        open_raster(path)


def test_a_virtual_raster_in_disguise_opens_nothing_else(tmp_path: Path) -> None:
    secret = write_tif(tmp_path / "secret.tif", [[42.0]])
    disguise = tmp_path / "people.tif"
    disguise.write_text(
        '<VRTDataset rasterXSize="1" rasterYSize="1"><SRS>EPSG:4326</SRS>'
        "<GeoTransform>138,0.1,0,36,0,-0.1</GeoTransform>"
        '<VRTRasterBand dataType="Float32" band="1"><SimpleSource>'
        f'<SourceFilename relativeToVRT="0">{secret}</SourceFilename>'
        "</SimpleSource></VRTRasterBand></VRTDataset>"
    )
    with rasterio.open(disguise) as file:
        assert file.read(1).tolist() == [[42.0]]
    with pytest.raises(DataError, match="can't be read as a GeoTIFF"):
        open_raster(disguise)


def test_files_beside_it_are_not_looked_at(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "people.tif", SOME, crs=None)
    (tmp_path / "people.tif.aux.xml").write_text("<PAMDataset><SRS>EPSG:4326</SRS></PAMDataset>")
    with pytest.raises(DataError, match="no coordinate system"):
        open_raster(path)


@pytest.mark.parametrize("content", [b"", b"II*\0", b"<html>", bytes(200)])
def test_what_is_no_geotiff_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people.tif"
    path.write_bytes(content)
    with pytest.raises(DataError, match="can't be read as a GeoTIFF"):
        open_raster(path)


def test_a_file_that_ends_early_is_refused(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "cut.tif", np.ones((300, 300)))
    path.write_bytes(path.read_bytes()[:-100_000])
    with pytest.raises(DataError, match="can't be read"):
        population_raster(path).read()


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="isn't there"):
        open_raster(tmp_path / "none.tif")
    with pytest.raises(DataError, match="isn't there"):
        open_raster(Path("/vsicurl/http://127.0.0.1/people.tif"))


def huge(path: Path, width: int, height: int, strip: int) -> Path:
    """A GeoTIFF of a few bytes that says it is *width* × *height* cells."""
    entries = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 32),
        (259, 3, 1, 8),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (277, 3, 1, 1),
        (278, 4, 1, strip),
        (279, 4, 1, 4),
        (339, 3, 1, 3),
    ]
    first = 8 + 2 + 12 * (len(entries) + 3) + 4
    scale = struct.pack("<3d", 0.0001, 0.0001, 0)
    tie = struct.pack("<6d", 0, 0, 0, 100, 60, 0)
    keys = struct.pack("<16H", 1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326)
    at = first
    for tag, kind, count, block in (
        (33550, 12, 3, scale),
        (33922, 12, 6, tie),
        (34735, 3, 16, keys),
    ):
        entries.append((tag, kind, count, at))
        at += len(block)
    body = struct.pack("<H", len(entries))
    body += b"".join(struct.pack("<HHII", *entry) for entry in entries) + struct.pack("<I", 0)
    path.write_bytes(b"II*\0" + struct.pack("<I", 8) + body + scale + tie + keys)
    return path


def test_a_huge_strip_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = huge(tmp_path / "huge.tif", 400_000, 400_000, 400_000)
    with pytest.raises(DataError, match=r"too large .* tiled GeoTIFF"):
        open_raster(path)


def test_several_bands_ask_which(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "bands.tif", np.array([[[1.0]], [[2.0]]]))
    with pytest.raises(DataError, match="2 bands"):
        open_raster(path)
    with pytest.raises(DataError, match="2 bands"):
        open_raster(path, band=3)
    assert population_raster(path, band=2).read().tolist() == [[2.0]]


def test_complex_numbers_are_refused(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "complex.tif", [[1.0]], dtype="complex64")
    with pytest.raises(DataError, match="no real numbers"):
        open_raster(path)


def test_scale_and_offset_are_applied(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "scaled.tif", [[5]], dtype="int16")
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = (10.0,), (1.0,)
    assert population_raster(path).read().tolist() == [[51.0]]
