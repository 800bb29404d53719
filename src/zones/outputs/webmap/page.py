"""One HTML file that opens without a network."""

import jinja2

from zones.outputs.webmap.document import MapDocument
from zones.outputs.webmap.parts import asset, leaflet_file, leaflet_style, policy
from zones.outputs.webmap.payload import ground_payload, payload
from zones.outputs.webmap.words import WORDS

_SCRIPTS = (
    "topology.js", "paint.js", "themes.js", "labels.js", "layer.js", "search.js", "panel.js",
    "pointer.js", "page.js",
)  # fmt: skip


def render(document: MapDocument) -> str:
    """Return the *document* as one self-contained HTML page.

    The page asks nothing of any network, allows only its own scripts and styles (content security
    policy with SHA-256 hashes), and shows all text of the data as text. The same document gives
    the same page.

    Raises
    ------
    DataError
        If a boundary is missing or no polygon.
    OutputError
        If the installed Leaflet can't be found or embedded.
    """
    # folium takes as long to import as a map to draw, and the dashboard does without it
    from branca.element import Figure  # noqa: PLC0415

    from zones.outputs.webmap.layer import (  # noqa: PLC0415
        DataBlock,
        MunicipalityLayer,
        PlainMap,
    )

    map_ = PlainMap()
    figure = Figure()
    figure.add_child(map_)
    layer = MunicipalityLayer(payload(document))
    layer.add_to(map_)
    ground = document.ground
    if ground is not None:
        figure.html.add_child(DataBlock("ground", ground_payload(ground, document.lang)))
    figure.render()  # fills figure.html and figure.script
    styles = [leaflet_style(), asset("map.css")]
    scripts = [
        leaflet_file("leaflet.js"),
        "\n".join(asset(name) for name in (*_SCRIPTS, *(("ground.js",) if ground else ()))),
        f"{figure.script.render()}\nzones.start({map_.get_name()}, {layer.get_name()});"
        + (f'\nzones.ground({layer.get_name()}, zones.read("ground"));' if ground else ""),
    ]
    lang = document.lang
    return _TEMPLATES.get_template("page.html").render(
        lang=lang,
        title=document.title,
        policy=policy(scripts, styles),
        styles=styles,
        body=figure.html.render(),
        scripts=scripts,
        words={key: text.say(lang) for key, text in WORDS.items()},
        ground=None if ground is None else (ground.label.say(lang), ground.note.say(lang)),
        basis=document.basis.say(lang),
        credits=[credit.say(lang) for credit in document.credits],
        generated=None if document.generated is None else document.generated.say(lang),
    )


_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("zones.outputs.webmap", "assets"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    keep_trailing_newline=True,
)
