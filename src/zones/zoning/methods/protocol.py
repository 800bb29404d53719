"""What every method of drawing regions gives: a zoning with its roles, reasons and trace."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

import pandas as pd

from zones.labels import Text
from zones.model import FlowMatrix
from zones.provenance import Basis

REASONS: dict[str, Text] = {
    "no_flows": Text("流動がない", "no flows"),
    "no_tie": Text("結び付く圏域がない", "tied to no zone"),
    "below": Text("閾値に達しない", "below the threshold"),
    "cut_off": Text("圏域と陸続きでない", "cut off from its zone by land"),
}
"""Why a municipality is in no zone."""

ACTIONS: dict[str, Text] = {
    "candidate": Text("中心の候補になる", "becomes a candidate centre"),
    "centre": Text("中心になる", "becomes a centre"),
    "co_centre": Text("中心の集合に加わる", "joins the centre set"),
    "suburb": Text("郊外となり候補から外れる", "is a suburb and no candidate any more"),
    "joined": Text("圏域に入る", "joins the zone"),
    "merged": Text("統合する", "merges into the zone"),
    "dissolved": Text("妥当でなく解体する", "is not valid and dissolved"),
    "reserved": Text("保留する", "goes to the reserve list"),
    "placed": Text("保留から圏域に入る", "is placed from the reserve list"),
    "enclosed": Text("圏域に囲まれて入る", "is enclosed by the zone and joins it"),
    "moved": Text("飛地を隣の圏域へ移す", "is cut off and moves to a neighbouring zone"),
    "renamed": Text("圏域の名を改める", "gives its name up to"),
    "unassigned": Text("どの圏域にも入らない", "stays in no zone"),
}
"""What a step of a trace does."""

TRACE_TYPES = {
    "step": "int64",
    "code": "str",
    "action": "str",
    "zone": "str",
    "value": "Float64",
}
"""Columns of a trace."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The settings of a method; each method has its own, with the literature's defaults."""

    def as_text(self) -> dict[str, str]:
        """Return name → value as text."""
        return {one.name: str(getattr(self, one.name)) for one in fields(self)}


Step = tuple[int, str, str, str | None, float | None]
"""Step number, code, action, zone, and the number that decided."""


@dataclass(frozen=True, eq=False)
class Zoning:
    """Zones that don't overlap, and how they came about.

    Parameters
    ----------
    method
        Id of the method.
    parameters
        Name → value of every parameter, as text.
    basis
        The people counted and the denominator of shares.
    assignment
        By code, the municipalities of the flows: id of the zone, ``NA`` where unassignable.
        A zone is named by the code of one of its municipalities.
    roles
        By code: ``centre``, ``member``, ``NA`` where unassignable. Methods that know no centres
        give members only.
    reasons
        By code: key of `REASONS` where unassignable, else ``NA``.
    trace
        ``step``, ``code``, ``action`` (key of `ACTIONS`), ``zone``, ``value`` (the number that
        decided: a share, a cohesion, a validity, a distance); in the order of the decisions.
    notes
        What a reader must know, such as a fallback for missing data.
    """

    method: str
    parameters: Mapping[str, str]
    basis: Basis
    assignment: pd.Series
    roles: pd.Series
    reasons: pd.Series
    trace: pd.DataFrame
    notes: tuple[Text, ...] = ()

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """Municipalities of each zone, both sorted."""
        held = self.assignment.dropna()
        zones: dict[str, list[str]] = {str(zone): [] for zone in sorted(held.unique())}
        for code in sorted(held.index):
            zones[str(held.at[code])].append(code)
        return {zone: tuple(codes) for zone, codes in zones.items()}

    @cached_property
    def centres(self) -> dict[str, tuple[str, ...]]:
        """Centres of each zone, both sorted; empty where the method knows none."""
        centre = (self.roles == "centre").fillna(value=False)
        codes = set(self.roles.index[centre.to_numpy(dtype=bool)])
        return {zone: tuple(c for c in held if c in codes) for zone, held in self.members.items()}

    @property
    def unassigned(self) -> pd.Series:
        """Reason of each municipality that is in no zone, by code."""
        return self.reasons.dropna()


def make_zoning(
    method: str,
    parameters: Parameters,
    flows: FlowMatrix,
    zone_of: Mapping[str, str],
    *,
    reasons: Mapping[str, str] | None = None,
    steps: Iterable[Step] = (),
    centres: Collection[str] = (),
    notes: tuple[Text, ...] = (),
) -> Zoning:
    """Put a zoning together and end its trace with the municipalities in no zone.

    Parameters
    ----------
    method, parameters
        Id and settings.
    flows
        The flows that were zoned; they define the municipalities.
    zone_of
        Zone of each municipality that has one.
    reasons
        Key of `REASONS` of the others; ``no_tie`` unless given. One without any flow is always
        ``no_flows``.
    steps
        The trace so far.
    centres
        Municipalities that are centres.
    """
    codes = flows.codes
    told = reasons or {}
    silent = set(codes[(flows.stayers + flows.outflow + flows.inflow).to_numpy() == 0])
    left = [code for code in codes if code not in zone_of]
    why = {code: "no_flows" if code in silent else told.get(code, "no_tie") for code in left}
    role = {code: "centre" if code in centres else "member" for code in zone_of}
    trace = list(steps)
    end = trace[-1][0] + 1 if trace else 1
    trace += [(end, code, "unassigned", None, None) for code in left]
    return Zoning(
        method=method,
        parameters=parameters.as_text(),
        basis=flows.basis,
        assignment=_column(codes, zone_of, "zone"),
        roles=_column(codes, role, "role"),
        reasons=_column(codes, why, "reason"),
        trace=pd.DataFrame(trace, columns=list(TRACE_TYPES)).astype(TRACE_TYPES),
        notes=notes,
    )


def _column(codes: pd.Index, values: Mapping[str, str], name: str) -> pd.Series:
    return pd.Series([values.get(code) for code in codes], index=codes, name=name, dtype="str")
