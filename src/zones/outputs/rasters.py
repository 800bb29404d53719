"""The rasters of a plan: which number each municipality or area burns into a grid of cells."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
from pyproj import CRS

from zones.errors import InputError
from zones.labels import Lang, Text
from zones.outputs.crs import project
from zones.outputs.features import dissolve
from zones.outputs.figure_themes import RATIO_BOUNDS
from zones.outputs.layers import choose
from zones.outputs.names import centre_name, scheme_name
from zones.outputs.webmap.colours import colour_areas, diverging, sequential
from zones.planning import Plan
from zones.zoning.proposals import partition

DEFAULT_CELL_DEGREES = 0.005
"""About 500 m, unless another size is asked for."""

DEFAULT_CELL_METRES = 500.0

DENSITY_BOUNDS = (50, 100, 200, 500, 1000, 4000, 10000)
"""Class bounds of the population density, persons per km²."""

_MISSING = -9999.0


@dataclass(frozen=True, eq=False)
class RasterLayer:
    """One raster before it has cells.

    Parameters
    ----------
    id
        Its name in files.
    label
        Its name in words.
    unit
        Of its values.
    shapes
        Areas that don't overlap.
    numbers
        One for each shape; a missing one burns nothing.
    dtype
        Of the cells.
    nodata
        Value of cells without a number.
    colours
        ``#rrggbb`` by value, for numbers that are names.
    legend
        ``value`` and what it stands for, for numbers that are names.
    ranges
        Upper bound (not included) and ``#rrggbb`` of each class, for numbers that are measured.
    """

    id: str
    label: Text
    unit: str
    shapes: gpd.GeoSeries
    numbers: pd.Series
    dtype: str
    nodata: float
    colours: Mapping[int, str] | None = None
    legend: pd.DataFrame | None = None
    ranges: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of square cells.

    Parameters
    ----------
    crs
        Its coordinate system; x before y.
    west, north
        Its upper left corner.
    cell
        Side of a cell in the system's unit.
    shape
        Rows and columns.
    """

    crs: CRS
    west: float
    north: float
    cell: float
    shape: tuple[int, int]

    @property
    def transform(self) -> tuple[float, float, float, float, float, float]:
        """The affine transform from column and row to x and y."""
        return (self.cell, 0.0, self.west, 0.0, -self.cell, self.north)


RASTERS: dict[str, Text] = {
    "zones": Text("圏域の候補（重複なし）", "Candidate areas, one each"),
    "density": Text("人口密度", "Population density"),
    "ratio": Text("昼夜間人口比率", "Day–night population ratio"),
}
"""Every raster by its id."""


def make_rasters(
    plan: Plan, chosen: Sequence[str] | None = None, *, crs: CRS, lang: Lang = "ja"
) -> tuple[RasterLayer, ...]:
    """Return the rasters of *plan* in *crs*.

    Parameters
    ----------
    plan
        The plan.
    chosen
        Ids out of `RASTERS`; all of them unless given.
    crs
        The coordinate system of the cells.
    lang
        Language of the words in legends.

    Raises
    ------
    InputError
        If there is no such raster.
    """
    makers = {"zones": _zones, "density": _density, "ratio": _ratio}
    return tuple(makers[key](plan, crs, lang) for key in choose(RASTERS, chosen))


def make_grid(layers: Sequence[RasterLayer], *, crs: CRS, cell: float | None = None) -> Grid:
    """Return the grid that covers *layers*, its lines at whole multiples of the cell.

    Parameters
    ----------
    layers
        In *crs*.
    crs
        The coordinate system.
    cell
        Side of a cell in the unit of *crs*; about 500 m unless given.

    Raises
    ------
    InputError
        If the side isn't more than zero.
    """
    side = cell
    if side is None:
        side = DEFAULT_CELL_DEGREES if crs.is_geographic else DEFAULT_CELL_METRES
    check_cell(side)
    bounds = [layer.shapes.total_bounds for layer in layers if len(layer.shapes)]
    if not bounds:
        return Grid(crs, 0.0, 0.0, side, (1, 1))
    west = math.floor(min(one[0] for one in bounds) / side)
    south = math.floor(min(one[1] for one in bounds) / side)
    east = math.ceil(max(one[2] for one in bounds) / side)
    north = math.ceil(max(one[3] for one in bounds) / side)
    return Grid(crs, west * side, north * side, side, (north - south, east - west))


def check_cell(side: float) -> None:
    """Refuse a cell without a size.

    Raises
    ------
    InputError
        If *side* isn't more than zero.
    """
    if not (math.isfinite(side) and side > 0):
        raise InputError(
            f"セルの大きさ {side} は使えません。0より大きい値を指定してください。",
            f"A cell of {side} can't be used. Give more than zero.",
        )


def _zones(plan: Plan, crs: CRS, lang: Lang) -> RasterLayer:
    home = partition(plan.proposals)["proposal"]
    home = home[plan.region.in_window(home.index).to_numpy()]
    codes = {str(key): tuple(rows.index) for key, rows in home.groupby(home)}
    number = {key: at for at, key in enumerate(codes, start=1)}
    around = {
        str(code): plan.region.contiguity.neighbours([str(code)]) for code in plan.region.codes
    }
    colour = colour_areas({key: set(one) for key, one in codes.items()}, around)
    legend = pd.DataFrame(
        {
            "value": list(number.values()),
            "proposal": list(number),
            "name": [centre_name(plan.region.names, plan.proposals.centres[key]) for key in codes],
            "scheme_label": [
                scheme_name(plan, str(plan.proposals.areas.at[key, "scheme"]), lang)
                for key in codes
            ],
            "colour": [colour[key] for key in codes],
        }
    )
    outlines = gpd.GeoDataFrame(geometry=dissolve(plan.region, codes))
    return RasterLayer(
        id="zones",
        label=RASTERS["zones"],
        unit="",
        shapes=project(outlines, crs).geometry,
        numbers=pd.Series(number, dtype="int64"),
        dtype="uint8" if len(number) < 256 else "uint16",  # noqa: PLR2004
        nodata=0,
        colours={number[key]: colour[key] for key in codes},
        legend=legend,
    )


def _density(plan: Plan, crs: CRS, lang: Lang) -> RasterLayer:
    """Residents ÷ area of each municipality."""
    del lang
    area = plan.region.municipalities["area_km2"].reindex(plan.region.codes)
    density = plan.facts["population"].astype("Float64") / area.astype("Float64").mask(area <= 0)
    bounds = (*DENSITY_BOUNDS, math.inf)
    ranges = tuple(zip(bounds, sequential(len(bounds)), strict=True))
    return _by_municipality(plan, crs, "density", density, "persons/km2", ranges)


def _ratio(plan: Plan, crs: CRS, lang: Lang) -> RasterLayer:
    """Day population ÷ residents of each municipality."""
    del lang
    bounds = (*RATIO_BOUNDS, math.inf)
    ranges = tuple(zip(bounds, diverging(len(bounds)), strict=True))
    return _by_municipality(plan, crs, "ratio", plan.facts["day_night_ratio"], "1", ranges)


def _by_municipality(
    plan: Plan,
    crs: CRS,
    key: str,
    values: pd.Series,
    unit: str,
    ranges: tuple[tuple[float, str], ...],
) -> RasterLayer:
    codes = plan.region.codes[plan.region.in_window(plan.region.codes).to_numpy()]
    places = plan.region.municipalities.loc[codes, ["geometry"]]
    return RasterLayer(
        id=key,
        label=RASTERS[key],
        unit=unit,
        shapes=project(places, crs).geometry,
        numbers=values.reindex(codes),
        dtype="float32",
        nodata=_MISSING,
        ranges=ranges,
    )
