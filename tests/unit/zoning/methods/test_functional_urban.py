from fractions import Fraction

import pandas as pd
import pytest
from commuting import land, per_town, steps_of, thousand, zones_of
from toy import code, codes

from zones.errors import InputError
from zones.zoning.methods.functional_urban import (
    FunctionalUrban,
    density_cities,
    functional_urban_areas,
    grid_cities,
    join_cities,
)

A, B, C, D = codes("abcd")
SHARE = Fraction(15, 100)


def urban(*rows: tuple[str, str, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["code", "centre", "persons"])
    return table.assign(code=[code(letter) for letter in table["code"]])


def test_a_city_has_half_of_its_people_in_an_urban_centre() -> None:
    people = per_town({"a": 100_000, "b": 20_000, "c": 20_000})
    cells = urban(("a", "1", 50_000), ("b", "1", 10_000), ("c", "1", 9_999))
    assert grid_cities(cells, people) == {A: (A, B)}


def test_an_urban_centre_has_fifty_thousand_people_in_all() -> None:
    people = per_town({"a": 40_000, "b": 15_000})
    assert grid_cities(urban(("a", "1", 40_000), ("b", "1", 10_000)), people) == {A: (A, B)}
    assert grid_cities(urban(("a", "1", 40_000), ("b", "1", 9_999)), people) == {}


def test_a_municipality_of_two_urban_centres_belongs_to_the_larger_part() -> None:
    people = per_town({"a": 200_000, "b": 100_000})
    cells = urban(("a", "1", 60_000), ("a", "2", 120_000), ("b", "1", 90_000))
    assert grid_cities(cells, people) == {A: (A,), B: (B,)}


def test_a_city_where_nobody_lives_is_none() -> None:
    assert grid_cities(urban(("a", "1", 60_000)), per_town({"a": None})) == {}


def test_dense_municipalities_that_touch_are_one_city() -> None:
    people = per_town({"a": 30_000, "b": 45_000, "c": 5_000, "d": 60_000, "e": 10_000})
    area = pd.Series([20.0, 30.0, 10.0, 40.0, 1.0], index=people.index)
    # a has exactly 1,500 people per km², and so has b; c has 500; e is dense and small
    found = density_cities(people, area, land("abcd", "...e"))
    assert found == {B: (A, B), D: (D, code("e"))}


def test_unknown_people_or_area_make_no_city() -> None:
    people = per_town({"a": None, "b": 90_000})
    area = pd.Series([1.0, 0.0], index=people.index)
    assert density_cities(people, area, land("ab")) == {}


def test_a_city_that_sends_15_percent_to_another_is_one_with_it() -> None:
    flows = thousand({"ba": 150, "ca": 149})
    found, steps = join_cities(flows, {A: [A], B: [B], C: [C]}, SHARE)
    assert found == {A: (A, B), C: (C,)}
    assert steps == [(1, B, "merged", A, 0.15)]


def test_the_strongest_tie_goes_first_and_then_all_is_measured_anew() -> None:
    # c goes with b (30 %); together they send 10 % to a, so that they stay apart from it
    flows = thousand({"ba": 200, "cb": 300})
    found, _ = join_cities(flows, {A: [A], B: [B], C: [C]}, SHARE)
    assert found == {A: (A,), B: (B, C)}


def test_the_city_of_more_commuters_gives_its_name() -> None:
    found, _ = join_cities(thousand({"ac": 300}, also="b"), {A: [A], C: [B, C]}, SHARE)
    assert found == {C: (A, B, C)}
    equal, _ = join_cities(thousand({"ab": 300}), {A: [A], B: [B]}, SHARE)
    assert equal == {A: (A, B)}


def test_the_commuting_zone_is_from_15_percent_on() -> None:
    flows = thousand({"ba": 150, "ca": 149})
    zoning = functional_urban_areas(flows, land("bac."), {A: [A]})
    assert zoning.trace["action"].tolist() == ["joined", "enclosed"]
    open_end = thousand({"ba": 150, "ca": 149}, also="d")
    zoning = functional_urban_areas(open_end, land("bacd"), {A: [A]})
    assert zones_of(zoning) == {"a": "ab"}
    assert zoning.centres == {A: (A,)}
    assert list(zoning.unassigned) == ["below", "below"]
    assert zoning.notes == ()


def test_enclaves_are_included_and_exclaves_left_out() -> None:
    flows = thousand({"ba": 300, "da": 300}, also="ce")
    zoning = functional_urban_areas(flows, land("bbbed", "bcaed", "bbbed"), {A: [A]})
    assert zones_of(zoning) == {"a": "abc"}
    assert zoning.unassigned.to_dict() == {D: "cut_off", code("e"): "below"}
    assert steps_of(zoning, "enclosed") == ["c enclosed a"]


def test_the_trace_counts_on_after_cities_were_joined() -> None:
    flows = thousand({"ba": 200, "ca": 200})
    zoning = functional_urban_areas(flows, land("bac"), {A: [A], B: [B]})
    assert steps_of(zoning) == ["b merged a", "c joined a"]
    assert zoning.trace["step"].tolist() == [1, 2]
    assert zoning.centres == {A: (A, B)}


def test_the_fallback_for_a_grid_is_named() -> None:
    flows = thousand({"ba": 200})
    zoning = functional_urban_areas(flows, land("ab"), {A: [A]}, measure="density")
    assert "1 km²" in zoning.notes[0].en


def test_without_cities_there_is_no_area() -> None:
    assert zones_of(functional_urban_areas(thousand({"ba": 200}), land("ab"), {})) == {}


@pytest.mark.parametrize("chosen", [{"share": Fraction(0)}, {"density": 0}])
def test_parameters_out_of_range_are_refused(chosen: dict[str, Fraction]) -> None:
    with pytest.raises(InputError, match="Shares must be"):
        FunctionalUrban(**chosen)  # type: ignore[arg-type]
