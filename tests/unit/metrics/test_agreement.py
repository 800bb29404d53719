from math import log2

import pandas as pd
import pytest
from toy import codes

from zones.metrics.agreement import (
    STANDINGS,
    adjusted_rand,
    agreement_table,
    disagreement,
    jaccard,
    match_zones,
    summarize_matches,
    variation_of_information,
)

A, B, C, D, E, F = codes("abcdef")


def zones(letters: str) -> pd.Series:
    """Zone of each town from a word; a dot is none."""
    values = [None if letter == "." else letter for letter in letters]
    return pd.Series(values, index=codes("abcdefgh"[: len(letters)]), dtype="str")


def test_jaccard_of_two_empty_sets_is_one() -> None:
    assert jaccard((), ()) == 1
    assert jaccard((A,), ()) == 0
    assert jaccard((A, B), (B, C)) == 1 / 3


def test_equal_partitions_agree_whatever_their_names() -> None:
    assert adjusted_rand(zones("aabbcc"), zones("yyzzxx")) == 1
    assert variation_of_information(zones("aabbcc"), zones("yyzzxx")) == 0


def test_adjusted_rand_by_hand() -> None:
    # contingency 2 1 / 0 3: pairs 1 + 3 = 4; rows 3 + 3, columns 1 + 6; E = 6 · 7 ÷ 15
    chance = 6 * 7 / 15
    expected = (4 - chance) / (6.5 - chance)
    assert adjusted_rand(zones("aaabbb"), zones("xxyyyy")) == pytest.approx(expected)
    assert adjusted_rand(zones("xxyyyy"), zones("aaabbb")) == pytest.approx(expected)


def test_adjusted_rand_of_crossed_partitions_is_below_zero() -> None:
    assert adjusted_rand(zones("aabb"), zones("xyxy")) == pytest.approx(-0.5)


def test_adjusted_rand_where_chance_leaves_no_room() -> None:
    assert adjusted_rand(zones("abcd"), zones("wxyz")) == 1
    assert adjusted_rand(zones("aaaa"), zones("xxxx")) == 1
    assert adjusted_rand(zones("a"), zones("x")) == 1
    assert adjusted_rand(zones("aaaa"), zones("wxyz")) == 0


def test_variation_of_information_by_hand() -> None:
    joint = -(2 * log2(2 / 6) + log2(1 / 6) + 3 * log2(3 / 6)) / 6
    alone = 1 - (2 * log2(2 / 6) + 4 * log2(4 / 6)) / 6
    found = variation_of_information(zones("aaabbb"), zones("xxyyyy"))
    assert found == pytest.approx(2 * joint - alone)


def test_only_what_both_assign_counts() -> None:
    assert adjusted_rand(zones("aab."), zones("xxyy")) == 1
    assert variation_of_information(zones("aabb"), zones("xxy.")) == 0


def test_nothing_in_common_has_no_agreement() -> None:
    assert pd.isna(adjusted_rand(zones("a."), zones(".x")))
    assert pd.isna(variation_of_information(zones("a."), zones(".x")))


def test_every_two_sets_are_compared_once() -> None:
    table = agreement_table({"one": zones("aab."), "two": zones("x.yy"), "three": zones("pppp")})
    assert list(zip(table["first"], table["second"], strict=True)) == [
        ("one", "two"),
        ("one", "three"),
        ("two", "three"),
    ]
    assert table.loc[0, ["municipalities", "only_first", "only_second"]].tolist() == [2, 1, 1]
    assert table.loc[0, "adjusted_rand"] == 1
    assert agreement_table({"one": zones("a")}).empty


def test_each_zone_finds_the_zone_most_like_it() -> None:
    matches = match_zones({"p": (A, B, C), "q": (D,)}, {"x": (A, B), "y": (C, D, E)})
    assert matches["match"].to_dict() == {"p": "x", "q": "y"}
    assert matches.loc["p", "jaccard"] == pytest.approx(2 / 3)
    assert matches.loc["p", ["missing", "extra"]].tolist() == [(), (C,)]
    assert matches.loc["q", ["missing", "extra"]].tolist() == [(C, E), ()]


def test_sets_may_overlap_and_ties_go_to_the_smaller_id() -> None:
    matches = match_zones({"p": (A, B), "q": (B, C)}, {"y": (A, B), "x": (A, B), "z": (B,)})
    assert matches["match"].tolist() == ["x", "z"]


def test_a_zone_that_shares_nothing_has_no_match() -> None:
    matches = match_zones({"p": (A,)}, {"x": (B,)})
    assert matches["match"].isna().all()
    assert matches.loc["p", "jaccard"] == 0
    assert matches.loc["p", "extra"] == (A,)


def test_the_sum_of_matches() -> None:
    matches = match_zones({"p": (A, B), "q": (C,), "r": (F,)}, {"x": (A, B), "y": (C, D)})
    found = summarize_matches(matches)
    assert found.to_dict() == pytest.approx(
        {"zones": 3, "jaccard_mean": 0.5, "jaccard_median": 0.5, "half": 2 / 3, "same": 1 / 3}
    )
    assert summarize_matches(match_zones({}, {})).isna().sum() == 4


def test_disagreement_of_each_municipality() -> None:
    table = disagreement(zones("aabbc.."), zones("xxyz.w."))
    assert table["standing"].tolist() == [
        "same",
        "same",
        "differs",
        "differs",
        "only_first",
        "only_second",
        "neither",
    ]
    assert table["jaccard"].tolist()[:4] == [1, 1, 0.5, 0.5]
    assert table["jaccard"].isna().tolist()[4:] == [True] * 3
    assert set(table["standing"]) == set(STANDINGS)
    assert table.index.name == "code"


def test_disagreement_does_not_depend_on_the_order_of_rows() -> None:
    first, second = zones("aabb"), zones("xyyy")
    assert disagreement(first[::-1], second).equals(disagreement(first, second))


def test_a_zone_counts_its_members_that_the_other_set_leaves_out() -> None:
    # a and b share a zone with c, which the second leaves out
    assert disagreement(zones("aaa"), zones("xx."))["jaccard"].tolist()[0] == pytest.approx(2 / 3)
