"""The embedded national data: where it lies, and its tables."""

import io
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from zones.data.catalog import CATALOG, Catalog, read_catalog, read_verified

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Tables:
    """The embedded tables. Text is NA where it is unknown.

    Parameters
    ----------
    municipalities
        Indexed by `code`, EPSG:6668: 1,741 municipalities and the six villages of the Northern
        Territories (`northern_territory`). Areas in km² are the official ones.
    flows
        `origin`, `destination`, `persons`: municipality to municipality, one's own included.
    flow_totals
        Indexed by `code`, Int64: `total`, `unknown_municipality`, `unknown_place`, `unlisted`.
    population
        `code`, `year` (2015, 2020), `total`, ages, `households`, `resident_workers`.
    projection
        `code`, `unit`, `year` (2020–2050), `total`, `age_0_14`, `age_65_over`.
    unions
        Existing areas, one row a member.
    changes
        Changes of municipalities since 1970.
    union_facts
        Tasks, fields, dates and indicators of unions, transcribed from reports.
    indicators
        `code`, `item`, `year`, `value`: public services and finance; no rows in a data set that
        was made without them.
    catalog
        Sources, hashes and how each was made.
    """

    municipalities: gpd.GeoDataFrame
    flows: pd.DataFrame
    flow_totals: pd.DataFrame
    population: pd.DataFrame
    projection: pd.DataFrame
    unions: pd.DataFrame
    changes: pd.DataFrame
    union_facts: pd.DataFrame
    indicators: pd.DataFrame
    catalog: Catalog


def geodata_folder() -> Path:
    """Return the folder of the embedded data: in the installed package, or else the checkout's."""
    installed = _PACKAGE / "geodata"
    return installed if (installed / CATALOG).is_file() else _PACKAGE.parents[1] / "geodata"


def load_tables(folder: Path | None = None) -> Tables:
    """Load every embedded table, after its hash is checked against the catalogue.

    Parameters
    ----------
    folder
        A folder with a catalogue; the embedded one if not given.

    Raises
    ------
    DataError
        If the catalogue or a file is missing or altered.
    """
    folder = geodata_folder() if folder is None else folder
    catalog = read_catalog(folder)

    def stream(name: str) -> io.BytesIO:
        return io.BytesIO(read_verified(folder, catalog.table(name)))

    return Tables(
        municipalities=gpd.read_parquet(stream("municipalities")).set_index("code"),
        flows=pd.read_parquet(stream("flows")),
        flow_totals=pd.read_parquet(stream("flow_totals")).set_index("code"),
        population=pd.read_parquet(stream("population")),
        projection=pd.read_parquet(stream("projection")),
        unions=pd.read_parquet(stream("unions")),
        changes=pd.read_parquet(stream("changes")),
        union_facts=pd.read_parquet(stream("union_facts")),
        indicators=_indicators(folder, catalog),
        catalog=catalog,
    )


def _indicators(folder: Path, catalog: Catalog) -> pd.DataFrame:
    """Return the indicators; none where the data set was made before there were any."""
    if not any(entry.name == "indicators" for entry in catalog.tables):
        columns = {"code": "str", "item": "str", "year": "int64", "value": "float64"}
        return pd.DataFrame(columns=list(columns)).astype(columns)
    return pd.read_parquet(io.BytesIO(read_verified(folder, catalog.table("indicators"))))
