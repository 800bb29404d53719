"""国土数値情報 行政区域 (N03): the borders of the municipalities, from TopoJSON."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from zones.data.sources.csv_table import unreadable
from zones.data.sources.origin import Origin
from zones.errors import DataError
from zones.labels import Text
from zones.provenance import Source

ORIGIN = Origin(
    Source(
        "n03_2021",
        Text("国土数値情報 行政区域 (N03)", "National Land Numerical Information, N03 borders"),
        "2021-01-01",
        "国土数値情報ダウンロードサイト利用規約",
        Text(
            "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成",
            "Made from National Land Numerical Information (administrative areas), MLIT",
        ),
    ),
    Text("国土交通省", "Ministry of Land, Infrastructure, Transport and Tourism"),
    "boundaries/n03_20210101_municipalities.topojson",
)

CRS = "EPSG:6668"
"""JGD2011, in which N03 is published; the TopoJSON itself states none."""

_FIELDS = ("N03_001", "N03_003", "N03_004", "N03_007")
_UNASSIGNED = "所属未定地"


def parse_boundaries(path: Path) -> gpd.GeoDataFrame:
    """Parse a TopoJSON of municipalities with the attributes of N03 up to 2021.

    Land that belongs to no municipality (所属未定地, without a code) is left out. Geometries are
    as published, and may be invalid.

    Returns
    -------
    GeoDataFrame indexed by `code`, sorted, in EPSG:6668, with `name`, `prefecture_name`,
    `district` (郡 or 支庁, else empty) and `geometry`. A designated city is one row named after it.

    Raises
    ------
    DataError
        If the file is no such TopoJSON, an attribute is missing, or a code is malformed or twice.
    """
    topology = _read_topology(path)
    try:
        rows = _rows(path, topology)
    except (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(
            f"{path.name}: TopoJSONとして正しくない部分があります（{type(error).__name__}）。",
            f"{path.name}: a part of it is no TopoJSON ({type(error).__name__}).",
        ) from error
    frame = pd.DataFrame(rows)
    again = frame["code"][frame["code"].duplicated()]
    if len(again):
        raise DataError(
            f"{path.name}: コード {again.iloc[0]} が2回あります。",
            f"{path.name}: code {again.iloc[0]} occurs twice.",
        )
    return gpd.GeoDataFrame(frame.set_index("code").sort_index(), geometry="geometry", crs=CRS)


def _rows(path: Path, topology: dict[str, Any]) -> list[dict[str, Any]]:
    features = _features(path.name, topology)
    arcs = _decode_arcs(topology)
    rows = []
    for number, feature in enumerate(features, start=1):
        fields = _fields(path.name, number, feature)
        if not fields["N03_007"] and fields["N03_004"] == _UNASSIGNED:
            continue
        try:
            shape = _geometry(feature, arcs)
        except (IndexError, KeyError, TypeError, ValueError) as error:
            raise DataError(
                f"{path.name} の{number}番目の図形: 弧をたどれません（{error}）。",
                f"{path.name}, feature {number}: its arcs can't be followed ({error}).",
            ) from error
        rows.append({**_names(path.name, number, fields), "geometry": shape})
    if not rows:
        raise DataError(
            f"{path.name} に市区町村の図形がありません。", f"{path.name} holds no municipality."
        )
    return rows


def _read_topology(path: Path) -> dict[str, Any]:
    try:
        topology = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, RecursionError) as error:
        raise DataError(
            f"{path.name} はJSONとして読めません: {error}", f"{path.name} is no JSON: {error}"
        ) from error
    wanted = {"type", "arcs", "transform", "objects"}
    if not isinstance(topology, dict) or not wanted <= set(topology):
        raise DataError(
            f"{path.name}: 量子化されたTopoJSON（{', '.join(sorted(wanted))}）が必要です。",
            f"{path.name}: expected a quantized TopoJSON with {', '.join(sorted(wanted))}.",
        )
    return topology


def _features(file: str, topology: dict[str, Any]) -> list[dict[str, Any]]:
    objects = list(topology["objects"].values())
    if len(objects) != 1 or not objects[0].get("geometries"):
        raise DataError(
            f"{file}: 図形のあるオブジェクトが1つ必要ですが、{len(objects)}個でした。",
            f"{file}: expected one object with geometries, found {len(objects)}.",
        )
    return list(objects[0]["geometries"])


def _fields(file: str, number: int, feature: dict[str, Any]) -> dict[str, str]:
    properties = feature.get("properties") or {}
    for field in _FIELDS:
        if field not in properties:
            raise DataError(
                f"{file} の{number}番目の図形: 属性 {field} がありません。"
                "2021年以前のN03が必要です。",
                f"{file}, feature {number}: attribute {field} is missing "
                "(expected N03 of 2021 or before).",
            )
    if feature.get("type") not in {"Polygon", "MultiPolygon"}:
        raise DataError(
            f"{file} の{number}番目の図形: 面が必要ですが、{feature.get('type')} でした。",
            f"{file}, feature {number}: expected a polygon, found {feature.get('type')}.",
        )
    return {field: properties[field] or "" for field in _FIELDS}


def _names(file: str, number: int, fields: dict[str, str]) -> dict[str, str]:
    code = fields["N03_007"]
    if not (len(code) == len("01100") and code.isascii() and code.isdigit()):
        raise DataError(
            f"{file} の{number}番目の図形: N03_007 は5桁のはずですが、「{code}」でした。",
            f"{file}, feature {number}: expected five digits in N03_007, found '{code}'.",
        )
    city = fields["N03_003"] if not fields["N03_004"] else ""
    return {
        "code": code,
        "name": city or fields["N03_004"],
        "prefecture_name": fields["N03_001"],
        "district": "" if city else fields["N03_003"],
    }


def _decode_arcs(topology: dict[str, Any]) -> list[np.ndarray]:
    scale = np.array(topology["transform"]["scale"])
    translate = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]


def _geometry(
    feature: dict[str, Any], arcs: list[np.ndarray]
) -> shapely.Polygon | shapely.MultiPolygon:
    if feature["type"] == "Polygon":
        return _polygon(feature["arcs"], arcs)
    return shapely.MultiPolygon([_polygon(rings, arcs) for rings in feature["arcs"]])


def _polygon(rings: list[list[int]], arcs: list[np.ndarray]) -> shapely.Polygon:
    shell, *holes = (_ring(ring, arcs) for ring in rings)
    return shapely.Polygon(shell, holes)


def _ring(ring: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    # A negative number is the arc read backwards (~n); each arc starts where the last one ended.
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
