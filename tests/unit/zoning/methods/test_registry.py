import dataclasses
import sys
from fractions import Fraction
from typing import get_type_hints

import pandas as pd
import pytest
from commuting import zones_of
from toy import code, codes, region

from zones.errors import InputError, NotFoundError
from zones.zoning.methods.communities import Communities
from zones.zoning.methods.protocol import ACTIONS, REASONS
from zones.zoning.methods.registry import (
    METHODS,
    Inputs,
    draw_zones,
    find_method,
    gather_inputs,
    read_parameters,
    usable_methods,
)

A, B, C, D = codes("abcd")


@pytest.fixture
def inputs() -> Inputs:
    world = region(
        ["abcd"], {"ba": 400, "bc": 10, "cd": 400}, population={"a": 90_000, "d": 60_000}
    )
    return gather_inputs(world)


def test_inputs_know_cities_from_villages() -> None:
    world = region(["aB"], {}, population={"a": 50_000})
    inputs = gather_inputs(world)
    assert inputs.city_people.to_dict() == {A: 50_000, code("B"): 0}
    assert inputs.designated == ()
    assert inputs.did is None
    assert inputs.urban is None


@pytest.mark.parametrize("name", METHODS)
def test_every_method_draws_every_municipality_once(inputs: Inputs, name: str) -> None:
    zoning = draw_zones(inputs, name)
    assert zoning.method == name
    assert zoning.assignment.index.equals(inputs.flows.codes)
    assert zoning.assignment.isna().equals(zoning.reasons.notna())
    assert zoning.assignment.notna().equals(zoning.roles.notna())
    assert set(zoning.trace["action"]) <= set(ACTIONS)
    assert set(zoning.unassigned) <= set(REASONS)
    assert all(zone in held for zone, held in zoning.members.items())


@pytest.mark.parametrize("name", METHODS)
def test_every_method_is_named_in_both_languages_and_has_its_source(name: str) -> None:
    method = find_method(name)
    assert method.label.ja
    assert method.label.en
    assert method.source


@pytest.mark.parametrize("name", METHODS)
def test_the_defaults_can_be_given_as_text(name: str) -> None:
    method = find_method(name)
    text = {key: value.lower() for key, value in method.parameters().as_text().items()}
    assert read_parameters(method, text) == method.parameters()


def test_a_district_table_replaces_the_fallback(inputs: Inputs) -> None:
    assert draw_zones(inputs, "uea").notes
    did = pd.Series({A: 60_000, D: 0})
    zoning = draw_zones(dataclasses.replace(inputs, did=did), "uea")
    assert zoning.notes == ()
    assert zones_of(zoning) == {"a": "ab"}


def test_a_grid_replaces_density(inputs: Inputs) -> None:
    assert draw_zones(inputs, "functional_urban").notes
    urban = pd.DataFrame([(D, "1", 55_000)], columns=["code", "centre", "persons"])
    zoning = draw_zones(dataclasses.replace(inputs, urban=urban), "functional_urban")
    assert zoning.notes == ()
    assert zones_of(zoning) == {"d": "cd"}


def test_settings_replace_the_defaults(inputs: Inputs) -> None:
    settings = {"within": "1", "zones": "3"}
    zoning = draw_zones(inputs, "intramax", settings=settings)
    assert len(zoning.members) == 3
    assert zoning.parameters == settings


def test_cut_off_pieces_move_when_asked() -> None:
    world = region(["abc"], {"ca": 300, "cb": 200}, total=100_000)
    inputs = gather_inputs(world)
    settings = {"cut": "0.9985"}
    apart = draw_zones(inputs, "commuting_zones", settings=settings)
    assert zones_of(apart) == {"a": "ac", "b": "b"}
    whole = draw_zones(inputs, "commuting_zones", settings=settings, repaired=True)
    assert zones_of(whole) == {"a": "a", "b": "bc"}


def test_a_method_that_does_not_exist_lists_those_that_do() -> None:
    with pytest.raises(NotFoundError, match="uea, travel_to_work"):
        find_method("ttwa")


def test_values_are_read_by_their_kind() -> None:
    read = read_parameters(find_method("communities"), {"resolution": "1.5", "seed": "7"})
    assert read == Communities(Fraction(3, 2), 7)


@pytest.mark.parametrize(
    ("method", "setting"),
    [
        ("uea", ("share", "a tenth")),
        ("communities", ("seed", "1.5")),
        ("communities", ("resolution", "1/0")),
        ("communities", ("resolution", "1e999999999")),
        ("communities", ("resolution", "9" * 50)),
        ("intramax", ("zones", "-1")),
        ("uea", ("wards_as_one", "yes")),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_value_that_cannot_be_used_is_refused(method: str, setting: tuple[str, str]) -> None:
    with pytest.raises(InputError, match=f"can't be used for {setting[0]}"):
        read_parameters(find_method(method), dict([setting]))


def test_an_unknown_setting_lists_those_that_there_are() -> None:
    with pytest.raises(InputError, match="There are: resolution, seed"):
        read_parameters(find_method("communities"), {"speed": "1"})


def test_a_method_whose_packages_are_missing_is_not_usable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert usable_methods() == tuple(METHODS)
    monkeypatch.setitem(sys.modules, "leidenalg", None)
    assert usable_methods() == tuple(name for name in METHODS if name != "leiden")


def test_every_parameter_has_a_kind_that_text_can_say() -> None:
    for method in METHODS.values():
        kinds = get_type_hints(method.parameters).values()
        assert all(kind in (int, bool, Fraction) for kind in kinds)
