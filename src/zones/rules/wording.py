"""The words and numbers of criteria on the screen."""

import math
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from zones.labels import KINDS, Lang, Text
from zones.rules.logic import BORDERLINE, MET, NO_DATA, NOT_MET, Ranks
from zones.rules.measures import UNITS, Measure, MeasureType
from zones.rules.ruleset import OPERATORS, Criterion

_SEPARATOR = Text("・", " or ")
_ABOUT = Text("{}（おおむね）", "about {}")
_MOST_DECIMALS = 8

_NUMBER_REASONS: dict[int, Text] = {
    MET: Text(
        "{label} {seen}は基準 {asked}を満たす", "{label} {seen} meets the threshold of {asked}"
    ),
    NOT_MET: Text(
        "{label} {seen}は基準 {asked}を満たさない",
        "{label} {seen} does not meet the threshold of {asked}",
    ),
    BORDERLINE: Text(
        "{label} {seen}は基準 {asked}の境界にある", "{label} {seen} is on the borderline of {asked}"
    ),
}
_KIND_REASONS: dict[int, Text] = {
    MET: Text("{seen}（基準「{asked}」を満たす）", "{seen}: meets '{asked}'"),
    NOT_MET: Text("{seen}（基準「{asked}」を満たさない）", "{seen}: does not meet '{asked}'"),
}
_TRUTH_REASONS: dict[int, Text] = {
    MET: Text("{seen}（基準を満たす）", "{seen}: meets the rule"),
    NOT_MET: Text("{seen}（基準を満たさない）", "{seen}: does not meet the rule"),
}
_REASONS: dict[MeasureType, dict[int, Text]] = {
    "number": _NUMBER_REASONS,
    "truth": _TRUTH_REASONS,
    "category": _KIND_REASONS,
}
_UNKNOWN = Text("「{label}」のデータがない", "there is no figure for: {label}")
_UNSUPPLIED = Text("「{label}」が与えられていない", "this figure has not been supplied: {label}")
_EXCEPTION: dict[int, Text] = {
    MET: Text("。ただし例外 {names} により適合", "; but met by the exception {names}"),
    BORDERLINE: Text(
        "。ただし例外 {names} により境界", "; but borderline by the exception {names}"
    ),
    NO_DATA: Text(
        "。例外 {names} はデータがなく判定できない",
        "; the exception {names} can't be decided for want of data",
    ),
}


def words_of(measure: Measure) -> tuple[Text, ...]:
    """Return the words of a measure that is no number, in the order of its codes."""
    return (measure.no, measure.yes) if measure.type == "truth" else tuple(KINDS.values())


def write_number(value: float | Fraction, unit: str, lang: Lang, *, exact: bool = False) -> str:
    """Write a number of this *unit* for the screen.

    Parameters
    ----------
    exact
        With as few decimals as the number needs, as thresholds are written.

    Examples
    --------
    >>> write_number(0.98871, "ratio", "ja"), write_number(38120, "persons", "en")
    ('98.87', '38,120')
    >>> write_number(Fraction(1, 10), "share", "ja", exact=True)
    '10％'
    """
    how = UNITS[unit]
    decimals = _decimals(Fraction(value) * how.factor) if exact else how.decimals
    return f"{float(value) * how.factor:,.{decimals}f}{how.suffix.say(lang)}"


def write_threshold(criterion: Criterion, lang: Lang) -> str:
    """Write what a criterion asks for: '100 or more', '指定都市・中核市'.

    Examples
    --------
    >>> from zones.rules.loading import ruleset
    >>> write_threshold(ruleset("settlement_area").criterion("T1"), "ja")
    '40,000人超'
    """
    if isinstance(criterion.value, bool):
        wanted = criterion.value == (criterion.operator == "==")
        return criterion.facts.word(wanted).say(lang)
    if isinstance(criterion.value, tuple):
        kinds = _SEPARATOR.say(lang).join(KINDS[kind].say(lang) for kind in criterion.value)
        return OPERATORS[criterion.operator].say(lang).format(kinds)
    number = write_number(criterion.value, criterion.unit, lang, exact=True)
    asked = OPERATORS[criterion.operator].say(lang).format(_space(number, criterion, lang)).strip()
    return _ABOUT.say(lang).format(asked) if criterion.approximate else asked


def explain(
    criterion: Criterion,
    observed: NDArray[np.float64],
    ranks: tuple[Ranks, Ranks],
    lang: Lang,
    *,
    supplied: bool = True,
) -> list[str]:
    """Say for each unit why a criterion is met or not.

    Parameters
    ----------
    observed
        The numbers, or the codes of the words (see `words_of`), NaN where unknown.
    ranks
        Outcomes by themselves, and after the exceptions.
    supplied
        Whether the facts have such a column at all.
    """
    label, asked = criterion.facts.label.say(lang), write_threshold(criterion, lang)
    unknown = (_UNKNOWN if supplied else _UNSUPPLIED).say(lang).format(label=label)
    frames = {rank: text.say(lang) for rank, text in _REASONS[criterion.facts.type].items()}
    seen = write_observed(criterion, observed, lang)
    endings = _write_exceptions(criterion, lang)
    return [
        (unknown if own == NO_DATA else frames[own].format(label=label, seen=word, asked=asked))
        + (endings[final] if final != own else "")
        for word, own, final in zip(seen, *(part.tolist() for part in ranks), strict=True)
    ]


def _write_exceptions(criterion: Criterion, lang: Lang) -> dict[int, str]:
    names = "・".join(exception.decided_by for exception in criterion.exceptions)
    return {rank: text.say(lang).format(names=names) for rank, text in _EXCEPTION.items()}


def write_observed(criterion: Criterion, observed: NDArray[np.float64], lang: Lang) -> list[str]:
    """Write what was observed: numbers, or words by their codes; nothing where it is unknown."""
    if criterion.facts.type != "number":
        words = [word.say(lang) for word in words_of(criterion.facts)]
        return ["" if math.isnan(code) else words[int(code)] for code in observed.tolist()]
    return [_write_apart(value, criterion, lang) for value in observed.tolist()]


def _write_apart(value: float, criterion: Criterion, lang: Lang) -> str:
    """Write an observed number with enough decimals to stay on its side of the thresholds."""
    if math.isnan(value):
        return ""
    how = UNITS[criterion.unit]
    printed, decimals = value * how.factor, how.decimals
    bounds = [bound for bound in map(float, bounds_of(criterion)) if bound != value]
    while decimals < _MOST_DECIMALS and any(
        round(printed, decimals) == round(bound * how.factor, decimals) for bound in bounds
    ):
        decimals += 1
    return _space(f"{printed:,.{decimals}f}{how.suffix.say(lang)}", criterion, lang)


def bounds_of(criterion: Criterion) -> tuple[Fraction, ...]:
    """Return the numbers at which the outcome of a criterion on a number changes.

    First the one from which it is met, then (if it has one) the end of the borderline.
    """
    value = criterion.threshold
    if value is None:
        return ()
    sign = -1 if criterion.operator in {">=", ">"} else 1
    met = value + sign * criterion.tolerance
    if criterion.borderline_within > criterion.tolerance:
        return met, value + sign * criterion.borderline_within
    return (met,)


def _space(number: str, criterion: Criterion, lang: Lang) -> str:
    # A bare number before a Japanese word needs air: 「100 以上」, but 「40,000人超」.
    bare = lang == "ja" and not UNITS[criterion.unit].suffix.ja
    return f"{number} " if bare else number


def _decimals(value: Fraction) -> int:
    places = 0
    while places < _MOST_DECIMALS and (value * 10**places).denominator != 1:
        places += 1
    return places
