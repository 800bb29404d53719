import numpy as np
import pandas as pd
import pytest

from zones.labels import OUTCOMES
from zones.rules.logic import RANKED, GroupKind, all_of, any_of, first_known, join, name, rank

M, B, U, N = "met", "borderline", "no_data", "not_met"

ALL_OF = {
    M: {M: M, B: B, U: U, N: N},
    B: {M: B, B: B, U: U, N: N},
    U: {M: U, B: U, U: U, N: N},
    N: {M: N, B: N, U: N, N: N},
}
ANY_OF = {
    M: {M: M, B: M, U: M, N: M},
    B: {M: M, B: B, U: B, N: B},
    U: {M: M, B: B, U: U, N: U},
    N: {M: M, B: B, U: U, N: N},
}
FIRST_KNOWN = {
    M: {M: M, B: M, U: M, N: M},
    B: {M: B, B: B, U: B, N: B},
    U: {M: M, B: B, U: U, N: N},
    N: {M: N, B: N, U: N, N: N},
}
TABLES: list[tuple[GroupKind, dict]] = [
    ("all_of", ALL_OF),
    ("any_of", ANY_OF),
    ("first_known", FIRST_KNOWN),
]


def ranks(*outcomes: str) -> np.ndarray:
    return np.array([RANKED.index(outcome) for outcome in outcomes], dtype=np.int8)


@pytest.mark.parametrize(("kind", "table"), TABLES)
def test_groups_follow_their_truth_tables(kind: GroupKind, table: dict) -> None:
    for left, row in table.items():
        for right, wanted in row.items():
            assert list(name(join(kind, [ranks(left), ranks(right)]))) == [wanted], (left, right)


def test_a_group_of_one_is_its_part() -> None:
    part = ranks(M, B, U, N)
    for one in (all_of, any_of, first_known):
        assert one([part]).tolist() == part.tolist()


def test_three_parts_are_joined_unit_by_unit() -> None:
    parts = [ranks(U, N), ranks(U, M), ranks(B, U)]
    assert list(name(all_of(parts))) == [U, N]
    assert list(name(any_of(parts))) == [B, M]
    assert list(name(first_known(parts))) == [B, N]


def test_names_are_categories_in_the_order_of_the_labels_and_lead_back() -> None:
    outcomes = name(ranks(M, B, U, N))
    assert list(outcomes.categories) == list(OUTCOMES)
    assert rank(pd.Series(outcomes)).tolist() == ranks(M, B, U, N).tolist()
