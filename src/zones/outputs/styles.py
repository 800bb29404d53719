"""How each layer is drawn in a GIS: classes, colours, labels. No word here about a file format."""

from dataclasses import dataclass
from itertools import pairwise

from zones.labels import ROLES, Text
from zones.model.forms import FORMS
from zones.outputs.figure_themes import RATIO_BOUNDS
from zones.outputs.layers import Geometry, Layer
from zones.outputs.plan_map import FRAME_COLOURS
from zones.outputs.webmap.colours import TOL_MUTED, diverging, sequential
from zones.zoning.frames import FRAMES

SHARE_BOUNDS = (0, 0.10, 0.15, 0.20, 0.30, 0.50)
"""Class bounds of the share of commuters in a sphere."""

FLOW_BOUNDS = (0, 1000, 2000, 5000, 10000)
"""Class bounds of a desire line's persons."""


@dataclass(frozen=True, slots=True)
class StyleClass:
    """One class of a style, by a value or by a range.

    Parameters
    ----------
    label
        What it means.
    colour
        ``#rrggbb``: of the area, the line or the point.
    value
        The value of the style's column, where it is drawn by values.
    low, high
        Lower bound (included) and upper bound, where it is drawn by ranges.
    width_mm
        Of the line, or size of the point.
    dashed
        Whether the outline is dashed, so that it is told apart in grey print too.
    """

    label: Text
    colour: str
    value: str | None = None
    low: float | None = None
    high: float | None = None
    width_mm: float = 0.2
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a layer is drawn.

    Parameters
    ----------
    id
        Short name, unique for the layer.
    label
        Its name in words.
    geometry
        What it draws.
    column
        The column that decides the class.
    classes
        The legend, in order.
    fill_column
        A column of colours that fills areas instead of the class's colour, which then draws the
        outline: neighbouring areas differ.
    name_column
        The column that is written on the map, if any.
    name_scale
        Write names only at this scale (1:n) or larger.
    opacity
        Of areas, 0–1.
    """

    id: str
    label: Text
    geometry: Geometry
    column: str
    classes: tuple[StyleClass, ...]
    fill_column: str | None = None
    name_column: str | None = None
    name_scale: int = 1_500_000
    opacity: float = 1.0

    @property
    def by_range(self) -> bool:
        """Whether ranges decide the class, and not values."""
        return bool(self.classes) and self.classes[0].low is not None


def styles_of(layer: Layer) -> tuple[Style, ...]:
    """Return the styles of *layer*, its default one first."""
    return STYLES.get(layer.id) or DRAWN[layer.id]


_LARGEST = 1e12
_INK = "#222222"


def _frames(geometry: Geometry, size_mm: float) -> Style:
    classes = tuple(
        StyleClass(FRAMES[key], FRAME_COLOURS[key], value=key, width_mm=size_mm) for key in FRAMES
    )
    label = Text("位置付け", "Frames")
    return Style(
        "frames", label, geometry, "frame", classes, name_column="name", name_scale=500_000
    )


def _ratio() -> Style:
    colours = diverging(len(RATIO_BOUNDS) + 1)
    edges = (0.0, *RATIO_BOUNDS, _LARGEST)
    classes = tuple(
        StyleClass(Text(words, words), colour, low=low, high=high)
        for (low, high), words, colour in zip(
            pairwise(edges), _range_words(edges, 100), colours, strict=True
        )
    )
    label = Text("昼夜間人口比率", "Day–night population ratio")
    return Style("ratio", label, "polygon", "day_night_ratio", classes)


def _lines(column: str, bounds: tuple[float, ...], label: Text, times: int) -> Style:
    edges = (*bounds, _LARGEST)
    colours = sequential(len(bounds) + 2)[2:]
    classes = tuple(
        StyleClass(Text(words, words), colour, low=low, high=high, width_mm=0.2 + 0.25 * at)
        for at, ((low, high), words, colour) in enumerate(
            zip(pairwise(edges), _range_words(edges, times), colours, strict=True)
        )
    )
    return Style(column, label, "line", column, classes)


def _range_words(edges: tuple[float, ...], times: int) -> list[str]:
    """Return ``80–90`` for each range, the first and last one open."""
    words = []
    for low, high in pairwise(edges):
        start = f"{low * times:,g}" if low else ""
        stop = f"{high * times:,g}" if high < _LARGEST else ""
        words.append(f"{start}–{stop}")
    return words


def _proposals() -> Style:
    classes = (
        StyleClass(
            Text("連携中枢都市圏", "連携中枢都市圏"), _INK, value="hub_city_area", width_mm=0.6
        ),
        StyleClass(
            Text("定住自立圏", "定住自立圏"),
            _INK,
            value="settlement_area",
            width_mm=0.4,
            dashed=True,
        ),
        StyleClass(Text("その他の制度", "Other scheme"), _INK, value="", width_mm=0.4),
    )
    label = Text("圏域の候補", "Candidate areas")
    return Style(
        "proposals",
        label,
        "polygon",
        "scheme",
        classes,
        fill_column="colour",
        name_column="name",
        opacity=0.5,
    )


def _unions() -> Style:
    palette = (*TOL_MUTED, "#DDDDDD", "#777777")
    classes = tuple(
        StyleClass(
            form.label,
            palette[at % len(palette)],
            value=key,
            width_mm=0.4,
            dashed=form.floor == 1,
        )
        for at, (key, form) in enumerate(FORMS.items())
    )
    label = Text("既存の圏域・組合", "Existing unions")
    return Style("unions", label, "polygon", "type", classes, name_column="name", opacity=0.4)


def _city_regions() -> Style:
    classes = (
        StyleClass(
            Text("都道府県境を越える", "Crosses a prefecture border"),
            _INK,
            value="true",
            width_mm=0.8,
        ),
        StyleClass(
            Text("都道府県内", "Inside one prefecture"),
            _INK,
            value="false",
            width_mm=0.5,
            dashed=True,
        ),
    )
    label = Text("シティリージョン（候補）", "City-regions (found)")
    return Style(
        "city_regions",
        label,
        "polygon",
        "crosses_prefecture",
        classes,
        fill_column="colour",
        name_column="name",
        name_scale=4_000_000,
        opacity=0.4,
    )


STYLES: dict[str, tuple[Style, ...]] = {
    "municipalities": (_frames("polygon", 0.1), _ratio()),
    "unions": (_unions(),),
    "city_regions": (_city_regions(),),
    "proposals": (_proposals(),),
    "flows": (_lines("persons", FLOW_BOUNDS, Text("人数", "Persons"), 1),),
    "spheres": (_lines("share", SHARE_BOUNDS, Text("割合（％）", "Share (%)"), 100),),
    "offices": (_frames("point", 1.6),),
}
"""The styles of each layer by its id, the default one first."""

DRAWN: dict[str, tuple[Style, ...]] = {
    "drawn_members": (
        Style(
            "roles",
            Text("役割", "Role"),
            "polygon",
            "role",
            (
                StyleClass(ROLES["centre"], "#AA4499", value="centre"),
                StyleClass(ROLES["member"], "#DDCC77", value="member"),
            ),
            name_column="name",
            name_scale=500_000,
        ),
    ),
    "drawn": (
        Style(
            "drawn",
            Text("作成した圏域", "Areas drawn"),
            "polygon",
            "area",
            (StyleClass(Text("作成した圏域", "Areas drawn"), _INK, value="", width_mm=0.6),),
            fill_column="colour",
            name_column="name",
            opacity=0.5,
        ),
    ),
}
"""The styles of the layers of a draft: `zones.outputs.draft_layers`."""
