from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from zones.data.trips.rounding import largest_remainder

AMOUNTS = st.lists(st.integers(0, 10**15), max_size=200)


@given(AMOUNTS, st.integers(1, 10**12))
def test_the_sum_is_the_rounded_sum_and_no_number_is_off_by_one(
    amounts: list[int], denominator: int
) -> None:
    found = largest_remainder(np.array(amounts, dtype=np.int64), denominator)
    exact = Fraction(sum(amounts), denominator)
    assert found.total == int(exact + Fraction(1, 2))
    assert sum(found.numbers.tolist()) == found.total
    for amount, number in zip(amounts, found.numbers.tolist(), strict=True):
        assert abs(Fraction(amount, denominator) - number) < 1


def test_whole_numbers_stay_as_they_are() -> None:
    assert largest_remainder(np.array([3, 0, 5]), 1).numbers.tolist() == [3, 0, 5]


def test_equal_remainders_go_to_the_first() -> None:
    assert largest_remainder(np.array([1, 1, 1, 1]), 2).numbers.tolist() == [1, 1, 0, 0]


def test_remainders_whose_sum_passes_64_bits_are_added_up() -> None:
    amounts = np.full(64 * 3, 10**17 - 1)
    assert largest_remainder(amounts, 10**17).total == 192
