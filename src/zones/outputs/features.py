"""A plan as geographic tables: municipalities and areas, ready for any vector format."""

from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd
import shapely

from zones.labels import Lang
from zones.model import Region
from zones.outputs import tables
from zones.outputs.names import centre_name, prefecture_names, scheme_name
from zones.planning import Plan


def municipality_features(plan: Plan, lang: Lang = "ja") -> gpd.GeoDataFrame:
    """Return the municipalities in the window with their numbers, indexed by code.

    The villages of the Northern Territories are there too, without numbers and marked
    ``northern_territory``.
    """
    places = plan.region.municipalities
    places = places[plan.region.in_window(places.index).to_numpy()]
    numbers = tables.municipalities(plan, lang).set_index("code", drop=False)
    table = numbers.reindex(places.index)
    for column, source in _ALWAYS.items():
        table[column] = places[source]
    table["code"] = places.index
    table["northern_territory"] = places["northern_territory"]
    return gpd.GeoDataFrame(table, geometry=places.geometry, crs=places.crs)


_ALWAYS = {"name": "name", "prefecture": "prefecture_name", "kind": "kind"}


def zone_features(plan: Plan, lang: Lang = "ja") -> gpd.GeoDataFrame:
    """Return one feature for each candidate area that is shown, indexed by its id.

    Columns: ``layer`` ("proposal"), ``type`` (scheme), ``name``, ``label``, ``centres`` and
    ``members`` (codes, space-separated), ``status``, ``population``, ``day_night_ratio``,
    ``prefectures``.
    """
    shown = tables.shown_proposals(plan)
    codes = plan.proposals.territory
    keys = [key for key in plan.proposals.centres if key in shown]
    names = [centre_name(plan.region.names, plan.proposals.centres[key]) for key in keys]
    schemes = plan.proposals.areas["scheme"].reindex(keys)
    metrics = plan.metrics.reindex(keys)
    table = pd.DataFrame(
        {
            "layer": "proposal",
            "type": schemes,
            "name": names,
            "label": schemes.map(lambda key: scheme_name(plan, key, lang)),
            "centres": [" ".join(plan.proposals.centres[key]) for key in keys],
            "members": [" ".join(codes[key]) for key in keys],
            "status": "proposed",
            "population": metrics["population"],
            "day_night_ratio": metrics["day_night_ratio"],
            "prefectures": [prefecture_names(one, lang) for one in metrics["prefectures"]],
        },
        index=pd.Index(keys, name="id", dtype="str"),
    )
    geometry = dissolve(plan.region, {key: codes[key] for key in keys})
    return gpd.GeoDataFrame(table, geometry=geometry, crs=plan.region.municipalities.crs)


def dissolve(region: Region, members: Mapping[str, Sequence[str]]) -> gpd.GeoSeries:
    """Return the outline of each area, indexed like *members*.

    Borders inside an area vanish exactly, because the municipalities form a coverage.
    """
    shapes = region.municipalities.geometry
    outlines = [
        shapely.coverage_union_all(shapes.loc[sorted(set(codes))].to_numpy())
        for codes in members.values()
    ]
    index = pd.Index(list(members), dtype="str")
    return gpd.GeoSeries(outlines, index=index, crs=region.municipalities.crs)
