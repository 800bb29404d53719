"""City-regions (シティリージョン): areas whose people cross each other's borders.

The measure is the *employment interchange measure* by which the United States combine neighbouring
statistical areas (Office of Management and Budget, 2020 Standards for Delineating Core Based
Statistical Areas, 86 FR 37770, section 8): the share of the smaller area's commuters who go to the
larger one, plus the share of those who work or study in the smaller area who come from the larger.
Adjacent areas are combined at 15 points. Nothing here is tuned to Japan.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from zones.model import Contiguity, FlowMatrix
from zones.zoning.proposals import Proposals, leading, partition, weakly_tied, without
from zones.zoning.spheres import choice_matrix


@dataclass(frozen=True, slots=True)
class TieSetting:
    """When two neighbouring areas are tied.

    Parameters
    ----------
    interchange
        Employment interchange measure at or above which they are combined.
    listed
        Interchange at or above which a tie is listed at all.
    """

    interchange: Fraction = Fraction(15, 100)
    listed: Fraction = Fraction(1, 100)


@dataclass(frozen=True, eq=False)
class CityRegions:
    """Ties between candidate areas and the groups that they make.

    Parameters
    ----------
    ties
        One row a pair of neighbouring areas: ``a`` (the larger), ``b`` (the smaller by residents),
        ``adjacent``, ``shared_members``, ``a_to_b`` and ``b_to_a`` (persons between the exclusive
        territories), ``interchange``, ``centre_flow`` (persons between both centre sets, both
        directions), ``crosses_prefecture`` (the centres lie in different prefectures), ``tied``.
    groups
        Indexed by ``group`` (number from 1, by population downwards): ``areas`` (tuple),
        ``centres``, ``prefectures`` (tuples of codes), ``municipalities``, ``population``,
        ``strongest`` (largest interchange within), ``crosses_prefecture``.
    membership
        ``group``, ``code``, ``area``: every municipality of a group once.
    """

    ties: pd.DataFrame
    groups: pd.DataFrame
    membership: pd.DataFrame

    @cached_property
    def codes(self) -> dict[int, tuple[str, ...]]:
        """Municipalities of each group by its number."""
        groups = self.membership.groupby("group")["code"]
        return {int(str(key)): tuple(rows) for key, rows in groups}


def find_city_regions(
    flows: FlowMatrix,
    contiguity: Contiguity,
    proposals: Proposals,
    residents: pd.Series,
    *,
    setting: TieSetting | None = None,
) -> CityRegions:
    """Group candidate areas that exchange many commuters with a neighbour.

    Areas of weakly tied twin centres are left out (`weakly_tied`), and only leading areas count
    (`leading`), so that an area inside another is no region of its own.
    They overlap, so flows are counted between exclusive territories (`partition`). A group is what
    hangs together by ties.
    """
    chosen = setting or TieSetting()
    proposals = leading(without(proposals, weakly_tied(flows, proposals)))
    home = partition(proposals)["proposal"]
    land = _territories(flows, home, residents)
    ties = _ties(flows, contiguity, proposals, land)
    ties["tied"] = ties["interchange"] >= float(chosen.interchange)
    listed = ties["tied"] | (ties["interchange"] >= float(chosen.listed))
    listed |= ties["shared_members"] > 0
    ties = ties[listed].sort_values(
        ["interchange", "a", "b"], ascending=[False, True, True], ignore_index=True
    )
    groups, membership = _groups(ties[ties["tied"]], proposals, home, residents)
    return CityRegions(ties, groups, membership)


@dataclass(frozen=True, eq=False)
class _Territories:
    """Exclusive territories of the areas, numbered in the order of their ids."""

    areas: list[str]
    label: pd.Series
    between: NDArray[np.int64]
    commuters: NDArray[np.int64]
    people: NDArray[np.int64]


def _territories(flows: FlowMatrix, home: pd.Series, residents: pd.Series) -> _Territories:
    areas = sorted(set(home))
    label = home.map({area: at for at, area in enumerate(areas)}).reindex(flows.codes)
    inside = np.flatnonzero(label.notna())
    column = label.iloc[inside].to_numpy(dtype=np.intp)
    shape = (len(flows.codes), len(areas))
    choice = sparse.csr_array((np.ones(len(inside), np.int64), (inside, column)), shape=shape)
    return _Territories(
        areas,
        label,
        (choice.T @ flows.matrix @ choice).toarray(),
        choice.T @ flows.denominator.fillna(0).to_numpy(dtype=np.int64),
        choice.T @ residents.reindex(flows.codes).fillna(0).to_numpy(dtype=np.int64),
    )


def _ties(
    flows: FlowMatrix, contiguity: Contiguity, proposals: Proposals, land: _Territories
) -> pd.DataFrame:
    """Measure every pair of areas that touch or share a member."""
    touching = _touching(contiguity, land.label)
    shared = _shared_members(proposals, land.areas)
    centres = [proposals.centres[area] for area in land.areas]
    between_centres = _between_centres(flows, centres)
    rows = []
    for i, j in sorted(touching | set(shared)):
        a, b = (i, j) if land.people[i] >= land.people[j] else (j, i)
        rows.append(
            {
                "a": land.areas[a],
                "b": land.areas[b],
                "adjacent": (i, j) in touching,
                "shared_members": shared.get((i, j), 0),
                "a_to_b": land.between[a, b],
                "b_to_a": land.between[b, a],
                "interchange": _interchange(land, a, b),
                "centre_flow": between_centres[a, b] + between_centres[b, a],
                "crosses_prefecture": _prefectures(centres[a]) != _prefectures(centres[b]),
            }
        )
    return pd.DataFrame(rows, columns=list(_TIE_TYPES)).astype(_TIE_TYPES)


_TIE_TYPES = {
    "a": "str",
    "b": "str",
    "adjacent": "bool",
    "shared_members": "int64",
    "a_to_b": "int64",
    "b_to_a": "int64",
    "interchange": "float64",
    "centre_flow": "int64",
    "crosses_prefecture": "bool",
}


def _interchange(land: _Territories, larger: int, smaller: int) -> float:
    out = land.between[smaller, larger] / max(land.commuters[smaller], 1)
    back = land.between[larger, smaller] / max(land.between[:, smaller].sum(), 1)
    return float(out + back)


def _touching(contiguity: Contiguity, label: pd.Series) -> set[tuple[int, int]]:
    a = label.reindex(contiguity.edges["a"]).to_numpy()
    b = label.reindex(contiguity.edges["b"]).to_numpy()
    between = pd.notna(a) & pd.notna(b) & (a != b)
    pairs = zip(a[between].astype(int), b[between].astype(int), strict=True)
    return {(min(pair), max(pair)) for pair in pairs}


def _shared_members(proposals: Proposals, areas: list[str]) -> dict[tuple[int, int], int]:
    """Count the municipalities that two areas both hold."""
    number = {area: at for at, area in enumerate(areas)}
    inside = proposals.inside
    table = inside.assign(at=inside["proposal"].map(number)).dropna(subset="at")[["at", "code"]]
    pairs = table.merge(table, on="code", suffixes=("", "_other"))
    pairs = pairs[pairs["at"] < pairs["at_other"]]
    return dict(Counter(zip(pairs["at"].astype(int), pairs["at_other"].astype(int), strict=True)))


def _between_centres(flows: FlowMatrix, centres: Sequence[Sequence[str]]) -> NDArray[np.int64]:
    """Return the persons from each centre set to each other."""
    choice = choice_matrix(flows, centres)
    persons: NDArray[np.int64] = (choice.T @ flows.matrix @ choice).toarray()
    return persons


def _prefectures(codes: Sequence[str]) -> set[str]:
    return {code[:2] for code in codes}


def _groups(
    tied: pd.DataFrame, proposals: Proposals, home: pd.Series, residents: pd.Series
) -> tuple[pd.DataFrame, pd.DataFrame]:
    graph = nx.Graph()
    graph.add_weighted_edges_from(zip(tied["a"], tied["b"], tied["interchange"], strict=True))
    people = residents.groupby(home).sum()
    parts = [tuple(sorted(part)) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-int(people.reindex(part).sum()), part))
    codes = {str(area): list(rows) for area, rows in home.groupby(home).groups.items()}
    rows = [_group_row(graph, part, proposals, codes, people) for part in parts]
    groups = pd.DataFrame(rows, columns=list(_GROUP_COLUMNS))
    groups.index = pd.RangeIndex(1, len(groups) + 1, name="group")
    of_area = {area: number for number, part in enumerate(parts, 1) for area in part}
    table = pd.DataFrame({"group": home.map(of_area), "area": home}).dropna(subset="group")
    table = table.rename_axis("code").reset_index().astype({"group": "int64"})
    return groups, table.sort_values(["group", "code"], ignore_index=True)


_GROUP_COLUMNS = (
    "areas",
    "centres",
    "prefectures",
    "municipalities",
    "population",
    "strongest",
    "crosses_prefecture",
)


def _group_row(
    graph: nx.Graph,
    part: tuple[str, ...],
    proposals: Proposals,
    territory: Mapping[str, Sequence[str]],
    people: pd.Series,
) -> dict[str, object]:
    centres = [code for area in part for code in proposals.centres[area]]
    codes = [code for area in part for code in territory[area]]
    weights = [weight for _, _, weight in graph.subgraph(part).edges.data("weight")]
    return {
        "areas": part,
        "centres": tuple(sorted(set(centres))),
        "prefectures": tuple(sorted(_prefectures(codes))),
        "municipalities": len(codes),
        "population": int(people.reindex(part).sum()),
        "strongest": max(weights),
        "crosses_prefecture": len({code[:2] for code in centres}) > 1,
    }
