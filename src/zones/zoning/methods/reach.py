"""Who reaches a centre set, hangs together with it, or is enclosed by those who do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd
from scipy import sparse

from zones.model import Contiguity, FlowMatrix
from zones.zoning.methods.protocol import Step


@dataclass(frozen=True, eq=False)
class Reached:
    """What was gathered around the centre sets.

    Parameters
    ----------
    zone_of
        Zone of each municipality that has one, centres included.
    cut_off
        Those that reach a centre set by flows, but by land none of those that they reach.
    steps
        One step a member: its share.
    """

    zone_of: dict[str, str]
    cut_off: set[str]
    steps: list[Step]


def gather(
    flows: FlowMatrix,
    contiguity: Contiguity,
    centre_sets: Mapping[str, Sequence[str]],
    *,
    below: pd.Series,
    share: Fraction,
    step: int = 1,
    taken: Mapping[str, str] | None = None,
) -> Reached:
    """Give each municipality to the centre set that most of its commuters go to.

    A set counts when persons ÷ *below* ≥ *share*, compared on integers. A member must hang together
    with its centres by land, through other members; one on another landmass is reached over water.
    A member that is cut off goes to the next set that it reaches. Then a municipality whose
    neighbours by land all lie in one zone joins it. Ties go to the smaller zone id.

    Parameters
    ----------
    below
        Whole numbers by code that the persons are divided by; where missing or zero, nothing is
        reached.
    step
        Number of the first step.
    taken
        Zones of municipalities that were given away before; they stay.
    """
    own = {code: zone for zone, codes in centre_sets.items() for code in codes}
    before = dict(taken or {})
    claims = _claims(flows, centre_sets, below, share)
    claims = claims[~claims["code"].isin([*own, *before])]
    cut: set[str] = set()
    while True:
        best = claims.drop_duplicates("code")
        lost = _cut_off(contiguity, centre_sets, best)
        if not lost:
            break
        cut |= {code for _, code in lost}
        gone = pd.MultiIndex.from_tuples(sorted(lost))
        claims = claims[~pd.MultiIndex.from_frame(claims[["zone", "code"]]).isin(gone)]
    zone_of = before | own | dict(zip(best["code"], best["zone"], strict=True))
    steps: list[Step] = [
        (step, str(code), "joined", str(zone), float(part))
        for code, zone, part in best[["code", "zone", "share"]].itertuples(index=False, name=None)
    ]
    inside = enclosed(contiguity, zone_of, set(centre_sets), flows.codes)
    steps += [(step + 1, code, "enclosed", zone, None) for code, zone in inside.items()]
    zone_of |= inside
    return Reached(zone_of, cut - zone_of.keys(), steps)


def enclosed(
    contiguity: Contiguity, zone_of: Mapping[str, str], zones: set[str], codes: pd.Index
) -> dict[str, str]:
    """Find the municipalities in no zone whose neighbours by land all lie in the same of *zones*.

    The sea is no neighbour. Two such municipalities never touch, so that one pass finds all.
    """
    found = {}
    for code in codes:
        if code not in zone_of:
            around = {zone_of.get(near) for near in contiguity.neighbours([code])}
            zone = next(iter(around)) if len(around) == 1 else None
            if zone in zones:
                found[str(code)] = str(zone)
    return found


def _claims(
    flows: FlowMatrix, centre_sets: Mapping[str, Sequence[str]], below: pd.Series, share: Fraction
) -> pd.DataFrame:
    """Return ``zone``, ``code``, ``persons``, ``share``; by code, the most persons first."""
    zones = sorted(centre_sets)
    row = flows.positions(code for zone in zones for code in centre_sets[zone])
    column = np.repeat(np.arange(len(zones)), [len(centre_sets[zone]) for zone in zones])
    shape = (len(flows.codes), len(zones))
    choice = sparse.csr_array((np.ones(len(row), np.int64), (row, column)), shape=shape)
    sums = (flows.matrix @ choice).tocoo()
    total = below.reindex(flows.codes).fillna(0).to_numpy(dtype=np.int64)[sums.row]
    kept = (total > 0) & (sums.data * share.denominator >= total * share.numerator)
    table = pd.DataFrame(
        {
            "zone": np.asarray(zones, dtype=object)[sums.col[kept]],
            "code": flows.codes[sums.row[kept]],
            "persons": sums.data[kept],
            "share": sums.data[kept] / total[kept],
        }
    ).astype({"zone": "str"})
    order = ["code", "persons", "zone"]
    return table.sort_values(order, ascending=[True, False, True], ignore_index=True)


def _cut_off(
    contiguity: Contiguity, centre_sets: Mapping[str, Sequence[str]], best: pd.DataFrame
) -> set[tuple[str, str]]:
    return {
        (str(zone), code)
        for zone, rows in best.groupby("zone")
        for code in contiguity.detached(centre_sets[str(zone)], list(rows["code"]))
    }
