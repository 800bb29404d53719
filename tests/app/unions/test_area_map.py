import json
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from zones.app import session
from zones.app.resources import region
from zones.app.unions import area_map

Open = Callable[..., Any]


def drawn(screen: Any) -> dict[str, Any]:
    """Return what the page's map is sent."""
    (sent,) = [one.proto for one in screen.app.get("component_instance")]
    found: dict[str, Any] = json.loads(sent.json_args)
    return found


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_map_shows_the_listed_unions_and_outlines_the_chosen_one(
    open_page: Open, lang: str
) -> None:
    screen = open_page("unions", lang, prefectures=["20"]).check()
    sent = drawn(screen)
    (area,) = sent["themes"][0]["areas"]
    assert area[1] == "長野地域連携中枢都市圏"
    assert sent["selected"] == []
    chosen = drawn(open_page("unions", lang, prefectures=["20"], union=area[0]).check())
    codes = list(region().municipalities.index)
    assert codes.index("20201") in chosen["selected"]
    assert len(chosen["selected"]) == 9
    assert set(chosen["focus"]["codes"]) == {codes[row] for row in chosen["selected"]}


def test_a_click_chooses_the_union_around_it_and_then_the_next() -> None:
    members = {"a": {"20201", "20202"}, "b": {"20202"}}
    st.session_state[session.UNION] = None
    st.session_state[session.UNION_TURN] = 0
    for code, union in (("20202", "a"), ("20202", "b"), ("20202", "a"), ("20215", "a")):
        area_map._choose(members, code)  # noqa: SLF001
        assert st.session_state[session.UNION] == union
    assert st.session_state[session.UNION_TURN] == 3
