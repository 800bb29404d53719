from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from zones.app import session
from zones.app.resources import plan
from zones.app.unions import areas
from zones.app.unions.areas import sphere_name
from zones.app.unions.desk import look_at
from zones.app.view import View
from zones.planning import Scenario

Open = Callable[..., Any]


def test_a_row_chooses_its_union_and_no_row_none() -> None:
    state = st.session_state
    state["rows-x"] = {"selection": {"rows": [1]}}
    areas._take_row("rows-x", ("R15", "R16"))  # noqa: SLF001
    assert state[session.UNION] == "R16"
    state["rows-x"] = {"selection": {"rows": []}}
    areas._take_row("rows-x", ("R15", "R16"))  # noqa: SLF001
    assert state[session.UNION] is None


def test_a_union_chosen_in_the_field_leaves_no_other_row_chosen(open_page: Open) -> None:
    screen = open_page("unions", prefectures=["20"]).check()
    before = screen.app.dataframe[0].proto.id
    screen.app.selectbox(key="union").select_index(0).run()
    assert screen.check().app.dataframe[0].proto.id != before
    assert screen.app.session_state[session.UNION] == "R16"


def test_a_sphere_is_called_by_its_centres() -> None:
    view = View("ja", Scenario())
    looked = look_at(plan(view.scenario), None)
    assert sphere_name(view, looked, "hub_city_area:20202") == "松本市"


@pytest.mark.parametrize(("lang", "seat_first"), [("ja", "広島県"), ("en", "Hiroshima")])
def test_a_union_across_a_border_names_every_prefecture(
    open_page: Open, lang: str, seat_first: str
) -> None:
    table = open_page("unions", lang).check().grids[0].set_index("name")
    across = table.loc["備後圏域連携中枢都市圏", "prefecture"]
    assert across.startswith(seat_first)
    assert {"ja": "岡山県", "en": "Okayama"}[lang] in across


def test_members_have_romaji_on_the_english_screen(open_page: Open) -> None:
    screen = open_page("unions", "en", union="R01").check()
    assert "札幌市 Sapporo-shi, Hokkaido" in screen.grids[-1]["name"].tolist()
    assert "basis\\: guideline for the hub-city area scheme" in screen.text
