"""The layers of a plan: what a GIS shows, whatever the format of the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from zones.errors import InputError
from zones.labels import KINDS, Lang, Text
from zones.outputs import tables
from zones.outputs.columns import Column, column_of
from zones.outputs.crs import project
from zones.outputs.features import dissolve, municipality_features, zone_features
from zones.outputs.names import frame_label
from zones.outputs.webmap.colours import colour_areas
from zones.planning import Plan

Geometry = Literal["polygon", "line", "point"]

LEAST_PERSONS = 1000
"""Flows of at least so many persons are drawn unless told otherwise."""


@dataclass(frozen=True, slots=True)
class FlowSetting:
    """Which flows are drawn as desire lines.

    Parameters
    ----------
    persons
        At least so many persons; ``None`` when only the share counts.
    share
        At least this share of the origin's commuters; ``None`` when only the number counts. Either
        one suffices.
    """

    persons: int | None = LEAST_PERSONS
    share: Fraction | None = None

    def __post_init__(self) -> None:
        """Refuse a setting that says nothing.

        Raises
        ------
        InputError
            If neither is given, or one is negative.
        """
        if (self.persons is None and self.share is None) or (self.persons or 0) < 0:
            raise InputError(
                "流動線の下限は0以上の人数か割合で指定してください。",
                "Give the least flow as persons or as a share, zero or more.",
            )


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer.

    Parameters
    ----------
    id
        Its name in files, ours and never from data.
    label
        Its name in words.
    geometry
        What it draws.
    table
        Indexed by a text id that is unique.
    """

    id: str
    label: Text
    geometry: Geometry
    table: gpd.GeoDataFrame

    @property
    def columns(self) -> tuple[Column, ...]:
        """What its columns are, the shape left out."""
        names = self.table.columns.drop(self.table.geometry.name)
        return tuple(column_of(self.id, str(name)) for name in names)

    @property
    def attributes(self) -> pd.DataFrame:
        """Its table without the shapes."""
        return pd.DataFrame(self.table.drop(columns=self.table.geometry.name))

    def projected(self, crs: CRS) -> "Layer":
        """Return the layer in *crs*."""
        return replace(self, table=project(self.table, crs))


def make_layers(
    plan: Plan,
    chosen: Sequence[str] | None = None,
    *,
    flows: FlowSetting | None = None,
    lang: Lang = "ja",
) -> tuple[Layer, ...]:
    """Return the layers of *plan* in the order in which a map draws them, EPSG:6668.

    Parameters
    ----------
    plan
        The plan.
    chosen
        Ids out of `LAYERS`; all of them unless given.
    flows
        Which desire lines are drawn.
    lang
        Language of the words in the tables.

    Raises
    ------
    InputError
        If there is no such layer.
    """
    wanted = choose(LAYERS, chosen)
    setting = flows or FlowSetting()
    return tuple(
        Layer(key, LAYERS[key].label, LAYERS[key].geometry, LAYERS[key].build(plan, setting, lang))
        for key in wanted
    )


def choose(names: Iterable[str], chosen: Sequence[str] | None) -> tuple[str, ...]:
    """Return the names out of *names* that were chosen, each once, in the order of *names*.

    Raises
    ------
    InputError
        Naming one that isn't there, and those that are.
    """
    known = tuple(names)
    if not chosen:
        return known
    unknown = [name for name in chosen if name not in known]
    if unknown:
        raise InputError(
            f"レイヤー「{unknown[0][:40]}」はありません。使えるもの：{'、'.join(known)}",
            f"There is no layer '{unknown[0][:40]}'. There are: {', '.join(known)}",
        )
    return tuple(name for name in known if name in set(chosen))


def _municipalities(plan: Plan, _: FlowSetting, lang: Lang) -> gpd.GeoDataFrame:
    table = municipality_features(plan, lang)
    # whole numbers stay whole although the Northern Territories have none
    whole = tables.municipalities(plan, lang).select_dtypes("integer").columns
    return table.astype(dict.fromkeys(whole, "Int64"))


def _proposals(plan: Plan, _: FlowSetting, lang: Lang) -> gpd.GeoDataFrame:
    table = tables.proposals(plan, lang).set_index("proposal", drop=False).rename_axis("id")
    codes = {str(key): plan.proposals.territory[str(key)] for key in table.index}
    return _areas(plan, table, codes)


def _unions(plan: Plan, _: FlowSetting, lang: Lang) -> gpd.GeoDataFrame:
    zones = zone_features(plan, lang)
    zones = zones[zones["layer"] == "union"]
    known = plan.existing.register.by_id
    unions = [known[str(key)] for key in zones.index]
    codes = {str(key): tuple(one.split()) for key, one in zones["members"].items()}
    table = zones[["type", "label", "name", "centres", "status"]].assign(
        floor=pd.array([one.floor for one in unions], dtype="Int64"),
        members=pd.array([len(one) for one in codes.values()], dtype="Int64"),
        population=zones["population"].astype("Int64"),
        day_night_ratio=zones["day_night_ratio"],
        prefectures=zones["prefectures"],
        tasks=["、".join(one.tasks) for one in unions],
    )
    table.insert(0, "union_id", table.index)
    return _areas(plan, pd.DataFrame(table), codes)


def _city_regions(plan: Plan, _: FlowSetting, lang: Lang) -> gpd.GeoDataFrame:
    table = tables.city_regions(plan, lang).drop(columns="members")
    numbers = list(table["city_region"])
    table.index = pd.Index([str(number) for number in numbers], name="id", dtype="str")
    codes = {str(number): plan.city_regions.codes[int(number)] for number in numbers}
    return _areas(plan, table, codes)


def _areas(plan: Plan, table: pd.DataFrame, codes: Mapping[str, Sequence[str]]) -> gpd.GeoDataFrame:
    """Return *table* with the outline, the codes and a colour of each area."""
    around = {
        str(code): plan.region.contiguity.neighbours([str(code)]) for code in plan.region.codes
    }
    colours = colour_areas({key: set(one) for key, one in codes.items()}, around)
    table = table.assign(
        member_codes=pd.array([" ".join(one) for one in codes.values()], dtype="str"),
        colour=pd.array([colours[key] for key in codes], dtype="str"),
    )
    crs = plan.region.municipalities.crs
    outlines = dissolve(plan.region, codes).to_numpy() if codes else []
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(outlines, index=table.index, crs=crs))


def _offices(plan: Plan, _: FlowSetting, lang: Lang) -> gpd.GeoDataFrame:
    region = plan.region
    shown = region.codes[region.in_window(region.codes).to_numpy()]
    places = region.municipalities.loc[shown]
    places = places[places["office_lon"].notna() & places["office_lat"].notna()]
    frame = plan.frames["frame"].reindex(places.index)
    table = pd.DataFrame(
        {
            "code": places.index,
            "name": places["name"],
            "prefecture": places["prefecture_name"],
            "kind": places["kind"],
            "kind_label": [KINDS[key].say(lang) for key in places["kind"]],
            "frame": frame,
            "frame_label": [frame_label(str(key), lang) for key in frame],
            "population": plan.facts["population"].reindex(places.index),
        },
        index=places.index,
    )
    points = gpd.points_from_xy(places["office_lon"], places["office_lat"])
    return gpd.GeoDataFrame(table, geometry=points, crs=region.municipalities.crs)


def _spheres(plan: Plan, _: FlowSetting, lang: Lang) -> gpd.GeoDataFrame:
    del lang
    return _lines(plan, tables.spheres(plan), ("centre", "member"), tail="member", head="centre")


def _flows(plan: Plan, setting: FlowSetting, lang: Lang) -> gpd.GeoDataFrame:
    del lang
    table = flow_table(plan, setting)
    ends = ("origin", "destination")
    return _lines(plan, table.drop(columns=[f"{one}_name" for one in ends]), ends, *ends)


def flow_table(plan: Plan, setting: FlowSetting) -> pd.DataFrame:
    """Return the flows between two municipalities that reach the setting, largest first.

    Returns
    -------
    DataFrame
        ``origin``, ``origin_name``, ``destination``, ``destination_name``, ``persons``, ``share``
        (of the origin's commuters): those of which either end lies in the window.
    """
    flows = plan.region.flows
    table = flows.pairs(Fraction(0)).rename(columns={"centre": "destination", "member": "origin"})
    kept = np.zeros(len(table), dtype=bool)
    if setting.persons is not None:
        kept |= (table["persons"] >= setting.persons).to_numpy()
    if setting.share is not None:
        total = flows.denominator.reindex(table["origin"]).to_numpy(dtype=np.int64)
        persons = table["persons"].to_numpy()
        kept |= persons * setting.share.denominator >= total * setting.share.numerator
    seen = plan.region.in_window(table["origin"]) | plan.region.in_window(table["destination"])
    table = table[kept & seen.to_numpy()]
    for at, end in ((0, "origin"), (2, "destination")):
        table.insert(at, f"{end}_name", table[end].map(plan.region.names))
    order = ["origin", "origin_name", "destination", "destination_name", "persons", "share"]
    ranked: pd.DataFrame = table[order].sort_values(
        ["persons", "origin", "destination"], ascending=[False, True, True], ignore_index=True
    )
    return ranked


def _lines(
    plan: Plan, table: pd.DataFrame, ends: tuple[str, str], tail: str, head: str
) -> gpd.GeoDataFrame:
    """Return a line from office *tail* to office *head* for each row; rows without one fall out."""
    places = plan.region.municipalities[["office_lon", "office_lat"]]
    start = places.reindex(table[tail]).to_numpy(dtype=float)
    stop = places.reindex(table[head]).to_numpy(dtype=float)
    known = np.isfinite(start).all(axis=1) & np.isfinite(stop).all(axis=1)
    rows = table[known]
    ids = rows[ends[0]] + "-" + rows[ends[1]]
    rows = rows.set_axis(pd.Index(ids, name="id", dtype="str"))
    for at, end in ((1, ends[0]), (3, ends[1])):
        rows.insert(at, f"{end}_name", rows[end].map(plan.region.names))
    lines = shapely.linestrings(np.stack([start[known], stop[known]], axis=1))
    return gpd.GeoDataFrame(rows, geometry=lines, crs=plan.region.municipalities.crs)


@dataclass(frozen=True, slots=True)
class LayerKind:
    """How one layer is called and made."""

    label: Text
    geometry: Geometry
    build: Callable[[Plan, FlowSetting, Lang], gpd.GeoDataFrame]


LAYERS: dict[str, LayerKind] = {
    "municipalities": LayerKind(Text("市区町村", "Municipalities"), "polygon", _municipalities),
    "unions": LayerKind(Text("既存の圏域・組合", "Existing unions"), "polygon", _unions),
    "city_regions": LayerKind(
        Text("シティリージョン（候補）", "City-regions (found)"), "polygon", _city_regions
    ),
    "proposals": LayerKind(Text("圏域の候補", "Candidate areas"), "polygon", _proposals),
    "flows": LayerKind(Text("通勤通学流動", "Commuting flows"), "line", _flows),
    "spheres": LayerKind(Text("通勤圏", "Commuting spheres"), "line", _spheres),
    "offices": LayerKind(Text("役所・役場", "Offices"), "point", _offices),
}
"""Every layer, from the bottom of a map to its top."""
