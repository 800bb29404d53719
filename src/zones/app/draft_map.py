"""The map of a draft on the screen: our own component, which needs no network.

Its page holds the boundaries and is loaded once; a run of the script sends only codes. The map
draws what it is sent whenever the digest of that differs from what it shows, so that it is never
stale, and it keeps its view while municipalities change.
"""

import atexit
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components

from zones.app import resources
from zones.app.planner.words import MAP
from zones.app.view import View
from zones.labels import Lang
from zones.model import Contiguity
from zones.outputs.webmap.colours import OKABE_ITO, TOL_MUTED
from zones.outputs.webmap.document import Status
from zones.outputs.webmap.live import live_page

MAP_HEIGHT = 470


@dataclass(frozen=True, slots=True)
class Shape:
    """An area as the map draws it."""

    id: str
    name: str
    centres: tuple[str, ...]
    members: tuple[str, ...]
    status: Status = "proposed"
    colour: str = OKABE_ITO[0]


@dataclass(frozen=True, slots=True)
class Focus:
    """What to zoom to; another *turn* zooms again."""

    codes: tuple[str, ...]
    turn: str
    most: int = 11


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a map shows, and how.

    Parameters
    ----------
    shapes
        The areas, coloured.
    selected
        Id of the area that is outlined.
    broken
        Codes that are hatched.
    focus
        What to zoom to.
    height
        In pixels.
    channel
        Maps with the same channel show the same view.
    save
        What the tab keeps for a reload.
    restore
        Whether to give back what the tab kept.
    """

    shapes: Sequence[Shape]
    selected: str | None = None
    broken: Collection[str] = ()
    focus: Focus | None = None
    height: int = MAP_HEIGHT
    channel: str | None = None
    save: str | None = None
    restore: bool = False


def show_map(
    view: View, drawing: Drawing, *, key: str, on_change: Callable[[], None] | None = None
) -> None:
    """Show areas on the map.

    Parameters
    ----------
    view
        The settings.
    drawing
        What is shown.
    key
        Key of the session: holds ``{"code": …}`` after a click, ``{"restore": …}`` after a reload.
    on_change
        Called after a click; without it, municipalities can't be clicked.
    """
    drawn: dict[str, Any] = {
        "areas": [asdict(shape) for shape in drawing.shapes],
        "selected": drawing.selected,
        "broken": sorted(drawing.broken),
    }
    _component(view.lang)(
        **drawn,
        digest=digest_of(drawn),
        focus=None if drawing.focus is None else asdict(drawing.focus),
        height=drawing.height,
        channel=drawing.channel,
        save=drawing.save,
        restore=drawing.restore,
        clickable=on_change is not None,
        words={name: view.say(text) for name, text in MAP.items()},
        key=key,
        default=None,
        on_change=on_change,
    )


def digest_of(drawn: Mapping[str, object]) -> str:
    """Return the hash of what a map draws."""
    text = json.dumps(drawn, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def coloured(shapes: Sequence[Shape], contiguity: Contiguity) -> list[Shape]:
    """Give each area a colour that no touching area before it has.

    An area keeps its colour while it grows, unless it comes to touch one of the same colour.
    """
    palette = OKABE_ITO if len(shapes) <= len(OKABE_ITO) else TOL_MUTED
    near = [contiguity.neighbours(shape.members) | set(shape.members) for shape in shapes]
    colours: list[str] = []
    for at, _ in enumerate(shapes):
        used = [
            colours[other] for other in range(at) if not near[at].isdisjoint(shapes[other].members)
        ]
        turned = [palette[(at + step) % len(palette)] for step in range(len(palette))]
        colours.append(min(turned, key=used.count))
    return [
        Shape(one.id, one.name, one.centres, one.members, one.status, colour)
        for one, colour in zip(shapes, colours, strict=True)
    ]


def _component(lang: Lang) -> Callable[..., object]:
    """Return the component; its page is written anew where the system has tidied it away."""
    folder, component = _declared(lang)
    file = folder / "index.html"
    if not file.exists():
        folder.mkdir(exist_ok=True)
        file.write_text(_page(lang), encoding="utf-8")
    return component


@st.cache_resource(show_spinner=False)
def _declared(lang: Lang) -> tuple[Path, Callable[..., object]]:
    folder = Path(tempfile.mkdtemp(prefix="zones-map-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder, components.declare_component(f"draft_{lang}", path=folder)


@st.cache_resource(show_spinner=False)
def _page(lang: Lang) -> str:
    return live_page(resources.region(), lang=lang)
