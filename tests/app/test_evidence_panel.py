from collections.abc import Callable
from typing import Any

import pytest

from zones.app.evidence_panel import signs_of
from zones.app.resources import plan
from zones.app.tables import plain
from zones.app.view import View
from zones.labels import Lang
from zones.outputs.evidence import evidence_tables
from zones.planning import Scenario
from zones.planning.evidence import explain

Open = Callable[..., Any]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_panel_says_everything_that_explain_says(open_page: Open, lang: Lang) -> None:
    screen = open_page("overview", lang, place="20202").check()
    shown = screen.text + "".join(table.reset_index().to_string() for table in screen.tables)
    made = plan(Scenario())
    for table in evidence_tables(made, explain(made, "20202"), lang):
        for row in table.rows:
            for cell in row if table.id != "criteria" else row[:4]:
                assert plain(cell) in shown or cell in shown, (table.id, cell)


def test_every_outcome_has_its_sign() -> None:
    assert set(signs_of(View("ja", Scenario())).values()) == {"○", "×", "△", "－"}


def test_the_way_to_the_sphere_takes_the_municipality_along(open_page: Open) -> None:
    screen = open_page("overview", place="20202", second_centre="20201").press("通勤圏を見る")
    assert screen.app.title[0].value == "通勤圏"
    assert screen.app.session_state["centre"] == "20202"
    assert screen.app.session_state["second_centre"] is None


def test_the_way_to_all_evidence_takes_the_municipality_along(open_page: Open) -> None:
    screen = open_page("overview", place="20202").press("根拠をすべて見る")
    assert screen.app.title[0].value == "市区町村の根拠"
    assert "長野県松本市" in screen.text
