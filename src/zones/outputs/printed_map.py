"""Maps for paper: shades with hatching, outlines, names; readable without colour."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke

from zones.labels import Lang, Text
from zones.outputs.figures import japanese
from zones.outputs.lettering import one_line, text_width, wrapped

_APART_KM = 60
"""Offices farther than this from all others are left out of the frame, and named under it."""

LineStyle = Literal["-", "--", ":", "-."]

_KM_A_DEGREE = 111.3
_POINTS_PER_INCH = 72
_NOTE = 5.6
_ROW = 0.165
_INK = "#14181c"
_GROUND = "#f4f4f2"

Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One class of a printed map: a colour, and a hatch that survives grey print."""

    label: str
    colour: str
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A line around municipalities; one line in the legend stands for all of the same label."""

    label: str
    codes: tuple[str, ...]
    colour: str = _INK
    style: LineStyle = "-"


@dataclass(frozen=True, slots=True, eq=False)
class PrintedMap:
    """What a printed map says.

    Parameters
    ----------
    places
        Indexed by code, in degrees, with ``prefecture``, ``office_lon``, ``office_lat`` and a
        geometry; all municipalities around, the ground of the map.
    focus
        Codes that the frame must hold.
    shades, shade_of
        The classes, and the place of each shaded municipality in them.
    outlines
        Lines around areas.
    labels
        Words by code, the most important first; what finds no room gets its short form.
    short
        Short form by code (a number); nothing where it is missing.
    strong
        Codes whose label is larger and always drawn.
    caption
        Basis and credits under the map.
    """

    places: gpd.GeoDataFrame
    focus: tuple[str, ...]
    shades: tuple[Shade, ...]
    shade_of: Mapping[str, int]
    labels: Mapping[str, str]
    caption: str
    outlines: tuple[Outline, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)
    strong: frozenset[str] = frozenset()
    lang: Lang = "ja"


def draw_map(content: PrintedMap, *, width: float = 6.7, tallest: float = 5.6) -> Figure:
    """Draw a printed map.

    Parameters
    ----------
    content
        What it says.
    width, tallest
        In inches: of the figure, and of the map at most.
    """
    kept = main_cluster(content.places, content.focus)
    left_out = [code for code in content.focus if code not in kept]
    ground, bounds = project_places(content.places, kept)
    height = min(tallest, width * (bounds[3] - bounds[1]) / (bounds[2] - bounds[0]))
    bounds = _widened(bounds, width / height)
    rows = _legend_rows(content, width)
    notes = wrapped(_notes(content, left_out), size=_NOTE, width=width - 0.05)
    below = _ROW * rows + 0.098 * (notes.count("\n") + 1) + 0.1
    with japanese():
        figure = Figure(figsize=(width, height + below))
        axes = figure.add_axes((0.0, below / (height + below), 1.0, height / (height + below)))
        _paint(axes, content, ground, bounds)
        _write_labels(axes, content, ground, bounds, width=width, height=height)
        _scale_bar(axes, bounds, content.lang)
        _legend(figure, content, width=width, at=(below - 0.02) / (height + below))
        figure.text(0.005, 0.008, notes, fontsize=_NOTE, color="0.25", va="bottom")
    return figure


def main_cluster(places: gpd.GeoDataFrame, focus: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the largest group whose offices hang together.

    Two offices hang together when at most 60 km lie between them. So a prefecture's far islands
    don't shrink its mainland to a dot; the caller names what is left out.
    """
    codes = [code for code in dict.fromkeys(focus) if code in places.index]
    points = places.loc[codes, ["office_lon", "office_lat"]].to_numpy(dtype=float)
    middle = np.cos(np.radians(points[:, 1].mean()))
    flat = points * [_KM_A_DEGREE * middle, _KM_A_DEGREE]
    near = np.hypot(*(flat[:, None] - flat[None]).transpose(2, 0, 1)) <= _APART_KM
    left, groups = set(range(len(codes))), []
    while left:
        group, edge = set(), {min(left)}
        while edge:
            group |= edge
            edge = set(np.flatnonzero(near[sorted(edge)].any(axis=0)).tolist()) - group
        left -= group
        groups.append(sorted(group))
    largest = max(groups, key=lambda one: (len(one), -one[0]))
    return tuple(codes[at] for at in largest)


def _near_parts(places: gpd.GeoDataFrame, kept: Iterable[str]) -> gpd.GeoDataFrame:
    """Return the parts of *kept* that lie near their own office: no far, lonely islet."""
    parts = places.loc[list(kept)].explode()
    middle = parts.geometry.representative_point()
    north = (middle.y - parts["office_lat"]) * _KM_A_DEGREE
    east = (middle.x - parts["office_lon"]) * _KM_A_DEGREE * np.cos(np.radians(middle.y))
    near = np.hypot(north, east) <= _APART_KM
    return parts[near] if near.any() else parts


def project_places(places: gpd.GeoDataFrame, kept: Iterable[str]) -> tuple[gpd.GeoDataFrame, Box]:
    """Return what lies around *kept* in metres, as detailed as paper shows, and its frame."""
    near = _near_parts(places, kept)
    west, south, east, north = near.total_bounds
    pad = max(east - west, north - south)
    around = places.cx[west - pad : east + pad, south - pad : north + pad]
    system = (
        f"+proj=tmerc +lat_0={(south + north) / 2:.4f} +lon_0={(west + east) / 2:.4f} +ellps=GRS80"
    )
    ground = around.to_crs(system)
    bounds = _frame(near.to_crs(system))
    west, south, east, north = bounds
    size = max(east - west, north - south)
    shapes = shapely.coverage_simplify(ground.geometry.to_numpy(), size / 1200)
    cut = shapely.clip_by_rect(
        shapes, west - size, south - 0.02 * size, east + size, north + 0.02 * size
    )
    drawn = ground.set_geometry(gpd.GeoSeries(cut, index=ground.index, crs=ground.crs))
    return drawn[~drawn.geometry.is_empty], bounds


def _frame(shown: gpd.GeoDataFrame) -> Box:
    west, south, east, north = shown.total_bounds
    pad = 0.05 * max(east - west, north - south)
    return west - pad, south - pad, east + pad, north + pad


def _widened(bounds: Box, ratio: float) -> Box:
    """Return the frame with more room at its sides, as wide as the paper."""
    west, south, east, north = bounds
    more = max(0.0, ratio * (north - south) - (east - west)) / 2
    return west - more, south, east + more, north


def _paint(
    axes: Axes,
    content: PrintedMap,
    ground: gpd.GeoDataFrame,
    bounds: Box,
) -> None:
    axes.set_facecolor("#ffffff")
    ground.plot(ax=axes, color=_GROUND, edgecolor="#b9b9b9", linewidth=0.3)
    for at, shade in enumerate(content.shades):
        codes = [code for code, place in content.shade_of.items() if place == at]
        shown = ground[ground.index.isin(codes)]
        if not shown.empty:
            shown.plot(
                ax=axes, color=shade.colour, edgecolor="#555555", linewidth=0.35, hatch=shade.hatch
            )
    for codes in ground.groupby("prefecture").groups.values():
        _line(axes, ground, codes, colour="#777777", width=0.8, style=(0, (6, 1, 1, 1)))
    for outline in content.outlines:
        codes = ground.index.intersection(pd.Index(outline.codes))
        _line(axes, ground, codes, colour="#ffffff", width=2.8, style="-")
        _line(axes, ground, codes, colour=outline.colour, width=1.5, style=outline.style)
    axes.set(
        xlim=bounds[0::2],
        ylim=bounds[1::2],
        xticks=[],
        yticks=[],
        aspect="auto",
        xlabel="",
        ylabel="",
    )
    for spine in axes.spines.values():
        spine.set(linewidth=0.5, color="#777777")


def _line(
    axes: Axes,
    ground: gpd.GeoDataFrame,
    codes: pd.Index,
    *,
    colour: str,
    width: float,
    style: object,
) -> None:
    if len(codes) == 0:
        return
    shape = shapely.coverage_union_all(ground.geometry.loc[codes].to_numpy())
    gpd.GeoSeries([shape.boundary]).plot(ax=axes, color=colour, linewidth=width, linestyle=style)


def _write_labels(
    axes: Axes,
    content: PrintedMap,
    ground: gpd.GeoDataFrame,
    bounds: Box,
    *,
    width: float,
    height: float,
) -> None:
    """Write each label where it finds room, its short form elsewhere."""
    west, south, east, north = bounds
    unit = np.array(
        [(east - west) / width / _POINTS_PER_INCH, (north - south) / height / _POINTS_PER_INCH]
    )
    taken: list[Box] = []
    order = sorted(content.labels, key=lambda code: code not in content.strong)
    for code in order:
        if code not in ground.index:
            continue
        strong = code in content.strong
        point = shapely.point_on_surface(_largest(ground.geometry[code]))
        for words, size in _forms(content, code, strong=strong):
            place = _room(point, words, size, unit, bounds, taken)
            if place is None:
                continue
            taken.append(place[1])
            axes.annotate(
                words,
                place[0],
                ha="center",
                va="center",
                fontsize=size,
                color=_INK,
                linespacing=1.05,
                path_effects=[withStroke(linewidth=1.8, foreground="white")],
                zorder=20,
            )
            break


def _forms(content: PrintedMap, code: str, *, strong: bool) -> Iterator[tuple[str, float]]:
    yield content.labels[code], 8.0 if strong else 6.2
    if strong:
        yield content.labels[code], 6.5
    if code in content.short:
        yield content.short[code], 6.2


def _largest(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    return parts[int(shapely.area(parts).argmax())]


def _room(
    point: shapely.Point, words: str, size: float, unit: np.ndarray, bounds: Box, taken: list[Box]
) -> tuple[tuple[float, float], Box] | None:
    """Return a place near *point* where *words* touch no other label, with their box."""
    lines = words.split("\n")
    wide = max(map(text_width, lines)) * size * unit[0] / 2
    tall = len(lines) * size * 1.12 * unit[1] / 2
    if 2 * wide > bounds[2] - bounds[0]:
        return None
    for shift in (0.0, 1.1, -1.1, 2.0, -2.0):
        x, y = point.x, point.y + shift * size * unit[1]
        x = min(max(x, bounds[0] + wide), bounds[2] - wide)
        box = (x - wide, y - tall, x + wide, y + tall)
        inside = bounds[1] < box[1] and box[3] < bounds[3]
        if inside and bounds[0] <= point.x <= bounds[2] and not any(_meet(box, o) for o in taken):
            return (x, y), box
    return None


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _scale_bar(axes: Axes, bounds: Box, lang: Lang) -> None:
    west, south, east, north = bounds
    length = _round_down((east - west) / 5)
    x, y = west + 0.03 * (east - west), south + 0.035 * (north - south)
    halo = [withStroke(linewidth=2.5, foreground="white")]
    axes.plot([x, x + length], [y, y], color=_INK, linewidth=2, path_effects=halo, zorder=21)
    words = f"{length / 1000:g} km"
    axes.annotate(
        words, (x + length / 2, y), (0, 3), textcoords="offset points", ha="center",
        fontsize=6, path_effects=halo, zorder=21,
    )  # fmt: skip
    axes.annotate(
        Text("北", "N").say(lang), (0.965, 0.985), (0.965, 0.93), xycoords="axes fraction",
        ha="center", va="center", fontsize=7, zorder=21, path_effects=halo,
        arrowprops={"arrowstyle": "-|>", "color": _INK, "linewidth": 1},
    )  # fmt: skip


def _round_down(length: float) -> float:
    """Return the largest 1, 2 or 5 × a power of ten that is at most *length*.

    Examples
    --------
    >>> _round_down(37_000)
    20000.0
    """
    power = 10.0 ** np.floor(np.log10(length))
    return float(max(step * power for step in (1, 2, 5) if step * power <= length))


def _legend_rows(content: PrintedMap, width: float) -> int:
    return len(list(_packed(content, width)))


def _packed(content: PrintedMap, width: float) -> Iterator[list[tuple[str, Patch | Line2D]]]:
    """Return the legend line by line, as many entries a line as fit."""
    line: list[tuple[str, Patch | Line2D]] = []
    used = 0.0
    for words, handle in _entries(content):
        label = f" {words}" if words.startswith("_") else words  # matplotlib hides such labels
        wide = (text_width(label) * 6.6 + 34) / _POINTS_PER_INCH
        if line and used + wide > width:
            yield line
            line, used = [], 0.0
        line.append((label, handle))
        used += wide
    if line:
        yield line


def _entries(content: PrintedMap) -> Iterator[tuple[str, Patch | Line2D]]:
    shown = set(content.shade_of.values())
    for at, shade in enumerate(content.shades):
        if at in shown:
            patch = Patch(
                facecolor=shade.colour, edgecolor="#555555", linewidth=0.4, hatch=shade.hatch
            )
            yield shade.label, patch
    for label, outline in {one.label: one for one in content.outlines}.items():
        yield label, Line2D([], [], color=outline.colour, linewidth=1.5, linestyle=outline.style)


def _legend(figure: Figure, content: PrintedMap, *, width: float, at: float) -> None:
    step = _ROW / figure.get_figheight()
    for row, line in enumerate(_packed(content, width)):
        labels, handles = zip(*line, strict=True)
        figure.legend(
            list(handles), list(labels), loc="upper left", ncols=len(line), frameon=False,
            bbox_to_anchor=(-0.006, at - row * step), fontsize=6.6, handlelength=2.0,
            handleheight=1.05, columnspacing=1.0, handletextpad=0.4, borderpad=0.2,
        )  # fmt: skip


def _notes(content: PrintedMap, left_out: list[str]) -> str:
    if not left_out:
        return content.caption
    names = [one_line(str(name)) for name in content.places["name"].loc[left_out]]
    outside = Text("図の外：", "Not in the frame: ").say(content.lang)
    shown = ("、" if content.lang == "ja" else ", ").join(names[:6])
    more = Text(f"ほか{len(names) - 6}", f" and {len(names) - 6} more").say(content.lang)
    return f"{outside}{shown}{more if len(names) > 6 else ''}\n{content.caption}"  # noqa: PLR2004
