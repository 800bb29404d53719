"""GeoParquet 1.1 with a covering bbox, one file a layer."""

import io
from collections.abc import Sequence

from zones.outputs.formats.about import About
from zones.outputs.layers import Layer


def geoparquet(layers: Sequence[Layer], about: About) -> dict[str, bytes]:
    """Return one GeoParquet file a layer.

    Shapes are WKB, columns keep their types, and a ``bbox`` column with its covering lets readers
    skip what they don't need.

    Notes
    -----
    GeoParquet 1.1.0, https://geoparquet.org/releases/v1.1.0/.
    """
    del about  # the format has no place for it; datapackage.json says it
    return {f"{layer.id}.parquet": _content(layer) for layer in layers}


def _content(layer: Layer) -> bytes:
    buffer = io.BytesIO()
    layer.table.reset_index(drop=True).to_parquet(
        buffer,
        index=False,
        compression="zstd",
        geometry_encoding="WKB",
        schema_version="1.1.0",
        write_covering_bbox=True,
    )
    return buffer.getvalue()
