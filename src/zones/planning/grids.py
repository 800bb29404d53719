"""Population grids beside the municipalities: where a user's files, the data and the grid meet."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
from rasterio.warp import transform_bounds

from zones.data.catalog import read_catalog, read_verified
from zones.data.home import chosen_folder
from zones.data.sources.mesh_population import parse_mesh_population
from zones.errors import InputError, NotFoundError
from zones.grid.mesh_grid import mesh_grid
from zones.grid.population import DEGREES, PopulationGrid
from zones.grid.raster_files import population_raster
from zones.grid.sums import ZonalSums, against_census, zonal_sums
from zones.labels import Text
from zones.model import Region

Progress = Callable[[Text], None]

_ZIP = ".zip"


@dataclass(frozen=True, eq=False)
class CheckedSums:
    """Sums of a grid beside the census.

    Parameters
    ----------
    sums
        By municipality.
    table
        From `zones.grid.sums.against_census`, of the municipalities that were asked for.
    census_year
        The census that they stand beside.
    """

    sums: ZonalSums
    table: pd.DataFrame
    census_year: int


def read_grid(
    paths: Sequence[Path],
    *,
    year: int | None = None,
    band: int | None = None,
    progress: Progress | None = None,
) -> PopulationGrid:
    """Read mesh statistics (zips of e-Stat) or one GeoTIFF; without files, the data set's mesh.

    Parameters
    ----------
    paths
        The files.
    year
        The people's year, where the files don't tell it.
    band
        Of a GeoTIFF with several.
    progress
        Told which file is read.

    Raises
    ------
    InputError
        If zips and GeoTIFFs are mixed, or there are several GeoTIFFs.
    NotFoundError
        If there are no files and the data set holds no mesh.
    DataError
        If a file is not what it must be.
    """
    if not paths:
        return _own_mesh()
    zips = [path for path in paths if path.suffix.lower() == _ZIP]
    if len(zips) == len(paths):
        parsed = parse_mesh_population(paths, year=year, progress=progress)
        return mesh_grid(parsed.tables["mesh_population"])
    if len(paths) > 1:
        raise InputError(
            "GeoTIFF は1つだけ、または地域メッシュ統計の zip を1つ以上指定してください。",
            "Give one GeoTIFF, or one zip of mesh statistics or more.",
        )
    return population_raster(paths[0], year=year, band=band)


def _own_mesh() -> PopulationGrid:
    folder = chosen_folder()
    catalog = read_catalog(folder)
    for table in catalog.tables:
        if table.name == "mesh_population":
            return mesh_grid(pd.read_parquet(io.BytesIO(read_verified(folder, table))))
    raise NotFoundError(
        "使っているデータに人口の格子はありません。地域メッシュ統計の zip か GeoTIFF を指定するか、"
        "zones data import mesh で取り込んでください。",
        "The data in use hold no population grid. Give zips of mesh statistics or a GeoTIFF, or "
        "import some with 'zones data import mesh'.",
    )


def outlines(region: Region, *, people_of: str | None = None) -> gpd.GeoSeries:
    """Return the areas that a grid's people may live in, by code.

    Parameters
    ----------
    region
        The country; the Northern Territories are among the areas, and in no sum.
    people_of
        Prefecture code, where the grid counts only people of that prefecture: then nobody is
        shared with its neighbours.
    """
    shapes: gpd.GeoSeries = region.municipalities.geometry
    return shapes if people_of is None else shapes[shapes.index.str[:2] == people_of]


def check_sums(
    region: Region, grid: PopulationGrid, *, people_of: str | None = None
) -> CheckedSums:
    """Sum *grid* by municipality and put it beside the census of its year, or the nearest one.

    Raises
    ------
    DataError
        If the grid touches no municipality, or holds a value that can't be.
    """
    sums = zonal_sums(grid, outlines(region, people_of=people_of))
    year = census_year(region, grid.year)
    census = region.residents(year=year)
    shown = region.in_window(census.index).to_numpy()
    return CheckedSums(sums, against_census(sums, census[shown]), year)


def census_year(region: Region, year: int | None) -> int:
    """Return the census at hand that is nearest to *year*; the flows' own where it is unknown."""
    years = sorted(int(one) for one in region.population["year"].unique())
    wanted = region.flows.basis.year if year is None else year
    return min(years, key=lambda one: (abs(one - wanted), -one))


def bounds_in(grid: PopulationGrid, shapes: gpd.GeoSeries) -> tuple[float, float, float, float]:
    """Return west, south, east and north of *shapes* in the grid's coordinate system."""
    west, south, east, north = (float(one) for one in shapes.to_crs(DEGREES).total_bounds)
    if grid.crs == DEGREES:
        return west, south, east, north
    box = transform_bounds(
        DEGREES.to_wkt(), grid.crs.to_wkt(), west, south, east, north, densify_pts=50
    )
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])


def shown_shapes(region: Region) -> gpd.GeoSeries:
    """Return the municipalities that count and are in the window."""
    codes = region.codes[region.in_window(region.codes).to_numpy()]
    return region.municipalities.loc[codes].geometry


def sums_of(zones: Mapping[str, Sequence[str]], census: pd.Series) -> pd.Series:
    """Return the census of zones, missing where one municipality's is."""
    return pd.Series(
        {key: census.reindex(list(codes)).sum(skipna=False) for key, codes in zones.items()},
        dtype="Int64",
    )
