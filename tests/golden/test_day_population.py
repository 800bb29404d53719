"""Day population against the figures that the prefecture of Tokyo publishes."""

from pathlib import Path

import pandas as pd
import pytest

from zones.model import Region

PUBLISHED = Path(__file__).with_name("tokyo_day_population_2020.csv")
HINOHARA = "13307"
FIRST_ISLAND = "13361"


@pytest.fixture(scope="module")
def published() -> pd.Series:
    table = pd.read_csv(PUBLISHED, dtype={"code": "str"}).set_index("code")
    return table["day_population"]


@pytest.fixture(scope="module")
def mainland(published: pd.Series) -> pd.Index:
    codes = published.index
    return codes[(codes < FIRST_ISLAND) & (codes != HINOHARA)]


def test_the_62_municipalities_add_up_to_the_published_total(published: pd.Series) -> None:
    assert len(published) == 62
    assert published.sum() == 16_315_279


def test_the_mainland_agrees_within_three_per_mille(
    japan: Region, published: pd.Series, mainland: pd.Index
) -> None:
    day = japan.flows.day_population(japan.residents())
    error = (day[mainland] / published[mainland] - 1).abs()
    assert len(mainland) == 52
    assert error.max() < 0.003


def test_the_islands_and_hinohara_lie_where_their_unlisted_flows_allow(
    japan: Region, published: pd.Series, mainland: pd.Index
) -> None:
    bounds = japan.flows.day_population_bounds(japan.residents())
    rest = published.index.difference(mainland)
    assert len(rest) == 1 + 9
    assert (bounds["lowest"][rest] <= published[rest]).all()
    assert (published[rest] <= bounds["highest"][rest]).all()


def test_less_than_a_fifth_of_an_island_could_be_away_unlisted(
    japan: Region, published: pd.Series, mainland: pd.Index
) -> None:
    bounds = japan.flows.day_population_bounds(japan.residents())
    rest = published.index.difference(mainland)
    day = japan.flows.day_population(japan.residents())[rest]
    assert ((day - bounds["lowest"][rest]) / day).max() < 0.2


def test_every_ratio_of_tokyo_is_the_published_one(
    japan: Region, published: pd.Series, mainland: pd.Index
) -> None:
    ratio = japan.flows.day_night_ratio(japan.residents())
    expected = published / japan.residents().reindex(published.index)
    assert (ratio[mainland] - expected[mainland]).abs().max() < 0.04
    assert ratio["13101"] == pytest.approx(13.554, abs=0.04)


def test_the_country_has_as_many_people_by_day_as_by_night(japan: Region) -> None:
    assert japan.flows.day_population(japan.residents()).sum() == 126_146_099


def test_the_census_populations_are_the_published_ones(japan: Region) -> None:
    assert japan.residents().sum() == 126_146_099
    assert japan.residents(year=2015).sum() == 127_094_745
