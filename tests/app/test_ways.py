from streamlit.testing.v1 import AppTest


def site() -> None:
    import streamlit as st  # noqa: PLC0415 (AppTest runs the body alone)

    from zones.app.view import View  # noqa: PLC0415
    from zones.app.ways import way_to  # noqa: PLC0415
    from zones.labels import Text  # noqa: PLC0415
    from zones.planning import Scenario  # noqa: PLC0415

    def start() -> None:
        view = View("ja", Scenario())
        st.title("start")
        done = st.session_state.setdefault("done", [])
        way_to(
            view,
            "goal",
            Text("行く", "Go"),
            key="way",
            choice={"place": "20202"},
            first=lambda: done.append("first"),
        )

    def goal() -> None:
        st.title("goal")

    st.navigation(
        [st.Page(start, url_path="start", default=True), st.Page(goal, url_path="goal")]
    ).run()


def test_a_way_opens_its_page_with_the_choice() -> None:
    app = AppTest.from_function(site).run()
    assert app.title[0].value == "start"
    assert "place" not in app.session_state
    app.button[0].click().run()
    assert not app.exception
    assert app.title[0].value == "goal"
    assert app.session_state["place"] == "20202"
    assert app.session_state["done"] == ["first"]
