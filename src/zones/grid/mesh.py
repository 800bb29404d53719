"""Cells of the standard grid square system (地域メッシュ, JIS X 0410).

A code names a cell by its south-west corner: four digits for about 80 km, six for 10 km, eight for
1 km, nine for 500 m, ten for 250 m. Cells are rectangles in longitude and latitude.
"""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from zones.errors import InputError

_FINEST = 320
"""Cells of 250 m along one side of a first-order cell (1° by 40′)."""

_LENGTHS = (4, 6, 8, 9, 10)
_EIGHTHS, _TENTHS, _QUARTERS = "01234567", "0123456789", "1234"


def cell_bounds(codes: Sequence[str]) -> NDArray[np.float64]:
    """Return west, south, east and north of each cell in degrees.

    Parameters
    ----------
    codes
        Cell codes, which may be of different lengths.

    Returns
    -------
    array
        n × 4.

    Raises
    ------
    InputError
        If a code is malformed.

    Examples
    --------
    >>> cell_bounds(["53394611"]).round(6).tolist()
    [[139.7625, 35.675, 139.775, 35.683333]]
    """
    return np.array([_bounds(code) for code in codes], dtype=np.float64).reshape(-1, 4)


def cells(codes: Sequence[str], *, crs: str = "EPSG:6668") -> gpd.GeoSeries:
    """Return the cells as polygons, indexed by code.

    Parameters
    ----------
    codes
        Cell codes.
    crs
        The datum of the codes: EPSG:6668 (JGD2011) unless the table says otherwise.

    Raises
    ------
    InputError
        If a code is malformed.
    """
    west, south, east, north = cell_bounds(codes).T
    shapes = shapely.box(west, south, east, north)
    return gpd.GeoSeries(shapes, index=pd.Index(list(codes), name="cell", dtype="str"), crs=crs)


def _bounds(code: str) -> tuple[float, float, float, float]:
    """Count in cells of 250 m, so that neighbours share their corners to the last bit."""
    _check(code)
    x, y, size = int(code[2:4]) * _FINEST, int(code[:2]) * _FINEST, _FINEST
    for digits, parts in ((code[4:6], 8), (code[6:8], 10)):
        if digits:
            size //= parts
            x, y = x + int(digits[1]) * size, y + int(digits[0]) * size
    for digit in code[8:]:
        size //= 2
        row, column = divmod(int(digit) - 1, 2)
        x, y = x + column * size, y + row * size
    south, north = (at / _FINEST / 1.5 for at in (y, y + size))
    west, east = (100 + at / _FINEST for at in (x, x + size))
    return west, south, east, north


def _check(code: str) -> None:
    """Refuse what is no cell code."""
    good = len(code) in _LENGTHS and code.isascii() and code.isdigit()
    good = good and all(digit in _EIGHTHS for digit in code[4:6])
    good = good and all(digit in _TENTHS for digit in code[6:8])
    good = good and all(digit in _QUARTERS for digit in code[8:])
    if not good:
        raise InputError(
            f"「{code[:20]}」は地域メッシュコードではありません。4・6・8・9・10桁の数字で書いてください。",
            f"'{code[:20]}' is no grid square code. Write 4, 6, 8, 9 or 10 digits.",
        )
