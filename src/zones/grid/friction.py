"""Least-cost time over a friction raster (scikit-image's MCP_Geometric).

Every raster is first brought onto square cells of a Lambert azimuthal equal-area projection around
its middle, so that a step of a degree or a stretched metre isn't taken for a true one. Over 1,000 km
from the middle its lengths are wrong by up to 0.3 %. Ways go from cell to cell in eight directions:
a straight way is made up to 8 % longer.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
from numpy.typing import NDArray
from pyproj import CRS
from rasterio import Affine
from rasterio.enums import Resampling
from rasterio.features import rasterize
from rasterio.warp import reproject, transform_bounds
from skimage.graph import MCP_Geometric

from zones.errors import DataError, InputError
from zones.grid.nearest import Measure, Unit
from zones.grid.population import DEGREES, ArrayCells, Cells, PopulationGrid
from zones.grid.raster_files import RasterFile
from zones.labels import Text

FrictionUnit = Literal["minutes_per_km", "minutes_per_m", "km_per_h"]
"""What a raster's numbers are."""

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


@dataclass(frozen=True, eq=False)
class TimeSurface:
    """Minutes from every cell to its nearest centre, and which one that is.

    Parameters
    ----------
    friction
        What it goes over.
    minutes
        Infinite where no way leads to a centre; ``NaN`` where there is no way at all.
    place
        Place in *centres* of the nearest; -1 where there is none.
    centres
        Codes, sorted.
    """

    friction: Friction
    minutes: NDArray[np.float64]
    place: NDArray[np.int32]
    centres: pd.Index
    measure: Measure = "friction"

    @property
    def unit(self) -> Unit:
        """Minutes."""
        return "minutes"

    @property
    def source(self) -> Text:
        """What it goes over."""
        return self.friction.source

    @property
    def digest(self) -> str:
        """SHA-256 of the friction's cells, their place and their CRS."""
        digest = hashlib.sha256(np.ascontiguousarray(self.friction.minutes_per_km).tobytes())
        digest.update(repr(tuple(self.friction.transform)).encode())
        digest.update(self.friction.crs.to_wkt().encode())
        return digest.hexdigest()

    def nearest(self, places: pd.DataFrame) -> pd.DataFrame:
        """Return minutes and centre of the cell that each place lies in.

        A place on a cell without a way takes the best of the eight around it; off the raster, or
        with no way around, it is unknown.
        """
        known = places[["lon", "lat"]].notna().all(axis=1).to_numpy()
        cost, place = np.full(len(places), np.nan), np.full(len(places), -1, dtype=np.int32)
        rows, columns = cells_at(self.friction, places.loc[known, "lon"], places.loc[known, "lat"])
        cost[known], place[known] = self._around(rows, columns)
        names = np.array([*self.centres, None], dtype=object)
        result = pd.DataFrame({"nearest": names[place], "cost": cost}, index=places.index)
        return result.astype({"nearest": "str"})

    def _around(
        self, rows: NDArray[np.int64], columns: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
        minutes = np.pad(self.minutes, 2, constant_values=np.nan)
        place = np.pad(self.place, 2, constant_values=-1)
        height, width = self.minutes.shape
        row, column = np.clip(rows, -1, height) + 2, np.clip(columns, -1, width) + 2
        cost, found = minutes[row, column], place[row, column]
        for dy, dx in _EIGHT:
            beside = minutes[row + dy, column + dx]
            better = np.isnan(cost) & ~np.isnan(beside)
            # Only cells without a way look around; the first in a fixed order is taken.
            found = np.where(better, place[row + dy, column + dx], found)
            cost = np.where(better, beside, cost)
        on = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        return np.where(on, cost, np.nan), np.where(on, found, -1).astype(np.int32)


_EIGHT = ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, -1), (-1, 1))


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
    source = Text(f"利用者の抵抗ラスター {name}", f"the user's friction raster {name}")
    return Friction(crs, transform, out, source, assumed=False)


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


def time_surface(friction: Friction, centres: pd.DataFrame) -> TimeSurface:
    """Return the minutes from every cell to the nearest of *centres*.

    A cell's friction holds in all of it; a step takes the mean of both cells × its length, the
    same in both directions.

    Parameters
    ----------
    centres
        Indexed by code: ``lon``, ``lat``. One that lies on no way takes the nearest cell around it
        with one; one off the raster is left out.

    Raises
    ------
    DataError
        If no centre lies on the raster.
    """
    goals = centres[["lon", "lat"]].dropna().sort_index()
    rows, columns = cells_at(friction, goals["lon"], goals["lat"])
    costs = np.where(np.isfinite(friction.minutes_per_km), friction.minutes_per_km, -1.0)
    rows, columns = _onto_ways(costs, rows, columns)
    on = rows >= 0
    if not on.any():
        raise DataError(
            "中心の役所が1つも抵抗ラスターの上にありません。範囲を確かめてください。",
            "No centre's office lies on the friction raster. Check its extent.",
        )
    names = goals.index[on]
    starts = list(zip(rows[on].tolist(), columns[on].tolist(), strict=True))
    kilometres = friction.cell_m / 1000
    walk = MCP_Geometric(costs, fully_connected=True, sampling=(kilometres, kilometres))
    minutes, back = walk.find_costs(starts)
    place = _nearest_start(np.asarray(back), np.asarray(walk.offsets), starts)
    reached = np.isfinite(minutes)
    passable = costs > 0
    cost = np.where(passable, np.where(reached, minutes, np.inf), np.nan)
    return TimeSurface(friction, cost, np.where(reached, place, -1).astype(np.int32), names)


def cells_at(
    friction: Friction, lon: pd.Series, lat: pd.Series
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return rows and columns of the cells that places lie in; they may be off the raster."""
    forth = pyproj.Transformer.from_crs(DEGREES, friction.crs, always_xy=True)
    x, y = forth.transform(lon.to_numpy(dtype=float), lat.to_numpy(dtype=float))
    column, row = ~friction.transform @ (np.asarray(x), np.asarray(y))
    far = 2**40
    clipped = (np.clip(np.floor(one), -far, far).astype(np.int64) for one in (row, column))
    rows, columns = clipped
    return rows, columns


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


def _onto_ways(
    costs: NDArray[np.float64], rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Move each place to the nearest cell with a way, two cells away at most; -1 if there is none."""
    height, width = costs.shape
    steps = sorted(
        ((dy, dx) for dy in range(-2, 3) for dx in range(-2, 3)),
        key=lambda step: (step[0] ** 2 + step[1] ** 2, step),
    )
    found_rows, found_columns = np.full_like(rows, -1), np.full_like(columns, -1)
    for at, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        for dy, dx in steps:
            y, x = row + dy, column + dx
            if 0 <= y < height and 0 <= x < width and costs[y, x] > 0:
                found_rows[at], found_columns[at] = y, x
                break
    return found_rows, found_columns


def _nearest_start(
    back: NDArray[np.int64], offsets: NDArray[np.int64], starts: Sequence[tuple[int, int]]
) -> NDArray[np.int32]:
    """Follow every cell's way back to where it started, doubling the steps each time."""
    height, width = back.shape
    flat = back.ravel().astype(np.int64)
    here = np.arange(flat.size)
    step = offsets.astype(np.int64)[np.maximum(flat, 0)]
    parent = np.where(flat < 0, here, here - step[:, 0] * width - step[:, 1])
    while True:
        further = parent[parent]
        if np.array_equal(further, parent):
            break
        parent = further
    place = np.full(flat.size, -1, dtype=np.int32)
    # Two centres in one cell: the smaller code has it.
    for at in range(len(starts) - 1, -1, -1):
        place[starts[at][0] * width + starts[at][1]] = at
    result: NDArray[np.int32] = place[parent].reshape(height, width)
    return result
