"""Communities by modularity, found by the Louvain method through networkx.

Blondel, Guillaume, Lambiotte and Lefebvre 2008. A baseline that knows no labour market: it finds
groups with more flows inside than chance would put there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import networkx as nx
import numpy as np

from zones.errors import InputError
from zones.model import FlowMatrix
from zones.zoning.methods.protocol import Parameters, Step, Zoning, make_zoning
from zones.zoning.methods.units import Units, find_units


@dataclass(frozen=True, slots=True)
class Communities(Parameters):
    """How communities are found.

    Parameters
    ----------
    resolution
        Above 1 for smaller communities.
    seed
        Of the algorithm's own generator; the same seed gives the same communities.

    Raises
    ------
    InputError
        If the resolution is not above zero.
    """

    resolution: Fraction = Fraction(1)
    seed: int = 1

    def __post_init__(self) -> None:
        if self.resolution <= 0:
            raise InputError(
                "resolution は 0 より大きい数にしてください。", "resolution must be above 0."
            )


def communities(flows: FlowMatrix, *, parameters: Communities | None = None) -> Zoning:
    """Find communities of municipalities in the undirected flows a_ij + a_ji.

    Those who stay in a municipality weigh on it as a loop. Municipalities without any flow stay in
    no zone.
    """
    chosen = parameters or Communities()
    units = find_units(flows)
    levels = [_active(units, level) for level in _louvain(units, chosen)]
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
