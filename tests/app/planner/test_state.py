from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History
from zones.planning.draft.plan_file import write_plan_file

ONE = Draft().create("長野", ["20201", "20207"], centres=["20201"])


def script() -> None:
    """What a click on the map calls."""
    from zones.app import session  # noqa: PLC0415 (AppTest runs this function as a script)
    from zones.app.planner import state  # noqa: PLC0415

    session.prepare()
    state.take_click()


def click(value: object, draft: Draft = ONE, **more: object) -> Any:
    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["draft_history"] = History(draft)
    app.session_state["draft_map"] = value
    for key, one in more.items():
        app.session_state[key] = one
    app.run()
    assert not app.exception
    return app.session_state


def test_a_click_takes_out_and_puts_in() -> None:
    assert click({"code": "20207"})["draft_history"].present.areas[0].members == ("20201",)
    added = click({"code": "20541"})["draft_history"]
    assert added.present.areas[0].members == ("20201", "20207", "20541")
    assert added.past == (ONE,)


@pytest.mark.parametrize(
    "value", [{"code": "99999"}, {"code": "01695"}, {"code": ["20202"]}, {"code": None}, {}, "x", 1]
)
def test_what_is_no_municipality_changes_nothing(value: object) -> None:
    assert click(value)["draft_history"].present == ONE


def test_a_click_without_an_area_says_what_to_do() -> None:
    state = click({"code": "20207"}, Draft())
    assert "「圏域を追加」" in state["draft_notice"].ja


def test_a_locked_area_says_so() -> None:
    state = click({"code": "20207"}, ONE.lock("a1"))
    assert "ロック" in state["draft_notice"].ja


def saved(draft: Draft) -> dict[str, object]:
    return {"restore": write_plan_file(draft, Scenario()).decode()}


def test_what_the_tab_kept_comes_back_once() -> None:
    named = ONE.rename("a1", "北信").annotate("a1", "メモ")
    assert click(saved(named), Draft())["draft_history"].present == named
    assert click(saved(named), Draft(), draft_restored=True)["draft_history"].present == Draft()


def test_a_draft_of_a_link_stays_unless_the_tab_kept_the_same_municipalities() -> None:
    other = Draft().create("松本", ["20202"])
    assert click(saved(other))["draft_history"].present == ONE
    named = ONE.rename("a1", "北信")
    assert click(saved(named))["draft_history"].present == named


@pytest.mark.parametrize("kept", ["", "{", "[" * 100_000, 7, None, '{"schema": "x"}', "\ud800"])
def test_a_spoilt_store_changes_nothing(kept: object) -> None:
    assert click({"restore": kept}, Draft())["draft_history"].present == Draft()
