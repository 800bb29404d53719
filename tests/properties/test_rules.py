import string
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zones.errors import RuleError
from zones.rules.assessment import assess
from zones.rules.loading import load_ruleset, shipped
from zones.rules.logic import NO_DATA, all_of, any_of, first_known, join
from zones.rules.tables import Problem, Table, read_number, suggest

RANK = st.integers(0, 3)
PARTS = st.lists(RANK, min_size=1, max_size=6)


def ranks(values: list[int]) -> list[np.ndarray]:
    return [np.array([value], dtype=np.int8) for value in values]


def one(kind: str, values: list[int]) -> int:
    return int(join(kind, ranks(values))[0])  # type: ignore[arg-type]


@given(PARTS, st.randoms(use_true_random=False))
def test_all_and_any_do_not_depend_on_order_or_repetition(values: list[int], random) -> None:  # noqa: ANN001
    shuffled = values + values[:1]
    random.shuffle(shuffled)
    for kind in ("all_of", "any_of"):
        assert one(kind, shuffled) == one(kind, values)


@given(PARTS, st.data())
def test_a_better_part_never_makes_the_whole_worse(values: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    better = list(values)
    better[place] = data.draw(st.integers(values[place], 3))
    for kind in ("all_of", "any_of"):
        assert one(kind, better) >= one(kind, values)


@given(PARTS)
def test_all_of_is_never_above_any_of_and_first_known_lies_between(values: list[int]) -> None:
    assert one("all_of", values) <= one("any_of", values)
    assert one("first_known", values) in values
    assert one("all_of", values) <= one("first_known", values) <= one("any_of", values)


@given(PARTS)
def test_de_morgan_on_the_chain(values: list[int]) -> None:
    turned = [3 - value for value in values]
    assert one("any_of", turned) == 3 - one("all_of", values)


@given(PARTS, st.data())
def test_what_is_decided_without_a_figure_stays_so_with_it(
    values: list[int], data: st.DataObject
) -> None:
    known = [data.draw(RANK) if value == NO_DATA else value for value in values]
    if one("all_of", values) == 0:
        assert one("all_of", known) == 0
    if one("any_of", values) == 3:
        assert one("any_of", known) == 3


@given(PARTS, PARTS)
def test_groups_nest(left: list[int], right: list[int]) -> None:
    for kind in (all_of, any_of, first_known):
        nested = kind([kind(ranks(left)), kind(ranks(right))])
        assert nested.tolist() == kind(ranks(left + right)).tolist()


MAYBE = st.none() | st.booleans()
FACTS = st.fixed_dictionaries(
    {
        "population": st.none() | st.integers(0, 500_000),
        "day_night_ratio": st.none() | st.floats(0.8, 1.2),
        "kind": st.sampled_from([None, "designated_city", "core_city", "city", "town"]),
        "is_city": MAYBE,
        "in_metropolitan_sphere": MAYBE,
        "in_metropolitan_prefecture": MAYBE,
        "share_to_metropolitan_core": st.none() | st.floats(0, 1),
        "merged": MAYBE,
        "former_municipality_ratio": st.none() | st.floats(0.8, 1.2),
    }
)
SCHEME = st.sampled_from(["hub_city_area", "settlement_area", "hub_city_2014"])
READING = st.sampled_from(["spheres", "prefectures"])
ORDER = {"not_met": 0, "no_data": 1, "borderline": 2, "met": 3}


def judge(facts: dict, scheme: str, reading: str) -> str:
    made = assess(pd.DataFrame([facts]), shipped()[scheme], reading=reading)  # type: ignore[arg-type]
    return made.outcome.iloc[0]


@settings(max_examples=60, deadline=None)
@given(FACTS, SCHEME, READING, st.floats(0, 0.4))
def test_a_higher_ratio_never_harms(facts: dict, scheme: str, reading: str, more: float) -> None:
    ratio = facts["day_night_ratio"]
    if ratio is not None:
        better = {**facts, "day_night_ratio": ratio + more}
        assert ORDER[judge(better, scheme, reading)] >= ORDER[judge(facts, scheme, reading)]


@settings(max_examples=60, deadline=None)
@given(FACTS, SCHEME, READING, st.sampled_from(["population", "day_night_ratio", "merged", "kind"]))
def test_met_and_not_met_without_a_figure_hold_with_it(
    facts: dict, scheme: str, reading: str, lost: str
) -> None:
    without = judge({**facts, lost: None}, scheme, reading)
    if without in {"met", "not_met"}:
        assert judge(facts, scheme, reading) == without


@settings(max_examples=40, deadline=None)
@given(st.lists(FACTS, min_size=1, max_size=6), SCHEME, READING)
def test_each_unit_is_judged_alone_and_each_reason_is_said(
    units: list[dict], scheme: str, reading: str
) -> None:
    facts = pd.DataFrame(units)
    made = assess(facts, shipped()[scheme], reading=reading)  # type: ignore[arg-type]
    assert made.outcome.tolist() == [judge(unit, scheme, reading) for unit in units]
    for lang in ("ja", "en"):
        assert all(made.reasons(lang))  # type: ignore[arg-type]


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUE)
def test_reading_never_fails_but_notes_problems(value: object) -> None:
    problems: list[Problem] = []
    table = Table({"key": value}, "", problems)
    for read in (table.string, table.name, table.flag, table.day, table.number, table.whole):
        read("key")
    table.strings("key")
    table.text("key")
    table.tables("key")
    table.choice("key", ["key"])
    assert all(problem.say("ja") and problem.say("en").isprintable() for problem in problems)


LINE = st.sampled_from(
    ["id = 1", "[[criteria]]", "[members]", 'value = "0.1"', "value = nan", "all_of = [1]", "x"]
) | st.text(string.printable, max_size=20)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(LINE, max_size=12))
def test_no_file_makes_any_other_error(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "x.toml"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(RuleError) as error:
        load_ruleset(path)
    assert error.value.say("ja") != error.value.say("en")


@given(st.decimals(0, 1000, places=4))
def test_decimals_are_exact(value: object) -> None:
    exact = read_number(value)
    assert exact is not None
    assert read_number(str(value)) == exact


@given(st.text(max_size=80), st.lists(st.text(max_size=10), max_size=20))
def test_a_hint_is_always_in_both_languages(word: str, known: list[str]) -> None:
    hint = suggest(word, known)
    assert bool(hint.ja) == bool(hint.en)
