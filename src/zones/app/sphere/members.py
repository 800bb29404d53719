"""Who sends how many of its commuters to a centre set, and what a threshold lets in."""

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from zones.model import FlowMatrix
from zones.zoning.sensitivity import steps
from zones.zoning.spheres import sphere_table

_LOWEST = Fraction(1, 10**6)
"""Lets every listed flow through."""

_STEPS = steps(Fraction(5, 100), Fraction(20, 100), Fraction(1, 100))


def listed_flows(flows: FlowMatrix, centres: Sequence[str]) -> pd.DataFrame:
    """Return everyone with a listed flow to the centre set: ``code``, ``persons``, ``share``."""
    table = sphere_table(flows, {"": tuple(centres)}, threshold=_LOWEST)
    return table.drop(columns="set")


def reaching(flows: FlowMatrix, listed: pd.DataFrame, threshold: Fraction) -> pd.DataFrame:
    """Return the rows of *listed* at or above *threshold*, compared on whole numbers."""
    total = flows.denominator.reindex(listed["code"]).to_numpy(dtype="int64")
    enough = listed["persons"] * threshold.denominator >= total * threshold.numerator
    return listed[enough].reset_index(drop=True)


def moving_table(
    flows: FlowMatrix, listed: pd.DataFrame, now: Fraction | None = None
) -> pd.DataFrame:
    """Return for each threshold, highest first, who is in and who enters at it.

    The threshold of *now* is among them.

    Columns: ``threshold`` (Fraction), ``members`` (count), ``entering`` (list of codes). Those in
    at the highest threshold enter there.
    """
    rows = []
    before: set[str] = set()
    steps = {*_STEPS, now} if now is not None else set(_STEPS)
    for threshold in sorted(steps, reverse=True):
        codes = reaching(flows, listed, threshold)["code"].tolist()
        rows.append((threshold, len(codes), [code for code in codes if code not in before]))
        before = set(codes)
    return pd.DataFrame(rows, columns=["threshold", "members", "entering"])
