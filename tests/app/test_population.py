from collections.abc import Callable
from typing import Any

import pytest

from zones.app.population import chart_table, year_table
from zones.app.resources import region
from zones.app.view import View
from zones.labels import Lang
from zones.metrics.future_people import people_by_year
from zones.planning import Scenario

Open = Callable[..., Any]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_people_of_a_municipality_go_from_the_census_to_2050(lang: Lang) -> None:
    view = View(lang, Scenario())
    table = people_by_year(region(), {"20202": ["20202"]}, base=2020)
    shown = year_table(view, table)
    assert shown.iloc[:, 0].tolist()[0] == "2015"
    assert shown.iloc[:, 0].tolist()[-1] == "2050"
    now = shown[shown.iloc[:, 0] == "2020"].iloc[0].tolist()
    assert "241,145" in now
    assert "100.0" in now
    chart = chart_table(view, table)
    assert chart.loc["2020"].sum() == 241_145
    assert len(chart) == len(shown)


@pytest.mark.parametrize(("lang", "census"), [("ja", "国勢調査"), ("en", "census")])
def test_the_year_that_the_projection_begins_with_is_called_a_census(
    open_page: Open, lang: str, census: str
) -> None:
    screen = open_page("municipality", lang, place="20202").check()
    head = "指数" if lang == "ja" else "Index"
    kinds = next(table for table in screen.tables if head in table.columns).iloc[:, 0]
    assert kinds["2015"] == census
    assert kinds["2020"].startswith(census)
    assert kinds["2020"] != kinds["2015"]
    assert not kinds["2025"].startswith(census)


def test_people_who_are_not_those_of_the_census_stay_a_projection() -> None:
    view = View("ja", Scenario())
    table = people_by_year(region(), {"20202": ["20202"]}, base=2020)
    shown = year_table(view, table, held={2020: 241_144})
    assert shown.set_index("年").loc["2020", "区分"] == "推計"


def test_a_joint_projection_is_said_and_never_split(open_page: Open) -> None:
    screen = open_page("municipality", place="07212").check()
    assert "13市町村の一括推計" in screen.text
    people = next(table for table in screen.tables if "指数" in table.columns)
    assert people.loc["2050", "総数"] == people.loc["2050", "指数"] == "—"
    assert people.loc["2020", "総数"] != "—"
