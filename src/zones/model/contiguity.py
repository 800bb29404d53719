"""Which municipalities share a border, and which land they stand on."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import shapely
from scipy import sparse

_GRID = 1e-7
"""Degrees to which vertices are compared; a coverage shares its vertices exactly."""


@dataclass(frozen=True, eq=False)
class Contiguity:
    """Shared land borders of municipalities.

    Two municipalities are adjacent when their boundaries share a segment. Land that hangs together
    is one *landmass*: the main islands are landmasses, and so is every small island that forms
    municipalities of its own.

    Parameters
    ----------
    codes
        The municipalities, sorted.
    edges
        ``a``, ``b`` with a < b, sorted: adjacent pairs.
    """

    codes: pd.Index
    edges: pd.DataFrame

    @classmethod
    def from_coverage(cls, municipalities: gpd.GeoDataFrame) -> "Contiguity":
        """Find the shared borders of a valid coverage, indexed by code."""
        ordered = municipalities.sort_index()
        first, second, owner = _segments(ordered.geometry.to_numpy())
        edges = _shared(first, second, owner)
        codes = pd.Index(ordered.index, name="code")
        table = pd.DataFrame({"a": codes[edges[:, 0]], "b": codes[edges[:, 1]]})
        return cls(codes, table)

    @cached_property
    def graph(self) -> nx.Graph:
        """The adjacency as a graph of codes."""
        graph = nx.Graph()
        graph.add_nodes_from(self.codes)
        graph.add_edges_from(self.edges.itertuples(index=False, name=None))
        return graph

    @cached_property
    def landmass(self) -> pd.Series:
        """Landmass of each municipality, named by its smallest code."""
        size = len(self.codes)
        rows = self.codes.get_indexer(pd.Index(self.edges["a"]))
        columns = self.codes.get_indexer(pd.Index(self.edges["b"]))
        links = sparse.coo_array((np.ones(len(rows)), (rows, columns)), shape=(size, size))
        _, label = sparse.csgraph.connected_components(links, directed=False)
        first = pd.Series(self.codes, index=self.codes).groupby(label).transform("min")
        return first.rename("landmass")

    @cached_property
    def _around(self) -> dict[str, set[str]]:
        """Neighbours of each municipality."""
        return {code: set(near) for code, near in self.graph.adjacency()}

    @cached_property
    def _land(self) -> dict[str, str]:
        """Landmass of each municipality."""
        return dict(zip(self.codes, self.landmass, strict=True))

    def neighbours(self, codes: Collection[str]) -> set[str]:
        """Return the municipalities that border any of *codes* and are none of them."""
        around = (self._around.get(code, set()) for code in codes)
        return set().union(*around) - set(codes)

    def adjacent(self, a: str, b: str) -> bool:
        """Tell whether *a* and *b* share a land border."""
        return b in self._around.get(a, set())

    def detached(self, centres: Collection[str], members: Collection[str]) -> list[str]:
        """Return the members that stand on the centres' land but are cut off from them.

        A member on another landmass is reached over water and is never detached by itself.
        """
        zone = set(centres) | set(members)
        home = self._lands(centres)
        cut = zone - self._reachable(centres, zone)
        return sorted(code for code in cut if self._land.get(code) in home)

    def over_water(self, centres: Collection[str], members: Collection[str]) -> list[str]:
        """Return the members on another landmass than every centre."""
        home = self._lands(centres)
        return sorted(code for code in set(members) if self._land.get(code) not in home)

    def _lands(self, codes: Collection[str]) -> set[str]:
        return {self._land[code] for code in codes if code in self._land}

    def _reachable(self, centres: Collection[str], zone: set[str]) -> set[str]:
        """Return what of *zone* hangs together with the centres."""
        reached = {code for code in centres if code in self._around}
        border = set(reached)
        while border:
            border = set().union(*(self._around[code] for code in border)) & zone - reached
            reached |= border
        return reached


def _segments(
    geometries: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return both vertex numbers of every boundary segment, and the polygon that it belongs to."""
    parts, part_owner = shapely.get_parts(geometries, return_index=True)
    rings, ring_owner = shapely.get_rings(parts, return_index=True)
    coordinates, ring_of = shapely.get_coordinates(rings, return_index=True)
    grid = np.round(coordinates / _GRID).astype(np.int64)
    packed = grid[:, 0] * 4_000_000_000 + grid[:, 1]
    _, vertex = np.unique(packed, return_inverse=True)
    same_ring = ring_of[:-1] == ring_of[1:]
    start, stop = vertex[:-1][same_ring], vertex[1:][same_ring]
    owner = part_owner[ring_owner[ring_of[:-1][same_ring]]]
    return np.minimum(start, stop), np.maximum(start, stop), owner


def _shared(first: np.ndarray, second: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Return the sorted pairs of polygons that own the same segment."""
    segment = first.astype(np.int64) * (int(second.max(initial=0)) + 1) + second
    order = np.lexsort((owner, segment))
    segment, owner = segment[order], owner[order]
    twice = (segment[:-1] == segment[1:]) & (owner[:-1] != owner[1:])
    pairs = np.column_stack([owner[:-1][twice], owner[1:][twice]])
    return np.unique(pairs, axis=0)
