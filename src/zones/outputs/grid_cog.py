"""Grids as cloud-optimized GeoTIFF."""

import warnings
from collections.abc import Mapping
from importlib.metadata import version

import numpy as np
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import MemoryFile
from rasterio.shutil import copy

from zones.errors import InputError, OutputError
from zones.grid.population import PopulationGrid
from zones.labels import Lang

MOST_CELLS = 50_000_000
"""More cells than this are refused: 200 MB of numbers at once."""

NODATA = -9999.0
_BLOCK = 512


def cog(
    grid: PopulationGrid,
    *,
    bounds: tuple[float, float, float, float] | None = None,
    unit: str = "persons",
    tags: Mapping[str, str] | None = None,
    lang: Lang = "ja",
) -> bytes:
    """Return the numbers of *grid* as one cloud-optimized GeoTIFF (float32, missing −9999).

    Parameters
    ----------
    grid
        The grid, in its own coordinate system and cells.
    bounds
        West, south, east and north in that system: the part that is written.
    unit
        Of the numbers.
    tags
        Further facts for the file's metadata.
    lang
        Language of the words in it.

    Raises
    ------
    InputError
        If there are too many cells, or none.
    OutputError
        If GDAL can't make the file.
    """
    window = grid.window_of(bounds or grid.bounds)
    height, width = int(window.height), int(window.width)
    if not 0 < height * width <= MOST_CELLS:
        raise InputError(
            f"セルの数 {height:,}×{width:,} は書けません。--prefecture で範囲を変えてください。",
            f"{height:,} × {width:,} cells can't be written. Use --prefecture to change the part.",
        )
    values = grid.read(window)
    profile = {
        "driver": "GTiff",
        "width": width,
        "height": height,
        "count": 1,
        "dtype": "float32",
        "crs": grid.crs.to_wkt(),
        "transform": grid.transform @ grid.transform.translation(window.col_off, window.row_off),
        "nodata": NODATA,
    }
    try:
        with warnings.catch_warnings(), MemoryFile() as plain, MemoryFile() as cloud:
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with plain.open(**profile) as file:
                file.write(np.where(np.isnan(values), NODATA, values).astype(np.float32), 1)
                file.update_tags(**_about(grid, unit, lang), **(tags or {}))
                file.units = (unit,)
            copy(
                plain.name,
                cloud.name,
                driver="COG",
                compress="deflate",
                blocksize=_BLOCK // 2 if width == _BLOCK else _BLOCK,
                # Overviews are for the eye: a mean, as GDAL can't add persons up there.
                overview_resampling="average",
                num_threads=1,
            )
            return bytes(cloud.getbuffer())
    except RasterioError as error:
        raise OutputError(
            f"GeoTIFF を作れません（{error}）。範囲を狭くしてください。",
            f"Can't make the GeoTIFF ({error}). Use a smaller part.",
        ) from error


def _about(grid: PopulationGrid, unit: str, lang: Lang) -> dict[str, str]:
    return {
        "TIFFTAG_IMAGEDESCRIPTION": grid.basis.en,
        "TIFFTAG_SOFTWARE": f"zones {version('zones')}",
        "TITLE": grid.basis.say(lang),
        "UNIT": unit,
        "YEAR": "" if grid.year is None else str(grid.year),
        "CREDITS": grid.source.say(lang),
    }
