"""Make zones hang together by land: pieces that are cut off move to a neighbour, or are left out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal

import networkx as nx
import numpy as np
import pandas as pd

from zones.model import Contiguity, FlowMatrix
from zones.zoning.methods.protocol import TRACE_TYPES, Step, Zoning

Mode = Literal["move", "drop"]
"""What happens to a piece that is cut off: it moves to a neighbouring zone, or is left out."""


def repair(
    zoning: Zoning, flows: FlowMatrix, contiguity: Contiguity, *, mode: Mode = "move"
) -> Zoning:
    """Return the zoning without pieces that are cut off by land.

    The main part of a zone is what hangs together with its centres or, where it has none, the
    piece with the most commuters. Another piece on the same landmass is cut off; one on another
    landmass is reached over water and stays. A piece moves as a whole to the zone on its border
    with which it exchanges most persons, ties to the smaller id; where it exchanges none it stays
    in no zone (``cut_off``).
    """
    work = _Repair(zoning, flows, contiguity)
    if mode == "move":
        while work.move():
            pass
    return work.result()


class _Repair:
    """The zones while pieces move; what is attached once stays attached."""

    def __init__(self, zoning: Zoning, flows: FlowMatrix, contiguity: Contiguity) -> None:
        self.zoning = zoning
        self.flows = flows
        self.contiguity = contiguity
        self.pieces: list[tuple[str, tuple[str, ...]]] = []
        commuters = flows.outflow + flows.stayers
        for zone, codes in zoning.members.items():
            main = zoning.centres[zone] or _main(contiguity, codes, commuters)
            cut = contiguity.detached(main, codes)
            self.pieces += [(zone, piece) for piece in _pieces(contiguity, cut)]
        cut_off = {code for _, piece in self.pieces for code in piece}
        self.zone_of = {
            code: zone
            for zone, codes in zoning.members.items()
            for code in codes
            if code not in cut_off
        }
        self.steps: list[Step] = []
        self._first = int(zoning.trace["step"].max()) + 1 if len(zoning.trace) else 1

    def move(self) -> bool:
        """Move every piece that has a zone to go to; False when there is none."""
        choices = [(zone, piece, self._choose(zone, piece)) for zone, piece in self.pieces]
        self.pieces = [(zone, piece) for zone, piece, choice in choices if choice is None]
        moving = [(piece, choice) for _, piece, choice in choices if choice is not None]
        for piece, (to, persons) in moving:
            for code in piece:
                self.zone_of[code] = to
                self.steps.append((self._first, code, "moved", to, float(persons)))
        return bool(moving)

    def result(self) -> Zoning:
        """Return the repaired zoning."""
        left = [code for _, piece in self.pieces for code in piece]
        steps = self.steps + [(self._first, code, "unassigned", None, None) for code in left]
        added = pd.DataFrame(steps, columns=list(TRACE_TYPES)).astype(TRACE_TYPES)
        index = self.zoning.assignment.index
        assignment = _column(index, self.zone_of, "zone")
        reasons = self.zoning.reasons.copy()
        reasons[left] = "cut_off"
        return replace(
            self.zoning,
            assignment=assignment,
            roles=self.zoning.roles.where(assignment.notna()),
            reasons=reasons,
            trace=pd.concat([self.zoning.trace, added], ignore_index=True),
        )

    def _choose(self, zone: str, piece: tuple[str, ...]) -> tuple[str, int] | None:
        """Return the bordering zone with most persons to and from the piece, if any has some."""
        near = {self.zone_of.get(code) for code in self.contiguity.neighbours(piece)}
        near -= {None, zone}
        persons = self._exchange(piece, {str(other) for other in near})
        best = min(persons, key=lambda other: (-persons[other], other), default=None)
        return None if best is None or not persons[best] else (best, persons[best])

    def _exchange(self, piece: Sequence[str], zones: Collection[str]) -> dict[str, int]:
        """Return the persons between a piece and each of *zones*, both directions."""
        at = self.flows.positions(piece)
        out = np.asarray(self.flows.matrix[at, :].sum(axis=0)).ravel()
        back = np.asarray(self.flows.matrix[:, at].sum(axis=1)).ravel()
        both = pd.Series(out + back, index=self.flows.codes)
        return {
            zone: int(both[[code for code, held in self.zone_of.items() if held == zone]].sum())
            for zone in sorted(zones)
        }


def _main(contiguity: Contiguity, codes: Sequence[str], commuters: pd.Series) -> tuple[str, ...]:
    pieces = _pieces(contiguity, codes)
    return min(pieces, key=lambda piece: (-int(commuters[list(piece)].sum()), piece))


def _pieces(contiguity: Contiguity, codes: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what of *codes* hangs together by land, sorted."""
    land = contiguity.graph.subgraph(codes).copy()
    land.add_nodes_from(codes)
    return sorted(tuple(sorted(piece)) for piece in nx.connected_components(land))


def _column(index: pd.Index, values: Mapping[str, str], name: str) -> pd.Series:
    return pd.Series([values.get(code) for code in index], index=index, name=name, dtype="str")
