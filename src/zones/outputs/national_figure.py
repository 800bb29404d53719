"""All of Japan on one sheet of paper, from a theme of a map."""

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from zones.labels import Lang, Text
from zones.outputs.figures import japanese
from zones.outputs.lettering import one_line, wrapped
from zones.outputs.topology import encode, neighbours
from zones.outputs.webmap.colours import colour_areas
from zones.outputs.webmap.document import AreaTheme, ClassTheme, Theme

_MAIN = (128.3, 30.0, 146.2, 45.7)
_SOUTH = (122.8, 24.0, 130.4, 28.7)
"""Frames in degrees: the main islands, and the islands from 与那国 to 奄美."""

_WIDTH, _HEIGHT = 7.0, 7.4
_INSET = (0.012, 0.665, 0.40, 0.275)
_TOLERANCE = 0.012
_NO_DATA, _ZONE_LINE, _LINE = "#FFFFFF", "#3a3a3a", "#c4c4c4"


def draw_country(places: gpd.GeoDataFrame, theme: Theme, *, foot: str, lang: Lang = "ja") -> Figure:
    """Draw a theme for the whole country.

    Areas are coloured so that neighbours differ, and have a dark outline; classes have a legend and
    keep their hatching. 小笠原 lies outside of both frames, which a note says.

    Parameters
    ----------
    places
        Indexed by code, in degrees.
    theme
        What to draw.
    foot
        Basis and credits.
    """
    ground = places.set_geometry(
        gpd.GeoSeries(
            shapely.coverage_simplify(places.geometry.to_numpy(), _TOLERANCE),
            index=places.index,
            crs=places.crs,
        )
    )
    colour_of, hatched = _paint_of(places, theme)
    lines = _outlines(ground, theme)
    with japanese():
        figure = Figure(figsize=(_WIDTH, _HEIGHT))
        figure.text(0.012, 0.978, one_line(theme.label.say(lang)), fontsize=11, va="top")
        main = figure.add_axes((0.0, 0.075, 1.0, 0.875))
        inset = figure.add_axes(_INSET, anchor="NW")
        for axes, frame in ((main, _MAIN), (inset, _SOUTH)):
            west, south, east, north = frame
            shown = ground.cx[west:east, south:north]
            _draw(axes, shown, colour_of, hatched, lines.cx[west:east, south:north])
            _settle(axes, frame)
        main.set_axis_off()
        if isinstance(theme, ClassTheme):
            _legend(main, theme, lang)
        figure.text(0.012, 0.008, _notes(theme, foot, lang), fontsize=5.6, color="0.25")
    return figure


def _paint_of(places: gpd.GeoDataFrame, theme: Theme) -> tuple[dict[str, str], set[str]]:
    """Return the colour by code, and the codes that are hatched."""
    if isinstance(theme, ClassTheme):
        drawn = {code: theme.classes[place] for code, place in theme.class_of.items()}
        colours = {code: one.colour for code, one in drawn.items()}
        return colours, {code for code, one in drawn.items() if one.hatch}
    members = {area.id: frozenset(area.members) for area in theme.areas}
    near = neighbours(encode(places, tolerance=_TOLERANCE))
    colours = colour_areas(members, near)
    return {code: colours[key] for key, codes in members.items() for code in codes}, set()


def _outlines(ground: gpd.GeoDataFrame, theme: Theme) -> gpd.GeoSeries:
    if isinstance(theme, ClassTheme):
        return gpd.GeoSeries([], crs=ground.crs)
    groups: list[Sequence[str]] = [area.members for area in theme.areas]
    shapes = ground.geometry
    dissolved = [shapely.coverage_union_all(shapes.loc[list(one)].to_numpy()) for one in groups]
    return gpd.GeoSeries([one.boundary for one in dissolved], crs=ground.crs)


def _draw(
    axes: Axes,
    ground: gpd.GeoDataFrame,
    colour_of: Mapping[str, str],
    hatched: set[str],
    lines: gpd.GeoSeries,
) -> None:
    if ground.empty:
        return
    colours = [colour_of.get(str(code), _NO_DATA) for code in ground.index]
    ground.plot(ax=axes, color=colours, edgecolor=_LINE, linewidth=0.15, aspect=None)
    striped = ground[ground.index.isin(hatched)]
    if not striped.empty:
        striped.plot(
            ax=axes, color="none", edgecolor="#55555588", linewidth=0, hatch="//////", aspect=None
        )
    if not lines.empty:
        lines.plot(ax=axes, color=_ZONE_LINE, linewidth=0.4, aspect=None)


def _settle(axes: Axes, frame: tuple[float, float, float, float]) -> None:
    west, south, east, north = frame
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[], xlabel="", ylabel="")
    axes.set_aspect(1 / np.cos(np.radians((south + north) / 2)))
    for spine in axes.spines.values():
        spine.set(linewidth=0.5, color="#777777")


def _legend(axes: Axes, theme: ClassTheme, lang: Lang) -> None:
    shown = set(theme.class_of.values())
    handles = [
        Patch(
            facecolor=one.colour, edgecolor="#555555", linewidth=0.4,
            hatch="//////" if one.hatch else "", label=one_line(one.label.say(lang)),
        )
        for at, one in enumerate(theme.classes) if at in shown
    ]  # fmt: skip
    axes.legend(
        handles=handles, loc="lower right", fontsize=7, frameon=False, borderaxespad=0.6,
        handleheight=1.1, labelspacing=0.5,
    )  # fmt: skip


def _notes(theme: Theme, foot: str, lang: Lang) -> str:
    told = [theme.note.say(lang)] if theme.note is not None else []
    if isinstance(theme, AreaTheme):
        told.append(_COLOURS.say(lang))
    told += [_LEFT_OUT.say(lang), foot]
    return wrapped("\n".join(told), size=5.6, width=_WIDTH - 0.15)


_COLOURS = Text(
    "色は隣り合う圏域を見分けるためだけのもの。白は圏域なし、または1市区町村だけの圏域",
    "Colours only tell neighbouring zones apart; white is in no zone, or in one of its own",
)
_LEFT_OUT = Text("小笠原村は図の外", "小笠原村 (Ogasawara) lies outside the frame")
