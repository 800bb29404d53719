import pytest

from zones.metrics.agreement import jaccard


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("abc", "abc", 1.0),
        ("abc", "def", 0.0),
        ("abc", "bcd", 0.5),
        ("a", "abcd", 0.25),
        ("", "a", 0.0),
        ("", "", 1.0),
    ],
)
def test_agreement_is_what_both_have_over_what_any_has(a: str, b: str, expected: float) -> None:
    assert jaccard(a, b) == expected
    assert jaccard(b, a) == expected


def test_order_and_repetition_do_not_count() -> None:
    assert jaccard(["a", "b", "b"], ["b", "a"]) == 1.0
