"""How membership moves with the threshold."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import pandas as pd

from zones.errors import InputError
from zones.model import FlowMatrix
from zones.zoning.spheres import sphere_table


def entry_shares(
    flows: FlowMatrix, centre_sets: Mapping[str, Sequence[str]], *, lowest: Fraction
) -> pd.DataFrame:
    """Return for each municipality and centre set the threshold up to which it is a member.

    Returns
    -------
    DataFrame
        ``proposal``, ``code``, ``persons``, ``share``; a municipality enters the area when the
        threshold falls to its share.
    """
    return sphere_table(flows, centre_sets, threshold=lowest).rename(columns={"set": "proposal"})


def sweep(
    flows: FlowMatrix,
    centre_sets: Mapping[str, Sequence[str]],
    *,
    start: Fraction,
    stop: Fraction,
    step: Fraction = Fraction(1, 100),
) -> pd.DataFrame:
    """Count each area's members at every threshold from *start* to *stop*.

    Returns
    -------
    DataFrame
        ``proposal``, ``threshold`` (share), ``members`` (count); by proposal and threshold.

    Raises
    ------
    InputError
        If the range is empty or has more than 1,000 steps.
    """
    thresholds = steps(start, stop, step)
    table = entry_shares(flows, centre_sets, lowest=start)
    total = flows.denominator.fillna(0).reindex(table["code"]).to_numpy(dtype=np.int64)
    persons = table["persons"].to_numpy()
    parts = []
    for threshold in thresholds:
        enough = persons * threshold.denominator >= total * threshold.numerator
        counts = table.loc[enough, "proposal"].value_counts()
        members = counts.reindex(list(centre_sets), fill_value=0)
        parts.append(
            pd.DataFrame(
                {
                    "proposal": members.index,
                    "threshold": float(threshold),
                    "members": members.to_numpy(),
                }
            )
        )
    both = pd.concat(parts, ignore_index=True)
    return both.sort_values(["proposal", "threshold"], ignore_index=True)


def steps(start: Fraction, stop: Fraction, step: Fraction) -> list[Fraction]:
    """Return the thresholds from *start* to *stop*, both included where the step meets them.

    Raises
    ------
    InputError
        If the range is empty or has more than 1,000 steps.
    """
    if start > stop or step <= 0 or (stop - start) / step > _MOST_STEPS:
        raise InputError(
            f"基準値の範囲 {float(start)}〜{float(stop)}（刻み {float(step)}）は使えません。"
            "小さい値から大きい値へ、1,000段階以内で指定してください。",
            f"The range of thresholds {float(start)} to {float(stop)} by {float(step)} can't be "
            "used. Go from the smaller to the larger in at most 1,000 steps.",
        )
    count = (stop - start) // step
    return [start + at * step for at in range(int(count) + 1)]


_MOST_STEPS = 1000
