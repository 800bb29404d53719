import numpy as np
import pandas as pd
import pytest

from zones.errors import InputError
from zones.labels import KINDS
from zones.rules.facts import observe
from zones.rules.measures import MEASURES

CITY = MEASURES["municipality"]
NAN = np.nan


def read(measure: str, values: object) -> list[float]:
    return observe(pd.DataFrame({measure: values}), CITY[measure]).tolist()


@pytest.mark.parametrize(
    ("measure", "values", "wanted"),
    [
        ("population", pd.array([1, None], "Int64"), [1, NAN]),
        ("population", [1, 2], [1, 2]),
        ("population", pd.Series([1, None], dtype=object), [1, NAN]),
        ("population", pd.Series([None, None], dtype=object), [NAN, NAN]),
        ("day_night_ratio", [np.inf, 1.0], [NAN, 1]),
        ("merged", pd.array([True, None, False], "boolean"), [1, NAN, 0]),
        ("merged", [True, False], [1, 0]),
        ("merged", pd.Series([True, None], dtype=object), [1, NAN]),
        ("merged", [NAN, NAN], [NAN, NAN]),
        ("kind", pd.array(["city", None], "str"), [list(KINDS).index("city"), NAN]),
        ("kind", pd.Categorical(["town", None]), [list(KINDS).index("town"), NAN]),
    ],
)
def test_columns_are_read_as_numbers_and_codes(
    measure: str, values: object, wanted: list[float]
) -> None:
    np.testing.assert_array_equal(read(measure, values), wanted)


def test_a_missing_column_is_unknown() -> None:
    assert np.isnan(observe(pd.DataFrame({"x": [1, 2]}), CITY["population"])).all()


@pytest.mark.parametrize(
    ("measure", "values", "en", "ja"),
    [
        ("population", ["1", "2"], "must hold numbers, or NA", "数値か NA"),
        ("population", [True, False], "must hold numbers, or NA", "数値か NA"),
        ("merged", ["yes"], "must hold true or false, or NA", "真偽値か NA"),
        ("merged", [1, 0], "must hold true or false, or NA", "真偽値か NA"),
        ("kind", ["hamlet"], "must hold one of designated_city", "種別（designated_city"),
        ("kind", [3], "must hold one of designated_city", "種別（designated_city"),
    ],
)
def test_other_values_are_refused_in_both_languages(
    measure: str, values: object, en: str, ja: str
) -> None:
    with pytest.raises(InputError) as error:
        read(measure, values)
    assert en in str(error.value)
    assert f"列「{measure}」" in error.value.say("ja")
    assert ja in error.value.say("ja")


def test_the_facts_are_left_as_they_are() -> None:
    facts = pd.DataFrame({"day_night_ratio": [np.inf]})
    observe(facts, CITY["day_night_ratio"])
    assert facts.loc[0, "day_night_ratio"] == np.inf
