"""Tables as Parquet: the same bytes for the same table."""

import io

import geopandas as gpd
import pandas as pd


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
