"""国土数値情報 行政区域 (N03) as MLIT publishes it: parts of municipalities, in either schema.

The layouts are reported by several readers; the attributes were also seen in a simplified copy.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from zones.codes import PREFECTURES
from zones.data.kinds import Wards
from zones.data.polygon_files import open_polygons
from zones.data.recoding import city_of_ward
from zones.data.reports import ImportReport, LeftOut, Parsed, file_read
from zones.data.sources.boundaries import CRS
from zones.data.sources.csv_table import FIVE_DIGITS
from zones.errors import DataError
from zones.labels import Text

_NEEDED = ("N03_001", "N03_002", "N03_003", "N03_004", "N03_007")
_WARD = "N03_005"
_UNASSIGNED = "所属未定地"
_TOLD_EVERY = 10_000


_Shape: TypeAlias = shapely.Polygon | shapely.MultiPolygon


@dataclass(slots=True)
class _Reading:
    """What is gathered while the parts go by."""

    parts: dict[str, list[_Shape]] = field(default_factory=dict)
    names: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    unassigned: int = 0
    read: int = 0


def parse_n03(
    *paths: Path,
    designated: Collection[str],
    wards: Wards = "merge",
    progress: Callable[[Text], None] | None = None,
) -> Parsed:
    """Parse a nationwide or prefectural N03: zip, Shapefile, GeoJSON or TopoJSON, old or new.

    Land without a code (所属未定地) is left out and counted. Parts are gathered by code while the
    file goes by; the file is never unpacked.

    Parameters
    ----------
    paths
        The nationwide file, or those of several prefectures.
    designated
        Codes of the designated cities: 札幌市 is ``01100``, and N03 knows only its wards.
    wards
        ``merge`` makes one city of them.
    progress
        Told how many parts were read.

    Returns
    -------
    The table ``boundaries``: indexed by `code`, sorted, EPSG:6668, with `name`,
    `prefecture_name`, `district` (郡, else empty) and `geometry` (as published; may be invalid);
    and the report.

    Raises
    ------
    DataError
        If the file is none of these, or a part has no name, a malformed code, or a code that
        elsewhere has another name: it names the record.
    """
    reading = _Reading()
    for path in paths:
        _read(reading, path, progress)
    names = ", ".join(path.name for path in paths[:3])
    if not reading.parts:
        raise DataError(
            f"{'、'.join(path.name for path in paths[:3])} に市区町村の図形がありません。"
            "行政区域（N03）のファイルか確かめてください。",
            f"{names} holds no municipality. Check that it is an N03 file.",
        )
    if wards == "merge":
        _merge_wards(reading, designated)
    borders = _borders(reading, progress, names)
    return Parsed({"boundaries": borders}, _report(paths, reading, len(borders)))


def _read(reading: _Reading, path: Path, progress: Callable[[Text], None] | None) -> None:
    number = 0
    with open_polygons(path, prefecture_field="N03_001") as records:
        for number, texts, shape in records:
            if number % _TOLD_EVERY == 0 and progress:
                progress(Text(f"{path.name}: {number:,}件", f"{path.name}: {number:,} parts"))
            _take(reading, path.name, number, texts, shape)
    reading.read += number


def wards_of(borders: gpd.GeoDataFrame, designated: Collection[str]) -> gpd.GeoDataFrame:
    """Return the wards in *borders* (kept apart): by `code`, `name`, `city` (code), `geometry`."""
    cities = pd.Series(
        [city_of_ward(str(code), designated) for code in borders.index],
        index=borders.index,
        dtype="str",
    )
    wards = borders.assign(city=cities)[cities.notna()]
    return wards[["name", "city", "geometry"]]


def merged_wards(borders: gpd.GeoDataFrame, designated: Collection[str]) -> gpd.GeoDataFrame:
    """Return *borders* with the wards of each designated city joined into it."""
    wards = wards_of(borders, designated)
    rows, shapes = [], []
    for city, parts in wards.groupby("city"):
        name = str(parts["name"].iloc[0]).split(" ")[0]
        prefecture = borders["prefecture_name"][parts.index[0]]
        rows.append({"code": city, "name": name, "prefecture_name": prefecture, "district": ""})
        shapes.append(_joined(list(parts.geometry)))
    if not rows:
        return borders
    cities = gpd.GeoDataFrame(
        pd.DataFrame(rows).set_index("code"), geometry=shapes, crs=borders.crs
    )
    both = pd.concat([borders.drop(wards.index), cities]).sort_index()
    return gpd.GeoDataFrame(both, geometry="geometry", crs=borders.crs)


def day_of(path: Path) -> date | None:
    """Return the day in a file's official name (``N03-20240101_GML.zip``), if it has one.

    Examples
    --------
    >>> day_of(Path("N03-20240101_20_GML.zip"))
    datetime.date(2024, 1, 1)
    """
    found = re.search(r"N03-(\d{4})(\d{2})(\d{2})", path.name)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def _take(
    reading: _Reading, file: str, number: int, texts: Mapping[str, str], shape: _Shape
) -> None:
    for name in _NEEDED:
        if name not in texts:
            raise DataError(
                f"{file} の{number}件目: 属性 {name} がありません（あるのは "
                f"{'、'.join(list(texts)[:10])}）。国土数値情報の行政区域（N03）を指定してください。",
                f"{file}, record {number}: attribute {name} is missing (found "
                f"{', '.join(list(texts)[:10])}). An N03 file is needed.",
            )
    code = texts["N03_007"].strip()
    name = texts["N03_004"].strip()
    if code.endswith("000") or name == _UNASSIGNED or not (code or name):
        reading.unassigned += 1
        return
    names = _names(file, number, code, texts)
    if reading.names.setdefault(code, names) != names:
        other = reading.names[code][1]
        raise DataError(
            f"{file} の{number}件目: コード {code} はここでは「{names[1]}」ですが、"
            f"前の図形では「{other}」でした。",
            f"{file}, record {number}: code {code} was '{other}' before and is '{names[1]}' here.",
        )
    if reading.files.setdefault(code, file) != file:
        other = reading.files[code]
        raise DataError(
            f"{file} の{number}件目: {code} は {other} にもあります。",
            f"{file}, record {number}: {code} is in {other} too.",
        )
    reading.parts.setdefault(code, []).append(shape)


def _names(file: str, number: int, code: str, texts: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the prefecture, the name (a ward's with its city's) and the district (郡)."""
    if not re.fullmatch(r"[0-9]{5}", code) or code[:2] not in PREFECTURES:
        raise _bad(file, number, "N03_007", FIVE_DIGITS, code)
    prefecture = texts["N03_001"].strip()
    if prefecture != PREFECTURES[code[:2]].ja:
        name = PREFECTURES[code[:2]].ja
        raise _bad(file, number, "N03_001", Text(f"「{name}」", name), prefecture)
    above, name = texts["N03_003"].strip(), texts["N03_004"].strip()
    ward = texts.get(_WARD, "").strip()
    if _WARD not in texts and above.endswith("市"):
        above, name, ward = "", above, name  # until 2021 the city stood where the 郡 does
    if not re.fullmatch(r".+[市区町村]", name):
        ending = Text("市・区・町・村で終わる名称", "a name ending in 市, 区, 町 or 村")
        raise _bad(file, number, "N03_004", ending, name)
    return prefecture, f"{name} {ward}".strip(), above


def _merge_wards(reading: _Reading, designated: Collection[str]) -> None:
    for code in sorted(reading.parts):
        city = city_of_ward(code, designated)
        prefecture, name, _ = reading.names[code]
        if city is None or " " not in name:
            continue
        reading.parts.setdefault(city, []).extend(reading.parts.pop(code))
        reading.names[city] = (prefecture, name.split(" ")[0], "")
        del reading.names[code]


def _borders(
    reading: _Reading, progress: Callable[[Text], None] | None, file: str
) -> gpd.GeoDataFrame:
    if progress:
        progress(Text(f"{file}: 図形をまとめています", f"{file}: joining the parts"))
    rows, shapes = [], []
    for code in sorted(reading.parts):
        prefecture, name, district = reading.names[code]
        rows.append(
            {"code": code, "name": name, "prefecture_name": prefecture, "district": district}
        )
        shapes.append(_joined(reading.parts.pop(code)))
    frame = pd.DataFrame(rows).set_index("code")
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=CRS)


def _joined(shapes: list[_Shape]) -> _Shape:
    """Join parts: islands side by side as they are, neighbours along their shared lines.

    The one shape of a code stays as it was drawn, even where it is invalid: the simplification
    repairs it.
    """
    parts = [part for shape in shapes for part in getattr(shape, "geoms", [shape])]
    if len(parts) == 1:
        return parts[0]
    if len(shapes) == 1:
        return shapes[0]
    gathered = shapely.MultiPolygon(parts)
    if gathered.is_valid:
        return gathered
    pieces = np.array(parts, dtype=object)
    invalid = ~shapely.is_valid(pieces)
    pieces[invalid] = shapely.make_valid(pieces[invalid], method="structure")
    return shapely.union_all(pieces)


def _report(paths: Sequence[Path], reading: _Reading, municipalities: int) -> ImportReport:
    unassigned = reading.unassigned
    left = (
        (LeftOut(Text("所属未定地（コードなし）", "land of no municipality"), unassigned),)
        if unassigned
        else ()
    )
    note = Text(
        f"{municipalities:,}市区町村にまとめた。座標はJGD2000・JGD2011とも度のまま用いる"
        "（差は東北の地震域を除き数 cm）。",
        f"Joined into {municipalities:,} municipalities. Degrees of JGD2000 and JGD2011 are used "
        "as they are (they differ by centimetres outside the earthquake areas of Tohoku).",
    )
    kept = reading.read - unassigned
    files = tuple(file_read(path) for path in paths)
    return ImportReport("n03", files, reading.read, kept, left, (), (note,))


def _bad(file: str, number: int, column: str, expected: Text, found: str) -> DataError:
    was = f"「{found[:40]}」" if found else "空欄"
    return DataError(
        f"{file} の{number}件目、{column}: {expected.ja}のはずですが、{was}でした。",
        f"{file}, record {number}, {column}: expected {expected.en}, found '{found[:40]}'.",
    )
