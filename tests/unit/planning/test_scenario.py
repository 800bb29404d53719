from dataclasses import FrozenInstanceError, fields
from datetime import date
from fractions import Fraction

import pytest

from zones.errors import InputError
from zones.planning import Scenario
from zones.planning.scenario import parse_day


def test_a_scenario_is_a_tenth_for_all_of_japan_unless_told() -> None:
    scenario = Scenario()
    assert scenario.threshold == Fraction(1, 10)
    assert scenario.prefectures == ()
    assert scenario.denominator == "all"
    assert scenario.reading == "prefectures"


def test_equal_settings_are_the_same_scenario() -> None:
    one = Scenario(prefectures=("20", "13", "20"), threshold="0.15")
    same = Scenario(prefectures=("13", "20"), threshold=Fraction(3, 20))
    assert one == same
    assert hash(one) == hash(same)
    assert one.digest == same.digest


def test_every_setting_changes_the_digest() -> None:
    other = {
        "prefectures": ("20",),
        "threshold": "0.2",
        "denominator": "place_known",
        "reading": "spheres",
        "near_km": 30.0,
        "include_borderline": True,
        "as_of": date(2020, 1, 1),
        "near_by": "friction",
        "near_minutes": 45.0,
    }
    assert {field.name for field in fields(Scenario)} == set(other)
    digests = {Scenario(**{name: value}).digest for name, value in other.items()}
    assert len(digests | {Scenario().digest}) == len(other) + 1


def test_a_saved_scenario_comes_back() -> None:
    scenario = Scenario(
        prefectures=("20",),
        threshold="0.125",
        denominator="place_known",
        reading="spheres",
        near_km=12.5,
        as_of=date(2017, 3, 31),
    )
    assert scenario.as_dict()["threshold"] == "1/8"
    assert Scenario.from_dict(scenario.as_dict()) == scenario
    assert Scenario.from_dict({}) == Scenario()


def test_a_saved_threshold_may_be_a_decimal() -> None:
    assert Scenario.from_dict({"threshold": "0.10"}) == Scenario()
    assert Scenario.from_dict({"threshold": 0.1}) == Scenario()


def test_a_scenario_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Scenario().near_km = 3.0  # type: ignore[misc]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"threshold": "10"}, "threshold 10 can't"),
        ({"threshold": "1/0"}, "threshold 1/0"),
        ({"threshold": "²/3"}, "threshold ²/3"),
        ({"threshold": "1/2/3"}, "threshold 1/2/3"),
        ({"threshold": None}, "threshold None"),
        ({"denominator": "most"}, "'most' can't be used for denominator"),
        ({"reading": "map"}, "'map' can't be used for reading"),
        ({"near_km": 0}, "distance of 0 km"),
        ({"near_km": 2001}, "distance of 2001 km"),
        ({"near_km": float("nan")}, "distance of nan km"),
        ({"near_km": "far"}, "distance of far km"),
        ({"prefectures": "20"}, "prefectures"),
        ({"prefectures": 20}, "prefectures"),
        ({"prefectures": [20]}, "prefectures"),
        ({"include_borderline": "no"}, "'no' can't be used for include_borderline"),
        ({"as_of": "yesterday"}, "'yesterday' is no day"),
        ({"as_of": 2020}, "'2020' is no day"),
        ({"treshold": "0.1"}, "no setting 'treshold'"),
    ],
)
def test_a_setting_out_of_range_is_refused_by_name(settings: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        Scenario.from_dict(settings)
    assert refused.value.text.ja


def test_a_day_is_read_from_iso() -> None:
    assert parse_day("2017-03-31") == parse_day(date(2017, 3, 31)) == date(2017, 3, 31)


def test_settings_that_came_later_leave_the_hash_of_older_scenarios() -> None:
    assert "near_by" not in Scenario().as_dict()
    assert "near_minutes" not in Scenario().as_dict()
    timed = Scenario(near_by="table", near_minutes=30)
    assert timed.as_dict()["near_by"] == "table"
    assert Scenario.from_dict(timed.as_dict()) == timed


@pytest.mark.parametrize(
    "wrong", [{"near_by": "horse"}, {"near_minutes": 0}, {"near_minutes": True}]
)
def test_times_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InputError, match="can't be used"):
        Scenario(**wrong)
