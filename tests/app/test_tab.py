import json
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
import streamlit as st

from zones.app import resources, session, tab
from zones.app.planner.desk import Desk
from zones.app.words import PLACE_HINT
from zones.errors import InputError
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

DRAWN = Draft().create("長野", ["20201"], centres=["20201"])


def said(screen: Any) -> dict[str, Any]:
    """Return what the page says to its tab."""
    (component,) = [one.proto for one in screen.app.get("bidi_component")]
    found: dict[str, Any] = json.loads(component.json)
    return found


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_page_says_its_language_and_which_fields_read_kana(
    open_page: Open, lang: str
) -> None:
    told = said(open_page("sources", lang).check())
    assert told["lang"] == lang
    assert PLACE_HINT.say("ja") in told["hints"]


@pytest.mark.parametrize(
    ("page", "desk", "asked"),
    [
        ("export", None, True),
        ("export", Desk(History(DRAWN)), True),
        ("export", Desk(History().do(DRAWN)), False),
        ("export", Desk(restored=True), False),
        ("planner", None, False),
    ],
)
def test_the_kept_draft_is_asked_for_until_something_is_drawn(
    open_page: Open, page: str, desk: Desk | None, *, asked: bool
) -> None:
    screen = open_page(page, **{session.DESK: desk}).check()
    assert said(screen)["restore"] is asked


def test_a_data_set_that_cannot_be_loaded_is_no_reason_to_ask_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> NoReturn:
        raise InputError("直してください。", "Mend it.")

    desk = Desk()
    monkeypatch.setitem(st.session_state, session.DESK, desk)
    monkeypatch.setitem(st.session_state, session.TAB, {"kept": "{}"})
    monkeypatch.setattr(resources, "region", fail)
    tab._take()  # noqa: SLF001
    assert desk.restored
    assert desk.draft == Draft()
