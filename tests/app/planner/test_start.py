from collections.abc import Callable
from typing import Any

from zones.app.planner.desk import Desk
from zones.app.planner.start import add_start, begin, start_options
from zones.app.resources import plan
from zones.app.view import View
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.starts import start_union

Open = Callable[..., Any]


def test_an_area_starts_from_a_sphere_and_is_undone(open_page: Open) -> None:
    screen = open_page("planner").press("圏域を追加")
    assert screen.draft.areas[0].centres == ("20201",)
    assert len(screen.draft.areas[0].members) == 11
    screen.press("元に戻す")
    assert screen.draft == Draft()
    screen.press("やり直す")
    assert len(screen.draft.areas) == 1


def test_an_area_from_a_wide_area_union_keeps_the_chosen_centre(open_page: Open) -> None:
    screen = open_page("planner", draft_centre="20201", draft_start="union|K09").press("圏域を追加")
    assert screen.draft.areas[0].name == "長野広域連合"
    assert screen.draft.areas[0].centres == ("20201",)
    assert "この圏域にもまだ中心がありません" not in screen.text


def test_an_area_that_begins_without_a_centre_says_where_to_set_one() -> None:
    desk = Desk()
    add_start(desk, start_union(plan(Scenario()), "K09"))
    assert desk.draft.areas[0].centres == ()
    assert desk.notice is not None
    assert "「構成」で中心を選べます" in desk.notice.ja
    assert "Set one under Members" in desk.notice.en


def test_a_centre_offers_its_sphere_proposals_and_unions() -> None:
    view = View("ja", Scenario())
    made = plan(view.scenario)
    options = start_options(view, made, "20201")
    assert next(iter(options)) == "sphere"
    assert list(options)[-1] == "centre"
    assert any(label.startswith("候補：連携中枢都市圏") for label in options.values())
    assert any("長野地域連携中枢都市圏" in label for label in options.values())
    for key in options:
        assert "20201" in begin(made, "20201", key).members
