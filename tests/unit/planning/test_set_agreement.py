import pandas as pd
import pytest

from zones.planning.draft.area import DraftArea
from zones.planning.set_agreement import agree, assign_once, likeness
from zones.planning.zone_sets import ZoneSet

CODES = ("a", "b", "c", "d", "e")


def areas(key: str, **members: str) -> ZoneSet:
    return ZoneSet(
        key, tuple(DraftArea(one, one.upper(), (), tuple(codes)) for one, codes in members.items())
    )


def test_a_municipality_in_two_areas_is_assigned_to_none() -> None:
    held = assign_once(areas("x", one="ab", two="bc"), CODES)
    assert held.fillna("-").tolist() == ["one", "-", "two", "-", "-"]


def test_equal_sets_agree_wholly_whatever_their_names() -> None:
    row = agree([areas("x", one="ab", two="cd"), areas("y", p="cd", q="ab")], CODES).iloc[0]
    assert (row["municipalities"], row["same"]) == (4, 2)
    assert (row["adjusted_rand"], row["variation_of_information"]) == (1.0, 0.0)
    assert row["jaccard_first"] == row["jaccard_second"] == 1.0


def test_every_pair_is_compared_and_an_empty_set_is_no_fault() -> None:
    table = agree([areas("x", one="ab"), areas("y", p="abc"), areas("z")], CODES)
    assert list(zip(table["first"], table["second"], strict=True)) == [
        ("x", "y"), ("x", "z"), ("y", "z"),
    ]  # fmt: skip
    assert table.loc[0, "jaccard_first"] == pytest.approx(2 / 3)
    assert pd.isna(table.loc[1, "jaccard_second"])


def test_each_municipality_counts_with_the_two_areas_that_are_most_alike() -> None:
    first, second = areas("x", one="ab", two="bcd"), areas("y", p="bcd", q="e")
    table = likeness(first, second, CODES)
    assert table["standing"].tolist() == ["only_first", "same", "same", "same", "only_second"]
    assert table.loc["b", ["first", "second"]].tolist() == ["TWO", "P"]
    assert table["jaccard"].isna().tolist() == [True, False, False, False, True]


def test_areas_that_differ_have_the_index_of_their_municipalities() -> None:
    table = likeness(areas("x", one="ab"), areas("y", p="abcd"), CODES)
    assert table.loc["a", "jaccard"] == 0.5
    assert table.loc["a", "standing"] == "differs"
    assert table.loc["e", "standing"] == "neither"
