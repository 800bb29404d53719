"""The formats by the name that a person asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pyproj import CRS

from zones.errors import InputError
from zones.labels import Text
from zones.outputs.crs import JGD2011
from zones.outputs.formats.about import About
from zones.outputs.formats.csv import csv
from zones.outputs.formats.excel import excel
from zones.outputs.formats.geojson import geojson
from zones.outputs.formats.geopackage import geopackage
from zones.outputs.formats.geoparquet import geoparquet
from zones.outputs.formats.kml import kml
from zones.outputs.formats.raster import raster
from zones.outputs.formats.shapefile import shapefile
from zones.outputs.layers import LAYERS, Layer
from zones.outputs.rasters import RASTERS, Grid, RasterLayer
from zones.outputs.table_set import NamedTable, table_ids

WGS84 = CRS.from_epsg(4326)


@dataclass(frozen=True, slots=True)
class LayerFormat:
    """A format of layers.

    Parameters
    ----------
    label
        Its name in words.
    write
        Returns the content of its files by name.
    fixed
        The only coordinate system that the format knows; ``None`` when any will do.
    converts
        Whether the writer itself brings layers in JGD2011 into the fixed system.
    """

    label: Text
    write: Callable[[Sequence[Layer], About], dict[str, bytes]]
    fixed: CRS | None = None
    converts: bool = False


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format of tables."""

    label: Text
    write: Callable[[Sequence[NamedTable], About], dict[str, bytes]]


@dataclass(frozen=True, slots=True)
class RasterFormat:
    """A format of rasters."""

    label: Text
    write: Callable[[Sequence[RasterLayer], Grid, About], dict[str, bytes]]


Format = LayerFormat | TableFormat | RasterFormat

FORMATS: dict[str, Format] = {
    "gpkg": LayerFormat(Text("GeoPackage（推奨）", "GeoPackage (recommended)"), geopackage),
    "geojson": LayerFormat(
        Text("GeoJSON（RFC 7946）", "GeoJSON (RFC 7946)"), geojson, fixed=WGS84, converts=True
    ),
    "parquet": LayerFormat(Text("GeoParquet 1.1", "GeoParquet 1.1"), geoparquet),
    "shp": LayerFormat(Text("Shapefile（cp932）", "Shapefile (cp932)"), shapefile),
    "csv": TableFormat(Text("CSV（表）", "CSV (tables)"), csv),
    "xlsx": TableFormat(Text("Excel（表）", "Excel (tables)"), excel),
    "kml": LayerFormat(Text("KML（Google Earth）", "KML (Google Earth)"), kml, fixed=WGS84),
    "tif": RasterFormat(Text("Cloud-Optimized GeoTIFF", "Cloud-Optimized GeoTIFF"), raster),
}
"""Every format by its name."""


def find_format(name: str) -> Format:
    """Return the format called *name*.

    Raises
    ------
    InputError
        If there is none.
    """
    if name not in FORMATS:
        raise InputError(
            f"形式「{name[:40]}」はありません。使えるもの：{'、'.join(FORMATS)}",
            f"There is no format '{name[:40]}'. There are: {', '.join(FORMATS)}",
        )
    return FORMATS[name]


def names_for(known: Format) -> tuple[str, ...]:
    """Return the names of what *known* can hold: layers, tables or rasters."""
    if isinstance(known, TableFormat):
        return table_ids()
    return tuple(RASTERS if isinstance(known, RasterFormat) else LAYERS)


def crs_for(known: Format, wanted: CRS | None) -> CRS:
    """Return the coordinate system in which *known* is written; JGD2011 unless *wanted* says else.

    Raises
    ------
    InputError
        If the format has none, or only another one.
    """
    if isinstance(known, TableFormat) and wanted is not None:
        raise InputError(
            f"{known.label.ja}には座標系がありません。--crs を外してください。",
            f"{known.label.en} has no coordinate system. Leave --crs out.",
        )
    fixed = known.fixed if isinstance(known, LayerFormat) else None
    if fixed is not None and wanted is not None and wanted not in {fixed, JGD2011}:
        raise InputError(
            f"{known.label.ja}は経緯度（EPSG:4326）だけです。--crs を外すか、--format gpkg にしてください。",
            f"{known.label.en} knows degrees only (EPSG:4326). Leave --crs out, or use "
            "--format gpkg.",
        )
    return fixed or wanted or JGD2011
