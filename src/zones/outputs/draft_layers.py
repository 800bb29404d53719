"""Areas drawn by hand as layers, tables, a raster and a theme of a map."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import geopandas as gpd
import pandas as pd
from pyproj import CRS

from zones.labels import ROLES, Lang, Text
from zones.metrics.areas import area_metrics
from zones.model import Region
from zones.outputs.crs import project
from zones.outputs.features import dissolve
from zones.outputs.layers import Layer
from zones.outputs.names import centre_name, prefecture_names
from zones.outputs.rasters import RasterLayer
from zones.outputs.table_set import NamedTable
from zones.outputs.webmap.colours import colour_areas
from zones.outputs.webmap.document import Area, AreaTheme
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.zoning.spheres import sphere_table

AREAS, MEMBERS = "drawn", "drawn_members"
"""Ids of the two layers and tables."""

LABELS: dict[str, Text] = {
    AREAS: Text("作成した圏域", "Areas drawn"),
    MEMBERS: Text("作成した圏域の構成市町村", "Members of the areas drawn"),
}

_SMALLEST = Fraction(1, 10**6)
_METRICS = (
    "municipalities",
    "population",
    "day_population",
    "day_night_ratio",
    "commuters",
    "supply_self_containment",
    "demand_self_containment",
    "area_km2",
)


def draft_tables(region: Region, draft: Draft, *, lang: Lang = "ja") -> tuple[NamedTable, ...]:
    """Return the areas with their numbers, and their municipalities with the share to the centres.

    Parameters
    ----------
    region
        The country.
    draft
        The areas; empty ones are left out.
    lang
        Language of the words in the tables.
    """
    areas = _filled(draft)
    tables = {AREAS: _areas(region, areas, lang), MEMBERS: _members(region, areas, lang)}
    return tuple(
        NamedTable(key, LABELS[key], table.reset_index(drop=True)) for key, table in tables.items()
    )


def draft_layers(region: Region, draft: Draft, *, lang: Lang = "ja") -> tuple[Layer, ...]:
    """Return the same as layers in EPSG:6668: the outline of each area, and its municipalities."""
    areas = _filled(draft)
    places = region.municipalities
    members = _members(region, areas, lang)
    table = _areas(region, areas, lang)
    outlines = dissolve(region, {area.id: area.members for area in areas}).to_numpy()
    shapes = {
        MEMBERS: (members, places.geometry.reindex(members["code"]).to_numpy()),
        AREAS: (table, outlines if areas else []),
    }
    return tuple(
        Layer(key, LABELS[key], "polygon", gpd.GeoDataFrame(rows, geometry=drawn, crs=places.crs))
        for key, (rows, drawn) in shapes.items()
    )


def draft_raster(region: Region, draft: Draft, *, crs: CRS) -> RasterLayer:
    """Return the areas as one raster; where areas overlap, the first one in the draft has the cell.

    Its legend names the number of each area.
    """
    taken: set[str] = set()
    codes: dict[str, tuple[str, ...]] = {}
    for area in _filled(draft):
        left = tuple(code for code in area.members if code not in taken)
        taken.update(left)
        if left:
            codes[area.id] = left
    number = {key: at for at, key in enumerate(codes, start=1)}
    colours = _colours(region, codes)
    outlines = gpd.GeoDataFrame(geometry=dissolve(region, codes), crs=region.municipalities.crs)
    legend = pd.DataFrame(
        {
            "value": list(number.values()),
            "area": list(number),
            "name": [draft.area(key).name for key in number],
            "colour": [colours[key] for key in number],
        }
    )
    return RasterLayer(
        id=AREAS,
        label=LABELS[AREAS],
        unit="",
        shapes=project(outlines, crs).geometry,
        numbers=pd.Series(number, dtype="int64"),
        dtype="uint8" if len(number) < 256 else "uint16",  # noqa: PLR2004
        nodata=0,
        colours={number[key]: colours[key] for key in codes},
        legend=legend,
    )


def draft_theme(region: Region, draft: Draft) -> AreaTheme:
    """Return the areas as a theme of a map."""
    areas = _filled(draft)
    metrics = area_metrics(region, {area.id: area.members for area in areas})
    people = {str(key): int(count) for key, count in metrics["population"].items()}
    return AreaTheme(
        id=AREAS,
        label=LABELS[AREAS],
        areas=tuple(
            Area(
                id=f"{AREAS}-{area.id}",
                name=area.name,
                centres=area.centres,
                members=area.members,
                note=Text(area.note, area.note) if area.note else None,
                facts=(
                    (Text("人口", "Population"), f"{people[area.id]:,}"),
                    (Text("市区町村数", "Municipalities"), str(len(area.members))),
                ),
            )
            for area in areas
        ),
    )


def _filled(draft: Draft) -> tuple[DraftArea, ...]:
    return tuple(area for area in draft.areas if area.members)


def _areas(region: Region, areas: Sequence[DraftArea], lang: Lang) -> pd.DataFrame:
    codes = {area.id: area.members for area in areas}
    metrics = area_metrics(region, codes)
    colours = _colours(region, codes)
    table = pd.DataFrame(
        {
            "area": [area.id for area in areas],
            "name": [area.name for area in areas],
            "centres": [" ".join(area.centres) for area in areas],
            "centre_names": [_centres(region, area) for area in areas],
        },
        index=pd.Index(list(codes), name="id", dtype="str"),
        dtype="str",
    )
    table = table.join(metrics[list(_METRICS)])
    return table.assign(
        prefectures=pd.array(
            [prefecture_names(one, lang) for one in metrics["prefectures"]], dtype="str"
        ),
        note=pd.array([area.note for area in areas], dtype="str"),
        member_codes=pd.array([" ".join(area.members) for area in areas], dtype="str"),
        colour=pd.array([colours[key] for key in codes], dtype="str"),
    )


def _members(region: Region, areas: Sequence[DraftArea], lang: Lang) -> pd.DataFrame:
    """Return one row an area × municipality, by ``area-code``."""
    rows = [
        (area.id, area.name, code, "centre" if code in area.centres else "member")
        for area in areas
        for code in area.members
    ]
    table = pd.DataFrame(rows, columns=["area", "area_name", "code", "role"], dtype="str")
    places = region.municipalities
    shares = _shares(region, areas)
    keys = list(zip(table["area"], table["code"], strict=True))
    table = table.assign(
        name=table["code"].map(places["name"]),
        prefecture=table["code"].map(places["prefecture_name"]),
        role_label=table["role"].map({key: text.say(lang) for key, text in ROLES.items()}),
        population=table["code"].map(region.residents()).astype("Int64"),
        persons=pd.array([shares.get(key, (None, None))[0] for key in keys], dtype="Int64"),
        share=pd.array([shares.get(key, (None, None))[1] for key in keys], dtype="Float64"),
    )
    order = [
        "code", "name", "prefecture", "area", "area_name", "role", "role_label", "population",
        "persons", "share",
    ]  # fmt: skip
    index = pd.Index([f"{area}-{code}" for area, code in keys], name="id", dtype="str")
    return table[order].set_axis(index, axis=0)


def _shares(
    region: Region, areas: Sequence[DraftArea]
) -> Mapping[tuple[str, str], tuple[int, float]]:
    """Return persons and share to the area's centres, where any are published."""
    sets = {area.id: list(area.centres) for area in areas if area.centres}
    if not sets:
        return {}
    table = sphere_table(region.flows, sets, threshold=_SMALLEST)
    rows = zip(table["set"], table["code"], table["persons"], table["share"], strict=True)
    return {(str(key), str(code)): (int(count), float(part)) for key, code, count, part in rows}


def _centres(region: Region, area: DraftArea) -> str:
    return centre_name(region.names, area.centres) if area.centres else ""


def _colours(region: Region, codes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    held = {code for one in codes.values() for code in one}
    around = {code: region.contiguity.neighbours([code]) for code in sorted(held)}
    return dict(colour_areas({key: set(one) for key, one in codes.items()}, around))
