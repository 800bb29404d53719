"""A user's friction raster, read around the municipalities."""

from pathlib import Path

from zones.grid.friction import Friction, friction_from_raster
from zones.grid.nearest import FrictionUnit
from zones.grid.raster_files import open_raster
from zones.model import Region


def read_friction(
    path: Path, region: Region, unit: FrictionUnit, *, cell_m: float | None = None
) -> Friction:
    """Read a friction raster around the municipalities that count.

    Parameters
    ----------
    path
        The GeoTIFF.
    region
        Whose municipalities are measured.
    unit
        What its numbers are.
    cell_m
        Side of a cell; about that of the raster unless given.

    Raises
    ------
    DataError
        If it can't be used; it says why.
    """
    shapes = region.municipalities.loc[region.codes].geometry
    west, south, east, north = (float(one) for one in shapes.total_bounds)
    return friction_from_raster(
        open_raster(path), (west, south, east, north), unit=unit, name=path.name, cell_m=cell_m
    )
