"""Candidate areas: a centre that qualifies and the municipalities tied to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import permutations

import numpy as np
import pandas as pd

from zones.model import Contiguity, FlowMatrix
from zones.zoning.spheres import sphere_table

MEMBER_COLUMNS = ("proposal", "code", "role", "order", "persons", "share", "adjacent")


@dataclass(frozen=True, eq=False)
class Proposals:
    """The candidate areas of one or more schemes.

    Parameters
    ----------
    areas
        Indexed by ``proposal`` (``scheme:centre[+centre]``): ``scheme``, ``centres`` (tuple),
        ``outcome`` of the centre.
    members
        One row an area × municipality: ``proposal``, ``code``, ``role`` (centre, member,
        considered), ``order`` within the area, ``persons`` and ``share`` to the centre set (missing
        for centres), ``adjacent`` to a centre.
    """

    areas: pd.DataFrame
    members: pd.DataFrame

    @cached_property
    def centres(self) -> dict[str, tuple[str, ...]]:
        """Centre codes of each area by its id."""
        table = self.areas["centres"]
        return {str(key): tuple(codes) for key, codes in zip(table.index, table, strict=True)}

    @cached_property
    def inside(self) -> pd.DataFrame:
        """The rows of `members` that make the areas: centres and members, none considered."""
        return self.members[self.members["role"] != "considered"]

    @cached_property
    def territory(self) -> dict[str, tuple[str, ...]]:
        """Codes of each area by its id, in their order: its centres and members."""
        codes: dict[str, list[str]] = {key: [] for key in self.centres}
        for key, code in zip(self.inside["proposal"], self.inside["code"], strict=True):
            codes[key].append(code)
        return {key: tuple(one) for key, one in codes.items()}

    def of(self, proposal: str) -> pd.DataFrame:
        """Return the members of one area, in order."""
        return self.members[self.members["proposal"] == proposal]


@dataclass(frozen=True, slots=True)
class MemberRule:
    """Who is a member, and who is considered below that.

    Parameters
    ----------
    threshold
        Share at or above which a municipality is a member.
    considered
        Share at or above which it is considered; ``None`` when the scheme has no such band.
    neighbours
        Whether municipalities that border a centre are considered too.
    """

    threshold: Fraction
    considered: Fraction | None = None
    neighbours: bool = False


def propose(
    flows: FlowMatrix,
    contiguity: Contiguity,
    centres: pd.DataFrame,
    *,
    rule: MemberRule,
) -> Proposals:
    """Make one candidate area for each centre set.

    Parameters
    ----------
    flows, contiguity
        Of the whole country.
    centres
        Indexed by proposal: ``scheme``, ``centres`` (tuple of codes), ``outcome``.
    rule
        Who belongs.
    """
    sets = {str(key): tuple(codes) for key, codes in centres["centres"].items()}
    lowest = rule.threshold if rule.considered is None else min(rule.considered, rule.threshold)
    table = sphere_table(flows, sets, threshold=lowest).rename(columns={"set": "proposal"})
    table["role"] = np.where(_reaches(flows, table, rule.threshold), "member", "considered")
    parts = [_centre_rows(sets), table]
    if rule.neighbours:
        parts.append(_neighbour_rows(flows, contiguity, sets, table))
    members = pd.concat(parts, ignore_index=True)
    members["adjacent"] = _adjacent(contiguity, sets, members)
    return Proposals(centres, _ordered(members, list(sets)))


def combine(parts: Sequence[Proposals]) -> Proposals:
    """Put the areas of several schemes into one table."""
    return Proposals(
        pd.concat([part.areas for part in parts]),
        pd.concat([part.members for part in parts], ignore_index=True),
    )


TWIN_TIE = Fraction(1, 100)
"""Share of commuters to the other city under which twin centres count as weakly tied: assumed."""


def weakly_tied(flows: FlowMatrix, proposals: Proposals) -> list[str]:
    """Return the areas of twin centres of which neither sends `TWIN_TIE` of its commuters across.

    The rules ask twin centres to be adjacent, not to be tied; a mountain range may lie between.
    """
    twins = {key: centres for key, centres in proposals.centres.items() if len(centres) > 1}
    singles = {code: (code,) for centres in twins.values() for code in centres}
    table = sphere_table(flows, singles, threshold=TWIN_TIE)
    tied = set(zip(table["code"], table["set"], strict=True))
    return [key for key, centres in twins.items() if tied.isdisjoint(permutations(centres, 2))]


def leading(proposals: Proposals) -> Proposals:
    """Keep the areas that stand on their own, so that none lies inside another scheme's area.

    In the order of the schemes: centres alone first, then twin centres. A twin-centre area is left
    out when a kept area already holds one of its centres; an area of a later scheme is left out
    when an area of an earlier scheme holds one of its centres.
    """
    scheme = proposals.areas["scheme"]
    held: dict[str, set[str]] = {}
    kept: list[str] = []
    for key in _by_rank(proposals):
        centres = set(proposals.centres[key])
        earlier = [one for name, one in held.items() if name != scheme[key]]
        others = held.values() if len(centres) > 1 else earlier
        if any(centres & one for one in others):
            continue
        kept.append(key)
        held.setdefault(str(scheme[key]), set()).update(proposals.territory[key])
    return without(proposals, [key for key in proposals.centres if key not in kept])


def without(proposals: Proposals, dropped: Sequence[str]) -> Proposals:
    """Return the candidate areas but for those *dropped*."""
    areas = proposals.areas[~proposals.areas.index.isin(dropped)]
    members = proposals.members[~proposals.members["proposal"].isin(dropped)]
    return Proposals(areas, members.reset_index(drop=True))


def partition(proposals: Proposals) -> pd.DataFrame:
    """Give each municipality to one area only.

    A centre belongs to its own area, any other municipality to the area of its largest share. Where
    several claim it: the earlier scheme, then a centre alone before twin centres, then the larger
    share, then the smaller id.

    Returns
    -------
    DataFrame
        Indexed by code, sorted: ``proposal``, ``role``, ``share``.
    """
    table = proposals.inside
    rank = {key: at for at, key in enumerate(_by_rank(proposals))}
    scheme = {name: at for at, name in enumerate(proposals.areas["scheme"].unique())}
    table = table.assign(
        is_centre=table["role"] == "centre",
        scheme=table["proposal"].map(proposals.areas["scheme"]).map(scheme),
        twin=table["proposal"].map({key: len(one) for key, one in proposals.centres.items()}) > 1,
        rank=table["proposal"].map(rank),
    ).sort_values(
        ["code", "is_centre", "scheme", "twin", "share", "rank"],
        ascending=[True, False, True, True, False, True],
    )
    return table.drop_duplicates("code").set_index("code")[["proposal", "role", "share"]]


def _by_rank(proposals: Proposals) -> list[str]:
    """Return the areas by scheme, centres alone before twins, then by id."""
    order = {name: at for at, name in enumerate(proposals.areas["scheme"].unique())}
    scheme = proposals.areas["scheme"]
    keys = list(proposals.centres)
    return sorted(keys, key=lambda key: (order[scheme[key]], len(proposals.centres[key]), key))


def _reaches(flows: FlowMatrix, table: pd.DataFrame, threshold: Fraction) -> np.ndarray:
    total = flows.denominator.reindex(table["code"]).to_numpy(dtype=np.int64)
    enough: np.ndarray = (
        table["persons"].to_numpy() * threshold.denominator >= total * threshold.numerator
    )
    return enough


def _centre_rows(sets: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    rows = [(key, code, "centre") for key, codes in sets.items() for code in codes]
    return pd.DataFrame(rows, columns=["proposal", "code", "role"]).astype("str")


def _neighbour_rows(
    flows: FlowMatrix,
    contiguity: Contiguity,
    sets: Mapping[str, Sequence[str]],
    table: pd.DataFrame,
) -> pd.DataFrame:
    """Return the municipalities that border a centre and aren't in the table yet."""
    inside = set(zip(table["proposal"], table["code"], strict=True))
    rows = [
        (key, code, "considered")
        for key, codes in sets.items()
        for code in sorted(contiguity.neighbours(codes))
        if (key, code) not in inside
    ]
    near = pd.DataFrame(rows, columns=["proposal", "code", "role"]).astype("str")
    shares = sphere_table(
        flows, {key: sets[key] for key in near["proposal"].unique()}, threshold=Fraction(1, 10**6)
    ).rename(columns={"set": "proposal"})
    return near.merge(shares, on=["proposal", "code"], how="left")


def _adjacent(
    contiguity: Contiguity, sets: Mapping[str, Sequence[str]], members: pd.DataFrame
) -> np.ndarray:
    around = {key: contiguity.neighbours(codes) for key, codes in sets.items()}
    pairs = zip(members["proposal"], members["code"], strict=True)
    return np.array([code in around[key] for key, code in pairs], dtype=bool)


_ROLE_ORDER = {"centre": 0, "member": 1, "considered": 2}


def _ordered(members: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    rank = {key: at for at, key in enumerate(keys)}
    table = members.assign(
        at=members["proposal"].map(rank),
        rank=members["role"].map(_ROLE_ORDER),
        persons=members["persons"].astype("Int64"),
        share=members["share"].astype("Float64"),
    ).sort_values(
        ["at", "rank", "share", "code"], ascending=[True, True, False, True], ignore_index=True
    )
    table["order"] = table.groupby("at").cumcount() + 1
    return table[list(MEMBER_COLUMNS)]
