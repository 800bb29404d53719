"""A plan as geographic tables: municipalities and areas, ready for any vector format."""

from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd
import shapely

from zones.labels import Lang
from zones.metrics.areas import area_metrics
from zones.model import Region
from zones.outputs import tables, union_tables
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
    whole = [name for name in numbers if pd.api.types.is_integer_dtype(numbers[name].dtype)]
    table = numbers.astype(dict.fromkeys(whole, "Int64")).reindex(places.index)
    for column, source in _ALWAYS.items():
        table[column] = places[source]
    table["code"] = places.index
    table["northern_territory"] = places["northern_territory"]
    return gpd.GeoDataFrame(table, geometry=places.geometry, crs=places.crs)


_ALWAYS = {"name": "name", "prefecture": "prefecture_name", "kind": "kind"}


def zone_features(plan: Plan, lang: Lang = "ja") -> gpd.GeoDataFrame:
    """Return one feature for each candidate area and each union that is shown, indexed by its id.

    Columns: ``layer`` (proposal, union), ``type`` (scheme, or type of union), ``name``, ``label``,
    ``centres`` and ``members`` (codes, space-separated; members include the centres), ``status``
    (proposed, official, unconfirmed), ``population``, ``day_night_ratio``, ``prefectures``.
    """
    both = pd.concat([_proposal_rows(plan, lang), _union_rows(plan, lang)])
    geometry = dissolve(
        plan.region, {str(key): one.split() for key, one in both["members"].items()}
    )
    return gpd.GeoDataFrame(both, geometry=geometry, crs=plan.region.municipalities.crs)


def _proposal_rows(plan: Plan, lang: Lang) -> pd.DataFrame:
    shown = tables.shown_proposals(plan)
    keys = [key for key in plan.proposals.centres if key in shown]
    schemes = plan.proposals.areas["scheme"].reindex(keys)
    rows = _area_rows(plan, {key: plan.proposals.territory[key] for key in keys}, lang)
    return rows.assign(
        layer="proposal",
        type=schemes,
        name=[centre_name(plan.region.names, plan.proposals.centres[key]) for key in keys],
        label=schemes.map(lambda key: scheme_name(plan, key, lang)),
        centres=[" ".join(plan.proposals.centres[key]) for key in keys],
        status="proposed",
    )[_COLUMNS]


def _union_rows(plan: Plan, lang: Lang) -> pd.DataFrame:
    """Return the unions that hold a municipality of today."""
    shown = union_tables.shown_unions(plan)
    unions = {one.id: one for one in plan.existing.register if one.id in shown}
    places = set(plan.region.codes)
    members = {
        key: [code for code in one.codes("centre", "member") if code in places]
        for key, one in unions.items()
    }
    members = {key: codes for key, codes in members.items() if codes}
    chosen = [unions[key] for key in members]
    rows = _area_rows(plan, members, lang)
    return rows.assign(
        layer="union",
        type=[one.type for one in chosen],
        name=[one.name for one in chosen],
        label=[one.form.label.say(lang) for one in chosen],
        centres=[" ".join(one.centres) for one in chosen],
        status=["unconfirmed" if one.unconfirmed else "official" for one in chosen],
    )[_COLUMNS]


def _area_rows(plan: Plan, members: Mapping[str, Sequence[str]], lang: Lang) -> pd.DataFrame:
    metrics = area_metrics(plan.region, members)
    return pd.DataFrame(
        {
            "members": [" ".join(codes) for codes in members.values()],
            "population": metrics["population"],
            "day_night_ratio": metrics["day_night_ratio"],
            "prefectures": [prefecture_names(one, lang) for one in metrics["prefectures"]],
        },
        index=pd.Index(list(members), name="id", dtype="str"),
    )


_COLUMNS = [
    "layer",
    "type",
    "name",
    "label",
    "centres",
    "members",
    "status",
    "population",
    "day_night_ratio",
    "prefectures",
]


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
