"""Municipalities and pairs of them against a rule set."""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from zones.errors import InputError
from zones.labels import OUTCOMES, Lang
from zones.rules import logic
from zones.rules.evidence import build_rows
from zones.rules.facts import Observed, observe
from zones.rules.logic import BORDERLINE, MET, NO_DATA, NOT_MET, Ranks
from zones.rules.measures import READINGS, SCOPES, Reading, Scope
from zones.rules.ruleset import CONFIDENCES, Criterion, RuleSet
from zones.rules.tables import shorten, suggest
from zones.rules.wording import bounds_of, explain, words_of, write_observed, write_threshold

_COMPARE: dict[str, Callable[[Observed, float], NDArray[np.bool_]]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}


@dataclass(frozen=True, slots=True, eq=False)
class Assessment:
    """What a rule set says of each unit.

    Parameters
    ----------
    rows
        One row a unit and criterion, unit by unit in the order of the facts, criteria in the order
        of the file: ``code``, ``scheme``, ``criterion``, ``role`` (``criterion``, ``exception``
        or ``informative``), ``observed`` and ``threshold`` (numbers, else NA), ``observed_text``
        (Japanese words of what is no number), ``threshold_text`` (Japanese words),
        ``operator``, ``unit``, ``outcome`` (by itself), ``decided`` (after its exceptions), ``gap``
        (what is missing to the threshold, negative when there is some to spare), ``article``,
        ``source``, ``confidence``.
    outcome
        ``met``, ``not_met``, ``borderline`` or ``no_data`` on the index of the facts.
    missing
        Measures that the facts have no column for.
    seen
        What was read from the facts, by measure.
    """

    rules: RuleSet
    scope: Scope
    reading: Reading
    rows: pd.DataFrame
    outcome: pd.Series
    missing: tuple[str, ...]
    seen: Mapping[str, Observed] = field(repr=False)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria in the order of the rows of a unit."""
        return self.rules.listed(self.scope, self.reading)

    def reasons(self, lang: Lang, *, codes: Iterable[str] | None = None) -> pd.Series:
        """Say why, row by row.

        Parameters
        ----------
        codes
            Only for these units; for all when None.

        Returns
        -------
        Sentences on the index of `rows`, or of its part for these *codes*.
        """
        criteria = self.criteria
        units, rows = self._select(codes)
        own, decided = logic.rank(rows["outcome"]), logic.rank(rows["decided"])
        reasons = np.empty(len(rows), dtype=object)
        for place, criterion in enumerate(criteria):
            every = slice(place, None, len(criteria))
            reasons[every] = explain(
                criterion,
                self.seen[criterion.measure][units],
                (own[every], decided[every]),
                lang,
                supplied=criterion.measure not in self.missing,
            )
        return pd.Series(reasons, index=rows.index, name=f"reason_{lang}", dtype="str")

    def table(self, lang: Lang, *, codes: Iterable[str] | None = None) -> pd.DataFrame:
        """Return the rows as words for the screen.

        Columns, all text: ``code``, ``scheme``, ``criterion``, ``label``, ``observed``,
        ``threshold``, ``outcome``, ``reason``, ``article``, ``source``, ``confidence``.
        """
        criteria = self.criteria
        units, rows = self._select(codes)
        observed = np.empty(len(rows), dtype=object)
        for place, row in enumerate(criteria):
            seen = self.seen[row.measure][units]
            observed[place :: len(criteria)] = write_observed(row, seen, lang)
        outcomes = {name: text.say(lang) for name, text in OUTCOMES.items()}
        columns = {
            "code": rows["code"],
            "scheme": self.rules.label.say(lang),
            "criterion": rows["criterion"],
            "label": [row.label.say(lang) for row in criteria] * len(units),
            "observed": observed,
            "threshold": [write_threshold(row, lang) for row in criteria] * len(units),
            "outcome": [outcomes[name] for name in rows["outcome"]],
            "reason": self.reasons(lang, codes=codes),
            "article": rows["article"],
            "source": [row.origin.cite(lang) for row in criteria] * len(units),
            "confidence": [CONFIDENCES[row.origin.confidence].say(lang) for row in criteria]
            * len(units),
        }
        return pd.DataFrame(columns, index=rows.index).astype("str")

    def _select(self, codes: Iterable[str] | None) -> tuple[NDArray[np.intp], pd.DataFrame]:
        """Return the places of the units with these *codes*, and their rows."""
        size = len(self.criteria)
        if codes is None:
            return np.arange(len(self.outcome)), self.rows
        wanted = self.rows["code"].isin(list(codes)).to_numpy(dtype=bool)
        return np.flatnonzero(wanted[::size]), self.rows[wanted]


def assess(
    facts: pd.DataFrame,
    rules: RuleSet,
    *,
    scope: Scope = "municipality",
    reading: Reading = "spheres",
) -> Assessment:
    """Assess each row of *facts* against *rules*.

    Parameters
    ----------
    facts
        One row a unit, on an index of codes (for pairs a ``MultiIndex`` of two codes, which the
        rows write as ``"16202+16211"``). Its columns are those of
        ``zones.rules.measures.MEASURES``; others are ignored, and a criterion on a column that
        isn't there is ``no_data``.
    scope
        What a row is.
    reading
        How 'inside the three metropolitan areas' is read.

    Notes
    -----
    Thresholds are exact fractions, compared as their nearest floats. A share that was computed by
    one division of two whole numbers below 2**53 / 10**6 falls on the same side of a threshold of
    up to six digits as the fraction itself.

    Raises
    ------
    InputError
        If a column holds values of another type, or the scheme has no rule for *scope*.
    """
    _check_modes(rules, scope, reading)
    criteria = rules.listed(scope, reading)
    seen = {row.measure: observe(facts, row.facts) for row in criteria}
    own = {row.id: _judge(row, seen[row.measure]) for row in criteria}
    decided = {row.id: _decide(row, own) for row in criteria}
    overall = _join(rules, decided)[str(rules.root(scope))]
    return Assessment(
        rules=rules,
        scope=scope,
        reading=reading,
        rows=build_rows(facts.index, rules.id, criteria, seen, (own, decided)),
        outcome=pd.Series(logic.name(overall), index=facts.index, name=rules.id).astype("str"),
        missing=tuple(sorted(name for name in seen if name not in facts.columns)),
        seen=seen,
    )


def _check_modes(rules: RuleSet, scope: Scope, reading: Reading) -> None:
    for word, known in ((scope, SCOPES), (reading, READINGS)):
        if word not in known:
            hint, shown = suggest(str(word), list(known)), shorten(word)
            raise InputError(
                f"「{shown}」は使えません。{hint.ja}", f"'{shown}' can't be used here.{hint.en}"
            )
    if rules.root(scope) is None:
        raise InputError(
            f"{rules.label.ja}には「{SCOPES[scope].ja}」の要件がありません。",
            f"The scheme '{rules.label.en}' has no rule for a {SCOPES[scope].en}.",
        )


def _judge(criterion: Criterion, seen: Observed) -> Ranks:
    """Return the outcome of one criterion by itself."""
    unknown = np.isnan(seen)
    if criterion.facts.type != "number":
        return _rank(_has_word(criterion, seen), unknown)
    bounds = [float(bound) for bound in bounds_of(criterion)]
    ranks = _rank(_COMPARE[criterion.operator](seen, bounds[0]), unknown)
    if len(bounds) > 1:
        near = seen >= bounds[1] if criterion.operator in {">=", ">"} else seen <= bounds[1]
        ranks[near & (ranks == NOT_MET)] = BORDERLINE
    return ranks


def _has_word(criterion: Criterion, seen: Observed) -> NDArray[np.bool_]:
    words = words_of(criterion.facts)
    wanted = [words.index(criterion.facts.word(value)) for value in _values(criterion)]
    return np.isin(seen, wanted, invert=criterion.operator in {"!=", "not_in"})


def _values(criterion: Criterion) -> tuple[object, ...]:
    return criterion.value if isinstance(criterion.value, tuple) else (criterion.value,)


def _rank(met: NDArray[np.bool_], unknown: NDArray[np.bool_]) -> Ranks:
    ranks: Ranks = np.where(met, MET, NOT_MET).astype(np.int8)
    ranks[unknown] = NO_DATA
    return ranks


def _decide(criterion: Criterion, own: Mapping[str, Ranks]) -> Ranks:
    """Return the outcome of a criterion with its exceptions."""
    chances = [
        logic.all_of([own[name] for name in (exception.when, exception.decided_by) if name])
        for exception in criterion.exceptions
    ]
    return logic.any_of([own[criterion.id], *chances])


def _join(rules: RuleSet, decided: Mapping[str, Ranks]) -> dict[str, Ranks]:
    """Return the outcomes of criteria and groups; those of the other scope are left out."""
    known = dict(decided)
    for group in rules.groups:
        parts = [known[name] for name in group.parts if name in known]
        if parts:
            known[group.id] = logic.join(group.kind, parts)
    return known
