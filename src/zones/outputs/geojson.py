"""GeoJSON by RFC 7946: WGS 84 axes, six decimals, right-hand rule, feature ids, bbox, no crs."""

import io
import json

import geopandas as gpd

DECIMALS = 6


def to_geojson(table: gpd.GeoDataFrame, *, name: str) -> bytes:
    """Return *table* as GeoJSON bytes.

    Parameters
    ----------
    table
        In EPSG:6668; the index becomes each feature's ``id`` and must be unique text.
    name
        Name of the collection.
    """
    buffer = io.BytesIO()
    flat = table.rename_axis("id").reset_index()
    flat.to_file(
        buffer,
        driver="GeoJSON",
        engine="pyogrio",
        layer=name,
        RFC7946="YES",
        COORDINATE_PRECISION=str(DECIMALS),
        WRITE_BBOX="YES",
        ID_FIELD="id",
        ID_TYPE="String",
        WRITE_NAME="YES",
    )
    return buffer.getvalue()


def feature_count(content: bytes) -> int:
    """Return how many features a GeoJSON file holds."""
    return len(json.loads(content)["features"])
