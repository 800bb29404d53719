from fractions import Fraction

import pytest

from zones.errors import InputError
from zones.outputs.sensitivity import sweep_files, sweep_plan
from zones.planning import Plan


def test_members_fall_as_the_threshold_rises(nagano_plan: Plan) -> None:
    result = sweep_plan(
        nagano_plan, start=Fraction(1, 20), stop=Fraction(1, 5), step=Fraction(1, 20)
    )
    counts = result.counts.pivot_table(index="threshold", columns="proposal", values="members")
    assert counts.index.tolist() == pytest.approx([0.05, 0.10, 0.15, 0.20])
    assert (counts.diff().dropna() <= 0).all(axis=None)
    assert counts.loc[counts.index[1], "hub_city_area:20201"] == 10


def test_each_municipality_enters_at_its_share(nagano_plan: Plan) -> None:
    result = sweep_plan(
        nagano_plan, start=Fraction(1, 10), stop=Fraction(1, 10), step=Fraction(1, 10)
    )
    rows = result.entries[result.entries["proposal"] == "hub_city_area:20201"]
    assert rows["name"].iloc[0] == "小川村"
    assert rows["share"].min() >= 0.1


def test_the_files_are_tables_and_a_figure(nagano_plan: Plan) -> None:
    result = sweep_plan(
        nagano_plan, start=Fraction(1, 10), stop=Fraction(1, 5), step=Fraction(1, 10)
    )
    files = sweep_files(nagano_plan, result)
    assert list(files) == ["sweep.csv", "entries.csv", "sweep.png", "sweep.svg"]


def test_an_empty_range_is_refused(nagano_plan: Plan) -> None:
    with pytest.raises(InputError, match="range of thresholds"):
        sweep_plan(nagano_plan, start=Fraction(1, 5), stop=Fraction(1, 10), step=Fraction(1, 100))
