"""The map as folium sees it: a plain Leaflet map with one layer of ours."""

import folium
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


class MunicipalityLayer(Layer):
    """All themes of a document on one TopoJSON.

    Parameters
    ----------
    data
        What `zones.outputs.webmap.payload.payload` gives. It goes into the page as a data block
        that no template reads and the browser doesn't run.
    """

    _template = Template(
        """
        {%- macro html(this, kwargs) -%}
        <script type="application/json" id="{{ this.get_name() }}_data">{{ this.data }}</script>
        {%- endmacro -%}
        {%- macro script(this, kwargs) -%}
        var {{ this.get_name() }} = zones.layer(zones.read("{{ this.get_name() }}_data"));
        {%- endmacro -%}
        """
    )

    def __init__(self, data: str) -> None:
        super().__init__(name="municipalities", overlay=True, control=False)
        self._name = "Layer"
        self._id = "municipalities"
        self.data = data
