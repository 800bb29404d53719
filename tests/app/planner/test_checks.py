from collections.abc import Callable
from typing import Any

from zones.app.planner.desk import Desk
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

ONE = Draft().create("長野", ["20201", "20207"], centres=["20201"], note="要確認")


def test_open_and_broken_parts_are_listed(open_page: Open) -> None:
    far = History(ONE.add("a1", ["20202"]))
    screen = open_page(
        "planner", draft_desk=Desk(far), draft_panel_ja="点検", prefectures=["20"]
    ).check()
    assert "長野：松本市" in screen.text
    assert "長野県で 74 市区町村" in screen.text
    screen.press("地図で見る")
    assert screen.app.session_state["draft_desk"].focus.codes == ("20202",)
