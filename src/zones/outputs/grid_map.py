"""The map of a plan on a picture of where people live, with themes of the grid itself."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
from rasterio.warp import transform_bounds

from zones.grid.population import DEGREES, PopulationGrid
from zones.grid.sums import inhabited_area
from zones.grid.urban import UrbanCentres, urban_centres, urban_people
from zones.labels import Lang, Text
from zones.outputs.grid_ground import Box, density_ground, relief_ground
from zones.outputs.names import percent
from zones.outputs.plan_map import plan_map
from zones.outputs.webmap.colours import sequential
from zones.outputs.webmap.document import ClassTheme, LegendClass, MapDocument
from zones.outputs.webmap.payload import NEIGHBOURHOOD_DEG
from zones.planning import Plan
from zones.planning.grid_access import told_whole
from zones.planning.grids import bounds_in, outlines, shown_shapes

_INHABITED = (0.1, 0.2, 0.4, 0.6, 0.8)
_URBAN = (0.01, 0.25, 0.5, 0.75)


def grid_map(
    plan: Plan,
    grid: PopulationGrid,
    *,
    people_of: str | None = None,
    relief: Path | None = None,
    lang: Lang = "ja",
    title: str | None = None,
) -> MapDocument:
    """Return the map of *plan* with themes of *grid*, and a ground under its lines.

    Parameters
    ----------
    plan
        The plan.
    grid
        The people.
    people_of
        Prefecture code, where the grid counts only people of it.
    relief
        GeoTIFF of heights: its hill-shade is the ground instead of the density.
    lang, title
        As in `zones.outputs.plan_map.plan_map`.

    Raises
    ------
    DataError
        If a file can't be used, or the grid doesn't reach into the map.
    """
    shapes = outlines(plan.region, people_of=people_of)
    whole = told_whole(grid, shown_shapes(plan.region))
    box = map_box(plan, grid)
    ground = density_ground(grid, box) if relief is None else relief_ground(relief, box)
    document = plan_map(plan, lang=lang, title=title)
    area = inhabited_area(grid, shapes).reindex(pd.Index(sorted(whole)))
    centres = urban_centres(grid, bounds_in(grid, shapes))
    return replace(
        document,
        themes=(
            inhabited_theme(plan, grid, area, lang),
            urban_theme(centres, urban_people(centres, shapes), area, lang),
            *document.themes,
        ),
        credits=(*document.credits, grid.source),
        ground=ground,
    )


def map_box(plan: Plan, grid: PopulationGrid) -> Box:
    """Return where the shown municipalities and the grid overlap, in degrees; the former else."""
    shown = tuple(float(one) for one in shown_shapes(plan.region).total_bounds)
    there = transform_bounds(grid.crs.to_wkt(), DEGREES.to_wkt(), *grid.bounds, densify_pts=50)
    around = NEIGHBOURHOOD_DEG
    west, south = max(shown[0] - around, there[0]), max(shown[1] - around, there[1])
    east, north = min(shown[2] + around, there[2]), min(shown[3] + around, there[3])
    if west < east and south < north:
        return west, south, east, north
    return shown[0], shown[1], shown[2], shown[3]


def inhabited_theme(plan: Plan, grid: PopulationGrid, area: pd.DataFrame, lang: Lang) -> ClassTheme:
    """Return the part of each municipality's area whose cells have people.

    Parameters
    ----------
    area
        From `zones.grid.sums.inhabited_area`, of the municipalities to colour.
    """
    total = plan.region.municipalities["area_km2"].reindex(area.index).astype(float)
    share = (area["inhabited_km2"] / total.where(total > 0)).clip(upper=1.0).dropna()
    unit = Text("{:,.1f} / {:,.1f} km²", "{:,.1f} of {:,.1f} km²").say(lang)
    year = "" if grid.year is None else str(grid.year)
    return ClassTheme(
        id="grid-inhabited",
        label=Text("人が住むセルの面積割合", "Share of the area with people"),
        classes=_classes(_INHABITED),
        class_of=_class_of(share, _INHABITED),
        value_of={
            str(code): f"{percent(part, lang)} "
            + unit.format(area.at[code, "inhabited_km2"], total[code])
            for code, part in share.items()
        },
        note=Text(
            f"{grid.source.ja} {year}、{grid.basis.ja}。人が1人でもいるセルの面積。",
            f"{grid.source.en} {year}, {grid.basis.en}. Area of cells with one person or more.",
        ),
    )


def urban_theme(
    centres: UrbanCentres, people: pd.DataFrame, area: pd.DataFrame, lang: Lang
) -> ClassTheme:
    """Return the part of each municipality's people who live in an urban centre."""
    inside = people.groupby("code")["persons"].sum().reindex(area.index, fill_value=0)
    share = (inside / area["persons"].where(area["persons"] > 0)).clip(upper=1.0).dropna()
    chosen = centres.criteria
    return ClassTheme(
        id="grid-urban",
        label=Text("都市中心に住む人の割合", "Share of people in urban centres"),
        classes=_classes(_URBAN),
        class_of=_class_of(share, _URBAN),
        value_of={str(code): percent(part, lang) for code, part in share.items()},
        note=Text(
            f"都市中心：{chosen.density:g}人/km²以上の約1 kmセルが辺で接し計{chosen.people:,.0f}人以上。"
            f"{centres.grid.source.ja}",
            f"Urban centre: cells of about 1 km with {chosen.density:g} people per km² or more that "
            f"touch by a side, {chosen.people:,.0f} people together. {centres.grid.source.en}",
        ),
    )


def _classes(bounds: tuple[float, ...]) -> tuple[LegendClass, ...]:
    edges = (0.0, *bounds, 1.0)
    colours = sequential(len(edges) - 1)
    return tuple(
        LegendClass(Text(f"{low:.0%}–{high:.0%}", f"{low:.0%}–{high:.0%}"), colour)
        for low, high, colour in zip(edges[:-1], edges[1:], colours, strict=True)
    )


def _class_of(share: pd.Series, bounds: tuple[float, ...]) -> dict[str, int]:
    return {str(code): sum(part >= bound for bound in bounds) for code, part in share.items()}
