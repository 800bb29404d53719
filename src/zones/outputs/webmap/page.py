"""One HTML file that opens without a network."""

import base64
import hashlib
import re
from importlib.resources import files
from pathlib import Path

import jinja2
from branca.element import Figure
from xstatic.pkg import leaflet

from zones.errors import OutputError
from zones.outputs.webmap.document import MapDocument
from zones.outputs.webmap.layer import MunicipalityLayer, PlainMap
from zones.outputs.webmap.payload import payload
from zones.outputs.webmap.words import WORDS

_SCRIPTS = (
    "topology.js", "paint.js", "themes.js", "labels.js", "layer.js", "search.js", "panel.js",
    "page.js",
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
    map_ = PlainMap()
    figure = Figure()
    figure.add_child(map_)
    layer = MunicipalityLayer(payload(document))
    layer.add_to(map_)
    figure.render()  # fills figure.html and figure.script
    styles = [_leaflet_style(), _asset("map.css")]
    scripts = [
        _leaflet("leaflet.js"),
        "\n".join(_asset(name) for name in _SCRIPTS),
        f"{figure.script.render()}\nzones.start({map_.get_name()}, {layer.get_name()});",
    ]
    lang = document.lang
    return _TEMPLATES.get_template("page.html").render(
        lang=lang,
        title=document.title,
        policy=_policy(scripts, styles),
        styles=styles,
        body=figure.html.render(),
        scripts=scripts,
        words={key: text.say(lang) for key, text in WORDS.items()},
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


def _asset(name: str) -> str:
    return (files("zones.outputs.webmap") / "assets" / name).read_text(encoding="utf-8")


def _leaflet(name: str) -> str:
    """Return a file of Leaflet without its pointer to a source map."""
    path = Path(leaflet.BASE_DIR) / name
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"Leafletのファイル「{name}」が見つかりません。XStatic-Leafletを再インストールしてください。",
            f"Leaflet's file '{name}' can't be read. Install XStatic-Leaflet again.",
        ) from error
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE).strip()


def _leaflet_style() -> str:
    """Return Leaflet's style without its images, which only its own markers and menus use."""
    return re.sub(r"url\([^)]*\)", "none", _leaflet("leaflet.css"))


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Return the content security policy that lets exactly these run."""
    for text in (*scripts, *styles):
        if re.search(r"</(script|style)|<!--", text, flags=re.IGNORECASE):
            raise OutputError(
                "埋め込むスクリプトがHTMLを終わらせてしまいます。Leafletの版を確かめてください。",
                "A script to embed would end its HTML element. Check the version of Leaflet.",
            )
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
