"""The map on the screen: our own component, which needs no network.

Its page holds the boundaries and is loaded once; a run of the script sends only what changes: themes
by row, what is chosen, lines. The map draws what it is sent whenever the digest of that differs from
what it shows, so that it is never stale, and it keeps its view. Moving and zooming run nothing.

What a person does on the map is a numbered event. The map repeats its events until the number comes
back as handled; each is handled once, in order, however many come together and whatever run is cut
short. Docs: ``docs/dashboard.md``.
"""

import atexit
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st
import streamlit.components.v1 as components

from zones.app import data_sets, resources, session
from zones.app.data_sets import DataSet
from zones.app.view import View
from zones.labels import Lang, Text
from zones.outputs.webmap.document import Theme
from zones.outputs.webmap.live import live_page
from zones.outputs.webmap.live_themes import Rows, rows_of, theme_rows

MAP_HEIGHT = 470
LINE = "#0b5cad"

WORDS: Mapping[str, Text] = {
    "map": Text(
        "地図（ドラッグか矢印キーで移動、ホイールか＋−で拡大縮小、Enterで中央の市区町村を選ぶ）",
        "Map (drag or arrow keys move, wheel or + − zoom, Enter chooses what is in the middle)",
    )
}

Event = Mapping[str, Any]
"""What was done: ``kind`` is ``click`` (with ``code``) or ``restore`` (with ``saved``)."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What to zoom to; another *turn* zooms again."""

    codes: tuple[str, ...]
    turn: str
    most: int = 11


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one municipality to another, *width* pixels wide on every scale."""

    origin: str
    destination: str
    width: float
    colour: str = LINE


@dataclass(frozen=True, slots=True)
class Picture:
    """What a map shows.

    Parameters
    ----------
    themes
        One or more; with several the map has a field to choose, which runs nothing. A theme is
        4 to 25 kB on the wire, all of a plan about 130 kB.
    shown
        Id of the theme to show; another id than before changes it.
    selected
        Codes that are outlined together.
    emphasised
        Codes that stay as they are while all others fade; nothing fades if None.
    window
        Codes that are in colour, the others grey; all if None.
    lines
        Drawn over the map. The caller fixes what a width means.
    scale
        Width, colour and words of lines in the legend.
    focus
        What to zoom to.
    height
        In pixels.
    channel
        Maps with the same channel show the same view.
    """

    themes: Sequence[Theme]
    shown: str | None = None
    selected: Collection[str] = ()
    emphasised: Collection[str] | None = None
    window: Collection[str] | None = None
    lines: Sequence[Line] = ()
    scale: Sequence[tuple[float, str, str]] = ()
    focus: Focus | None = None
    height: int = MAP_HEIGHT
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """What stands around a drawing.

    Parameters
    ----------
    focus, height, channel
        As for `Picture`.
    save
        What the tab keeps for a reload.
    restore
        Whether to give back what the tab kept.
    """

    focus: Focus | None = None
    height: int = MAP_HEIGHT
    channel: str | None = None
    save: str | None = None
    restore: bool = False


NOTHING: Mapping[str, Any] = MappingProxyType(
    {
        "themes": (), "shown": None, "area": None, "selected": (), "broken": (), "bright": None,
        "inside": None, "lines": (), "scale": (), "legend": "theme",
    }
)  # fmt: skip
"""Everything that a map draws, empty: what each is says ``assets/live.js``."""


def show_live_map(
    view: View, picture: Picture, *, key: str, on_click: Callable[[str], None] | None = None
) -> None:
    """Show themes on the map.

    Parameters
    ----------
    view
        The settings.
    picture
        What is shown.
    key
        Key of the session for this map, one a page; a page that is left keeps the map's view.
    on_click
        Called before the next run with the code of a clicked municipality, once a click; may set
        any key of the session. Without it, municipalities can't be clicked.
    """
    rows = map_rows()
    drawn = {
        "themes": theme_rows(picture.themes, rows, lang=view.lang),
        "shown": picture.shown,
        "selected": rows.rows(picture.selected),
        "bright": None if picture.emphasised is None else rows.marks(picture.emphasised),
        "inside": None if picture.window is None else rows.marks(picture.window),
        "lines": [
            (rows.place[one.origin], rows.place[one.destination], round(one.width, 2), one.colour)
            for one in picture.lines
        ],
        "scale": list(picture.scale),
    }
    stage = Stage(picture.focus, picture.height, picture.channel)
    event = None if on_click is None else partial(_click, on_click)
    draw(view, drawn, stage, key=key, on_event=event)


def draw(
    view: View,
    drawn: Mapping[str, Any],
    stage: Stage,
    *,
    key: str,
    on_event: Callable[[Event], None] | None,
    words: Mapping[str, Text] = WORDS,
) -> None:
    """Send a map what it draws.

    Parameters
    ----------
    view, key
        As for `show_live_map`.
    drawn
        What is drawn, by row; what is left out is `NOTHING`.
    stage
        What stands around it.
    on_event
        Called with each event, once and in order; without it, municipalities can't be clicked.
    words
        Words of the map.
    """
    whole = {**NOTHING, **drawn}
    _component(view.lang)(
        **whole,
        **asdict(stage),
        digest=digest_of(whole),
        name=key,
        handled=_handled(key),
        clickable=on_event is not None,
        words={name: view.say(text) for name, text in words.items()},
        key=key,
        default=None,
        on_change=None if on_event is None else partial(hear, key, on_event),
    )


def hear(key: str, on_event: Callable[[Event], None]) -> None:
    """Handle what the map has sent and what is not handled yet, in order.

    It is the map's callback; a page may call it again before it draws anything, as a run that is
    cut short takes its callback with it. What comes from a browser may be anything.
    """
    value = st.session_state.get(key)
    if not isinstance(value, dict):
        return
    boot, events = value.get("boot"), value.get("events")
    if not isinstance(boot, str) or not isinstance(events, list):
        return
    handled = _handled(key)
    for event in events:
        number = event.get("number") if isinstance(event, dict) else None
        if type(number) is not int or number <= handled.get(boot, 0):
            continue
        # Marked afterwards: what a new request cuts short comes again.
        on_event(event)
        handled.pop(boot, None)
        handled[boot] = number
        for old in list(handled)[:-_BOOTS]:
            del handled[old]


_BOOTS = 4
"""So many loads of one map are remembered."""


def _handled(key: str) -> dict[str, int]:
    """Return the last event that was handled, by load of the map's page."""
    maps: dict[str, dict[str, int]] = st.session_state[session.HANDLED]
    return maps.setdefault(key, {})


def _click(on_click: Callable[[str], None], event: Event) -> None:
    code = event.get("code")
    if isinstance(code, str) and code in resources.region().codes:
        on_click(code)


def digest_of(drawn: Mapping[str, object]) -> str:
    """Return the hash of what a map draws."""
    text = json.dumps(drawn, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def map_rows() -> Rows:
    """Return the rows of the municipalities on the map."""
    return _rows(data_sets.in_use())


def get_ready(lang: Lang) -> None:
    """Make the map's page before anybody asks for it; outside a session it can't be declared."""
    _page(data_sets.in_use(), lang)
    map_rows()


def _component(lang: Lang) -> Callable[..., object]:
    """Return the component; its page is written anew where the system has tidied it away."""
    data = data_sets.in_use()
    folder, component = _declared(data, lang)
    file = folder / "index.html"
    if not file.exists():
        folder.mkdir(exist_ok=True)
        file.write_text(_page(data, lang), encoding="utf-8")
    return component


_MOST = 6
_HASHES: dict[str | type[Any], Callable[[Any], Any]] = {DataSet: lambda one: (one.name, one.digest)}


@st.cache_resource(show_spinner=False, max_entries=_MOST, hash_funcs=_HASHES)
def _declared(data: DataSet, lang: Lang) -> tuple[Path, Callable[..., object]]:
    folder = Path(tempfile.mkdtemp(prefix="zones-map-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder, components.declare_component(f"map_{lang}_{data.digest}", path=folder)


@st.cache_resource(show_spinner=False, max_entries=_MOST, hash_funcs=_HASHES)
def _page(data: DataSet, lang: Lang) -> str:
    del data  # the key: the region is that of the data set in use
    return live_page(resources.region(), lang=lang)


@st.cache_resource(show_spinner=False, max_entries=_MOST, hash_funcs=_HASHES)
def _rows(data: DataSet) -> Rows:
    del data
    return rows_of(resources.region().municipalities)
