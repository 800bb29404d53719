"""What the columns of a layer's preview are called, as GeoPackage and QGIS name them by aliases."""

from zones.outputs.columns import Column, column_of, column_of_short
from zones.outputs.draft_layers import LABELS as DRAWN_LABELS
from zones.outputs.layers import LAYERS

_TITLES = {
    title: key
    for key, label in (
        *((key, kind.label) for key, kind in LAYERS.items()),
        *DRAWN_LABELS.items(),
    )
    for title in (label.ja, label.en)
}
"""Ids of the layers by what they are called in words, as the folders of a KML are."""


def layer_column(layer: str, name: str, *, shapefile: bool = False) -> Column:
    """Return what a column of a layer's file is.

    Parameters
    ----------
    layer
        Its id, or its title in either language.
    name
        The column's name in the file.
    shapefile
        Whether that is the short name of a Shapefile.

    Examples
    --------
    >>> layer_column("市区町村", "population").label.en
    'Population (night)'
    """
    table = _TITLES.get(layer, layer)
    return column_of_short(table, name) if shapefile else column_of(table, name)
