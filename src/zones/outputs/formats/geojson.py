"""GeoJSON by RFC 7946, one file a layer."""

from collections.abc import Sequence

from zones.outputs.formats.about import About
from zones.outputs.geojson import to_geojson
from zones.outputs.layers import Layer


def geojson(layers: Sequence[Layer], about: About) -> dict[str, bytes]:
    """Return one GeoJSON file a layer; its coordinates are always WGS 84 degrees."""
    del about  # the format has no place for it; datapackage.json says it
    return {f"{layer.id}.geojson": to_geojson(layer.table, name=layer.id) for layer in layers}
