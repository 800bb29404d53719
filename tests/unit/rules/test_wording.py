from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from zones.labels import KINDS, Lang
from zones.rules.loading import ruleset
from zones.rules.logic import BORDERLINE, MET, NO_DATA, NOT_MET
from zones.rules.measures import MEASURES
from zones.rules.ruleset import Criterion, Operator, RuleSet
from zones.rules.wording import (
    bounds_of,
    explain,
    words_of,
    write_number,
    write_observed,
    write_threshold,
)


def say(row: Criterion, value: float, rank: int, lang: Lang, *, final: int | None = None) -> str:
    own = np.array([rank], dtype=np.int8)
    decided = own if final is None else np.array([final], dtype=np.int8)
    (reason,) = explain(row, np.array([value]), (own, decided), lang)
    return reason


@pytest.mark.parametrize(
    ("value", "unit", "ja", "en"),
    [
        (38120, "persons", "38,120人", "38,120"),
        (0.98871, "ratio", "98.87", "98.87"),
        (0.1, "share", "10.00％", "10.00 %"),
        (12.345, "km", "12.3km", "12.3 km"),
        (59.6, "minutes", "60分", "60 minutes"),
    ],
)
def test_numbers_are_written_for_the_screen(value: float, unit: str, ja: str, en: str) -> None:
    assert write_number(value, unit, "ja") == ja
    assert write_number(value, unit, "en") == en


@pytest.mark.parametrize(
    ("value", "unit", "ja"),
    [
        (Fraction(1), "ratio", "100"),
        (Fraction(995, 1000), "ratio", "99.5"),
        (Fraction(1, 10), "share", "10％"),
        (Fraction(1, 3), "share", "33.33333333％"),
        (Fraction(200000), "persons", "200,000人"),
    ],
)
def test_thresholds_are_written_with_the_decimals_they_need(
    value: Fraction, unit: str, ja: str
) -> None:
    assert write_number(value, unit, "ja", exact=True) == ja


@pytest.mark.parametrize(
    ("operator", "ja", "en"),
    [
        (">=", "50,000人以上", "50,000 or more"),
        (">", "50,000人超", "more than 50,000"),
        ("<=", "50,000人以下", "50,000 or less"),
        ("<", "50,000人未満", "less than 50,000"),
        ("==", "50,000人", "50,000"),
        ("!=", "50,000人以外", "anything but 50,000"),
    ],
)
def test_each_comparison_of_numbers_has_words(
    own: RuleSet, operator: Operator, ja: str, en: str
) -> None:
    row = replace(own.criterion("A"), operator=operator)
    assert write_threshold(row, "ja") == ja
    assert write_threshold(row, "en") == en


@pytest.mark.parametrize(
    ("operator", "ja", "en"),
    [
        ("in", "中核市・市", "core city or city"),
        ("not_in", "中核市・市以外", "anything but core city or city"),
    ],
)
def test_each_comparison_of_kinds_has_words(
    own: RuleSet, operator: Operator, ja: str, en: str
) -> None:
    row = replace(own.criterion("K"), operator=operator)
    assert (write_threshold(row, "ja"), write_threshold(row, "en")) == (ja, en)


def test_each_comparison_of_truths_has_words(own: RuleSet) -> None:
    row = own.criterion("B-merged")
    assert write_threshold(row, "ja") == "1999年以降に合併した"
    assert write_threshold(replace(row, value=False), "ja") == "1999年以降に合併していない"
    assert write_threshold(replace(row, operator="!="), "en") == "not merged since 1999"


def test_an_approximate_threshold_says_so(own: RuleSet) -> None:
    assert write_threshold(own.criterion("B"), "ja") == "100 以上（おおむね）"
    assert write_threshold(own.criterion("B"), "en") == "about 100 or more"


def test_reasons_give_observed_and_threshold(own: RuleSet) -> None:
    ratio = ruleset("settlement_area").criterion("T2")
    assert say(ratio, 0.98871, NOT_MET, "ja") == "昼夜間人口比率 98.87 は基準 100 以上を満たさない"
    assert say(own.criterion("A"), 60000, MET, "ja") == "人口 60,000人は基準 50,000人以上を満たす"
    assert (
        say(own.criterion("A"), 49999, NOT_MET, "en")
        == "population 49,999 does not meet the threshold of 50,000 or more"
    )
    assert (
        say(own.criterion("B"), 0.98, BORDERLINE, "ja")
        == "昼夜間人口比率 98.00 は基準 100 以上（おおむね）の境界にある"
    )
    assert say(own.criterion("K"), 0, NOT_MET, "ja") == "指定都市（基準「中核市・市」を満たさない）"
    assert say(own.criterion("K"), 1, MET, "en") == "core city: meets 'core city or city'"
    assert say(own.criterion("N"), 1, MET, "ja") == "隣接している（基準を満たす）"
    assert say(own.criterion("N"), 0, NOT_MET, "en") == "no neighbours: does not meet the rule"


def test_reasons_say_what_is_missing(own: RuleSet) -> None:
    row = own.criterion("B-former")
    unknown = np.array([NO_DATA], dtype=np.int8)
    assert say(row, np.nan, NO_DATA, "ja") == "「最大の旧市町村の昼夜間人口比率」のデータがない"
    (reason,) = explain(row, np.array([np.nan]), (unknown, unknown), "en", supplied=False)
    assert reason == (
        "this figure has not been supplied: "
        "day–night population ratio of the largest former municipality"
    )


@pytest.mark.parametrize(
    ("final", "ja", "en"),
    [
        (MET, "ただし例外 B-former により適合", "; but met by the exception B-former"),
        (
            BORDERLINE,
            "ただし例外 B-former により境界",
            "; but borderline by the exception B-former",
        ),
        (NO_DATA, "例外 B-former はデータがなく判定できない", "for want of data"),
    ],
)
def test_reasons_name_the_exception_that_changes_the_outcome(
    own: RuleSet, final: int, ja: str, en: str
) -> None:
    assert say(own.criterion("B"), 0.9, NOT_MET, "ja", final=final).endswith(ja)
    assert say(own.criterion("B"), 0.9, NOT_MET, "en", final=final).endswith(en)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.99999, "99.999 "),
        (0.9999999, "99.99999 "),
        (1.0, "100.00 "),
        (0.97999, "97.999 "),
        (0.29, "29.00 "),
        (1 - 1e-15, "100.00000000 "),
    ],
)
def test_rounding_never_puts_a_number_on_its_threshold(
    own: RuleSet, value: float, shown: str
) -> None:
    assert write_observed(own.criterion("B"), np.array([value]), "ja") == [shown]


def test_what_is_unknown_is_written_as_nothing(own: RuleSet) -> None:
    unknown = np.array([np.nan])
    assert write_observed(own.criterion("B"), unknown, "ja") == [""]
    assert write_observed(own.criterion("K"), unknown, "en") == [""]


def test_words_stand_in_the_order_of_their_codes() -> None:
    city = MEASURES["municipality"]
    assert [word.en for word in words_of(city["is_city"])] == ["no city", "a city"]
    assert words_of(city["kind"]) == tuple(KINDS.values())


def test_bounds_are_where_the_outcome_changes(own: RuleSet) -> None:
    assert bounds_of(own.criterion("A")) == (50000,)
    assert bounds_of(own.criterion("B")) == (1, Fraction(98, 100))
    assert bounds_of(own.criterion("K")) == ()
    most = replace(own.criterion("B"), operator="<=", tolerance=Fraction(1, 100))
    assert bounds_of(most) == (Fraction(101, 100), Fraction(102, 100))
