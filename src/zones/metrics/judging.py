"""How good a set of zones is: self-containment, modularity, size, contiguity, people covered."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from zones.model import Contiguity, FlowMatrix

_PARTS, _WHOLE = 2, 3
"""Two thirds, the self-containment that labour market areas are asked for."""

Zones = Mapping[str, Sequence[str]]
"""Municipalities of each zone."""


def judge_zones(
    zones: Zones,
    flows: FlowMatrix,
    *,
    residents: pd.Series | None = None,
    contiguity: Contiguity | None = None,
    centres: Zones | None = None,
) -> pd.DataFrame:
    """Measure every zone.

    Parameters
    ----------
    zones
        Codes of each zone; zones may overlap.
    flows
        Of the whole country.
    residents
        Persons by code; without them ``population`` is NA.
    contiguity
        Without it ``cut_off`` and ``over_water`` are NA.
    centres
        Centres of each zone, from which the rest is cut off or not; the municipality with most
        persons working in it where a zone has none.

    Returns
    -------
    DataFrame
        Indexed by zone, in the order given: ``municipalities``; ``population``; ``commuters`` (what
        shares are divided by) and ``workers`` (listed persons who work or study in it); ``within``
        (those who do both); ``supply_self_containment`` within ÷ commuters and
        ``demand_self_containment`` within ÷ workers, NA where nobody is counted; ``two_thirds``
        (both are ⅔ or more); ``modularity`` (its part of Q: within/T − L·W/T², all on listed
        flows); ``cut_off`` and ``over_water`` (numbers of municipalities).
    """
    choice = _choice(flows, zones)
    within = np.asarray((flows.matrix @ choice).multiply(choice).sum(axis=0)).ravel()
    living = choice.T @ np.asarray(flows.matrix.sum(axis=1)).ravel()
    workers = choice.T @ np.asarray(flows.matrix.sum(axis=0)).ravel()
    commuters = choice.T @ flows.denominator.fillna(0).to_numpy(dtype=np.int64)
    enough = within * _WHOLE >= np.maximum(commuters, workers) * _PARTS
    everyone = max(int(flows.matrix.sum()), 1)
    table = pd.DataFrame(
        {
            "municipalities": np.asarray(choice.sum(axis=0)).ravel(),
            "population": _people(choice, flows, residents),
            "commuters": commuters,
            "workers": workers,
            "within": within,
            "supply_self_containment": _quotient(within, commuters),
            "demand_self_containment": _quotient(within, workers),
            "two_thirds": enough & (commuters > 0) & (workers > 0),
            "modularity": within / everyone - (living / everyone) * (workers / everyone),
        },
        index=pd.Index(list(zones), name="zone", dtype="str"),
    )
    return table.join(_land(zones, flows, contiguity, centres or {}))


def judge_set(
    judged: pd.DataFrame, flows: FlowMatrix, *, residents: pd.Series | None = None
) -> pd.Series:
    """Measure a set of zones that don't overlap, as a whole.

    Parameters
    ----------
    judged
        From `judge_zones`.
    flows
        The same flows.
    residents
        Persons by code; without them what counts people is NA.

    Returns
    -------
    Series
        ``zones``; ``single`` (zones of one municipality); ``municipalities`` and ``unassigned``;
        ``population_covered`` (share of all residents); ``population_median``, ``population_min``,
        ``population_max`` and ``population_gini`` (how unequal zones are, 0 to 1);
        ``supply_self_containment`` Σwithin ÷ Σcommuters and ``demand_self_containment`` Σwithin ÷
        Σworkers; ``two_thirds`` (share of zones with both ⅔); ``modularity`` Q; ``contiguous``
        (share of zones from which nothing is cut off by land).
    """
    inside = judged["municipalities"].sum()
    people = judged["population"].dropna().to_numpy(dtype=np.float64)
    everyone = float("nan") if residents is None else float(residents.sum())
    whole = judged["cut_off"].dropna() == 0
    known = len(people) > 0
    values = {
        "zones": len(judged),
        "single": int((judged["municipalities"] == 1).sum()),
        "municipalities": int(inside),
        "unassigned": len(flows.codes) - int(inside),
        "population_covered": people.sum() / everyone if known and everyone else None,
        "population_median": float(np.median(people)) if known else None,
        "population_min": people.min() if known else None,
        "population_max": people.max() if known else None,
        "population_gini": _gini(people) if known else None,
        "supply_self_containment": _ratio(judged["within"], judged["commuters"]),
        "demand_self_containment": _ratio(judged["within"], judged["workers"]),
        "two_thirds": judged["two_thirds"].mean() if len(judged) else None,
        "modularity": judged["modularity"].sum(),
        "contiguous": whole.mean() if len(whole) else None,
    }
    return pd.Series(values, dtype="Float64", name="value").rename_axis("measure")


def _choice(flows: FlowMatrix, zones: Zones) -> sparse.csr_array:
    row = flows.positions(code for codes in zones.values() for code in codes)
    column = np.repeat(np.arange(len(zones)), [len(codes) for codes in zones.values()])
    shape = (len(flows.codes), len(zones))
    return sparse.csr_array((np.ones(len(row), np.int64), (row, column)), shape=shape)


def _people(
    choice: sparse.csr_array, flows: FlowMatrix, residents: pd.Series | None
) -> pd.arrays.IntegerArray:
    known = np.zeros(len(flows.codes), dtype=np.int64)
    if residents is not None:
        known = residents.reindex(flows.codes).fillna(0).to_numpy(dtype=np.int64)
    counts = choice.T @ known
    return pd.arrays.IntegerArray(counts, np.full(len(counts), residents is None))


def _land(
    zones: Zones, flows: FlowMatrix, contiguity: Contiguity | None, centres: Zones
) -> pd.DataFrame:
    index = pd.Index(list(zones), name="zone", dtype="str")
    if contiguity is None:
        missing = pd.Series(pd.NA, index=index, dtype="Int64")
        return pd.DataFrame({"cut_off": missing, "over_water": missing})
    working = flows.inflow + flows.stayers
    rows = []
    for zone, codes in zones.items():
        main = centres.get(zone) or _main(codes, working)
        rows.append(
            (len(contiguity.detached(main, codes)), len(contiguity.over_water(main, codes)))
        )
    return pd.DataFrame(rows, index=index, columns=["cut_off", "over_water"], dtype="Int64")


def _main(codes: Sequence[str], working: pd.Series) -> list[str]:
    ranked = sorted(codes, key=lambda code: (-int(working[code]), code))
    return ranked[:1]


def _quotient(above: np.ndarray, below: np.ndarray) -> pd.arrays.FloatingArray:
    unknown = below == 0
    values = above / np.where(unknown, 1, below)
    return pd.arrays.FloatingArray(values.astype(float), unknown)


def _ratio(above: pd.Series, below: pd.Series) -> float | None:
    total = int(below.sum())
    return int(above.sum()) / total if total else None


def _gini(people: np.ndarray) -> float:
    """Return the Gini coefficient: 0 when all are equal."""
    if not people.sum():
        return 0.0
    ordered = np.sort(people)
    rank = np.arange(1, len(ordered) + 1)
    return float((2 * rank - len(ordered) - 1) @ ordered / (len(ordered) * ordered.sum()))
