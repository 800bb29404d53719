"""The build of the embedded data: from the official files to `geodata/`."""

import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pandera.pandas as pa

from zones.data.assembly import (
    AREA_ITEMS,
    POPULATION_ITEMS,
    flow_table,
    flow_total_table,
    municipality_table,
    population_table,
)
from zones.data.catalog import (
    CATALOG,
    Catalog,
    SourceEntry,
    TableEntry,
    catalog_text,
    sha256_of,
)
from zones.data.coverage import DECIMALS, TOLERANCE_DEGREES, simplify_borders
from zones.data.description import TABLES, Description
from zones.data.registers import transcription
from zones.data.sources import (
    boundaries,
    changes,
    city_categories,
    flows,
    indicators,
    offices,
    projection,
    ssdse,
    unions,
)
from zones.data.sources.origin import Origin
from zones.errors import DataError, OutputError
from zones.labels import Text
from zones.provenance import COMMUTERS_AND_STUDENTS
from zones.schemas.changes import CHANGES
from zones.schemas.flows import FLOW_TOTALS, FLOWS
from zones.schemas.indicators import INDICATORS
from zones.schemas.municipalities import MUNICIPALITIES
from zones.schemas.population import POPULATION, PROJECTION
from zones.schemas.unions import UNION_FACTS, UNIONS
from zones.schemas.validation import validate

ORIGINS: tuple[Origin, ...] = (
    boundaries.ORIGIN,
    offices.ORIGIN,
    city_categories.ORIGIN,
    flows.FLOWS,
    flows.TOTALS,
    ssdse.POPULATION_2015,
    ssdse.POPULATION_2020,
    ssdse.AREA,
    projection.ORIGIN,
    unions.ORIGIN,
    changes.ORIGIN,
    transcription.DATES,
    transcription.NAGANO,
)
"""Every source of the embedded data."""

_SCHEMAS: dict[str, pa.DataFrameSchema] = {
    str(schema.name): schema
    for schema in (
        MUNICIPALITIES, FLOWS, FLOW_TOTALS, POPULATION, PROJECTION, UNIONS, CHANGES,
        UNION_FACTS, INDICATORS,
    )
}  # fmt: skip


def build(source: Path, out: Path, *, progress: Callable[[Text], None] | None = None) -> Catalog:
    """Build every embedded table and the catalogue: the same bytes from the same files.

    Parameters
    ----------
    source
        Folder of the official files (paths as in `ORIGINS`).
    out
        Folder to write; made if it doesn't exist. Everything is built beside it first, and moved
        in with the catalogue last.
    progress
        Called with each step.

    Raises
    ------
    DataError
        If a source is missing or not what it must be.
    OutputError
        If *out* can't be written.
    """
    tell = progress or _say_nothing
    tell(Text("公式ファイルを読んでいます", "Reading the official files"))
    sources = tuple(_source_entry(source, origin) for origin in ORIGINS)
    tables = build_tables(source, progress=tell)
    files: dict[str, bytes] = {}
    entries = []
    for description in TABLES:
        table = tables[description.name]
        validate(table, _SCHEMAS[description.name])
        files[f"{description.name}.parquet"] = content = parquet_bytes(table)
        entries.append(_table_entry(description, table, content))
    catalog = Catalog(
        tables=tuple(entries),
        sources=sources,
        flows_year=flows.YEAR,
        flows_basis="commuters_and_students",
        flows_people=COMMUTERS_AND_STUDENTS,
        coverage_tolerance_degrees=TOLERANCE_DEGREES,
        coverage_decimals=DECIMALS,
    )
    files[CATALOG] = catalog_text(catalog).encode()
    tell(Text(f"{out} に書き込んでいます", f"Writing {out}"))
    _write(files, out)
    return catalog


def build_tables(
    source: Path, *, progress: Callable[[Text], None] | None = None
) -> dict[str, pd.DataFrame]:
    """Return the embedded tables by name, made from the official files in *source*.

    Raises
    ------
    DataError
        If a source is missing or not what it must be.
    """
    tell = progress or _say_nothing
    tell(Text("行政区域を簡略化しています", "Simplifying the borders"))
    borders = simplify_borders(boundaries.parse_boundaries(source / boundaries.ORIGIN.file))
    tell(Text("統計を結合しています", "Joining the statistics"))
    changed = changes.parse_changes(source / changes.ORIGIN.file)
    municipalities = municipality_table(
        borders,
        offices=offices.parse_offices(source / offices.ORIGIN.file),
        categories=city_categories.parse_city_categories(source / city_categories.ORIGIN.file),
        areas=ssdse.parse_ssdse(source / ssdse.AREA.file, list(AREA_ITEMS.values())),
        changes=changed,
    )
    codes = pd.Index(municipalities["code"][~municipalities["northern_territory"]])
    listed = flows.parse_flows(source / flows.FLOWS.file)
    totals = flows.parse_flow_totals(source / flows.TOTALS.file)
    items = list(POPULATION_ITEMS.values())
    editions = {
        2015: ssdse.parse_ssdse(source / ssdse.POPULATION_2015.file, items),
        2020: ssdse.parse_ssdse(source / ssdse.POPULATION_2020.file, items),
    }
    return {
        "municipalities": municipalities,
        "flows": flow_table(listed),
        "flow_totals": flow_total_table(listed, totals, codes),
        "population": population_table(editions),
        "projection": projection.parse_projection(source / projection.ORIGIN.file),
        "unions": transcription.with_dates(
            unions.parse_unions(source / unions.ORIGIN.file), transcription.DATES.path(source)
        ),
        "changes": changed,
        "union_facts": transcription.parse_facts(transcription.NAGANO.path(source)),
        "indicators": indicators.parse_indicators(source / indicators.ORIGIN.file),
    }


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Return *table* as Parquet (zstd); one with geometry as GeoParquet 1.1 with bounding boxes."""
    stream = io.BytesIO()
    if isinstance(table, gpd.GeoDataFrame):
        table.to_parquet(
            stream,
            index=False,
            compression="zstd",
            geometry_encoding="WKB",
            schema_version="1.1.0",
            write_covering_bbox=True,
        )
    else:
        table.to_parquet(stream, index=False, compression="zstd", engine="pyarrow")
    return stream.getvalue()


def _source_entry(folder: Path, origin: Origin) -> SourceEntry:
    path = origin.path(folder)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(
            f"{path} を読めません。公式ファイルのフォルダを --from で指定してください。",
            f"{path} can't be read. Name the folder of the official files with --from.",
        ) from error
    return SourceEntry(origin.source, origin.publisher, origin.file, sha256_of(content))


def _table_entry(description: Description, table: pd.DataFrame, content: bytes) -> TableEntry:
    return TableEntry(
        name=description.name,
        file=f"{description.name}.parquet",
        title=description.title,
        sources=tuple(origin.source.id for origin in description.origins),
        rows=len(table),
        size_bytes=len(content),
        sha256=sha256_of(content),
        made=description.made,
    )


def _write(files: dict[str, bytes], out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as beside:
            for name, content in files.items():
                (Path(beside) / name).write_bytes(content)
            # The catalogue comes last: until it does, the old one refuses the new files.
            for name in files:
                os.replace(Path(beside) / name, out / name)  # noqa: PTH105 - atomic, and said so
    except OSError as error:
        raise OutputError(
            f"{out} に書き込めません: {error.strerror}。書き込める場所を指定してください。",
            f"{out} can't be written: {error.strerror}. Name a folder that can.",
        ) from error


def _say_nothing(_: Text) -> None:
    """Leave a step unsaid."""
