from typing import Any

from streamlit.testing.v1 import AppTest


def script() -> None:
    """Ask for the desk twice, and say something."""
    import streamlit as st  # noqa: PLC0415 (AppTest runs this function as a script)

    from zones.app import session  # noqa: PLC0415
    from zones.app.planner import state, words  # noqa: PLC0415
    from zones.app.view import View  # noqa: PLC0415

    session.prepare()
    first = state.desk()
    st.session_state["same"] = first is state.desk() and first.draft is state.draft()
    if st.session_state.get("say"):
        first.notice = words.NO_AREA_YET
        st.session_state["say"] = False
    state.show_notice(View("ja", session.settings().scenario()))


def run(**values: object) -> Any:
    app = AppTest.from_function(script, default_timeout=60)
    for key, value in values.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def test_a_session_has_one_desk_and_another_session_another() -> None:
    first, second = run(), run()
    assert first.session_state["same"]
    desk = first.session_state["draft_desk"]
    first.run()
    assert first.session_state["draft_desk"] is desk
    assert second.session_state["draft_desk"] is not desk


def test_a_notice_is_said_once() -> None:
    app = run(say=True)
    assert "「圏域を追加」" in app.warning[0].value
    app.run()
    assert not app.warning
