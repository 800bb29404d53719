"""A scheme of cooperation as frozen values: criteria, groups, members, notes and money."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from zones.labels import Lang, Text
from zones.rules.logic import GroupKind
from zones.rules.measures import MEASURES, Measure, Reading, Scope

Operator = Literal[">=", ">", "<=", "<", "==", "!=", "in", "not_in"]

OPERATORS: dict[Operator, Text] = {
    ">=": Text("{}以上", "{} or more"),
    ">": Text("{}超", "more than {}"),
    "<=": Text("{}以下", "{} or less"),
    "<": Text("{}未満", "less than {}"),
    "==": Text("{}", "{}"),
    "!=": Text("{}以外", "anything but {}"),
    "in": Text("{}", "{}"),
    "not_in": Text("{}以外", "anything but {}"),
}
"""Comparisons of the observed value with the threshold, as words around the threshold."""

Confidence = Literal["stated", "assumed"]

CONFIDENCES: dict[Confidence, Text] = {
    "stated": Text("公表資料に明記", "stated in a public source"),
    "assumed": Text("仮定", "assumed"),
}
"""How sure a rule is: a public source states it, or it is our assumption."""

Recipient = Literal["centre", "member"]

Value = Fraction | bool | tuple[str, ...]
"""A threshold: an exact number, true or false, or kinds of municipality."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a rule stands and how sure it is.

    Parameters
    ----------
    article
        As its source numbers or heads it.
    source
        The citation, in the words of the rule set's tables.
    source_en
        The same on the English screen; as in *source* where empty.
    """

    article: str
    source: str
    confidence: Confidence
    source_en: str = ""

    def cite(self, lang: Lang) -> str:
        """Return the citation in *lang*."""
        return self.source if lang == "ja" else self.source_en or self.source


@dataclass(frozen=True, slots=True)
class RuleException:
    """A second chance: if `when` applies (or always, without it), `decided_by` decides.

    Both are ids of criteria. The criterion that owns the exception is then
    ``any_of(criterion, all_of(when, decided_by))``.
    """

    decided_by: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule: an observed measure, an operator and a threshold.

    Parameters
    ----------
    approximate
        The rule says おおむね (about).
    tolerance
        How far from the threshold an approximate rule still counts as met.
    borderline_within
        How far from the threshold it is neither met nor failed, but ``borderline``.
    tolerance_confidence
        How sure the two are: the published rules give no width.
    informative
        Shown, never counted.
    reading
        Counted under this reading of 三大都市圏 only; under both when None.
    """

    id: str
    label: Text
    scope: Scope
    measure: str
    operator: Operator
    value: Value
    unit: str
    origin: Origin
    approximate: bool = False
    tolerance: Fraction = Fraction(0)
    borderline_within: Fraction = Fraction(0)
    tolerance_confidence: Confidence = "assumed"
    informative: bool = False
    reading: Reading | None = None
    exceptions: tuple[RuleException, ...] = ()
    note: Text | None = None

    @property
    def facts(self) -> Measure:
        """The measure that it asks for."""
        return MEASURES[self.scope][self.measure]

    @property
    def threshold(self) -> Fraction | None:
        """The threshold as an exact number, or None where it is none."""
        return self.value if isinstance(self.value, Fraction) else None


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria and groups, by id, joined by one word."""

    id: str
    kind: GroupKind
    parts: tuple[str, ...]
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """Municipalities below the threshold that are looked at: by share, or as neighbours."""

    threshold: Fraction
    adjacent: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Members:
    """Which municipalities belong around a centre, by their share of commuters to it.

    Parameters
    ----------
    threshold
        Share of commuting from which a municipality is listed (0–1, exact).
    considered
        The band below, if the scheme has one.
    """

    id: str
    label: Text
    threshold: Fraction
    origin: Origin
    considered: Considered | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A rule in words that no figure decides."""

    id: str
    text: Text
    origin: Origin


@dataclass(frozen=True, slots=True)
class Money:
    """A yearly amount of the national support.

    Parameters
    ----------
    amount_yen
        Yen a year for one recipient.
    at_population
        People of the area for which the amount is published; None when it doesn't depend on them.
    """

    id: str
    label: Text
    recipient: Recipient
    amount_yen: int
    origin: Origin
    at_population: int | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    note: Text | None = None

    def in_force(self, on: date) -> bool:
        """Tell whether it is paid *on* this day."""
        return _within(on, self.effective_from, self.effective_until)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A dated scheme.

    Parameters
    ----------
    criteria
        In the order of the file.
    groups
        Each after the groups that it is made of.
    municipality, pair
        Id of the criterion or group that decides for a municipality, or for a pair.
    digest
        SHA-256 of the file's bytes.
    """

    id: str
    label: Text
    authority: Text
    document: Text
    effective_from: date
    effective_until: date | None
    criteria: tuple[Criterion, ...]
    groups: tuple[Group, ...]
    municipality: str | None
    pair: str | None
    members: Members | None
    notes: tuple[Note, ...]
    money: tuple[Money, ...]
    digest: str

    def root(self, scope: Scope) -> str | None:
        """Return the id of what decides for *scope*, or None when the scheme has no such rule."""
        return self.municipality if scope == "municipality" else self.pair

    def criterion(self, name: str) -> Criterion:
        """Return the criterion with the id *name*.

        Raises
        ------
        KeyError
            If there is none.
        """
        return {criterion.id: criterion for criterion in self.criteria}[name]

    def listed(self, scope: Scope, reading: Reading) -> tuple[Criterion, ...]:
        """Return the criteria that are shown for *scope* under *reading*, in file order."""
        return tuple(
            criterion
            for criterion in self.criteria
            if criterion.scope == scope and criterion.reading in {None, reading}
        )

    def in_force(self, on: date) -> bool:
        """Tell whether the scheme is in force *on* this day."""
        return _within(on, self.effective_from, self.effective_until)


def name_exceptions(criteria: Iterable[Criterion]) -> frozenset[str]:
    """Return the ids of the criteria that stand in exceptions of others."""
    return frozenset(
        name
        for row in criteria
        for exception in row.exceptions
        for name in (exception.when, exception.decided_by)
        if name
    )


def _within(on: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)
