"""Logic with four outcomes.

The outcomes are ranks on a chain, ``not_met`` < ``no_data`` < ``borderline`` < ``met``. *All of*
takes the lowest rank and *any of* the highest, so that what is unknown stays unknown unless another
part settles the matter whatever it turns out to be. On ``met``, ``not_met`` and ``no_data`` this is
Kleene's strong three-valued logic.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from zones.labels import OUTCOMES

Ranks = NDArray[np.int8]
"""Outcomes as ranks, one a unit."""

GroupKind = Literal["all_of", "any_of", "first_known"]
"""How the parts of a group are joined."""

RANKED: tuple[str, ...] = ("not_met", "no_data", "borderline", "met")
"""Outcomes from the lowest rank to the highest."""

NOT_MET, NO_DATA, BORDERLINE, MET = range(4)

_DTYPE = pd.CategoricalDtype(list(OUTCOMES))
_RANKS = np.array([RANKED.index(name) for name in OUTCOMES], dtype=np.int8)
_CODES = np.array([tuple(OUTCOMES).index(name) for name in RANKED], dtype=np.int8)


def all_of(parts: Sequence[Ranks]) -> Ranks:
    """Join *parts* that must all be met: the lowest rank.

    Examples
    --------
    >>> all_of([np.array([3, 3, 1], np.int8), np.array([3, 1, 0], np.int8)]).tolist()
    [3, 1, 0]
    """
    ranks: Ranks = np.minimum.reduce(parts)
    return ranks


def any_of(parts: Sequence[Ranks]) -> Ranks:
    """Join *parts* of which one must be met: the highest rank.

    Examples
    --------
    >>> any_of([np.array([3, 3, 1], np.int8), np.array([3, 1, 0], np.int8)]).tolist()
    [3, 3, 1]
    """
    ranks: Ranks = np.maximum.reduce(parts)
    return ranks


def first_known(parts: Sequence[Ranks]) -> Ranks:
    """Let the first of the *parts* that is not ``no_data`` decide.

    Examples
    --------
    >>> first_known([np.array([1, 0, 1], np.int8), np.array([3, 3, 1], np.int8)]).tolist()
    [3, 0, 1]
    """
    decided = parts[0]
    for part in parts[1:]:
        decided = np.where(decided == NO_DATA, part, decided)
    return decided


def join(kind: GroupKind, parts: Sequence[Ranks]) -> Ranks:
    """Join *parts* as a group of this *kind*."""
    if kind == "all_of":
        return all_of(parts)
    return any_of(parts) if kind == "any_of" else first_known(parts)


def name(ranks: Ranks) -> pd.Categorical:
    """Return the outcomes of *ranks* as a categorical in the order of ``zones.labels.OUTCOMES``."""
    return pd.Categorical.from_codes(_CODES[ranks], dtype=_DTYPE)


def rank(outcomes: pd.Series) -> Ranks:
    """Return the ranks of a series of outcomes as `name` makes them."""
    ranks: Ranks = _RANKS[outcomes.cat.codes.to_numpy()]
    return ranks
