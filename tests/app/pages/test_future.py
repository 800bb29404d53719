import re
from collections.abc import Callable
from typing import Any

import pytest

from zones.app.planner.desk import Desk

Open = Callable[..., Any]


def counted(screen: Any) -> int:
    """Return how many municipalities the heading speaks of."""
    found = re.search(r"[（(]([\d,]+) (?:市区町村|municipalities)[）)]", screen.app.header[0].value)
    assert found
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_prefecture_to_the_last_year(open_page: Open, lang: str) -> None:
    screen = open_page("future", lang, **{"future_area-prefecture": "20"}).check()
    metrics = [one.value for one in screen.app.metric]
    assert counted(screen) == 77
    assert metrics[:2] == ["2,048,011", "1,581,949"]
    people = screen.grids[0].set_index("year")
    assert people.loc[2050, "index"] == pytest.approx(77.2)
    assert people.loc[2015, "total"] == 2_098_804
    classes = screen.tables[0].reset_index()
    assert classes.iloc[-1].tolist()[1:] == ["77"] * 6
    suwa = {"ja": "諏訪市", "en": "Suwa-shi"}[lang]
    assert suwa in screen.grids[1]["unit_name"].tolist()
    assert len(screen.grids[2]) > 15


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_all_that_is_shown_follows_the_side_bar(open_page: Open, lang: str) -> None:
    screen = open_page("future", lang, future_kind="shown", prefectures=["31"]).check()
    assert counted(screen) == 19


def test_the_base_year_can_be_a_census(open_page: Open) -> None:
    screen = open_page("future", future_base=2015, **{"future_area-prefecture": "20"}).check()
    people = screen.grids[0].set_index("year")
    assert people.loc[2015, "index"] == 100
    assert screen.tables[0].index.name == "2015年＝100"


@pytest.mark.parametrize("kind", ["proposal", "union", "frame"])
def test_areas_and_frames_can_be_chosen(open_page: Open, kind: str) -> None:
    screen = open_page("future", future_kind=kind, prefectures=["31"]).check()
    assert counted(screen) >= 1
    assert screen.grids[0]["total"].notna().all()


def test_a_part_of_the_coast_has_no_projection_and_says_so(open_page: Open) -> None:
    screen = open_page("future", future_kind="sphere", future_centre="07204").check()
    assert "データなし（13市町村の一括推計）" in screen.app.warning[0].value
    assert screen.app.metric[1].value == "—"
    assert screen.app.metric[0].value == "338,343"


def test_without_a_centre_the_page_asks_for_one(open_page: Open) -> None:
    screen = open_page("future", future_kind="sphere", future_centre=None).check()
    assert "市区町村を選ぶと" in screen.text
    assert not screen.grids


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_area_drawn_by_hand_has_a_future(open_page: Open, lang: str) -> None:
    desk = Desk()
    desk.edit(lambda held: held.create("北信", ["20201", "20205"], centres=["20201"]))
    screen = open_page("future", lang, future_kind="draft", draft_desk=desk).check()
    assert "北信" in screen.text
    assert counted(screen) == 2
    people = screen.grids[0].set_index("year")
    assert people.loc[2020, "total"] == 372_760 + 98_164


def test_without_a_drawn_area_the_page_says_where_to_draw_one(open_page: Open) -> None:
    screen = open_page("future", future_kind="draft").check()
    assert "「圏域をつくる」で描くと" in screen.text
