"""Sets of areas beside each other: a draft, candidate areas, unions, the plan's partition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from zones.metrics.areas import area_metrics
from zones.metrics.judging import judge_zones
from zones.model import Region
from zones.planning.draft.area import DraftArea
from zones.planning.draft.checks import cut_off
from zones.planning.draft.draft import Draft
from zones.planning.draft.starts import start_proposal, start_union
from zones.planning.plan import Plan
from zones.zoning.methods.protocol import Zoning
from zones.zoning.proposals import partition

PARTITION, PROPOSALS, UNIONS, UNION, METHODS = (
    "partition", "proposals", "unions", "union", "method"
)  # fmt: skip
"""Kinds of set that a plan holds, and that of the reference methods."""

METRICS = (
    "areas",
    "municipalities",
    "covered_share",
    "overlapping",
    "median_population",
    "containment",
    "demand_containment",
    "two_thirds",
    "modularity",
    "crossing",
    "broken",
)
"""The metrics of a set, in the order shown."""

Zones = tuple[DraftArea, ...]


@dataclass(frozen=True, slots=True)
class ZoneSet:
    """A set of areas, which may overlap.

    Parameters
    ----------
    id
        Short name of the set.
    areas
        The areas; ids are unique.
    """

    id: str
    areas: Zones


def partition_set(plan: Plan) -> ZoneSet:
    """Return the plan's areas with each municipality in one of them only."""
    home = partition(plan.proposals)["proposal"]
    areas = []
    for key, codes in home.groupby(home, sort=False).groups.items():
        start = start_proposal(plan, str(key))
        inside = tuple(map(str, codes))
        leads = tuple(code for code in start.centres if code in inside)
        areas.append(DraftArea(str(key), start.name, leads, inside))
    return ZoneSet(PARTITION, _sorted(areas))


def proposal_set(plan: Plan, scheme: str) -> ZoneSet:
    """Return the candidate areas of a scheme."""
    schemes = plan.proposals.areas["scheme"]
    starts = {str(key): start_proposal(plan, str(key)) for key in schemes.index[schemes == scheme]}
    areas = [DraftArea(key, one.name, one.centres, one.members) for key, one in starts.items()]
    return ZoneSet(f"{PROPOSALS}:{scheme}", _sorted(areas))


def union_set(plan: Plan, kind: str) -> ZoneSet:
    """Return the existing unions of a type."""
    starts = {one.id: start_union(plan, one.id) for one in plan.existing.register.of_type(kind)}
    areas = [
        DraftArea(key, one.name, one.centres, one.members)
        for key, one in starts.items()
        if one.members
    ]
    return ZoneSet(f"{UNIONS}:{kind}", _sorted(areas))


def one_union_set(plan: Plan, key: str) -> ZoneSet:
    """Return one existing union as a set of one area.

    Raises
    ------
    NotFoundError
        If none is valid under this id.
    """
    one = start_union(plan, key)
    areas = (DraftArea(key, one.name, one.centres, one.members),) if one.members else ()
    return ZoneSet(f"{UNION}:{key}", areas)


def zoning_set(zoning: Zoning, region: Region) -> ZoneSet:
    """Return the zones of a reference method.

    A zone of a method that knows no centres is known by the municipality that names it.
    """
    areas = [
        DraftArea(zone, str(region.names[zone]), zoning.centres[zone] or (zone,), members)
        for zone, members in zoning.members.items()
    ]
    return ZoneSet(f"{METHODS}:{zoning.method}", _sorted(areas))


def draft_set(key: str, draft: Draft) -> ZoneSet:
    """Return the areas of a draft that hold anything."""
    return ZoneSet(key, tuple(area for area in draft.areas if area.members))


def shown(zones: ZoneSet, region: Region) -> ZoneSet:
    """Return the areas that reach into the region's window."""
    if region.window is None:
        return zones
    window = region.window
    inside = (area for area in zones.areas if window & {code[:2] for code in area.members})
    return ZoneSet(zones.id, tuple(inside))


def set_metrics(region: Region, zones: ZoneSet) -> Mapping[str, float | None]:
    """Measure a set of areas.

    Returns
    -------
    ``areas``; ``municipalities`` of the window in any of them; ``covered_share`` of the window's
    people; ``overlapping`` (municipalities in several); ``median_population`` of an area;
    ``containment`` (persons who stay in their area ÷ commuters, over all areas) and
    ``demand_containment`` (÷ workers); ``two_thirds`` (share of areas with both ⅔ or more);
    ``modularity`` (of areas that don't overlap); ``crossing``
    (areas in several prefectures); ``broken`` (areas with parts that are cut off). ``None`` where
    there is nothing to measure.
    """
    members = {area.id: area.members for area in zones.areas}
    table = area_metrics(region, members)
    counts = pd.Series([code for codes in members.values() for code in codes]).value_counts()
    inside = region.in_window(region.codes).to_numpy()
    residents = region.residents()[inside]
    covered = residents[residents.index.isin(counts.index)]
    stay = (table["supply_self_containment"] * table["commuters"]).sum()
    commuters = int(table["commuters"].sum())
    known = set(region.flows.codes)
    judged = judge_zones(
        {key: [code for code in codes if code in known] for key, codes in members.items()},
        region.flows,
    )
    workers = int(judged["workers"].sum())
    overlapping = int((counts > 1).sum())
    whole = int(residents.sum())
    return {
        "areas": len(zones.areas),
        "municipalities": len(covered),
        "covered_share": int(covered.sum()) / whole if whole else None,
        "overlapping": int((counts.reindex(covered.index) > 1).sum()),
        "median_population": float(table["population"].median()) if len(table) else None,
        "containment": float(stay) / commuters if commuters else None,
        "demand_containment": int(judged["within"].sum()) / workers if workers else None,
        "two_thirds": float(judged["two_thirds"].mean()) if len(judged) else None,
        "modularity": None if overlapping or judged.empty else float(judged["modularity"].sum()),
        "crossing": sum(len(one) > 1 for one in table["prefectures"]),
        "broken": sum(bool(cut_off(area, region.contiguity)) for area in zones.areas),
    }


def differing(sets: Sequence[ZoneSet], codes: Sequence[str]) -> tuple[str, ...]:
    """Return the municipalities that don't go with the same centres in every set, in order.

    An area is known by its centres, one without centres by its municipalities; names don't count.
    """
    homes = [_homes(one) for one in sets]
    nowhere: frozenset[tuple[str, ...]] = frozenset()
    return tuple(code for code in codes if len({home.get(code, nowhere) for home in homes}) > 1)


def around(sets: Sequence[ZoneSet], near: ZoneSet) -> frozenset[str]:
    """Return the municipalities of every area, of any set, that shares one with the set *near*."""
    held = {code for area in near.areas for code in area.members}
    touching = (area.members for one in sets for area in one.areas if held & set(area.members))
    return frozenset(held.union(*touching))


def names_of(zones: ZoneSet, code: str) -> tuple[str, ...]:
    """Return the names of the areas that hold a municipality."""
    return tuple(area.name for area in zones.areas if code in area.members)


def _homes(zones: ZoneSet) -> dict[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for area in zones.areas:
        for code in area.members:
            found.setdefault(code, set()).add(area.centres or ("", *area.members))
    return {code: frozenset(one) for code, one in found.items()}


def _sorted(areas: list[DraftArea]) -> Zones:
    return tuple(sorted(areas, key=lambda area: area.id))
