"""Which municipalities and areas are left when a person narrows the national map."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from zones.metrics.areas import area_metrics
from zones.model.unions import STATUSES, Union
from zones.outputs.tables import shown_proposals
from zones.outputs.union_tables import shown_unions
from zones.planning import Plan
from zones.zoning.frames import frame_totals


@dataclass(frozen=True, slots=True)
class Filter:
    """What a person asks for; an empty part asks for nothing.

    Parameters
    ----------
    schemes
        Ids of schemes: municipalities in a candidate area of one of them.
    types
        Types of existing unions: municipalities in a union of one of them.
    statuses
        How sure the union is: municipalities in a union of one of these.
    """

    schemes: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.schemes or self.types or self.statuses)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left.

    Parameters
    ----------
    codes
        Municipalities, sorted.
    proposals
        Candidate areas, in the plan's order.
    unions
        Existing unions, by id.
    """

    codes: tuple[str, ...]
    proposals: tuple[str, ...]
    unions: tuple[str, ...]


def keep(plan: Plan, wanted: Filter) -> Kept:
    """Return what of the plan's window is left.

    Candidate areas go by their scheme, unions by type and status. A municipality stays when it
    lies in a candidate area that stays (if schemes are asked for) and in a union that stays (if
    types or statuses are), and an area when one of its municipalities does.
    """
    shown = shown_proposals(plan)
    schemes = plan.proposals.areas["scheme"]
    proposals = tuple(
        str(key)
        for key, scheme in schemes.items()
        if key in shown and (not wanted.schemes or scheme in wanted.schemes)
    )
    unions = tuple(key for key in sorted(shown_unions(plan)) if _fits(plan, key, wanted))
    inside = plan.region.in_window(plan.region.codes).to_numpy(dtype=bool)
    codes = set(map(str, plan.region.codes[inside]))
    if wanted.schemes:
        codes &= {code for key in proposals for code in plan.proposals.territory[key]}
    if wanted.types or wanted.statuses:
        known = plan.existing.register.by_id
        codes &= {code for key in unions for code in known[key].codes()}
    # An area of which the other filter leaves no municipality is not left either.
    if wanted.types or wanted.statuses:
        land = plan.proposals.territory
        proposals = tuple(key for key in proposals if not codes.isdisjoint(land[key]))
    if wanted.schemes:
        held = plan.existing.register.by_id
        unions = tuple(key for key in unions if not codes.isdisjoint(held[key].codes()))
    return Kept(tuple(sorted(codes)), proposals, unions)


def _fits(plan: Plan, key: str, wanted: Filter) -> bool:
    union = plan.existing.register.by_id[key]
    if wanted.types and union.type not in wanted.types:
        return False
    return not wanted.statuses or status_of(union) in wanted.statuses


def status_of(union: Union) -> str:
    """Return how sure a union is: the least sure status of its members."""
    order = list(STATUSES)
    return max((one.status for one in union.members), key=order.index)


def key_figures(plan: Plan, kept: Kept) -> Mapping[str, int]:
    """Count what is left: ``municipalities``, ``population``, ``pairs``, ``proposals``, ``unions``.

    A pair counts when either of its two municipalities is left.
    """
    codes = list(kept.codes)
    spheres = plan.spheres
    either = spheres["centre"].isin(codes) | spheres["member"].isin(codes)
    return {
        "municipalities": len(codes),
        "population": int(plan.region.residents().reindex(codes).sum()),
        "pairs": int(either.sum()),
        "proposals": len(kept.proposals),
        "unions": len(kept.unions),
    }


def frame_table(plan: Plan, kept: Kept) -> pd.DataFrame:
    """Return for each frame its municipalities, population and area, of what is left."""
    frame = plan.frames["frame"].reindex(list(kept.codes))
    return frame_totals(frame, plan.region.residents(), plan.region.municipalities)


def area_table(plan: Plan, kept: Kept) -> pd.DataFrame:
    """Return one row an area that is left, candidate areas first.

    Returns
    -------
    DataFrame
        Indexed by area: ``what`` (``proposal`` or ``union``), ``kind`` (scheme or type),
        ``centres`` (tuple of codes), ``prefectures`` (tuple), ``municipalities``, ``population``,
        ``day_night_ratio`` (all municipalities of the area together) and ``status``
        (``proposed`` or that of the union).
    """
    known = plan.existing.register.by_id
    rows: dict[str, tuple[str, str, tuple[str, ...], str]] = {}
    members: dict[str, Collection[str]] = {}
    for key in kept.proposals:
        scheme = str(plan.proposals.areas.at[key, "scheme"])
        rows[key] = ("proposal", scheme, plan.proposals.centres[key], "proposed")
        members[key] = plan.proposals.territory[key]
    for key in kept.unions:
        union = known[key]
        rows[key] = ("union", union.type, union.centres, status_of(union))
        members[key] = union.codes("centre", "member")
    columns = ["what", "kind", "centres", "status"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    table.index.name = "area"
    numbers = area_metrics(plan.region, {key: tuple(codes) for key, codes in members.items()})
    kept_columns = ["prefectures", "municipalities", "population", "day_night_ratio"]
    return table.join(numbers[kept_columns])


def choose_from(session: Mapping[Any, Any], keys: tuple[str, str, str]) -> Filter:
    """Return the filter that the session's fields (schemes, types, statuses) hold."""
    schemes, types, statuses = (frozenset(map(str, session[key])) for key in keys)
    return Filter(schemes, types, statuses)
