"""The map as folium sees it: a plain Leaflet map with one layer of ours."""

import folium
from branca.element import Element, Figure
from folium.map import Layer
from folium.template import Template


class PlainMap(folium.Map):
    """A folium map without tiles, outside scripts and random names."""

    def __init__(self) -> None:
        super().__init__(
            location=(36.0, 138.0),
            zoom_start=5,
            tiles=None,
            prefer_canvas=True,
            zoom_control=False,
            zoom_snap=0.1,
            zoom_delta=0.5,
        )
        self._id = "zones"
        self.default_js = []
        self.default_css = []


class DataBlock(Element):
    """A data block of the page.

    branca reads everything that an element puts into a figure as a template, so a name such as
    ``{{ … }}`` would run. This element is no template.

    Parameters
    ----------
    id
        The ``id`` in the page.
    data
        JSON that may stand inside ``<script>``.
    """

    def __init__(self, id: str, data: str) -> None:  # noqa: A002 - HTML's word
        super().__init__()
        self._text = f'<script type="application/json" id="{id}">{data}</script>'

    def render(self, **_: object) -> str:
        """Return the block as it stands."""
        return self._text


class MunicipalityLayer(Layer):
    """All themes of a document on one TopoJSON.

    Parameters
    ----------
    data
        What `zones.outputs.webmap.payload.payload` gives.
    """

    _template = Template(
        """
        {%- macro script(this, kwargs) -%}
        var {{ this.get_name() }} = zones.layer(zones.read("{{ this.get_name() }}_data"));
        {%- endmacro -%}
        """
    )

    def __init__(self, data: str) -> None:
        super().__init__(name="municipalities", overlay=True, control=False)
        self._name = "Layer"
        self._id = "municipalities"
        self._data = data

    def render(self, **kwargs: object) -> str:
        """Put the data into the page and the layer onto its map; return nothing of its own."""
        figure = self.get_root()
        if isinstance(figure, Figure):
            block = f"{self.get_name()}_data"
            figure.html.add_child(DataBlock(block, self._data), name=block)
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""
