"""What holds for every flow matrix."""

from fractions import Fraction
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from toy import BASIS, flow_matrix, flow_table, totals

from zones.model import FlowMatrix

NAMES = ["01202", "01203", "13101", "20201", "20202", "47201"]
MILLION = 10**6

Drawn = tuple[dict[tuple[str, str], int], dict[str, int]]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """Flows between two to six municipalities, and totals that leave room for the unlisted."""
    codes = NAMES[: draw(st.integers(2, len(NAMES)))]
    pairs = st.tuples(st.sampled_from(codes), st.sampled_from(codes))
    flows = draw(st.dictionaries(pairs, st.integers(0, 200), max_size=20))
    listed = {code: sum(n for (home, _), n in flows.items() if home == code) for code in codes}
    return flows, {code: listed[code] + draw(st.integers(0, 50)) for code in codes}


thresholds = st.integers(1, MILLION).map(lambda parts: Fraction(parts, MILLION))


def results(flows: FlowMatrix, threshold: Fraction) -> list[Any]:
    residents = pd.Series(100, index=flows.codes, dtype="Int64")
    centre = [flows.codes[0]]
    tables = [
        flows.pairs(threshold),
        flows.shares_to(centre),
        flows.reaches(centre, threshold),
        flows.day_population(residents),
        flows.day_population_bounds(residents),
        flows.top_destinations(centre[0]),
        flows.top_origins(centre[0]),
    ]
    return [table.to_dict() for table in tables]


@given(tables(), thresholds, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(drawn: Drawn, threshold: Fraction, random: Any) -> None:
    flows, total = drawn
    rows = list(flows.items())
    homes = list(total.items())
    random.shuffle(rows)
    random.shuffle(homes)
    shuffled = flow_matrix(dict(rows), dict(homes))
    assert results(shuffled, threshold) == results(flow_matrix(flows, total), threshold)


@given(tables(), thresholds, st.data())
def test_splitting_a_row_in_two_changes_nothing(
    drawn: Drawn, threshold: Fraction, data: st.DataObject
) -> None:
    flows, total = drawn
    table = flow_table(flows)
    part = [data.draw(st.integers(0, persons)) for persons in table["persons"]]
    halves = [table.assign(persons=part), table.assign(persons=table["persons"] - part)]
    split = FlowMatrix.from_tables(pd.concat(halves), totals(total), basis=BASIS)
    assert results(split, threshold) == results(flow_matrix(flows, total), threshold)


@given(st.integers(0, 20_000_000), st.integers(1, 20_000_000), thresholds)
def test_a_threshold_is_compared_as_a_fraction(
    persons: int, total: int, threshold: Fraction
) -> None:
    persons = min(persons, total)
    flows = flow_matrix({("1", "2"): persons}, {"1": total, "2": 1})
    exact = Fraction(persons, total) >= threshold
    assert bool(flows.reaches(["2"], threshold)["1"]) is exact
    assert len(flows.pairs(threshold)) == int(exact)


@given(st.integers(1, 20_000), thresholds)
def test_the_least_number_at_the_threshold_belongs_and_one_less_does_not(
    total: int, threshold: Fraction
) -> None:
    least = -(-total * threshold.numerator // threshold.denominator)
    flows = flow_matrix(
        {("1", "3"): least, ("2", "3"): least - 1}, {"1": total, "2": total, "3": 1}
    )
    assert flows.reaches(["3"], threshold).to_dict() == {"1": True, "2": False, "3": False}


@given(tables())
def test_nobody_is_lost_between_day_and_night(drawn: Drawn) -> None:
    flows = flow_matrix(*drawn)
    residents = pd.Series(300, index=flows.codes, dtype="Int64")
    assert flows.day_population(residents).sum() == residents.sum()
    assert flows.inflow.sum() == flows.outflow.sum()


@given(tables())
def test_the_day_population_lies_within_its_bounds(drawn: Drawn) -> None:
    flows, total = drawn
    away = {code: sum(n for (home, _), n in flows.items() if home == code) for code in total}
    rest = {code: total[code] - away[code] for code in total}
    matrix = flow_matrix(flows, total, unlisted=rest)
    residents = pd.Series(300, index=matrix.codes, dtype="Int64")
    bounds, day = matrix.day_population_bounds(residents), matrix.day_population(residents)
    assert (bounds["lowest"] <= day).all()
    assert (day <= bounds["highest"]).all()


@given(tables())
def test_shares_to_everywhere_add_up_to_at_most_one(drawn: Drawn) -> None:
    flows = flow_matrix(*drawn)
    shares = flows.shares_to(list(flows.codes)).dropna()
    assert ((shares >= 0) & (shares <= 1)).all()
