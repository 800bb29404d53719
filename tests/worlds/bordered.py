"""A country of cells whose corners can be moved: prefectures drawn twice, a little differently.

5 columns and 5 rows of cells of a tenth of a degree, one municipality each, and an island of 23::

    21 21 22 22 22
    21 20 20 22 22
    21 20 20 22 22    (20 has no coast)
    21 21 23 23 23
    23 23 23 23 23
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from zones.codes import PREFECTURES
from zones.data.embedded import Tables
from zones.data.joining.municipalities import founded

ROWS = (
    "21 21 22 22 22",
    "21 20 20 22 22",
    "21 20 20 22 22",
    "21 21 23 23 23",
    "23 23 23 23 23",
)
"""From north to south."""

CITIES = {"22323": ("22100", "静岡市"), "23300": ("23100", "名古屋市")}
"""Cells that are designated cities."""

ISLAND = shapely.box(138.6, 35.0, 138.62, 35.02)

Moves = npt.NDArray[np.float64]

STILL: Moves = np.zeros((6, 6, 2))
"""No corner moved: rows from south to north, columns from west to east, then x and y."""


def country(moves: Moves = STILL, *, of: Collection[str] = ()) -> gpd.GeoDataFrame:
    """Return the municipalities by code, a coverage: `name`, `prefecture_name`, `district`.

    Only those of some prefectures if they are named.
    """
    x, y = np.meshgrid(np.arange(6), np.arange(6))
    corners = np.round(np.stack([138 + 0.1 * x, 35 + 0.1 * y], axis=-1) + moves, 6)
    cells = []
    for row, line in enumerate(reversed(ROWS)):
        for column, prefecture in enumerate(line.split()):
            number = f"{prefecture}3{row}{column}"
            code, name = CITIES.get(number, (number, f"第{row}{column}町"))
            around = [corners[row + up, column + on] for on, up in ((0, 0), (1, 0), (1, 1), (0, 1))]
            shape: BaseGeometry = shapely.Polygon(around)
            if code == "23100":
                shape = shapely.MultiPolygon([shape, ISLAND])
            home = PREFECTURES[prefecture].ja
            cells.append((code, name, home, "" if code[2] == "1" else "甲郡", shape))
    columns = ["code", "name", "prefecture_name", "district", "geometry"]
    table = pd.DataFrame(cells, columns=columns).set_index("code").sort_index()
    frame = gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:6668")
    return frame[frame.index.str[:2].isin(of)] if of else frame


def moved(*corners: tuple[int, int, float, float]) -> Moves:
    """Return moves of some corners: row, column, and degrees to the east and to the north."""
    moves = STILL.copy()
    for row, column, east, north in corners:
        moves[row, column] = east, north
    return moves


def tables(embedded: Tables, moves: Moves = STILL) -> Tables:
    """Return a data set of the country; nothing but its municipalities differs from *embedded*."""
    table = founded(country(moves), tolerance_degrees=0)
    table.loc[[code for code, _ in CITIES.values()], "kind"] = "designated_city"
    return replace(embedded, municipalities=table, changes=embedded.changes.iloc[:0])


def n03_rows(table: gpd.GeoDataFrame) -> list[tuple[BaseGeometry, tuple[str | None, ...]]]:
    """Return *table* as rows of the older N03: each designated city as two wards."""
    rows: list[tuple[BaseGeometry, tuple[str | None, ...]]] = []
    for code, one in table.iterrows():
        home, shape = str(one["prefecture_name"]), one["geometry"]
        if str(code)[2] != "1":
            rows.append((shape, (home, None, str(one["district"]), str(one["name"]), str(code))))
            continue
        cell, *islands = shapely.get_parts(shape)
        southwest, southeast, northeast, northwest = shapely.get_coordinates(cell)[:4]
        east = shapely.Polygon([southwest, southeast, northeast])
        west = shapely.Polygon([southwest, northeast, northwest])
        for ward, name, part in (
            (f"{str(code)[:4]}1", "西区", west),
            (f"{str(code)[:4]}2", "東区", shapely.MultiPolygon([east, *islands])),
        ):
            rows.append((part, (home, None, str(one["name"]), name, ward)))
    return rows


def holes(shapes: Iterable[BaseGeometry]) -> int:
    """Return the number of holes in the land of all *shapes*, a coverage."""
    land = shapely.coverage_union_all(list(shapes))
    return int(shapely.get_num_interior_rings(shapely.get_parts(land)).sum())
