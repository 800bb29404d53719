"""The two floors of a prefecture as one picture: fill and outline."""

from collections.abc import Mapping, Sequence
from typing import Literal

import geopandas as gpd
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from zones.labels import Lang, Text
from zones.model.unions import Union
from zones.outputs.features import dissolve
from zones.outputs.figures import caption, japanese
from zones.outputs.union_tables import shown_unions
from zones.outputs.webmap.colours import colour_areas
from zones.planning import Plan

FIRST_FLOOR = "広域連合"
_LINES: tuple[Literal["-", "--", "-.", ":"], ...] = ("-", "--", "-.", ":")
_INK = ("#000000", "#882255", "#0072B2", "#D55E00")
_HALO = [withStroke(linewidth=2.5, foreground="white")]


def floors_figure(plan: Plan, lang: Lang = "ja") -> Figure:
    """Draw the 広域連合 of the window as fills, and the second floor as outlines with names.

    Neighbouring fills differ for every colour vision; outlines differ by line and ink, one kind of
    union each. Municipalities outside the window are left out, but an area is drawn whole.
    """
    shown = shown_unions(plan)
    register = plan.existing.register
    first = _areas(plan, [one for one in register.of_type(FIRST_FLOOR) if one.id in shown])
    second = {
        kind: _areas(plan, [one for one in register.of_type(kind) if one.id in shown])
        for kind in dict.fromkeys(one.type for one in register.floor(2) if one.id in shown)
    }
    with japanese():
        figure = Figure(figsize=(8.27, 10), layout="constrained")
        axes = figure.subplots()
        _ground(plan, axes)
        _fill(plan, axes, first)
        handles = [
            _outline(plan, axes, areas, kind, at) for at, (kind, areas) in enumerate(second.items())
        ]
        axes.set_axis_off()
        axes.set_aspect(1 / np.cos(np.radians(np.mean(axes.get_ylim()))))
        title = Text(
            "塗り：1階（広域連合）　線：2階（中心市を核とする圏域）",
            "Fill: first floor (広域連合). Lines: second floor (areas around a centre)",
        )
        axes.set_title(title.say(lang), fontsize=11)
        axes.legend(handles=handles, frameon=False, loc="lower right", fontsize=9)
        figure.supxlabel(caption(plan, "municipalities", "unions", lang=lang), fontsize=6)
    return figure


def _areas(plan: Plan, unions: Sequence[Union]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return name and municipalities of each union that covers less than a whole prefecture."""
    places = set(plan.region.codes)
    codes = {
        one.id: tuple(code for code in one.codes("centre", "member") if code in places)
        for one in unions
    }
    return {one.id: (one.name, codes[one.id]) for one in unions if codes[one.id]}


def _ground(plan: Plan, axes: Axes) -> None:
    places = plan.region.municipalities.loc[plan.region.codes]
    window = places[plan.region.in_window(places.index).to_numpy()]
    window.plot(ax=axes, color="#F4F3EE", edgecolor="#B8B8B0", linewidth=0.4, aspect=None)


def _fill(plan: Plan, axes: Axes, areas: Mapping[str, tuple[str, tuple[str, ...]]]) -> None:
    members = {key: set(codes) for key, (_, codes) in areas.items()}
    near = {
        code: plan.region.contiguity.neighbours([code]) for one in members.values() for code in one
    }
    colours = colour_areas(members, near)
    shapes = dissolve(plan.region, {key: codes for key, (_, codes) in areas.items()})
    for key, (name, _) in areas.items():
        shape = gpd.GeoSeries([shapes[key]], crs=shapes.crs)
        shape.plot(
            ax=axes, color=colours[key], edgecolor="#777770", linewidth=0.8, alpha=0.45, aspect=None
        )
        _write(axes, shape, name, colour="#333333", size=8, lift=5)


def _outline(
    plan: Plan,
    axes: Axes,
    areas: Mapping[str, tuple[str, tuple[str, ...]]],
    kind: str,
    at: int,
) -> Line2D:
    style, ink = _LINES[at % len(_LINES)], _INK[at % len(_INK)]
    shapes = dissolve(plan.region, {key: codes for key, (_, codes) in areas.items()})
    shapes.boundary.plot(ax=axes, color=ink, linewidth=2.2, linestyle=style, aspect=None)
    for key, (name, _) in areas.items():
        _write(axes, shapes.loc[[key]], name, colour=ink, size=9, lift=-10)
    return Line2D([], [], color=ink, linewidth=2.2, linestyle=style, label=kind)


def _write(
    axes: Axes, shape: gpd.GeoSeries, name: str, *, colour: str, size: int, lift: int
) -> None:
    point = shape.representative_point().iloc[0]
    axes.annotate(
        name, (point.x, point.y), xytext=(0, lift), textcoords="offset points", ha="center",
        fontsize=size, color=colour, path_effects=_HALO,
    )  # fmt: skip
