"""Whole persons from fractions, so that the sum holds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Rounded:
    """Whole numbers, and their sum."""

    numbers: NDArray[np.int64]
    total: int


def largest_remainder(amounts: NDArray[np.int64], denominator: int) -> Rounded:
    """Round *amounts* ÷ *denominator* to whole numbers whose sum is the rounded sum.

    Every number is cut downwards; the largest remainders get one more, the first of equal ones
    first. So no number is off by one or more, and sorted rows give the same result anywhere.

    Parameters
    ----------
    amounts
        Not negative.
    denominator
        1 or more.

    Examples
    --------
    >>> largest_remainder(np.array([15, 15, 10]), 10).numbers.tolist()
    [2, 1, 1]
    """
    whole, rest = np.divmod(amounts, denominator)
    # as Python's integers: the sum of many remainders may pass 64 bits
    total_rest = (
        sum(int(part) for part in np.add.reduceat(rest, _starts(len(rest)))) if len(rest) else 0
    )
    below, left = divmod(total_rest, denominator)
    more = below + (2 * left >= denominator)
    if more:
        order = np.argsort(-rest, kind="stable")[:more]
        whole[order] += 1
    return Rounded(whole, int(whole.sum()))


def _starts(length: int) -> NDArray[np.int64]:
    """Return the starts of pieces that are short enough for sums in 64 bits."""
    return np.arange(0, length, 64, dtype=np.int64)
