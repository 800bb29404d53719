"""Friction rasters: minutes to cross a kilometre, by cell.

Every raster is brought onto square cells of a Lambert azimuthal equal-area projection around its
middle, so that a step of a degree or a stretched metre isn't taken for a true one. 1,000 km from
the middle its lengths are wrong by up to 0.3 %.
"""

import hashlib
import math
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray
from pyproj import CRS
from rasterio import Affine
from rasterio.enums import Resampling
from rasterio.features import rasterize
from rasterio.warp import reproject, transform_bounds

from zones.errors import DataError, InputError
from zones.grid.nearest import FrictionUnit
from zones.grid.population import DEGREES, ArrayCells, Cells, PopulationGrid
from zones.grid.raster_files import RasterFile
from zones.labels import Text

MOST_CELLS = 16_000_000
"""Cells of a surface: about 1 GB at work."""

_FASTEST, _SLOWEST = 0.05, 6000.0
"""Minutes per km between which a friction is believed: 1,200 km/h and 10 m/h."""


@dataclass(frozen=True, eq=False)
class Friction:
    """Minutes to cross a kilometre, by square cell in metres.

    Parameters
    ----------
    crs, transform
        Of the cells; equal-area in metres.
    minutes_per_km
        ``NaN`` where there is no way.
    source
        Where it comes from; says what is assumed.
    assumed
        Whether the numbers were made up rather than measured.
    """

    crs: CRS
    transform: Affine
    minutes_per_km: NDArray[np.float64]
    source: Text
    assumed: bool

    @property
    def cell_m(self) -> float:
        """Side of a cell."""
        return float(self.transform.a)

    @property
    def digest(self) -> str:
        """SHA-256 of the cells, their place and their CRS."""
        digest = hashlib.sha256(np.ascontiguousarray(self.minutes_per_km).tobytes())
        digest.update(repr(tuple(self.transform)).encode())
        digest.update(self.crs.to_wkt().encode())
        return digest.hexdigest()

    def as_grid(self) -> PopulationGrid:
        """Return the raster as a grid that can be written."""
        return PopulationGrid(
            crs=self.crs,
            transform=self.transform,
            shape=(self.minutes_per_km.shape[0], self.minutes_per_km.shape[1]),
            nodata=math.nan,
            year=None,
            source=self.source,
            basis=Text("1 kmあたりの分", "minutes per km"),
            cells=ArrayCells(self.minutes_per_km),
        )


def friction_from_raster(
    file: RasterFile,
    bounds: tuple[float, float, float, float],
    *,
    unit: FrictionUnit,
    name: str,
    cell_m: float | None = None,
) -> Friction:
    """Return a user's friction raster on square cells of metres.

    Parameters
    ----------
    file
        From `zones.grid.raster_files.open_raster`.
    bounds
        West, south, east and north in degrees: what is needed of it.
    unit
        What its numbers are. No value, zero and below mean no way.
    name
        Of the file, for messages.
    cell_m
        Side of a cell; about that of the raster unless given.

    Raises
    ------
    DataError
        If the raster doesn't reach into the bounds, has too many cells, or its numbers can't be
        times of that unit.
    """
    box = transform_bounds(DEGREES.to_wkt(), file.crs.to_wkt(), *bounds)
    grid = _grid_of(file, file.cells)
    window = grid.window_of(box)
    if not window.width or not window.height:
        raise DataError(
            f"{name} は対象地域に重なりません。範囲と座標系を確かめてください。",
            f"{name} doesn't reach into the region. Check its extent and CRS.",
        )
    _check_count(int(window.width), int(window.height), name)
    values = _minutes_per_km(grid.read(window), unit)
    _check_believable(values, name, unit)
    here = transform_bounds(file.crs.to_wkt(), DEGREES.to_wkt(), *grid.bounds_of(window))
    crs = metric_crs(here)
    middle = (
        np.array([window.row_off + window.height // 2]),
        np.array([window.col_off + window.width // 2]),
    )
    side = cell_m or math.sqrt(float(grid.area_km2(*middle)[0])) * 1000
    transform, height, width = _frame(here, crs, side, name)
    out = np.full((height, width), np.nan)
    reproject(
        values,
        out,
        src_transform=file.transform @ Affine.translation(window.col_off, window.row_off),
        src_crs=file.crs.to_wkt(),
        src_nodata=np.nan,
        dst_transform=transform,
        dst_crs=crs.to_wkt(),
        dst_nodata=np.nan,
        resampling=Resampling.nearest,
    )
    mark = ("（仮定の速さ）", ", assumed speeds") if file.assumed else ("", "")
    source = Text(
        f"利用者の抵抗ラスター {name}{mark[0]}", f"the user's friction raster {name}{mark[1]}"
    )
    return Friction(crs, transform, out, source, assumed=file.assumed)


def assumed_friction(
    land: gpd.GeoSeries,
    *,
    land_km_per_h: float,
    sea_km_per_h: float | None = None,
    cell_m: float = 1000.0,
) -> Friction:
    """Return a friction raster that is made up: one speed on land, and one at sea or no way there.

    Parameters
    ----------
    land
        Areas, in any coordinate system.
    land_km_per_h, sea_km_per_h
        Speeds. They are assumed, and said to be so wherever the result is shown.
    cell_m
        Side of a cell. Cells whose middle lies on land, or that an area touches, are land.

    Raises
    ------
    InputError
        If a speed or the cell is out of range.
    DataError
        If there would be too many cells.
    """
    for speed in (land_km_per_h, sea_km_per_h):
        if speed is not None and not 60 / _SLOWEST <= speed <= 60 / _FASTEST:
            raise InputError(
                f"速さ {speed} km/h は使えません。0.01〜1,200 km/hで指定してください。",
                f"A speed of {speed} km/h can't be used. Give 0.01 to 1,200 km/h.",
            )
    if not (math.isfinite(cell_m) and cell_m > 0):
        raise InputError(
            f"セルの大きさ {cell_m} m は使えません。0より大きくしてください。",
            f"A cell of {cell_m} m can't be used. Give more than zero.",
        )
    bounds = tuple(float(one) for one in land.to_crs(DEGREES).total_bounds)
    crs = metric_crs((bounds[0], bounds[1], bounds[2], bounds[3]))
    placed = land.to_crs(crs)
    transform, height, width = _frame(
        (bounds[0], bounds[1], bounds[2], bounds[3]), crs, cell_m, "—"
    )
    on_land = rasterize(
        placed.to_numpy(), out_shape=(height, width), transform=transform, all_touched=True
    )
    sea = math.nan if sea_km_per_h is None else 60 / sea_km_per_h
    cells = np.where(on_land == 1, 60 / land_km_per_h, sea)
    at_sea = (
        Text("海は通れない", "no way at sea")
        if sea_km_per_h is None
        else Text(f"海 {sea_km_per_h:g} km/h", f"sea {sea_km_per_h:g} km/h")
    )
    source = Text(
        f"仮定の抵抗（陸 {land_km_per_h:g} km/h、{at_sea.ja}、{cell_m:g} mセル）",
        f"assumed friction (land {land_km_per_h:g} km/h, {at_sea.en}, cells of {cell_m:g} m)",
    )
    return Friction(crs, transform, cells, source, assumed=True)


def metric_crs(bounds: tuple[float, float, float, float]) -> CRS:
    """Return the equal-area projection in metres around the middle of *bounds* (degrees)."""
    lon, lat = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return CRS.from_proj4(
        f"+proj=laea +lat_0={lat:.4f} +lon_0={lon:.4f} +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs"
    )


def _grid_of(file: RasterFile, cells: Cells) -> PopulationGrid:
    nothing = Text("", "")
    return PopulationGrid(
        file.crs, file.transform, file.shape, file.nodata, None, nothing, nothing, cells
    )


def _minutes_per_km(values: NDArray[np.float64], unit: FrictionUnit) -> NDArray[np.float64]:
    good = np.where(values > 0, values, np.nan)
    if unit == "km_per_h":
        return np.asarray(60 / good, dtype=np.float64)
    return good * 1000 if unit == "minutes_per_m" else good


def _check_believable(values: NDArray[np.float64], name: str, unit: str) -> None:
    some = values[np.isfinite(values)]
    if not some.size:
        raise DataError(
            f"{name} に通れるセルがありません。対象地域を含むファイルにしてください。",
            f"{name} has no cell with a way. Use a file that covers the region.",
        )
    typical = float(np.median(some))
    if not _FASTEST <= typical <= _SLOWEST:
        raise DataError(
            f"{name}：1 kmに {typical:.3g} 分かかることになります。値の単位（{unit}）を確かめてください。",
            f"{name}: a kilometre would take {typical:.3g} minutes. Check the unit ({unit}).",
        )


def _check_count(width: int, height: int, name: str) -> None:
    if width * height > MOST_CELLS:
        raise DataError(
            f"{name}：セルが多すぎます（{height:,}×{width:,}）。地域を絞るか、セルを大きくしてください。",
            f"{name}: too many cells ({height:,} × {width:,}). Choose a smaller region or larger "
            "cells.",
        )


def _frame(
    bounds: tuple[float, float, float, float], crs: CRS, side: float, name: str
) -> tuple[Affine, int, int]:
    west, south, east, north = transform_bounds(DEGREES.to_wkt(), crs.to_wkt(), *bounds)
    first_x, last_x = math.floor(west / side) - 1, math.ceil(east / side) + 1
    first_y, last_y = math.floor(south / side) - 1, math.ceil(north / side) + 1
    width, height = last_x - first_x, last_y - first_y
    _check_count(width, height, name)
    return Affine(side, 0, first_x * side, 0, -side, last_y * side), height, width
