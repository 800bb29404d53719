"""A map inside another page, which tells it what to draw while it is open."""

import jinja2

from zones.labels import Lang, Text
from zones.model import Region
from zones.outputs.webmap.document import AreaTheme, MapDocument
from zones.outputs.webmap.parts import asset, leaflet_file, leaflet_style, policy
from zones.outputs.webmap.payload import payload
from zones.outputs.webmap.words import WORDS

_SCRIPTS = (
    "topology.js", "paint.js", "themes.js", "labels.js", "layer.js", "panel.js", "pointer.js", "aim.js",
    "lines.js", "legend.js", "mail.js", "live.js",
)  # fmt: skip

_TITLE = Text("圏域の地図", "Map of areas")


def live_page(region: Region, *, lang: Lang) -> str:
    """Return the page: all municipalities of *region*, and no area yet.

    The page around it sends themes (``streamlit:render`` with ``themes``, ``selected``, ``lines``,
    ``focus``, ``digest`` …) and hears which municipality was clicked. It asks nothing of any
    network and runs its own scripts only.
    """
    blank = AreaTheme(id="blank", label=_TITLE, areas=())
    document = MapDocument(
        title=_TITLE.say(lang),
        municipalities=region.municipalities,
        themes=(blank,),
        credits=region.credits("municipalities"),
        basis=region.flows.basis.text,
        lang=lang,
    )
    styles = [leaflet_style(), asset("map.css"), asset("live.css")]
    scripts = [
        leaflet_file("leaflet.js"),
        "\n".join(asset(name) for name in _SCRIPTS),
        'zones.live(zones.layer(zones.read("data")));',
    ]
    return _TEMPLATES.get_template("live.html").render(
        lang=lang,
        title=document.title,
        policy=policy(scripts, styles),
        styles=styles,
        data=payload(document),
        scripts=scripts,
        words={key: text.say(lang) for key, text in WORDS.items()},
    )


_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("zones.outputs.webmap", "assets"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    keep_trailing_newline=True,
)
