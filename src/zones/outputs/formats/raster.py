"""Cloud-optimized GeoTIFF of the zones, the population density and the day–night ratio."""

import warnings
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rasterio import Affine
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.features import rasterize
from rasterio.io import MemoryFile
from rasterio.shutil import copy

from zones.errors import InputError, OutputError
from zones.outputs.csv import to_csv
from zones.outputs.formats.about import About
from zones.outputs.formats.qml import to_raster_qml
from zones.outputs.rasters import Grid, RasterLayer

MOST_CELLS = 50_000_000
"""More cells than this are refused: 200 MB of numbers at once."""

_BLOCK = 512


def raster(layers: Sequence[RasterLayer], grid: Grid, about: About) -> dict[str, bytes]:
    """Return one cloud-optimized GeoTIFF a layer, and what its numbers mean.

    Cells take the value of the area that their centre lies in. Each file says its unit, its
    sources and its missing value. Zones carry a colour table and are named in
    ``zones_values.csv``; measured numbers, which can't carry one, have a QGIS style beside them.

    Raises
    ------
    InputError
        If there would be too many cells.
    OutputError
        If GDAL can't make the file.
    """
    _check_size(grid)
    files: dict[str, bytes] = {}
    for layer in layers:
        files[f"{layer.id}.tif"] = _content(layer, grid, about)
        if layer.legend is not None:
            files[f"{layer.id}_values.csv"] = to_csv(layer.legend)
        if layer.ranges:
            files[f"{layer.id}.qml"] = to_raster_qml(layer.ranges).encode()
    return files


def burn(layer: RasterLayer, grid: Grid) -> NDArray[np.generic]:
    """Return the cells of *layer*: rows from north to south, columns from west to east."""
    known = layer.numbers.notna() & layer.shapes.notna() & ~layer.shapes.is_empty
    values = layer.numbers[known].astype(layer.dtype)
    pairs = list(zip(layer.shapes[known], values.tolist(), strict=True))
    if not pairs:
        return np.full(grid.shape, layer.nodata, dtype=layer.dtype)
    cells: NDArray[np.generic] = rasterize(
        pairs,
        out_shape=grid.shape,
        transform=Affine(*grid.transform),
        fill=layer.nodata,
        dtype=layer.dtype,
    )
    return cells


def _content(layer: RasterLayer, grid: Grid, about: About) -> bytes:
    profile = {
        "driver": "GTiff",
        "width": grid.shape[1],
        "height": grid.shape[0],
        "count": 1,
        "dtype": layer.dtype,
        "crs": grid.crs.to_wkt(),
        "transform": Affine(*grid.transform),
        "nodata": layer.nodata,
    }
    categorical = layer.colours is not None
    try:
        with warnings.catch_warnings(), MemoryFile() as plain, MemoryFile() as cloud:
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with plain.open(**profile) as file:
                file.write(burn(layer, grid), 1)
                file.update_tags(**_tags(layer, about))
                file.set_band_description(1, layer.label.say(about.lang))
                file.units = (layer.unit,)
                if layer.colours is not None:
                    file.write_colormap(1, _colour_table(layer.colours))
            copy(
                plain.name,
                cloud.name,
                driver="COG",
                compress="deflate",
                blocksize=_block(grid),
                overview_resampling="mode" if categorical else "average",
                num_threads=1,
            )
            return bytes(cloud.getbuffer())
    except RasterioError as error:
        raise OutputError(
            f"GeoTIFF「{layer.id}.tif」を作れません（{error}）。セルを大きくしてください。",
            f"Can't make the GeoTIFF {layer.id}.tif ({error}). Use larger cells.",
        ) from error


def _block(grid: Grid) -> int:
    """Return the side of a tile; readers take a tile as wide as the file for a strip."""
    return _BLOCK // 2 if grid.shape[1] == _BLOCK else _BLOCK


def _tags(layer: RasterLayer, about: About) -> Mapping[str, str]:
    return {
        "TIFFTAG_IMAGEDESCRIPTION": f"{layer.id}: {layer.label.en}",
        "TIFFTAG_SOFTWARE": about.software,
        "TITLE": layer.label.say(about.lang),
        "UNIT": layer.unit,
        "BASIS": about.basis,
        "CREDITS": about.credit,
    }


def _colour_table(colours: Mapping[int, str]) -> dict[int, tuple[int, int, int, int]]:
    table = {0: (0, 0, 0, 0)}
    for value, colour in colours.items():
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        table[value] = (red, green, blue, 255)
    return table


def _check_size(grid: Grid) -> None:
    height, width = grid.shape
    if height * width > MOST_CELLS:
        raise InputError(
            f"セルが多すぎます（{width:,}×{height:,}）。--cell を大きくするか、--prefecture で範囲を絞ってください。",
            f"Too many cells ({width:,} × {height:,}). Use a larger --cell, or --prefecture.",
        )
