"""All of Japan on one sheet of paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from zones.labels import Lang, Text
from zones.outputs.figures import japanese
from zones.outputs.lettering import one_line, wrapped
from zones.outputs.printed_map import Shade
from zones.outputs.topology import encode, neighbours
from zones.outputs.webmap.colours import OKABE_ITO, TOL_MUTED, colour_areas
from zones.outputs.webmap.document import AreaTheme, ClassTheme, Theme

_MAIN = (128.3, 30.0, 146.2, 45.7)
_SOUTH = (122.8, 24.0, 130.4, 28.7)
"""Frames in degrees: the main islands, and the islands from 与那国 to 奄美."""

_WIDTH, _HEIGHT, _TITLE = 7.0, 6.1, 0.4
"""Inches: of the figure, and what a title adds to its height."""

_BELOW = 0.55
_INSET = (2.7, 1.9)
"""Inches: room for the notes; width and height of the southern frame."""

_TOLERANCE = 0.012
_HATCH = "//////"
_NOTE = 5.6
_NO_DATA, _ZONE_LINE, _LINE = "#FFFFFF", "#3a3a3a", "#c4c4c4"


@dataclass(frozen=True, slots=True, eq=False)
class NationalMap:
    """What a map of the whole country says.

    Parameters
    ----------
    places
        Indexed by code, in degrees.
    shades, shade_of
        The classes, and the place of each shaded municipality in them; a class without a label
        isn't in the legend.
    notes
        Lines under the map: what it shows, basis, credits.
    groups
        Municipalities that get an outline together.
    title
        Above the map; none where it stands elsewhere.
    """

    places: gpd.GeoDataFrame
    shades: tuple[Shade, ...]
    shade_of: Mapping[str, int]
    notes: tuple[str, ...]
    groups: tuple[Sequence[str], ...] = ()
    title: str = ""
    lang: Lang = "ja"


def theme_map(
    places: gpd.GeoDataFrame, theme: Theme, *, foot: str, lang: Lang = "ja"
) -> NationalMap:
    """Return a theme of a map for the screen as one for paper.

    Areas are coloured so that neighbours differ, and outlined; classes keep their hatching.

    Parameters
    ----------
    foot
        Basis and credits.
    """
    told = [] if theme.note is None else [theme.note.say(lang)]
    title = theme.label.say(lang)
    if isinstance(theme, ClassTheme):
        shades = tuple(
            Shade(one.label.say(lang), one.colour, _HATCH if one.hatch else "")
            for one in theme.classes
        )
        notes = (*told, foot)
        return NationalMap(places, shades, theme.class_of, notes, title=title, lang=lang)
    shades, shade_of = _area_shades(places, theme)
    groups = tuple(area.members for area in theme.areas)
    notes = (*told, _COLOURS.say(lang), foot)
    return NationalMap(places, shades, shade_of, notes, groups, title, lang)


def draw_country(content: NationalMap) -> Figure:
    """Draw a map of the whole country.

    小笠原 lies outside of both frames, which a note says.
    """
    ground = content.places.set_geometry(
        gpd.GeoSeries(
            shapely.coverage_simplify(content.places.geometry.to_numpy(), _TOLERANCE),
            index=content.places.index,
            crs=content.places.crs,
        )
    )
    lines = _outlines(ground, content.groups)
    with japanese():
        height = _HEIGHT + (_TITLE if content.title else 0.0)
        figure = Figure(figsize=(_WIDTH, height))
        figure.text(0.012, 1 - 0.16 / height, one_line(content.title), fontsize=11, va="top")
        main = figure.add_axes((0.0, _BELOW / height, 1.0, (_HEIGHT - _BELOW - 0.05) / height))
        wide, tall = _INSET
        place = (0.012, (_HEIGHT - 0.1 - tall) / height, wide / _WIDTH, tall / height)
        inset = figure.add_axes(place, anchor="NW")
        for axes, frame in ((main, _MAIN), (inset, _SOUTH)):
            west, south, east, north = frame
            shown = ground.cx[west:east, south:north]
            _draw(axes, shown, content, lines.cx[west:east, south:north])
            _settle(axes, frame)
        main.set_axis_off()
        _legend(main, content)
        told = "\n".join((_LEFT_OUT.say(content.lang), *content.notes))
        notes = wrapped(told, size=_NOTE, width=_WIDTH - 0.15)
        figure.text(0.012, 0.008, notes, fontsize=_NOTE, color="0.25")
    return figure


def _area_shades(
    places: gpd.GeoDataFrame, theme: AreaTheme
) -> tuple[tuple[Shade, ...], dict[str, int]]:
    members = {area.id: frozenset(area.members) for area in theme.areas}
    palette = list(dict.fromkeys((*OKABE_ITO, *TOL_MUTED)))
    colours = colour_areas(members, neighbours(encode(places, tolerance=_TOLERANCE)))
    shade_of = {
        code: palette.index(colours[key]) for key, codes in members.items() for code in codes
    }
    return tuple(Shade("", colour) for colour in palette), shade_of


def _outlines(ground: gpd.GeoDataFrame, groups: Sequence[Sequence[str]]) -> gpd.GeoSeries:
    shapes = ground.geometry
    dissolved = [shapely.coverage_union_all(shapes.loc[list(one)].to_numpy()) for one in groups]
    return gpd.GeoSeries([one.boundary for one in dissolved], crs=ground.crs)


def _draw(axes: Axes, ground: gpd.GeoDataFrame, content: NationalMap, lines: gpd.GeoSeries) -> None:
    if ground.empty:
        return
    drawn = [content.shade_of.get(str(code)) for code in ground.index]
    colours = [_NO_DATA if at is None else content.shades[at].colour for at in drawn]
    ground.plot(ax=axes, color=colours, edgecolor=_LINE, linewidth=0.15, aspect=None)
    for at, shade in enumerate(content.shades):
        striped = ground[[at == one for one in drawn]] if shade.hatch else ground[:0]
        if not striped.empty:
            striped.plot(
                ax=axes, color="none", edgecolor="#55555599", linewidth=0, hatch=shade.hatch,
                aspect=None,
            )  # fmt: skip
    if not lines.empty:
        lines.plot(ax=axes, color=_ZONE_LINE, linewidth=0.4, aspect=None)


def _settle(axes: Axes, frame: tuple[float, float, float, float]) -> None:
    west, south, east, north = frame
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[], xlabel="", ylabel="")
    axes.set_aspect(1 / np.cos(np.radians((south + north) / 2)))
    for spine in axes.spines.values():
        spine.set(linewidth=0.5, color="#777777")


def _legend(axes: Axes, content: NationalMap) -> None:
    shown = set(content.shade_of.values())
    handles = [
        Patch(
            facecolor=one.colour, edgecolor="#555555", linewidth=0.4, hatch=one.hatch,
            label=one_line(one.label),
        )
        for at, one in enumerate(content.shades) if at in shown and one.label
    ]  # fmt: skip
    if handles:
        axes.legend(
            handles=handles, loc="lower right", fontsize=7, frameon=False, borderaxespad=0.6,
            handleheight=1.1, labelspacing=0.5,
        )  # fmt: skip


_COLOURS = Text(
    "色は隣り合う圏域を見分けるためだけのもの。白は圏域なし、または1市区町村だけの圏域",
    "Colours only tell neighbouring zones apart; white is in no zone, or in one of its own",
)
_LEFT_OUT = Text("小笠原村は図の外", "小笠原村 (Ogasawara) lies outside the frame")
