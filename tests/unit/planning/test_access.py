import pandas as pd
import pytest
from toy import towns

from zones.errors import InputError
from zones.planning import Scenario, make_plan
from zones.planning.access import TableTravel


def travel(minutes: float = 40.0) -> TableTravel:
    index = pd.MultiIndex.from_tuples([("20203", "20201")], names=["from", "to"])
    return TableTravel(pd.Series([minutes], index=index), "times.csv")


def test_a_table_tells_the_way_to_the_centres_that_are_asked_for() -> None:
    centres = pd.DataFrame({"lon": [138.0], "lat": [36.0]}, index=["20201"])
    places = pd.DataFrame({"code": ["20203"], "lon": [138.2], "lat": [36.0]})
    assert travel().to(centres).nearest(places)["cost"].tolist() == [40]
    other = travel().to(centres.set_axis(["20202"]))
    assert other.nearest(places)["cost"].isna().all()
    assert travel().digest != travel(41.0).digest
    assert "times.csv" in travel().source.ja


def test_times_and_settings_must_agree() -> None:
    region = towns()
    with pytest.raises(InputError, match="Give the table of times"):
        make_plan(region, Scenario(near_by="table"))
    with pytest.raises(InputError, match="straight line"):
        make_plan(region, Scenario(), travel=travel())
    plan = make_plan(region, Scenario(near_by="table"), travel=travel())
    assert plan.travel is not None
    assert plan.travel.measure == "table"


def test_without_times_the_plan_is_what_it_was() -> None:
    plan = make_plan(towns())
    assert plan.travel is None
    assert set(plan.frames["measured_by"]) == {"straight_line"}
