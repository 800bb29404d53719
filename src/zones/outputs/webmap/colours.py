"""Palettes that stay apart for every colour vision, and which area gets which colour.

References
----------
.. [1] M. Okabe and K. Ito (2008). Color Universal Design. https://jfly.uni-koeln.de/color/
.. [2] P. Tol (2021). Colour Schemes. SRON/EPS/TN/09-002, issue 3.2.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

import networkx as nx

from zones.errors import InputError

OKABE_ITO: tuple[str, ...] = (
    "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
)  # fmt: skip
"""Seven colours for kinds of things [1]_."""

TOL_MUTED: tuple[str, ...] = (
    "#88CCEE", "#CC6677", "#DDCC77", "#117733", "#332288", "#44AA99", "#999933", "#882255",
    "#AA4499",
)  # fmt: skip
"""Nine colours for kinds of things [2]_, for when seven are too few."""

_SEQUENTIAL = (
    "#FFF7BC", "#FEE391", "#FEC44F", "#FB9A29", "#EC7014", "#CC4C02", "#993404", "#662506",
)  # fmt: skip
_DIVERGING = (
    "#364B9A", "#4A7BB7", "#6EA6CD", "#98CAE1", "#C2E4EF", "#EAECCC", "#FEDA8B", "#FDB366",
    "#F67E4B", "#DD3D2D", "#A50026",
)  # fmt: skip


def sequential(classes: int) -> tuple[str, ...]:
    """Return colours from little to much (Tol's YlOrBr [2]_).

    Raises
    ------
    InputError
        If there are fewer than one or more than eight classes.

    Examples
    --------
    >>> sequential(3)
    ('#FFF7BC', '#FB9A29', '#662506')
    """
    return _spread(_SEQUENTIAL, classes)


def diverging(classes: int) -> tuple[str, ...]:
    """Return colours from below to above a middle (Tol's sunset [2]_).

    Raises
    ------
    InputError
        If there are fewer than one or more than eleven classes.

    Examples
    --------
    >>> diverging(3)
    ('#364B9A', '#EAECCC', '#A50026')
    """
    return _spread(_DIVERGING, classes)


def _spread(palette: Sequence[str], classes: int) -> tuple[str, ...]:
    if not 1 <= classes <= len(palette):
        raise InputError(
            f"階級の数は1〜{len(palette)}にしてください（{classes}が指定されました）。",
            f"Give 1 to {len(palette)} classes, not {classes}.",
        )
    last = len(palette) - 1
    places = [last // 2] if classes == 1 else [i * last // (classes - 1) for i in range(classes)]
    return tuple(palette[place] for place in places)


def colour_areas(
    members: Mapping[str, AbstractSet[str]], neighbours: Mapping[str, AbstractSet[str]]
) -> dict[str, str]:
    """Return a colour for each area so that areas that touch or overlap differ.

    Parameters
    ----------
    members
        Municipality codes of each area by area id.
    neighbours
        For each municipality the codes that share a border with it.

    Returns
    -------
    dict
        Colour of each area: Okabe–Ito, or Tol muted where seven are too few. Where even nine are
        too few, the colour that the fewest neighbours have.

    Notes
    -----
    Greedy colouring in order of saturation (DSATUR): Brélaz, D. (1979), "New methods to color the
    vertices of a graph", Communications of the ACM 22(4).
    """
    graph = _contact(members, neighbours)
    numbers: dict[str, int] = nx.greedy_color(graph, strategy="saturation_largest_first")
    palette = OKABE_ITO if max(numbers.values(), default=0) < len(OKABE_ITO) else TOL_MUTED
    chosen: dict[str, int] = {}
    for area in sorted(numbers, key=lambda area: (numbers[area], area)):
        if numbers[area] < len(palette):
            chosen[area] = numbers[area]
        else:
            near = [chosen[other] for other in graph[area] if other in chosen]
            chosen[area] = min(range(len(palette)), key=lambda colour: (near.count(colour), colour))
    return {area: palette[chosen[area]] for area in members}


def _contact(
    members: Mapping[str, AbstractSet[str]], neighbours: Mapping[str, AbstractSet[str]]
) -> nx.Graph:
    """Return the graph of areas that touch or overlap."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(members))
    reach = {
        area: frozenset(codes).union(*(neighbours.get(code, frozenset()) for code in codes))
        for area, codes in members.items()
    }
    graph.add_edges_from(
        (one, other)
        for one, other in combinations(sorted(members), 2)
        if not reach[one].isdisjoint(members[other])
    )
    return graph
