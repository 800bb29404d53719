"""Functional urban areas as the EU and the OECD define them: a city and its commuting zone.

Dijkstra, Poelman and Veneri 2019, The EU-OECD definition of a functional urban area, OECD Regional
Development Working Papers 2019/11.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from zones.errors import InputError
from zones.labels import Text
from zones.model import Contiguity, FlowMatrix
from zones.zoning.methods.protocol import Parameters, Step, Zoning, make_zoning
from zones.zoning.methods.reach import gather

Measure = Literal["grid", "density"]
"""How cities were found: by people of 1 km² cells, or by people per inhabitable km² of the whole."""

Cities = Mapping[str, Sequence[str]]
"""Municipalities of each city; a city is named by one of them."""

_FALLBACK = Text(
    "都市（中心）は1kmメッシュの代わりに市区町村の可住地人口密度で判定した。",
    "Cities were found by people per inhabitable km² of municipalities instead of 1 km² cells.",
)


@dataclass(frozen=True, slots=True)
class FunctionalUrban(Parameters):
    """What a city and its commuting zone must have.

    Parameters
    ----------
    share
        Share of residents' commuting to the city from which a municipality belongs.
    joined
        Share of a city's commuters who go to another from which both are one.
    centre_people
        People of a city's urban centre.
    density
        People per km² of an urban centre.
    inside
        Part of a municipality's people who live in the urban centre.

    Raises
    ------
    InputError
        If a share is not within (0, 1], or a number not above zero.
    """

    share: Fraction = Fraction(15, 100)
    joined: Fraction = Fraction(15, 100)
    centre_people: int = 50_000
    density: int = 1_500
    inside: Fraction = Fraction(1, 2)

    def __post_init__(self) -> None:
        shares = all(0 < share <= 1 for share in (self.share, self.joined, self.inside))
        if not shares or self.centre_people <= 0 or self.density <= 0:
            raise InputError(
                "割合は 0 より大きく 1 以下、人口と密度は 0 より大きくしてください。",
                "Shares must be above 0 and up to 1, people and density above 0.",
            )


def functional_urban_areas(
    flows: FlowMatrix,
    contiguity: Contiguity,
    cities: Cities,
    *,
    measure: Measure = "grid",
    parameters: FunctionalUrban | None = None,
) -> Zoning:
    """Find the functional urban area of each city.

    Cities that send 15 % of their commuters to another become one with it, the strongest tie first.
    A municipality belongs to the city that most of its commuters go to, from 15 % on. Enclosed
    ones are included; ones cut off by land are left out.

    Parameters
    ----------
    cities
        From `grid_cities` or `density_cities`.
    measure
        How they were found; said in the zoning's notes unless it is ``grid``.
    """
    chosen = parameters or FunctionalUrban()
    whole, steps = join_cities(flows, cities, chosen.joined)
    below, after = flows.denominator, steps[-1][0] + 1 if steps else 1
    found = gather(flows, contiguity, whole, below=below, share=chosen.share, step=after)
    reasons = dict.fromkeys(flows.codes, "below") | dict.fromkeys(found.cut_off, "cut_off")
    return make_zoning(
        "functional_urban",
        chosen,
        flows,
        found.zone_of,
        reasons=reasons,
        steps=[*steps, *found.steps],
        centres={code for codes in whole.values() for code in codes},
        notes=() if measure == "grid" else (_FALLBACK,),
    )


def grid_cities(
    urban: pd.DataFrame, residents: pd.Series, *, parameters: FunctionalUrban | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the cities of urban centres that were found on a grid.

    Parameters
    ----------
    urban
        ``code``, ``centre`` (id of an urban centre), ``persons`` of the municipality who live in
        it. A municipality of several centres belongs to that of most persons.
    residents
        Population by code.
    """
    chosen = parameters or FunctionalUrban()
    people = urban.groupby("centre")["persons"].transform("sum")
    large = urban[people >= chosen.centre_people]
    best = large.sort_values(["code", "persons", "centre"], ascending=[True, False, True])
    best = best.drop_duplicates("code").set_index("code")
    below = residents.reindex(best.index).fillna(0)
    part, whole = chosen.inside.numerator, chosen.inside.denominator
    held = best[(below > 0) & (best["persons"] * whole >= below * part)]
    return _named([sorted(codes) for codes in held.groupby("centre").groups.values()], residents)


def density_cities(
    residents: pd.Series,
    inhabitable_area_km2: pd.Series,
    contiguity: Contiguity,
    *,
    parameters: FunctionalUrban | None = None,
) -> dict[str, tuple[str, ...]]:
    """Return cities where there is no grid: dense municipalities that touch, large together.

    Parameters
    ----------
    residents, inhabitable_area_km2
        By code.
    """
    chosen = parameters or FunctionalUrban()
    area = inhabitable_area_km2.reindex(residents.index)
    dense = (residents >= area * chosen.density) & (area > 0)
    codes = residents.index[dense.fillna(value=False).to_numpy(dtype=bool)]
    touching = contiguity.graph.subgraph(codes).copy()
    touching.add_nodes_from(codes)
    groups = [sorted(group) for group in nx.connected_components(touching)]
    large = [one for one in groups if residents.loc[one].sum() >= chosen.centre_people]
    return _named(large, residents)


def join_cities(
    flows: FlowMatrix, cities: Cities, share: Fraction
) -> tuple[dict[str, tuple[str, ...]], list[Step]]:
    """Make one of two cities when *share* of the commuters of one go to the other.

    The strongest tie goes first; the city of more commuters gives its name.
    """
    whole = {city: tuple(sorted(cities[city])) for city in sorted(cities)}
    steps: list[Step] = []
    while True:
        names = list(whole)
        between, total = _between(flows, [whole[city] for city in names])
        enough = (between * share.denominator >= total[:, None] * share.numerator) & (between > 0)
        if not enough.any():
            return whole, steps
        parts = np.where(enough, between / np.maximum(total, 1)[:, None], -1.0)
        a, b = np.unravel_index(int(parts.argmax()), parts.shape)
        kept, lost = (a, b) if (-total[a], a) < (-total[b], b) else (b, a)
        into, gone = names[int(kept)], names[int(lost)]
        whole[into] = tuple(sorted(whole[into] + whole.pop(gone)))
        steps.append((len(steps) + 1, gone, "merged", into, float(parts[a, b])))


def _between(flows: FlowMatrix, cities: Sequence[Sequence[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Return the persons from each city to each other, and the commuters of each."""
    row = flows.positions(code for city in cities for code in city)
    column = np.repeat(np.arange(len(cities)), [len(city) for city in cities])
    shape = (len(flows.codes), len(cities))
    choice = sparse.csr_array((np.ones(len(row), np.int64), (row, column)), shape=shape)
    persons = (choice.T @ flows.matrix @ choice).toarray()
    np.fill_diagonal(persons, 0)
    return persons, choice.T @ flows.denominator.fillna(0).to_numpy(dtype=np.int64)


def _named(groups: Sequence[Sequence[str]], residents: pd.Series) -> dict[str, tuple[str, ...]]:
    """Name each city by its municipality of most residents."""
    people = residents.fillna(0)
    named = {min(group, key=lambda code: (-int(people[code]), code)): group for group in groups}
    return {name: tuple(named[name]) for name in sorted(named)}
