import pandas as pd
import pytest

from zones.errors import DataError
from zones.schemas.population import POPULATION, PROJECTION
from zones.schemas.validation import validate


@pytest.fixture
def population() -> pd.DataFrame:
    counts = ["total", "age_0_14", "age_15_64", "age_65_over", "households", "resident_workers"]
    return pd.DataFrame({"code": "01100", "year": [2015, 2020], **dict.fromkeys(counts, 5)})


@pytest.fixture
def projection() -> pd.DataFrame:
    counts = dict.fromkeys(["total", "age_0_14", "age_65_over"], 5)
    codes, units = ["01100", "07999"], ["municipality", "hamadori"]
    return pd.DataFrame({"code": codes, "unit": units, "year": 2020, **counts})


def test_population(population: pd.DataFrame) -> None:
    validate(population, POPULATION)


def test_projection(projection: pd.DataFrame) -> None:
    validate(projection, PROJECTION)


def test_a_year_comes_once(population: pd.DataFrame) -> None:
    with pytest.raises(DataError, match=r"'population'.*each key only once"):
        validate(population.assign(year=2020), POPULATION)


def test_a_missing_column_is_named(population: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="column 'households': expected this column to exist"):
        validate(population.drop(columns="households"), POPULATION)


def test_a_unit_is_known(projection: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="expected municipality / hamadori, found 'ward'"):
        validate(projection.assign(unit="ward"), PROJECTION)
