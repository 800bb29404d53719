import json
from collections.abc import Callable
from typing import Any

import pytest

from zones.app.planner.desk import Desk
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

ONE = Draft().create("長野", ["20201", "20207"], centres=["20201"], note="要確認")


PLAN = {"schema": "zones.draft", "version": 1}


def test_a_file_is_listed_before_it_opens_and_can_be_undone(open_page: Open) -> None:
    areas = [{"name": "北", "members": ["20202", "99999", "20203"]}]
    content = json.dumps({**PLAN, "areas": areas}).encode()
    screen = open_page("planner", draft_desk=Desk(History(ONE))).upload("other.csv", content)
    assert screen.check().draft == ONE
    assert "99999" in screen.tables[-1].to_string()
    screen.press("この内容で開く")
    assert screen.draft.areas[0].members == ("20202", "20203")
    assert "99999" in screen.draft.areas[0].note
    screen.press("元に戻す")
    assert screen.draft == ONE


def test_the_successor_of_a_former_municipality_is_offered(open_page: Open) -> None:
    areas = [{"name": "北", "members": ["20582"]}]  # 豊野町, part of 長野市 since 2005
    content = json.dumps({**PLAN, "areas": areas}).encode()
    screen = open_page("planner").upload("plan.json", content).check()
    offered = screen.field("checkbox", "今はない市区町村を、引き継いだ市区町村に置き換える")
    assert offered.value
    screen.press("この内容で開く")
    assert screen.draft.areas[0].members == ("20201",)


def test_saved_settings_can_be_taken_over(open_page: Open) -> None:
    content = json.dumps(
        {**PLAN, "areas": [], "scenario": {"threshold": "3/20", "prefectures": ["20"]}}
    ).encode()
    screen = open_page("planner").upload("plan.json", content)
    offered = screen.app.checkbox[0].label
    assert "基準値（通勤通学割合）：15.0％、表示する都道府県：長野県" in offered
    assert "三大都市圏" not in offered
    screen.press("この内容で開く")
    assert screen.app.session_state["threshold_percent"] == 15.0
    assert screen.app.session_state["prefectures"] == ["20"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"[" * 100_000,
        b'{"schema": "zones.draft", "version": 9}',
        b"PK\x03\x04",
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_bad_file_is_one_sentence_and_the_draft_stays(
    open_page: Open, content: bytes, lang: str
) -> None:
    screen = open_page("planner", lang, draft_desk=Desk(History(ONE))).upload("plan.json", content)
    (error,) = screen.app.error
    assert error.value.endswith(("。", "."))
    assert screen.draft == ONE


def test_a_table_of_headings_alone_opens_nothing(open_page: Open) -> None:
    screen = open_page("planner", draft_desk=Desk(History(ONE))).upload("a.csv", b"code,area\n")
    assert "このファイルに圏域がありません" in screen.text
    assert "この内容で開く" not in {button.label for button in screen.app.button}
    assert screen.draft == ONE
