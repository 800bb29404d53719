"""The browser's tab: its language, how it reads what is typed, and the draft that it kept for a reload."""

from collections.abc import Callable
from importlib.resources import files

import streamlit as st

from zones.app import resources, session, words
from zones.app.planner import state
from zones.errors import ZonesError
from zones.labels import LANGS, Lang


def speak_to_tab(lang: Lang, *, restore: bool) -> None:
    """Tell the tab its language and which fields find a municipality; ask for the draft it kept.

    Parameters
    ----------
    lang
        Language of the screen.
    restore
        Whether to ask: not where the drawing map does, and only until something was drawn.
    """
    desk = state.desk()
    fresh = not (desk.history.past or desk.history.future or desk.restored)
    said = {
        "lang": lang,
        "hints": [words.PLACE_HINT.say(one) for one in LANGS],
        "restore": restore and fresh,
    }
    _component()(data=said, key=session.TAB, on_kept_change=_take)


def _take() -> None:
    desk, kept = state.desk(), st.session_state[session.TAB].get("kept")
    try:
        region = resources.region()
    except ZonesError:
        # The page says why. The tab is not asked for ever; what it kept stays there for a reload.
        desk.restored = True
        return
    desk.take({"kind": "restore", "saved": kept}, region)


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    script = (files("zones.app") / "assets" / "tab.js").read_text(encoding="utf-8")
    return st.components.v2.component("zones_tab", js=script)
