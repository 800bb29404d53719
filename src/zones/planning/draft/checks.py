"""What a draft leaves open: municipalities in no area, areas that don't hang together."""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from zones.model import Contiguity, Region
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft


@dataclass(frozen=True, slots=True)
class BrokenArea:
    """An area with parts that are cut off on land.

    Parameters
    ----------
    area
        Its id.
    parts
        Codes of each part without a land way to the main part, which isn't listed.
    """

    area: str
    parts: tuple[tuple[str, ...], ...]


def unassigned(draft: Draft, region: Region) -> tuple[str, ...]:
    """Return the municipalities in the region's window that are in no area, sorted."""
    inside = region.codes[region.in_window(region.codes).to_numpy()]
    taken = draft.assigned
    return tuple(code for code in inside if code not in taken)


def broken(draft: Draft, contiguity: Contiguity) -> tuple[BrokenArea, ...]:
    """Return the areas with parts that are cut off, in the order of the draft.

    The main part is the one with the centres, or the largest of an area without centres. A part on
    another landmass is reached over water and isn't cut off.
    """
    found = ((area, cut_off(area, contiguity)) for area in draft.areas)
    return tuple(BrokenArea(area.id, parts) for area, parts in found if parts)


def cut_off(area: DraftArea, contiguity: Contiguity) -> tuple[tuple[str, ...], ...]:
    """Return the parts of an area without a land way to its main part, sorted."""
    known = [code for code in area.members if code in contiguity.codes]
    home = [code for code in area.centres if code in known] or _largest(known, contiguity)
    apart = contiguity.detached(home, known)
    return tuple(_parts(apart, contiguity))


def over_water(area: DraftArea, contiguity: Contiguity) -> tuple[str, ...]:
    """Return the members on another landmass than the centres, or than the largest part."""
    known = [code for code in area.members if code in contiguity.codes]
    home = [code for code in area.centres if code in known] or _largest(known, contiguity)
    return tuple(contiguity.over_water(home, known)) if home else ()


def _largest(codes: list[str], contiguity: Contiguity) -> list[str]:
    """Return the part with most municipalities; of several, the one with the smallest code."""
    parts = sorted(_parts(codes, contiguity), key=lambda part: (-len(part), part))
    return list(parts[0]) if parts else []


def _parts(codes: Iterable[str], contiguity: Contiguity) -> list[tuple[str, ...]]:
    """Return what hangs together, by smallest code."""
    graph = contiguity.graph.subgraph(list(codes))
    return sorted(tuple(sorted(part)) for part in nx.connected_components(graph))
