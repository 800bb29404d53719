"""What pages of maps are made of: our scripts and styles, Leaflet's, and what may run."""

import base64
import hashlib
import re
from importlib.resources import files
from pathlib import Path

from xstatic.pkg import leaflet

from zones.errors import OutputError


def asset(name: str) -> str:
    """Return a file of ours."""
    return (files("zones.outputs.webmap") / "assets" / name).read_text(encoding="utf-8")


def leaflet_file(name: str) -> str:
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


def leaflet_style() -> str:
    """Return Leaflet's style without its images, which only its own markers and menus use."""
    return re.sub(r"url\([^)]*\)", "none", leaflet_file("leaflet.css"))


def policy(scripts: list[str], styles: list[str]) -> str:
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
