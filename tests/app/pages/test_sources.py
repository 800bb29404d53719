from collections.abc import Callable
from typing import Any

import pytest

from zones.app.pages.sources import assumed_rules, flow_quality
from zones.app.resources import catalog, plan, region
from zones.app.view import View
from zones.planning import Scenario

Open = Callable[..., Any]


def test_unknown_and_unlisted_persons_are_shown_and_add_up(open_page: Open) -> None:
    persons = flow_quality(region().flows)
    assert persons["total"] == persons.drop("total").sum()
    shown = open_page("sources").check().tables[0]
    assert shown["人数"].tolist() == [f"{count:,}" for count in persons]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_source_is_credited_with_its_licence(open_page: Open, lang: str) -> None:
    shown = open_page("sources", lang).check().tables[-1]
    assert len(shown) == len(catalog().sources)
    assert (shown.iloc[:, 2].str.len() > 0).all()


def test_assumed_numbers_are_listed_from_the_rule_sets() -> None:
    view = View("ja", Scenario())
    table = assumed_rules(view, plan(view.scenario))
    assert "40 km" in table["求めるもの"].tolist()
    assert table["備考"].str.contains("仮定").any()
    labels = {rules.label.ja for rules in plan(view.scenario).rules.values()}
    assert set(table["制度"]) & labels


def test_every_table_at_hand_is_listed(open_page: Open) -> None:
    tables = open_page("sources").check().tables
    assert any(len(table) == len(catalog().tables) and "作り方" in table for table in tables)
