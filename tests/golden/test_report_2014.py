"""The 2014 report counts 61 地方中枢拠点都市 on the 2010 census.

It is checked on every data set of 2010 in the data home: `zones data import` makes one as soon as
the tables of 2010 are at hand. A toy of 2010 shows meanwhile that the count is made.
"""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from zones.data import home
from zones.data.catalog import CATALOG, read_catalog
from zones.data.embedded import geodata_folder
from zones.data.parquet import parquet_bytes
from zones.errors import ZonesError
from zones.metrics.years import CitySummary, city_summary
from zones.model import Region
from zones.planning import Plan, load_region, make_plan

OWN = Path(os.environ["ZONES_OWN_DATA_DIR"])
TOY, CENSUS = "toy", 2010
CITIES, MEAN, MEDIAN = 61, 450_000, 340_000


def sets_of_2010() -> list[str]:
    """Return the data sets of 2010 in the data home that the tests were started with."""
    found = []
    for path in sorted((OWN / "sets").glob(f"*/{CATALOG}")):
        with suppress(ZonesError):
            if read_catalog(path.parent).flows_year == CENSUS:
                found.append(path.parent.name)
    return found


def summary_of(plan: Plan) -> CitySummary:
    outcome = plan.assessments["hub_city_2014"].outcome
    return city_summary(plan.region.residents(), outcome.index[outcome == "met"])


def toy_of_2010(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Region:
    """Return today's figures as if they were those of 2010."""
    monkeypatch.setenv(home.VARIABLE, str(folder))
    embedded = geodata_folder()
    population = pd.read_parquet(embedded / "population.parquet")
    same = population[population["year"] == 2020].assign(year=2010)
    table = pd.concat([population, same]).sort_values(["code", "year"], ignore_index=True)
    catalog = replace(read_catalog(embedded), flows_year=2010)
    home.save_set(TOY, embedded, catalog, {"population": parquet_bytes(table)}, {})
    return load_region(data=TOY)


@pytest.mark.parametrize("name", [TOY, *sets_of_2010()])
def test_the_cities_of_the_report(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, japan_plan: Plan
) -> None:
    if name == TOY:
        found = summary_of(make_plan(toy_of_2010(tmp_path, monkeypatch)))
        assert found == summary_of(japan_plan)
        assert found.cities > 40
        return
    monkeypatch.setenv(home.VARIABLE, str(OWN))
    found = summary_of(make_plan(load_region(data=name)))
    assert found.cities == CITIES
    assert found.mean == pytest.approx(MEAN, rel=0.02)
    assert found.median == pytest.approx(MEDIAN, rel=0.02)
