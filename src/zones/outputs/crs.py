"""Coordinate systems by EPSG number or by the number of 平面直角座標系."""

import re
import unicodedata

import geopandas as gpd
import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from zones.errors import InputError

JGD2011 = CRS.from_epsg(6668)
"""What our own data stand in."""

_PLANE_FIRST = 6669
_PLANE_LAST = 19
_NUMBER = re.compile(r"(?:epsg:)?(\d{1,6})|(?:平面直角(?:座標系)?)?第?(\d{1,2})系?", re.IGNORECASE)
_OLD_DATUM = "Tokyo"
_JAPAN = (122.0, 20.0, 154.0, 46.0)
"""West, south, east, north in degrees."""


def parse_crs(text: str) -> CRS:
    """Return a coordinate system from what a person writes.

    Parameters
    ----------
    text
        ``EPSG:6677`` or ``6677``; or the number of 平面直角座標系, 1 to 19 (``9``, ``9系``,
        ``平面直角9系``), which is EPSG:6669 to 6687 (JGD2011).

    Raises
    ------
    InputError
        If there is no such system, it isn't a horizontal one, or it stands on the old Tokyo datum.

    Examples
    --------
    >>> parse_crs("9系").to_epsg()
    6677
    """
    code = _epsg(text)
    try:
        crs = CRS.from_epsg(code)
    except CRSError:
        raise InputError(
            f"EPSG:{code} という座標系はありません。EPSG 番号か平面直角座標系の番号（1〜19）を指定してください。",
            f"There is no coordinate system EPSG:{code}. "
            "Give an EPSG number or a zone of 平面直角座標系 (1–19).",
        ) from None
    _check(crs, code)
    return crs


def project(table: gpd.GeoDataFrame, crs: CRS) -> gpd.GeoDataFrame:
    """Return *table* in *crs*, x before y whatever the system's own order of axes.

    Raises
    ------
    InputError
        If a shape lies where *crs* can't be used.
    """
    moved = table if table.crs == crs else table.to_crs(crs)
    present = moved.geometry[~(moved.geometry.isna() | moved.geometry.is_empty)]
    if not np.isfinite(present.total_bounds).all() and len(present):
        raise InputError(
            f"座標系「{crs.name}」はこの範囲に使えません。地域に合う座標系を指定してください。",
            f"The coordinate system '{crs.name}' can't be used here. Give one that fits the place.",
        )
    return moved


def crs_name(crs: CRS) -> str:
    """Return how *crs* is called in files, such as ``EPSG:6677``."""
    code = crs.to_epsg()
    return crs.name if code is None else f"EPSG:{code}"


def _epsg(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise InputError(
            f"座標系「{text[:40]}」が読み取れません。EPSG:6677 または平面直角座標系の番号（1〜19）で指定してください。",
            f"Can't read the coordinate system '{text[:40]}'. "
            "Give it as EPSG:6677 or as a zone of 平面直角座標系 (1–19).",
        )
    number = int(found.group(1) or found.group(2))
    is_plane = not plain.lower().startswith("epsg:") and 1 <= number <= _PLANE_LAST
    return _PLANE_FIRST + number - 1 if is_plane else number


def _check(crs: CRS, code: int) -> None:
    datum = crs.geodetic_crs.datum.name if crs.geodetic_crs and crs.geodetic_crs.datum else ""
    if datum.startswith(_OLD_DATUM):
        raise InputError(
            f"EPSG:{code} は旧日本測地系（Tokyo Datum）で、約 460 m ずれるため書き出せません。"
            "JGD2011（EPSG:6668、平面直角座標系は 1〜19）を指定してください。",
            f"EPSG:{code} stands on the old Tokyo datum and would be about 460 m off. "
            "Give JGD2011 (EPSG:6668, or a zone of 平面直角座標系, 1–19).",
        )
    if not (crs.is_geographic or crs.is_projected) or len(crs.axis_info) != 2:  # noqa: PLR2004
        raise InputError(
            f"EPSG:{code}（{crs.name}）は平面の座標系ではありません。EPSG:6668 などを指定してください。",
            f"EPSG:{code} ({crs.name}) isn't a horizontal system. Give one such as EPSG:6668.",
        )
    if not _meets_japan(crs):
        raise InputError(
            f"EPSG:{code}（{crs.name}）は日本の外の座標系です。EPSG:6668 などを指定してください。",
            f"EPSG:{code} ({crs.name}) is for places outside Japan. Give one such as EPSG:6668.",
        )


def _meets_japan(crs: CRS) -> bool:
    area, (west, south, east, north) = crs.area_of_use, _JAPAN
    if area is None or area.west > area.east:
        return True
    across = area.west < east and area.east > west
    return bool(across and area.south < north and area.north > south)
