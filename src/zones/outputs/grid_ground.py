"""Grids as the ground of maps: small PNGs in Web Mercator."""

import base64
import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from rasterio import Affine
from rasterio.enums import Resampling
from rasterio.errors import NotGeoreferencedWarning
from rasterio.io import MemoryFile
from rasterio.warp import reproject

from zones.errors import DataError
from zones.grid.coarsening import add_up
from zones.grid.population import DEGREES, ArrayCells, PopulationGrid
from zones.grid.raster_files import open_raster
from zones.labels import Text
from zones.outputs.webmap.ground import MOST_BYTES, Ground

MERCATOR = CRS.from_epsg(3857)

LARGEST_SIDE = 1600
"""Pixels along the longer side."""

_SMALLEST_SIDE = 100
_SMALLER = 0.8
_BOUNDS = (1.0, 50.0, 200.0, 1000.0, 4000.0)
"""Lower bounds of the classes of density, persons per km²."""

_GREYS = (255, 242, 224, 203, 180, 155)
"""The more people, the darker; where nobody is, nothing is drawn. Light enough to read a theme."""

_SHADES = 12
_LIGHT_FROM, _LIGHT_HEIGHT = math.radians(315), math.radians(45)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Pixels of Web Mercator."""

    transform: Affine
    height: int
    width: int
    box: Box


def density_ground(grid: PopulationGrid, box: Box) -> Ground:
    """Return where people live: density in five greys.

    Parameters
    ----------
    grid
        The people.
    box
        West, south, east and north in degrees.

    Raises
    ------
    DataError
        If the grid doesn't reach into the box.
    """
    source = _reduced(grid, box)
    rows, columns = np.indices(source.shape)
    area = source.area_km2(rows.ravel(), columns.ravel()).reshape(source.shape)
    density = source.read() / area

    def draw(frame: _Frame) -> NDArray[np.uint8]:
        values = _warped(source, density, frame, Resampling.nearest)
        return np.digitize(np.nan_to_num(values), _BOUNDS).astype(np.uint8)

    year = ("", "") if grid.year is None else (f"（{grid.year}年）", f" ({grid.year})")
    return _fitted(
        draw,
        box,
        _GREYS,
        label=Text(f"下地：人口密度{year[0]}", f"Ground: population density{year[1]}"),
        note=Text(f"{grid.source.ja}、{grid.basis.ja}", f"{grid.source.en}, {grid.basis.en}"),
        classes=_density_classes(),
    )


def relief_ground(path: Path, box: Box, *, band: int | None = None) -> Ground:
    """Return a hill-shade of heights: light from the north-west, 45° high.

    Slopes are those of the ground (Horn 1981), steps of a pixel measured in true metres.

    Parameters
    ----------
    path
        GeoTIFF of heights in metres, in any coordinate system.
    box
        West, south, east and north in degrees.
    band
        Needed where there are several.

    Raises
    ------
    DataError
        If the file can't be used, or doesn't reach into the box.
    """
    file = open_raster(path, band=band, low=-12_000, high=9_000)
    name = Text(f"利用者の標高 {path.name}", f"the user's heights {path.name}")
    heights = PopulationGrid(
        file.crs, file.transform, file.shape, file.nodata, None, name, name, file.cells
    )
    source = _reduced(heights, box, mean=True)
    metres = source.read()

    def draw(frame: _Frame) -> NDArray[np.uint8]:
        return _shaded(_warped(source, metres, frame, Resampling.bilinear), frame)

    greys = tuple(255 - round(at * 150 / (_SHADES - 1)) for at in range(_SHADES))
    label = Text("下地：陰影起伏", "Ground: hill-shade")
    return _fitted(draw, box, greys, label=label, note=name, classes=())


def _density_classes() -> tuple[tuple[Text, str], ...]:
    ends = (*_BOUNDS[1:], math.inf)
    rows = []
    for low, high, grey in zip(_BOUNDS, ends, _GREYS[1:], strict=True):
        words = f"{low:,.0f}–{high:,.0f}" if math.isfinite(high) else f"{low:,.0f}–"
        rows.append(
            (Text(f"{words} 人/km²", f"{words} per km²"), f"#{grey:02x}{grey:02x}{grey:02x}")
        )
    return tuple(rows)


def _fitted(
    draw: Callable[[_Frame], NDArray[np.uint8]],
    box: Box,
    greys: tuple[int, ...],
    *,
    label: Text,
    note: Text,
    classes: tuple[tuple[Text, str], ...],
) -> Ground:
    """Draw with as many pixels as the budget of bytes lets."""
    side = float(LARGEST_SIDE)
    while True:
        frame = _frame(box, side)
        uri = _png(draw(frame), greys)
        if len(uri) <= MOST_BYTES or side <= _SMALLEST_SIDE:
            return Ground(uri, frame.box, label, note, classes)
        side *= _SMALLER


def _frame(box: Box, side: float) -> _Frame:
    forth = Transformer.from_crs(DEGREES, MERCATOR, always_xy=True)
    west, south = forth.transform(box[0], box[1])
    east, north = forth.transform(box[2], box[3])
    pixel = max(east - west, north - south) / side
    width, height = math.ceil((east - west) / pixel), math.ceil((north - south) / pixel)
    back = Transformer.from_crs(MERCATOR, DEGREES, always_xy=True)
    lon, lat = back.transform(west + width * pixel, north - height * pixel)
    transform = Affine(pixel, 0, west, 0, -pixel, north)
    return _Frame(transform, height, width, (box[0], float(lat), float(lon), box[3]))


def _reduced(grid: PopulationGrid, box: Box, *, mean: bool = False) -> PopulationGrid:
    """Return the cells in *box*, added up (or their mean) to about as many as there are pixels."""
    forth = Transformer.from_crs(DEGREES, grid.crs, always_xy=True)
    west, south, east, north = forth.transform_bounds(*box, densify_pts=50)
    window = grid.window_of((west, south, east, north))
    if not window.width or not window.height:
        raise DataError(
            f"「{grid.source.ja}」は地図の範囲に重なりません。ファイルと座標系を確かめてください。",
            f"'{grid.source.en}' doesn't reach into the map. Check the file and its CRS.",
        )
    factor = max(1, int(max(window.width, window.height) // LARGEST_SIDE))
    bounds = (west, south, east, north)
    sums = add_up(grid, bounds, factor)
    if not mean or factor == 1:
        return sums
    return _placed(sums, sums.read() / _counts(grid, bounds, factor))


def _counts(grid: PopulationGrid, bounds: Box, factor: int) -> NDArray[np.float64]:
    """Return how many cells with a value are in each added-up one."""
    ones = _Ones(grid)
    return add_up(_with_cells(grid, ones), bounds, factor).read()


@dataclass(frozen=True, eq=False)
class _Ones:
    """One where a grid has a value."""

    grid: PopulationGrid

    def read(self, window: object) -> NDArray[np.float64]:
        """Return the cells of *window*."""
        values = self.grid.cells.read(window)
        return np.where(np.isnan(values), np.nan, 1.0)


def _with_cells(grid: PopulationGrid, cells: _Ones) -> PopulationGrid:
    return PopulationGrid(
        grid.crs, grid.transform, grid.shape, None, None, grid.source, grid.basis, cells
    )


def _placed(grid: PopulationGrid, values: NDArray[np.float64]) -> PopulationGrid:
    cells = ArrayCells(values)
    return PopulationGrid(
        grid.crs, grid.transform, grid.shape, None, None, grid.source, grid.basis, cells
    )


def _warped(
    grid: PopulationGrid, values: NDArray[np.float64], frame: _Frame, how: Resampling
) -> NDArray[np.float64]:
    out = np.full((frame.height, frame.width), np.nan)
    reproject(
        values,
        out,
        src_transform=grid.transform,
        src_crs=grid.crs.to_wkt(),
        src_nodata=np.nan,
        dst_transform=frame.transform,
        dst_crs=MERCATOR.to_wkt(),
        dst_nodata=np.nan,
        resampling=how,
    )
    return out


def _shaded(heights: NDArray[np.float64], frame: _Frame) -> NDArray[np.uint8]:
    """Return the shade of each pixel: 0 in full light or without a height."""
    high = np.pad(heights, 1, mode="edge")
    latitude = math.radians((frame.box[1] + frame.box[3]) / 2)
    metres = 8 * frame.transform.a * math.cos(latitude)
    east = (high[:-2, 2:] + 2 * high[1:-1, 2:] + high[2:, 2:]) - (
        high[:-2, :-2] + 2 * high[1:-1, :-2] + high[2:, :-2]
    )
    south = (high[2:, :-2] + 2 * high[2:, 1:-1] + high[2:, 2:]) - (
        high[:-2, :-2] + 2 * high[:-2, 1:-1] + high[:-2, 2:]
    )
    dx, dy = east / metres, south / metres
    # The light's direction against the normal of the slope (-dx, dy towards north, 1).
    to_east = math.sin(_LIGHT_FROM) * math.cos(_LIGHT_HEIGHT)
    to_north = math.cos(_LIGHT_FROM) * math.cos(_LIGHT_HEIGHT)
    light = (-dx * to_east + dy * to_north + math.sin(_LIGHT_HEIGHT)) / np.sqrt(1 + dx**2 + dy**2)
    # Flat land is as light as the sun is high, and stays white.
    flat = math.sin(_LIGHT_HEIGHT)
    dark = np.clip((flat - np.nan_to_num(light, nan=flat)) / flat, 0, 1)
    shade: NDArray[np.uint8] = np.round(dark * (_SHADES - 1)).astype(np.uint8)
    return shade


def _png(classes: NDArray[np.uint8], greys: tuple[int, ...]) -> str:
    profile = {
        "driver": "PNG",
        "width": classes.shape[1],
        "height": classes.shape[0],
        "count": 1,
        "dtype": "uint8",
    }
    with warnings.catch_warnings(), MemoryFile() as memory:
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with memory.open(**profile) as file:
            file.write(classes, 1)
            file.write_colormap(
                1, {at: (grey, grey, grey, 255 if at else 0) for at, grey in enumerate(greys)}
            )
        content = bytes(memory.getbuffer())
    return "data:image/png;base64," + base64.b64encode(content).decode("ascii")
