from datetime import date
from fractions import Fraction

import pytest

from zones.rules.loading import shipped
from zones.rules.ruleset import RuleSet, name_exceptions


def test_a_rule_set_is_a_value(own: RuleSet) -> None:
    assert hash(own) == hash(own)
    with pytest.raises(AttributeError):
        own.id = "other"  # type: ignore[misc]


def test_a_scheme_is_in_force_between_its_days() -> None:
    hub = shipped()["hub_city_2014"]
    assert hub.in_force(date(2014, 8, 24))
    assert not hub.in_force(date(2014, 8, 25))
    assert not hub.in_force(date(2013, 12, 31))
    assert shipped()["hub_city_area"].in_force(date(2030, 1, 1))


def test_money_is_paid_from_its_day_on(own: RuleSet) -> None:
    (grant,) = own.money
    assert not grant.in_force(date(2021, 3, 31))
    assert grant.in_force(date(2021, 4, 1))


def test_criteria_are_found_by_id_and_listed_by_scope_and_reading() -> None:
    area = shipped()["hub_city_area"]
    assert area.criterion("C2").threshold == Fraction(1)
    assert area.criterion("C1").threshold is None
    with pytest.raises(KeyError):
        area.criterion("C99")
    spheres = [row.id for row in area.listed("municipality", "spheres")]
    assert spheres == ["C1", "C1-population", "C2", "C3", "C6-merged", "C6"]
    prefectures = [row.id for row in area.listed("municipality", "prefectures")]
    assert prefectures == ["C1", "C1-population", "C2", "C4", "C3-share", "C6-merged", "C6"]


def test_each_scope_has_its_root(own: RuleSet) -> None:
    assert (own.root("municipality"), own.root("pair")) == ("centre", "twin")


def test_both_sides_of_an_exception_are_named(own: RuleSet) -> None:
    assert name_exceptions(own.criteria) == {"B-merged", "B-former"}
