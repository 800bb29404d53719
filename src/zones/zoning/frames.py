"""Frames (位置付け): what each municipality is, by the reports; exactly one each.

The kinds are those of the 2014 report (metropolitan sphere, hub-city area, remote areas that turn
to the prefecture) with 定住自立圏 between them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from zones.grid.nearest import Reach
from zones.labels import Text
from zones.model import Region
from zones.model.distance import nearest_office, office_distance_km
from zones.zoning.proposals import Proposals

FRAMES: dict[str, Text] = {
    "hub_centre": Text("連携中枢都市圏候補の中心", "centre of a hub-city area candidate"),
    "metropolitan": Text("三大都市圏", "metropolitan sphere"),
    "settlement_centre": Text("定住自立圏候補の中心", "centre of a settlement area candidate"),
    "hub_member": Text("連携中枢都市圏候補の構成市町村", "member of a hub-city area candidate"),
    "settlement_member": Text(
        "定住自立圏候補の構成市町村", "member of a settlement area candidate"
    ),
    "near_centre": Text("中心都市の近く（基準値未満）", "near a centre but under the threshold"),
    "beyond": Text("条件不利地域（県との連携）", "beyond every centre: with the prefecture"),
}
"""The frames in the order in which they are decided."""

HUB = "hub_city_area"
SETTLEMENT = "settlement_area"


@dataclass(frozen=True, slots=True)
class NearSetting:
    """How far a centre's reach goes where no commuting tells.

    Parameters
    ----------
    distance_km
        Between offices. No report gives a number: assumed.
    minutes
        Where travel time is measured instead. Assumed: the rule for twin centres says about one
        hour.
    confidence
        Shown with every frame that it decides.
    """

    distance_km: float = 40.0
    minutes: float = 60.0
    confidence: str = "assumed"


def frames(
    region: Region,
    proposals: Proposals,
    metropolitan: pd.DataFrame,
    *,
    near: NearSetting | None = None,
    travel: Callable[[pd.DataFrame], Reach] | None = None,
) -> pd.DataFrame:
    """Decide the frame of every municipality.

    In order: centre of a hub area; metropolitan sphere; centre of a settlement area; member of a
    hub area; member of a settlement area; within the distance of a centre; beyond every centre. A
    centre is not swallowed by another centre's sphere.

    Parameters
    ----------
    region
        The country.
    proposals
        Candidate areas of both schemes.
    metropolitan
        From `zones.zoning.spheres.metropolitan_spheres`.
    near
        The limit that separates the last two frames.
    travel
        Gives what measures the time to centres (``lon`` and ``lat`` of their offices by code). The
        straight line is measured unless it is given, and where it knows no time.

    Returns
    -------
    DataFrame
        Indexed by code, sorted: ``frame`` (key of `FRAMES`), ``decided_by`` (the proposal, the
        metropolitan area or the nearest centre's code), ``share`` and ``persons`` where a share
        decided, ``nearest_centre`` and ``distance_km`` to it by straight line, ``minutes`` to it
        where time is measured (infinite where no way leads to a centre), and ``measured_by`` (key
        of `zones.grid.nearest.MEASURES`).
    """
    setting = near or NearSetting()
    inside = proposals.inside
    inside = inside.assign(scheme=inside["proposal"].map(proposals.areas["scheme"]))
    table = _nearest(region, inside)
    if travel is not None:
        _measure(table, region, inside, travel)
    _decide(table, _rows(inside, HUB, "centre"), "hub_centre")
    _decide(table, metropolitan.rename(columns={"area": "decided_by"}), "metropolitan")
    _decide(table, _rows(inside, SETTLEMENT, "centre"), "settlement_centre")
    _decide(table, _rows(inside, HUB, "member"), "hub_member")
    _decide(table, _rows(inside, SETTLEMENT, "member"), "settlement_member")
    close = table["frame"].isna() & _within(table, setting)
    table.loc[close, "frame"] = "near_centre"
    table.loc[table["frame"].isna(), "frame"] = "beyond"
    by_distance = table["frame"].isin(["near_centre", "beyond"])
    table.loc[by_distance, "decided_by"] = table.loc[by_distance, "nearest_centre"]
    return table[
        [
            "frame",
            "decided_by",
            "share",
            "persons",
            "nearest_centre",
            "distance_km",
            "minutes",
            "measured_by",
        ]
    ]


def frame_totals(
    frame: pd.Series, residents: pd.Series, municipalities: pd.DataFrame
) -> pd.DataFrame:
    """Count municipalities, people and area by frame.

    Returns
    -------
    DataFrame
        Indexed by frame in the order of `FRAMES`: ``municipalities``, ``population``, ``area_km2``.
    """
    table = pd.DataFrame(
        {
            "frame": frame,
            "population": residents.reindex(frame.index),
            "area_km2": municipalities["area_km2"].reindex(frame.index),
        }
    )
    grouped = table.groupby("frame")
    totals = grouped[["population", "area_km2"]].sum()
    totals.insert(0, "municipalities", grouped.size())
    return totals.reindex(list(FRAMES), fill_value=0)


def _within(table: pd.DataFrame, setting: NearSetting) -> pd.Series:
    timed = table["measured_by"] != "straight_line"
    by_line = (table["distance_km"] <= setting.distance_km).fillna(value=False)
    by_time = (table["minutes"] <= setting.minutes).fillna(value=False)
    return by_time.where(timed, by_line)


def _measure(
    table: pd.DataFrame,
    region: Region,
    inside: pd.DataFrame,
    travel: Callable[[pd.DataFrame], Reach],
) -> None:
    """Put the nearest centre by time in the place of that by straight line, where it is known."""
    places = offices(region)
    centres = _centres(inside)
    if centres.empty:
        return
    reach = travel(places.reindex(centres))
    found = reach.nearest(places.assign(code=places.index))
    known = found.index[found["cost"].notna()]
    table.loc[known, "minutes"] = found.loc[known, "cost"].astype("Float64")
    table.loc[known, "measured_by"] = reach.measure
    # Without a way the nearest by straight line stays, to be named.
    led = known[np.isfinite(found.loc[known, "cost"].to_numpy())]
    nearest = pd.Index(found.loc[led, "nearest"])
    table.loc[led, "nearest_centre"] = nearest
    distance = office_distance_km(region.municipalities, led, nearest)
    table.loc[led, "distance_km"] = distance.astype("Float64")


def offices(region: Region) -> pd.DataFrame:
    """Return ``lon`` and ``lat`` (EPSG:6668) of every municipality's office, by code."""
    places: pd.DataFrame = region.municipalities.loc[region.codes, ["office_lon", "office_lat"]]
    return places.astype(float).set_axis(["lon", "lat"], axis=1).rename_axis("code")


def _centres(inside: pd.DataFrame) -> pd.Index:
    codes = sorted({str(code) for code in inside.loc[inside["role"] == "centre", "code"]})
    return pd.Index(codes)


def _nearest(region: Region, inside: pd.DataFrame) -> pd.DataFrame:
    centres = _centres(inside)
    places = region.municipalities.loc[region.codes, ["office_lon", "office_lat"]]
    found = nearest_office(places, centres).rename(columns={"nearest": "nearest_centre"})
    found["distance_km"] = found["distance_km"].astype("Float64")
    empty = {"frame": pd.Series(pd.NA, found.index, dtype="str")}
    empty["decided_by"] = pd.Series(pd.NA, found.index, dtype="str")
    empty["share"] = pd.Series(pd.NA, found.index, dtype="Float64")
    empty["persons"] = pd.Series(pd.NA, found.index, dtype="Int64")
    empty["minutes"] = pd.Series(pd.NA, found.index, dtype="Float64")
    empty["measured_by"] = pd.Series("straight_line", found.index, dtype="str")
    return found.assign(**empty).rename_axis("code")


def _rows(inside: pd.DataFrame, scheme: str, role: str) -> pd.DataFrame:
    """Return the area of the largest share for each municipality with *role* in *scheme*."""
    rows = inside[(inside["scheme"] == scheme) & (inside["role"] == role)]
    rows = rows.assign(size=rows["proposal"].str.len())
    rows = rows.sort_values(
        ["code", "share", "size", "proposal"], ascending=[True, False, True, True]
    ).drop_duplicates("code")
    return rows.rename(columns={"proposal": "decided_by"}).set_index("code")


def _decide(table: pd.DataFrame, rows: pd.DataFrame, frame: str) -> None:
    """Give *frame* to those of *rows* that have none yet."""
    free = rows.index[table["frame"].reindex(rows.index).isna().to_numpy()]
    table.loc[free, "frame"] = frame
    for column in ("decided_by", "share", "persons"):
        table.loc[free, column] = rows.loc[free, column].astype(table[column].dtype)
