from fractions import Fraction

import pytest
from toy import code, region

from zones.errors import InputError
from zones.zoning.sensitivity import entry_shares, steps, sweep

A_THIRD = Fraction(1, 3)


def test_a_range_includes_both_ends_where_the_step_meets_them() -> None:
    assert steps(Fraction(1, 10), Fraction(3, 10), Fraction(1, 10)) == [
        Fraction(1, 10),
        Fraction(2, 10),
        Fraction(3, 10),
    ]
    assert steps(Fraction(1, 10), Fraction(1, 4), Fraction(1, 10))[-1] == Fraction(2, 10)
    assert steps(A_THIRD, A_THIRD, Fraction(1)) == [A_THIRD]


@pytest.mark.parametrize(
    ("start", "stop", "step"),
    [
        ("1/5", "1/10", "1/100"),
        ("1/10", "1/5", "0"),
        ("1/10", "1/5", "-1/10"),
        ("0", "1", "1/1001"),
    ],
)
def test_an_empty_or_endless_range_is_refused(start: str, stop: str, step: str) -> None:
    with pytest.raises(InputError, match=r"at most 1,000 steps"):
        steps(Fraction(start), Fraction(stop), Fraction(step))


def test_a_thousand_steps_are_the_most() -> None:
    assert len(steps(Fraction(0), Fraction(1), Fraction(1, 1000))) == 1001


def test_a_municipality_enters_when_the_threshold_falls_to_its_share() -> None:
    flows = region(["abc"], {"ba": 100, "ca": 199}).flows
    entries = entry_shares(flows, {"A": [code("a")]}, lowest=Fraction(1, 10))
    assert entries.to_dict("records") == [
        {"proposal": "A", "code": code("c"), "persons": 199, "share": 0.199},
        {"proposal": "A", "code": code("b"), "persons": 100, "share": 0.1},
    ]


def test_members_are_counted_at_every_threshold_and_none_is_zero() -> None:
    flows = region(["abcd"], {"ba": 100, "ca": 199, "da": 200, "ab": 99}).flows
    table = sweep(
        flows,
        {"B": [code("b")], "A": [code("a")]},
        start=Fraction(1, 10),
        stop=Fraction(3, 10),
        step=Fraction(1, 10),
    )
    assert table["proposal"].tolist() == ["A"] * 3 + ["B"] * 3
    assert table["threshold"].tolist() == [0.1, 0.2, 0.3] * 2
    assert table["members"].tolist() == [3, 1, 0, 0, 0, 0]
