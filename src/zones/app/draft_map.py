"""The map of a draft on the screen: areas by name, on the dashboard's live map."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from zones.app import live_map
from zones.app.live_map import MAP_HEIGHT, Event, Focus, Stage
from zones.app.planner.words import MAP
from zones.app.view import View
from zones.model import Contiguity
from zones.outputs.webmap.colours import OKABE_ITO, TOL_MUTED
from zones.outputs.webmap.document import Status

__all__ = ["Drawing", "Focus", "Shape", "coloured", "show_map"]


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
class Drawing:
    """What a map shows, and how.

    Parameters
    ----------
    shapes
        The areas, coloured.
    selected
        Id of the area that is outlined; a click says which it was.
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
    view: View, drawing: Drawing, *, key: str, on_event: Callable[[Event], None] | None = None
) -> None:
    """Show areas on the map.

    Parameters
    ----------
    view
        The settings.
    drawing
        What is shown.
    key
        Key of the session for this map.
    on_event
        Called with what is done on the map, once and in order; without it, municipalities can't be
        clicked.
    """
    rows = live_map.map_rows()
    areas = [
        [
            shape.id, shape.name, shape.status, shape.colour,
            rows.rows(shape.centres), rows.rows(shape.members), None,
        ]
        for shape in drawing.shapes
    ]  # fmt: skip
    theme: dict[str, Any] = {"id": "draft", "kind": "area", "label": "", "note": None}
    live_map.draw(
        view,
        {
            "themes": [{**theme, "areas": areas, "facts": {"labels": [], "columns": []}}],
            "area": drawing.selected,
            "broken": rows.rows(drawing.broken),
            "legend": "areas",
        },
        Stage(drawing.focus, drawing.height, drawing.channel, drawing.save, drawing.restore),
        key=key,
        on_event=on_event,
        words=MAP,
    )


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
