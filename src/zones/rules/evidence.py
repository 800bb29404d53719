"""The rows of an assessment: one a unit and criterion."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from zones.rules import logic
from zones.rules.facts import Observed
from zones.rules.logic import Ranks
from zones.rules.ruleset import Criterion, name_exceptions
from zones.rules.wording import bounds_of, words_of, write_threshold


def build_rows(
    index: pd.Index,
    scheme: str,
    criteria: Sequence[Criterion],
    seen: Mapping[str, Observed],
    outcomes: tuple[Mapping[str, Ranks], Mapping[str, Ranks]],
) -> pd.DataFrame:
    """Build the rows, unit by unit and criterion by criterion (columns: see `Assessment.rows`).

    Parameters
    ----------
    index
        Of the facts.
    seen
        The facts by measure.
    outcomes
        Ranks by criterion: by itself, and after its exceptions.
    """
    units = len(index)
    own, decided = outcomes
    columns: dict[str, object] = {
        "code": write_codes(index).repeat(len(criteria)),
        "scheme": _repeat([scheme] * len(criteria), units),
        "criterion": _repeat([row.id for row in criteria], units),
        "role": _repeat(_name_roles(criteria), units),
        "observed": _weave_numbers([_numbers_of(row, seen[row.measure]) for row in criteria]),
        "observed_text": _weave_words(criteria, seen),
        "operator": _repeat([row.operator for row in criteria], units),
        "threshold": _weave_numbers([np.full(units, _threshold(row)) for row in criteria]),
        "threshold_text": _repeat([write_threshold(row, "ja") for row in criteria], units),
        "unit": _repeat([row.unit for row in criteria], units),
        "outcome": logic.name(_weave([own[row.id] for row in criteria], np.int8)),
        "decided": logic.name(_weave([decided[row.id] for row in criteria], np.int8)),
        "gap": _weave_numbers([measure_gap(row, seen[row.measure]) for row in criteria]),
        "article": _repeat([row.origin.article for row in criteria], units),
        "source": _repeat([row.origin.source for row in criteria], units),
        "confidence": _repeat([row.origin.confidence for row in criteria], units),
    }
    return pd.DataFrame(columns)


def write_codes(index: pd.Index) -> pd.Index:
    """Return one string a unit: its code, or the codes of a pair joined by ``+``."""
    if isinstance(index, pd.MultiIndex):
        return pd.Index(["+".join(map(str, codes)) for codes in index], dtype="str")
    return index.astype("str").rename(None)


def measure_gap(criterion: Criterion, seen: Observed) -> Observed:
    """Return how much each observed number lacks to meet a criterion.

    Positive is missing, negative to spare, and 0 on a threshold of *more than* or *less than*
    misses by the least bit. NaN where the number is unknown or has no more and less.
    """
    if criterion.operator in {">=", ">"}:
        return np.asarray(float(bounds_of(criterion)[0]) - seen, dtype=np.float64)
    if criterion.operator in {"<=", "<"}:
        return np.asarray(seen - float(bounds_of(criterion)[0]), dtype=np.float64)
    return np.full(len(seen), np.nan)


def _name_roles(criteria: Sequence[Criterion]) -> list[str]:
    second = name_exceptions(criteria)
    return [
        "informative" if row.informative else "exception" if row.id in second else "criterion"
        for row in criteria
    ]


def _threshold(criterion: Criterion) -> float:
    return np.nan if criterion.threshold is None else float(criterion.threshold)


def _numbers_of(criterion: Criterion, seen: Observed) -> Observed:
    return seen if criterion.facts.type == "number" else np.full(len(seen), np.nan)


def _repeat(words: Sequence[str], times: int) -> pd.Categorical:
    """Return *words* over and over, as a categorical."""
    known = list(dict.fromkeys(words))
    codes = np.array([known.index(word) for word in words], dtype=np.int16)
    return pd.Categorical.from_codes(np.tile(codes, times), categories=pd.Index(known, dtype="str"))


def _weave(columns: Sequence[NDArray[np.generic]], dtype: type[np.generic]) -> NDArray[np.int8]:
    """Interleave *columns*: the first of each, then the second of each, and so on."""
    return np.column_stack(columns).astype(dtype, copy=False).ravel()


def _weave_numbers(columns: Sequence[Observed]) -> pd.arrays.FloatingArray:
    values = np.column_stack(columns).ravel()
    return pd.arrays.FloatingArray(values, np.isnan(values))


def _weave_words(criteria: Sequence[Criterion], seen: Mapping[str, Observed]) -> pd.Categorical:
    known: dict[str, int] = {}
    columns = []
    for row in criteria:
        values = seen[row.measure]
        if row.facts.type == "number":
            columns.append(np.full(len(values), -1))
            continue
        places = np.array([known.setdefault(word.ja, len(known)) for word in words_of(row.facts)])
        empty = np.isnan(values)
        columns.append(np.where(empty, -1, places[np.where(empty, 0, values).astype(np.intp)]))
    codes = np.column_stack(columns).ravel()
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(known), dtype="str"))
