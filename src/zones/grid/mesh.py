"""Cells of the standard grid square system (地域メッシュ, JIS X 0410).

A code names a cell by its south-west corner: four digits for about 80 km, six for 10 km, eight for
1 km, nine for 500 m, ten for 250 m. Cells are rectangles in longitude and latitude.
"""

import re
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
_CODE = r"[0-9]{4}([0-7]{2}([0-9]{2}[1-4]{0,2})?)?"
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


def positions(codes: pd.Series) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how many cells each cell lies east of 100° and north of the equator.

    Parameters
    ----------
    codes
        Codes of one length.

    Raises
    ------
    InputError
        If a code is malformed, or lengths differ.

    Examples
    --------
    >>> x, y = positions(pd.Series(["53394611", "53394612"]))
    >>> x.tolist(), y.tolist()
    ([3181, 3182], [4281, 4281])
    """
    text = codes.astype("str").reset_index(drop=True)
    good = text.str.fullmatch(_CODE, flags=re.ASCII) & (text.str.len() == text.str.len().max())
    if not good.all():
        _check(str(text[~good].iloc[0]))
        raise _no_code(str(text[~good].iloc[0]))
    x = text.str[2:4].astype("int64").to_numpy()
    y = text.str[:2].astype("int64").to_numpy()
    length = int(text.str.len().iloc[0]) if len(text) else 0
    for at, parts in ((4, 8), (6, 10)):
        if length > at:
            x = x * parts + text.str[at + 1].astype("int64").to_numpy()
            y = y * parts + text.str[at].astype("int64").to_numpy()
    for at in range(8, length):
        quarter = text.str[at].astype("int64").to_numpy() - 1
        x, y = x * 2 + quarter % 2, y * 2 + quarter // 2
    return np.asarray(x, dtype=np.int64), np.asarray(y, dtype=np.int64)


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
        raise _no_code(code)


def _no_code(code: str) -> InputError:
    return InputError(
        f"「{code[:20]}」は地域メッシュコードではありません。4・6・8・9・10桁の数字で書いてください。",
        f"'{code[:20]}' is no grid square code. Write 4, 6, 8, 9 or 10 digits.",
    )
