from collections.abc import Callable
from typing import Any

import pytest

from zones.app.planner.desk import Desk
from zones.app.resources import plan
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

ONE = Draft().create("長野", ["20201", "20207"], centres=["20201"], note="要確認")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_page_says_how_to_begin(open_page: Open, lang: str) -> None:
    screen = open_page("planner", lang).check()
    assert ("「圏域を追加」を押してください", "press 'Add area'")[lang == "en"] in screen.text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_numbers_stand_beside_proposal_and_union(open_page: Open, lang: str) -> None:
    screen = open_page("planner", lang, draft_desk=Desk(History(ONE))).check()
    table = next(one for one in screen.tables if len(one.columns) == 3)
    heads = [["この圏域", "候補", "既存"], ["This area", "Proposal", "Union"]][lang == "en"]
    assert table.columns.tolist() == heads
    people = plan(Scenario()).region.residents()[["20201", "20207"]].sum()
    assert table.iloc[0, 0] == f"{people:,}"


@pytest.mark.parametrize(
    ("lang", "add", "said"),
    [
        ("ja", "圏域を追加", "長野市が圏域「長野」から「長野市」へ移りました。"),
        ("en", "Add area", "moved from the area '長野' to '長野市'"),
    ],
)
def test_a_centre_that_leaves_another_area_is_named_until_it_is_back(
    open_page: Open, lang: str, add: str, said: str
) -> None:
    screen = open_page("planner", lang, draft_desk=Desk(History(ONE)), draft_start="centre")
    assert said in screen.press(add).text
    again = ("「長野市」には市区町村が残っていません。", "No municipality is left in '長野市'.")[
        lang == "en"
    ]
    assert again not in screen.text
    assert again in screen.press(add).text
    undo = {"ja": "元に戻す", "en": "Undo"}[lang]
    assert again not in screen.press(undo).press(undo).text
    assert said not in screen.text


def test_a_link_restores_settings_and_municipalities(open_page: Open) -> None:
    query = {"threshold": "12.5", "area": "20201-20207", "centres": "20201", "reading": "x"}
    screen = open_page("planner", query=query).check()
    assert "基準値 12.5％" in screen.text
    assert screen.draft.areas[0].members == ("20201", "20207")
    assert "reading" in screen.app.warning[0].value
    assert screen.app.query_params["area"] == "20201-20207"


def test_two_sessions_do_not_see_each_others_drafts(open_page: Open) -> None:
    first = open_page("planner").press("圏域を追加")
    assert open_page("planner").check().draft == Draft()
    assert len(first.draft.areas) == 1
