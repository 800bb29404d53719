import shutil
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from zones.app import data_sets, live_map
from zones.app.live_map import _declared, digest_of, hear

KEY = "some_map"


def event(number: object, code: object = "20201") -> dict[str, object]:
    return {"number": number, "kind": "click", "code": code, "area": None}


def sent(*events: object, boot: object = "b1") -> dict[str, object]:
    return {"boot": boot, "sent": 1, "events": list(events)}


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the session holds."""
    held: dict[str, Any] = {live_map.session.HANDLED: {}}
    monkeypatch.setattr(live_map.st, "session_state", held)
    return held


@pytest.fixture
def done() -> list[Mapping[str, object]]:
    return []


def codes(done: list[Mapping[str, object]]) -> list[object]:
    return [one["code"] for one in done]


def test_every_event_is_handled_once_and_in_order(
    box: dict[str, Any], done: list[Mapping[str, object]]
) -> None:
    box[KEY] = sent(event(1, "a"), event(2, "b"))
    hear(KEY, done.append)
    hear(KEY, done.append)
    box[KEY] = sent(event(1, "a"), event(2, "b"), event(3, "c"))
    hear(KEY, done.append)
    assert codes(done) == ["a", "b", "c"]
    assert box[live_map.session.HANDLED] == {KEY: {"b1": 3}}


def test_a_page_that_is_loaded_anew_counts_from_one(
    box: dict[str, Any], done: list[Mapping[str, object]]
) -> None:
    for boot in "abcdef":
        box[KEY] = sent(event(1, boot), boot=boot)
        hear(KEY, done.append)
    assert codes(done) == list("abcdef")
    assert list(box[live_map.session.HANDLED][KEY]) == list("cdef")


def test_what_a_new_request_cuts_short_comes_again(
    box: dict[str, Any], done: list[Mapping[str, object]]
) -> None:
    def cut_short(_: Mapping[str, object]) -> None:
        raise RerunException(RerunData())

    box[KEY] = sent(event(1, "a"))
    with pytest.raises(RerunException):
        hear(KEY, cut_short)
    hear(KEY, done.append)
    assert codes(done) == ["a"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        {},
        {"boot": 1, "events": [event(1)]},
        {"boot": "b", "events": "x"},
        sent("x", None, event("1"), event(True), event(0), event(-1)),
    ],
)
def test_what_is_no_event_does_nothing(
    box: dict[str, Any], done: list[Mapping[str, object]], value: object
) -> None:
    box[KEY] = value
    hear(KEY, done.append)
    assert not done


def test_two_maps_count_apart(box: dict[str, Any], done: list[Mapping[str, object]]) -> None:
    box.update({KEY: sent(event(1, "a")), "other": sent(event(1, "b"))})
    hear(KEY, done.append)
    hear("other", done.append)
    assert codes(done) == ["a", "b"]


def test_the_digest_changes_with_what_is_drawn() -> None:
    drawn = {"areas": [{"id": "plan_2024"}]}
    assert digest_of(drawn) == digest_of({"areas": [{"id": "plan_2024"}]})
    assert digest_of(drawn) != digest_of({"areas": [{"id": "plan_2025"}]})
    assert digest_of({"name": "\ud800"})


def test_a_page_that_was_tidied_away_is_written_anew(open_page: Callable[..., Any]) -> None:
    open_page("planner").check()
    folder, _ = _declared(data_sets.in_use(), "ja")
    shutil.rmtree(folder)
    open_page("planner").check()
    assert (folder / "index.html").stat().st_size > 1_000_000


def picture_script() -> None:
    """Show a map with everything that a picture has, and take a click."""
    import streamlit as st  # noqa: PLC0415 (AppTest runs this function as a script)

    from zones.app import session  # noqa: PLC0415
    from zones.app.live_map import Focus, Line, Picture, show_live_map  # noqa: PLC0415
    from zones.app.view import View  # noqa: PLC0415
    from zones.outputs.plan_map import frame_theme  # noqa: PLC0415

    session.prepare()
    view = View("ja", session.settings().scenario())
    picture = Picture(
        [frame_theme(view.plan)],
        selected=["20201"],
        emphasised=["20201", "20202"],
        window=["20201"],
        lines=[Line("20202", "20201", 3.14159)],
        scale=[(3.0, "#000000", "100人")],
        focus=Focus(("20201",), "1"),
    )
    show_live_map(view, picture, key="m", on_click=lambda code: st.session_state.update(place=code))


def test_a_picture_is_sent_by_row_and_stays_small() -> None:
    import json  # noqa: PLC0415

    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    app = AppTest.from_function(picture_script, default_timeout=60).run()
    assert not app.exception
    (drawn,) = app.get("component_instance")
    text = drawn.proto.json_args
    args = json.loads(text)
    assert len(text) < 40_000
    assert args["bright"].count("1") == 2
    assert args["inside"].count("1") == 1
    ((origin, destination, width, _),) = args["lines"]
    assert args["selected"] == [destination]
    assert (origin != destination, width) == (True, 3.14)
    assert args["clickable"]
    assert [theme["id"] for theme in args["themes"]] == ["frames"]


@pytest.mark.parametrize(("code", "expected"), [("20202", ["20202"]), ("99999", []), (7, [])])
def test_only_a_municipality_can_be_clicked(code: object, expected: list[str]) -> None:
    clicked: list[str] = []
    live_map._click(clicked.append, event(1, code))  # noqa: SLF001
    assert clicked == expected
