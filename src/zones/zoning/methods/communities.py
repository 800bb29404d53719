"""Communities by modularity: Louvain through networkx, or Leiden where igraph is installed.

Blondel, Guillaume, Lambiotte and Lefebvre 2008; Traag, Waltman and van Eck 2019. A baseline that
knows no labour market: it finds groups with more flows inside than chance would put there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from random import Random
from typing import Literal, get_args

import networkx as nx
import numpy as np

from zones.errors import InputError, NotFoundError
from zones.model import FlowMatrix
from zones.zoning.methods.protocol import Parameters, Step, Zoning, make_zoning
from zones.zoning.methods.units import Units, find_units

Algorithm = Literal["louvain", "leiden"]


@dataclass(frozen=True, slots=True)
class Communities(Parameters):
    """How communities are found.

    Parameters
    ----------
    algorithm
        ``louvain``, or ``leiden``, which needs the package igraph (GPL, not installed with zones).
    resolution
        Above 1 for smaller communities.
    seed
        Of the algorithm's own generator; the same seed gives the same communities.

    Raises
    ------
    InputError
        If the algorithm is another one, or the resolution not above zero.
    """

    algorithm: Algorithm = "louvain"
    resolution: Fraction = Fraction(1)
    seed: int = 1

    def __post_init__(self) -> None:
        if self.algorithm not in get_args(Algorithm) or self.resolution <= 0:
            raise InputError(
                "algorithm は louvain か leiden、resolution は 0 より大きい数にしてください。",
                "algorithm must be louvain or leiden, and resolution above 0.",
            )


def communities(flows: FlowMatrix, *, parameters: Communities | None = None) -> Zoning:
    """Find communities of municipalities in the undirected flows a_ij + a_ji.

    Those who stay in a municipality weigh on it as a loop. Municipalities without any flow stay in
    no zone.

    Raises
    ------
    NotFoundError
        If Leiden is asked for and igraph is not installed.
    """
    chosen = parameters or Communities()
    units = find_units(flows)
    levels = _louvain(units, chosen) if chosen.algorithm == "louvain" else _leiden(units, chosen)
    levels = [_active(units, level) for level in levels]
    zone_of = units.spread(units.leads(levels[-1]), flows.codes)
    return make_zoning("communities", chosen, flows, zone_of, steps=_steps(units, levels))


Level = list[list[int]]


def _louvain(units: Units, chosen: Communities) -> list[Level]:
    """Return the communities of every level; nodes are numbers, so that sets keep their order."""
    graph = nx.Graph()
    graph.add_nodes_from(range(units.size))
    graph.add_weighted_edges_from(zip(*_edges(units), strict=True))
    found = nx.community.louvain_partitions(
        graph, resolution=float(chosen.resolution), seed=chosen.seed
    )
    levels = [[sorted(group) for group in level] for level in found]
    return levels or [[[unit] for unit in range(units.size)]]


def _leiden(units: Units, chosen: Communities) -> list[Level]:
    try:
        igraph = import_module("igraph")
    except ImportError as error:
        raise NotFoundError(
            "leiden には igraph（GPL）が必要です。pip install igraph で入れるか、"
            "algorithm=louvain を使ってください。",
            "leiden needs the package igraph (GPL). Install it with pip install igraph, or take "
            "algorithm=louvain.",
        ) from error
    first, second, weight = _edges(units)
    graph = igraph.Graph(n=units.size, edges=list(zip(first, second, strict=True)))
    igraph.set_random_number_generator(Random(chosen.seed))  # noqa: S311 (no secret)
    try:
        found = graph.community_leiden(
            objective_function="modularity",
            weights=weight,
            resolution=float(chosen.resolution),
            n_iterations=-1,
        )
    finally:
        igraph.set_random_number_generator(None)
    return [[sorted(group) for group in found]]


def _edges(units: Units) -> tuple[list[int], list[int], list[int]]:
    """Return both ends (the smaller first) and the persons of each tie; a loop counts once."""
    flow = units.persons.tocoo()
    first, second = np.minimum(flow.row, flow.col), np.maximum(flow.row, flow.col)
    key, at = np.unique(first.astype(np.int64) * units.size + second, return_inverse=True)
    weight = np.bincount(at, flow.data, minlength=len(key)).astype(np.int64)
    return (key // units.size).tolist(), (key % units.size).tolist(), weight.tolist()


def _active(units: Units, level: Iterable[Sequence[int]]) -> Level:
    """Leave out units without any flow, and order the communities by their first unit."""
    persons = units.living + units.working
    kept = ([unit for unit in group if persons[unit]] for group in level)
    return sorted(group for group in kept if group)


def _steps(units: Units, levels: Sequence[Level]) -> list[Step]:
    """Tell which community of each level goes into a larger one."""
    steps: list[Step] = []
    before = {group[0]: group[0] for group in _active(units, [[u] for u in range(units.size)])}
    for number, level in enumerate(levels, 1):
        after = units.leads(level)
        leads = sorted(set(before.values()))
        steps += [
            (number, units.codes[lead], "merged", units.codes[after[lead]], None)
            for lead in leads
            if after[lead] != lead
        ]
        before = after
    return steps
