"""Numbers about areas: people, day population, self-containment."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from zones.model import Region


def area_metrics(region: Region, members: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Measure areas, which may overlap.

    Parameters
    ----------
    region
        The country.
    members
        Codes of each area, centres included; codes without data are not counted.

    Returns
    -------
    DataFrame
        Indexed by area: ``municipalities``; ``population``; ``day_population`` and
        ``day_night_ratio`` of the area as one; ``commuters``; ``supply_self_containment`` (share
        of the area's commuters who stay in it, Σa_cc/ΣL) and ``demand_self_containment`` (share of
        those who work or study in it who live in it, Σa_cc/ΣW); ``area_km2``; ``prefectures``
        (tuple of codes).
    """
    flows, codes = region.flows, region.codes
    choice = _choice(codes, members)
    within = _within(flows.matrix, choice)
    residents = region.residents().fillna(0).to_numpy(dtype=np.int64)
    commuters = choice.T @ flows.denominator.fillna(0).to_numpy(dtype=np.int64)
    going = choice.T @ np.asarray(flows.matrix.sum(axis=1)).ravel()
    coming = choice.T @ np.asarray(flows.matrix.sum(axis=0)).ravel()
    population = choice.T @ residents
    day = population - (going - within) + (coming - within)
    area = region.municipalities["area_km2"].reindex(codes).astype(float).fillna(0).to_numpy()
    table = pd.DataFrame(
        {
            "municipalities": np.asarray(choice.sum(axis=0)).ravel(),
            "population": population,
            "day_population": day,
            "day_night_ratio": _quotient(day, population),
            "commuters": commuters,
            "supply_self_containment": _quotient(within, commuters),
            "demand_self_containment": _quotient(within, coming),
            "area_km2": choice.T @ area,
        },
        index=pd.Index(list(members), name="area", dtype="str"),
    )
    table["prefectures"] = [tuple(sorted({code[:2] for code in one})) for one in members.values()]
    return table


def _choice(codes: pd.Index, members: Mapping[str, Sequence[str]]) -> sparse.csr_array:
    unique = [sorted(set(one)) for one in members.values()]
    column = np.repeat(np.arange(len(unique)), [len(one) for one in unique])
    row = codes.get_indexer(pd.Index([code for one in unique for code in one], dtype="str"))
    known = row >= 0
    ones = np.ones(int(known.sum()), dtype=np.int64)
    shape = (len(codes), len(unique))
    return sparse.csr_array((ones, (row[known], column[known])), shape=shape)


def _within(matrix: sparse.csr_array, choice: sparse.csr_array) -> np.ndarray:
    """Persons who stay inside each area."""
    inside: np.ndarray = np.asarray((matrix @ choice).multiply(choice).sum(axis=0)).ravel()
    return inside


def _quotient(above: np.ndarray, below: np.ndarray) -> pd.arrays.FloatingArray:
    unknown = below == 0
    values = above / np.where(unknown, 1, below)
    return pd.arrays.FloatingArray(values.astype(float), unknown)
