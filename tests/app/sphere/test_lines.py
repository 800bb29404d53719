from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.app.sphere.lines import (
    COLOURS,
    MOST,
    THINNEST,
    WIDEST,
    LineFilter,
    centre_flows,
    kept_flows,
    lines_of,
    scale_steps,
    width,
)
from zones.model import Region

MATSUMOTO, AZUMINO = "20202", "20220"


@pytest.fixture(scope="module")
def table(japan: Region) -> pd.DataFrame:
    return centre_flows(japan.flows, [MATSUMOTO])


def test_flows_in_and_out_are_those_of_the_matrix(japan: Region, table: pd.DataFrame) -> None:
    flows = japan.flows
    ways = table.groupby("way")["persons"].sum()
    assert ways["in"] == flows.inflow[MATSUMOTO]
    assert ways["out"] == flows.outflow[MATSUMOTO]
    coming = table[table["way"] == "in"].set_index("origin")
    assert coming.loc[AZUMINO, "share"] == flows.shares_to([MATSUMOTO])[AZUMINO]
    assert table["persons"].is_monotonic_decreasing


def test_flows_between_the_centres_of_a_pair_are_no_lines(japan: Region) -> None:
    both = centre_flows(japan.flows, [MATSUMOTO, AZUMINO])
    pair = {MATSUMOTO, AZUMINO}
    assert ((both["origin"].isin(pair)) != (both["destination"].isin(pair))).all()
    assert set(both.loc[both["way"] == "in", "destination"]) == pair


@pytest.mark.parametrize("direction", ["in", "out", "both"])
def test_a_direction_keeps_its_ways(table: pd.DataFrame, direction: str) -> None:
    kept = kept_flows(table, LineFilter(direction))  # type: ignore[arg-type]
    assert set(kept["way"]) == ({"in", "out"} if direction == "both" else {direction})


def test_the_least_number_and_the_least_share_count_themselves(table: pd.DataFrame) -> None:
    coming = table[table["way"] == "in"]
    least = int(coming["persons"].iloc[3])
    kept = kept_flows(table, LineFilter("in", "persons", Fraction(least)))
    assert kept["persons"].min() == least
    row = coming.iloc[3]
    exact = Fraction(int(row["persons"]), int(row["total"]))
    assert row["origin"] in set(kept_flows(table, LineFilter("in", "share", exact))["origin"])
    above = exact + Fraction(1, 10**9)
    assert row["origin"] not in set(kept_flows(table, LineFilter("in", "share", above))["origin"])


def test_a_filter_never_changes_a_width(table: pd.DataFrame) -> None:
    largest = int(table["persons"].max())
    everything = {
        (one.origin, one.destination): one.width for one in lines_of(table, largest=largest)
    }
    some = lines_of(
        kept_flows(table, LineFilter("both", "persons", Fraction(500))), largest=largest
    )
    assert some
    assert all(everything[one.origin, one.destination] == one.width for one in some)
    assert max(everything.values()) == pytest.approx(WIDEST)


def test_colours_say_the_direction_and_large_lines_lie_on_top(table: pd.DataFrame) -> None:
    lines = lines_of(table, largest=int(table["persons"].max()))
    assert all(
        one.colour == COLOURS["in" if one.destination == MATSUMOTO else "out"] for one in lines
    )
    widths = [one.width for one in lines]
    assert widths == sorted(widths)


def test_at_most_so_many_lines_are_drawn() -> None:
    rows = [("a", "b", "in", 1000 - at) for at in range(MOST + 5)]
    table = pd.DataFrame(rows, columns=["origin", "destination", "way", "persons"])
    lines = lines_of(table, largest=1000)
    assert len(lines) == MOST
    assert lines[-1].width == WIDEST


@given(st.integers(1, 10**7))
def test_the_legend_has_round_numbers_that_occur(largest: int) -> None:
    found = scale_steps(largest)
    assert found == sorted(set(found), reverse=True)
    assert 1 <= len(found) <= 3
    assert found[0] <= largest < found[0] * 10
    assert all(width(step, largest) <= WIDEST for step in found)


def test_nothing_flows_nowhere() -> None:
    assert scale_steps(0) == []
    assert width(0, 0) == THINNEST
