from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest

from zones.metrics.years import (
    basis_warning,
    changes_by_year,
    city_summary,
    sphere_changes,
    values_by_year,
)
from zones.provenance import COMMUTERS_AND_STUDENTS, Basis


def test_cities_are_counted_with_mean_and_median() -> None:
    residents = pd.Series([450, 340, 560, 9], index=["a", "b", "c", "d"], dtype="Int64")
    found = city_summary(residents, ["c", "a", "b"])
    assert (found.cities, found.mean, found.median) == (3, 450.0, 450.0)


@pytest.mark.parametrize("codes", [[], ["a", "e"]])
def test_an_unknown_population_makes_the_mean_unknown(codes: list[str]) -> None:
    residents = pd.Series([450], index=["a"], dtype="Int64")
    found = city_summary(residents, codes)
    assert (found.cities, found.mean, found.median) == (len(codes), None, None)


def test_years_stand_side_by_side() -> None:
    table = values_by_year({2020: pd.Series({"b": 2.0}), 2010: pd.Series({"a": 1.0, "b": 1.5})})
    assert table.columns.tolist() == [2010, 2020]
    assert table.loc["b"].tolist() == [1.5, 2.0]
    assert pd.isna(table.loc["a", 2020])


def test_entries_and_departures_are_not_read_from_the_unknown() -> None:
    holds = {
        2010: pd.Series({"a": True, "b": False, "c": pd.NA, "d": True}, dtype="boolean"),
        2015: pd.Series({"a": False, "b": True, "c": True, "d": True}, dtype="boolean"),
        2020: pd.Series({"a": False, "b": True, "c": False, "d": pd.NA}, dtype="boolean"),
    }
    found = changes_by_year(holds).itertuples(index=False, name=None)
    assert list(found) == [
        ("a", 2015, 2010, "left"),
        ("b", 2015, 2010, "entered"),
        ("c", 2020, 2015, "left"),
    ]


def pairs(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["centre", "member", "persons", "total"])


def test_ten_per_cent_is_reached_on_integers() -> None:
    spheres = {
        2015: pairs(("a", "b", 9, 91), ("a", "c", 10, 100), ("a", "d", 1, 0)),
        2020: pairs(("a", "b", 10, 100), ("a", "c", 99, 1000)),
    }
    found = sphere_changes(spheres, Fraction(1, 10)).itertuples(index=False, name=None)
    assert list(found) == [("a", "b", 2020, 2015, "entered"), ("a", "c", 2020, 2015, "left")]


def test_other_people_or_totals_are_said() -> None:
    one = Basis(COMMUTERS_AND_STUDENTS, 2020)
    assert basis_warning({2015: replace(one, year=2015), 2020: one}) is None
    other = replace(one, year=2015, denominator="place_known")
    warning = basis_warning({2015: other, 2020: one})
    assert warning is not None
    assert "can't be compared as they are" in warning.en
    assert "2015年" in warning.ja


def test_nothing_is_read_from_a_municipality_that_one_year_does_not_know() -> None:
    columns = ["centre", "member", "persons", "total"]
    spheres = {
        2015: pd.DataFrame([("1", "2", 1, 10)], columns=columns),
        2020: pd.DataFrame(
            [("1", "2", 1, 10), ("1", "3", 5, 10), ("1", "4", 5, 10)], columns=columns
        ),
    }
    moved = sphere_changes(spheres, Fraction(1, 10), {2015: ["2", "4"], 2020: ["2", "3", "4"]})
    assert moved["member"].tolist() == ["4"]
    assert sphere_changes(spheres, Fraction(1, 10))["member"].tolist() == ["3", "4"]
