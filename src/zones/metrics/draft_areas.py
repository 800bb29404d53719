"""Numbers of areas that change while they are drawn: commuters kept, people to come."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from zones.metrics.future import unit_of
from zones.model import Region


def kept_commuters(region: Region, members: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Count who leaves the own municipality, and who of them stays in the area.

    Parameters
    ----------
    region
        The country.
    members
        Codes of each area; codes without flows are not counted.

    Returns
    -------
    DataFrame
        Indexed by area: ``leaving`` (listed persons who work or study in another municipality),
        ``kept`` (those of them who stay in the area) and ``kept_share`` (``NA`` where nobody
        leaves).
    """
    flows = region.flows
    rows = []
    for codes in members.values():
        known = [code for code in dict.fromkeys(codes) if code in flows.codes]
        at = flows.positions(known)
        inside = flows.matrix[at, :][:, at]
        leaving = int(flows.outflow.to_numpy()[at].sum())
        rows.append((leaving, int(inside.sum() - inside.diagonal().sum())))
    index = pd.Index(list(members), name="area", dtype="str")
    table = pd.DataFrame(rows, columns=["leaving", "kept"], index=index, dtype="int64")
    below = table["leaving"].astype("Float64")
    return table.assign(kept_share=table["kept"] / below.mask(below == 0))


def projected_people(region: Region, members: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Add up the projected persons of each area.

    A unit of several municipalities that are projected together (浜通り) is never split: it counts
    where an area holds the whole unit, and is left out where it holds a part.

    Returns
    -------
    DataFrame
        One row an area × projected year: ``area``, ``year``, ``people`` (``NA`` where nothing of
        the area is projected) and ``left_out`` (number of its municipalities that are not in it).
    """
    wide = region.projection.pivot_table(index="code", columns="year", values="total")
    unit = unit_of(region).to_dict()
    size: dict[str, int] = {}
    for one in unit.values():
        size[one] = size.get(one, 0) + 1
    rows = []
    for area, codes in members.items():
        known = [code for code in dict.fromkeys(codes) if code in unit]
        counts: dict[str, int] = {}
        for code in known:
            counts[unit[code]] = counts.get(unit[code], 0) + 1
        whole = [one for one, count in counts.items() if one in wide.index and count == size[one]]
        left = len(known) - sum(counts[one] for one in whole)
        sums = wide.loc[whole].sum().to_numpy()
        people = np.rint(sums).astype("int64").tolist() if whole else [None] * len(wide.columns)
        rows += [(area, year, count, left) for year, count in zip(wide, people, strict=True)]
    table = pd.DataFrame(rows, columns=["area", "year", "people", "left_out"])
    return table.astype({"area": "str", "year": "int64", "people": "Int64", "left_out": "int64"})
