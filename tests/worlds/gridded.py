"""Small population grids with answers that can be worked out by hand."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import rasterio
from numpy.typing import ArrayLike
from pyproj import CRS
from rasterio import Affine

from zones.grid.population import DEGREES, ArrayCells, PopulationGrid
from zones.labels import Text

SOURCE = Text("試験の格子", "grid of a test")


def people(
    values: ArrayLike,
    *,
    west: float = 138.0,
    north: float = 36.0,
    cell: float = 0.1,
    crs: CRS = DEGREES,
    year: int | None = 2020,
) -> PopulationGrid:
    """A grid in memory whose upper left corner is *west*, *north*."""
    array = np.asarray(values, dtype=np.float64)
    return PopulationGrid(
        crs=crs,
        transform=Affine(cell, 0, west, 0, -cell, north),
        shape=(array.shape[0], array.shape[1]),
        nodata=None,
        year=year,
        source=SOURCE,
        basis=Text("人口", "persons"),
        cells=ArrayCells(array),
    )


def write_tif(
    path: Path,
    values: ArrayLike | Sequence[ArrayLike],
    *,
    crs: str | None = "EPSG:4326",
    transform: Affine | None = None,
    nodata: float | None = None,
    dtype: str = "float32",
) -> Path:
    """A GeoTIFF of one band or several; a tenth of a degree from 138° E, 36° N unless told."""
    array = np.asarray(values, dtype=dtype)
    bands = array if array.ndim == 3 else array[None]
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=bands.shape[2],
        height=bands.shape[1],
        count=bands.shape[0],
        dtype=dtype,
        crs=crs,
        transform=transform or Affine(0.1, 0, 138, 0, -0.1, 36),
        nodata=nodata,
    ) as file:
        file.write(bands)
    return path


def write_mesh(path: Path, persons: dict[str, int], *, year: int = 2020) -> Path:
    """A zip of 1 km mesh statistics as e-Stat packs it."""
    table = {2015: "T000846", 2020: "T001100"}[year]
    header = f"KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,{table}001\n,,,,人口（総数）\n"
    rows = "".join(f"{cell},0,,,{count}\n" for cell, count in persons.items())
    with ZipFile(path, "w") as archive:
        archive.writestr(f"tbl{table}S5338.txt", (header + rows).encode("cp932"))
    return path
