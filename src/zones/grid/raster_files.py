"""GeoTIFF that a user brings, opened with care and read window by window.

Only the GeoTIFF driver is tried, so that a file which merely calls itself ``.tif`` (a VRT, say)
can't make GDAL read other files or addresses. Files beside it are not looked at.
"""

import math
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from pyproj import CRS
from rasterio import Affine
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from zones.errors import DataError
from zones.grid.population import PopulationGrid
from zones.labels import Text

MOST_BLOCK_BYTES = 64_000_000
"""A file whose blocks unpack to more can't be read in windows."""

MOST_SIDE = 5_000_000
"""More rows or columns than a grid of the whole Earth at 10 m."""

_OPTIONS = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_PAM_ENABLED": "NO",
    "GDAL_CACHEMAX": 64,
}


@dataclass(frozen=True, slots=True)
class RasterCells:
    """One band of a GeoTIFF.

    Parameters
    ----------
    path
        The file.
    band
        From 1.
    low
        Values below are refused; they are mostly a missing value that the file doesn't declare.
    high
        Values above are refused.
    """

    path: Path
    band: int
    low: float
    high: float

    def read(self, window: Window) -> NDArray[np.float64]:
        """Return the cells of *window*; ``NaN`` without a value.

        Raises
        ------
        DataError
            If the file is damaged, or a value is infinite or out of range.
        """
        try:
            with rasterio.Env(**_OPTIONS), _opened(self.path) as file:
                found = file.read(self.band, window=window, masked=True)
                scale, offset = file.scales[self.band - 1], file.offsets[self.band - 1]
        except RasterioError as error:
            raise _unreadable(self.path, error) from error
        values: NDArray[np.float64] = found.astype(np.float64).filled(np.nan) * scale + offset
        bad = np.isinf(values) | (values < self.low) | (values > self.high)
        if bad.any():
            row, column = (int(at) for at in np.argwhere(bad)[0])
            place = f"{int(window.row_off) + row}, {int(window.col_off) + column}"
            value = f"{values[row, column]:g}"
            raise DataError(
                f"{self.path.name}：{place} のセル（行, 列）の値 {value} は使えません（{self.low:g}〜）。"
                "欠損値であれば、ファイルにNoDataとして書いてください。",
                f"{self.path.name}: the value {value} of cell {place} (row, column) can't be used "
                f"({self.low:g} or more). If it means no value, declare it as nodata in the file.",
            )
        return values


@dataclass(frozen=True, eq=False)
class RasterFile:
    """What a GeoTIFF says of itself.

    Parameters
    ----------
    crs, transform, shape, nodata
        As in `PopulationGrid`.
    cells
        The numbers of the chosen band.
    assumed
        Whether it says of itself that its numbers are assumed (tag ``ASSUMED=yes``).
    """

    crs: CRS
    transform: Affine
    shape: tuple[int, int]
    nodata: float | None
    cells: RasterCells
    assumed: bool = False


def open_raster(
    path: Path, *, band: int | None = None, low: float = -math.inf, high: float = math.inf
) -> RasterFile:
    """Check a GeoTIFF and return where its numbers are; no cell is read yet.

    Parameters
    ----------
    path
        The file.
    band
        Needed where there are several.
    low, high
        Range of the values.

    Raises
    ------
    DataError
        If it is no GeoTIFF, has no coordinate system or place, is turned, holds no real numbers,
        has several bands and none is chosen, or can't be read in windows.
    """
    if not path.is_file():
        raise DataError(
            f"{path} がありません。場所を確かめてください。",
            f"{path} isn't there. Check the place.",
        )
    try:
        with rasterio.Env(**_OPTIONS), _opened(path) as file:
            return _described(file, path, band, low, high)
    except RasterioError as error:
        raise _unreadable(path, error) from error


def population_raster(
    path: Path, *, year: int | None = None, band: int | None = None, source: Text | None = None
) -> PopulationGrid:
    """Return a GeoTIFF of persons by cell (WorldPop, GHS-POP …) as a population grid.

    Parameters
    ----------
    path
        The file; its cells count persons, not persons by area.
    year
        The people's year; such files rarely tell it.
    band
        Needed where there are several.
    source
        Where the figures come from; the file's name unless given.

    Raises
    ------
    DataError
        As `open_raster`; negative numbers are refused when they are read.
    """
    file = open_raster(path, band=band, low=0.0)
    width, height = file.transform.a, -file.transform.e
    unit = "°" if file.crs.is_geographic else "m"
    size = f"{width:.6g} × {height:.6g} {unit}"
    return PopulationGrid(
        crs=file.crs,
        transform=file.transform,
        shape=file.shape,
        nodata=file.nodata,
        year=year,
        source=source or Text(f"利用者のラスター {path.name}", f"the user's raster {path.name}"),
        basis=Text(f"人口・セル {size}", f"persons, cells of {size}"),
        cells=file.cells,
    )


def _opened(path: Path) -> DatasetReader:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        return rasterio.open(path, driver="GTiff")


def _described(
    file: DatasetReader, path: Path, band: int | None, low: float, high: float
) -> RasterFile:
    if file.crs is None:
        raise _refused(
            path,
            "座標系がありません。GISソフトで座標系を付けて保存し直してください。",
            "has no coordinate system. Save it again from a GIS with one.",
        )
    turn = file.transform
    sides = (turn.a, -turn.e)
    if turn.b or turn.d or not all(math.isfinite(one) and one > 0 for one in sides):
        raise _refused(
            path,
            "位置がないか、回転・上下反転しています。北を上にして保存し直してください。",
            "has no place, or is turned or upside down. Save it again with north up.",
        )
    crs = CRS.from_wkt(file.crs.to_wkt())
    _check_place(path, crs, file)
    chosen = _band(path, file, band)
    if np.dtype(file.dtypes[chosen - 1]).kind not in "iuf":
        raise _refused(
            path, "数値のラスターではありません。", "holds no real numbers. Choose another file."
        )
    _check_size(path, file, chosen)
    return RasterFile(
        crs=crs,
        transform=turn,
        shape=(file.height, file.width),
        nodata=file.nodatavals[chosen - 1],
        cells=RasterCells(path.resolve(), chosen, low, high),
        assumed=file.tags().get("ASSUMED") == "yes",
    )


def _check_place(path: Path, crs: CRS, file: DatasetReader) -> None:
    if not (crs.is_geographic or crs.is_projected):
        raise _refused(
            path,
            "座標系が緯度経度でも投影座標でもありません。",
            "is neither in degrees nor projected. Reproject it.",
        )
    west, south, east, north = file.bounds
    slack = 1.0
    wrong = west < -180 - slack or east > 360 + slack or south < -90 - slack or north > 90 + slack
    if crs.is_geographic and wrong:
        raise _refused(
            path,
            "緯度経度の座標系なのに、範囲が度ではありません。座標系を確かめてください。",
            "is said to be in degrees, but reaches beyond the Earth. Check its coordinate system.",
        )


def _band(path: Path, file: DatasetReader, band: int | None) -> int:
    if band is None and file.count == 1:
        return 1
    if band is None or not 1 <= band <= file.count:
        raise _refused(
            path,
            f"バンドが{file.count}個あります。--band で1〜{file.count}を指定してください。",
            f"has {file.count} bands. Choose one of 1 to {file.count} with --band.",
        )
    return band


def _check_size(path: Path, file: DatasetReader, band: int) -> None:
    rows, columns = file.block_shapes[band - 1]
    block = rows * columns * np.dtype(file.dtypes[band - 1]).itemsize
    if file.interleaving is not None and file.interleaving.name == "pixel":
        block *= file.count
    if max(file.height, file.width) > MOST_SIDE or block > MOST_BLOCK_BYTES:
        raise _refused(
            path,
            f"大きすぎて部分ごとに読めません（{file.height:,}×{file.width:,}、ブロック {block:,}バイト）。"
            "タイル化した GeoTIFF（COG）にしてください。",
            f"is too large to be read in parts ({file.height:,} × {file.width:,} cells, blocks of "
            f"{block:,} bytes). Save it as a tiled GeoTIFF (COG).",
        )


def _refused(path: Path, ja: str, en: str) -> DataError:
    return DataError(f"{path.name}：{ja}", f"{path.name} {en}")


def _unreadable(path: Path, error: Exception) -> DataError:
    return DataError(
        f"{path.name} は GeoTIFF として読めません。ファイルを取り直してください。",
        f"{path.name} can't be read as a GeoTIFF ({type(error).__name__}). Get the file again.",
    )
