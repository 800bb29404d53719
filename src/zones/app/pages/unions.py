"""既存の圏域: what exists, how sure that is, and how it compares with the spheres."""

from collections.abc import Callable, Mapping

import streamlit as st

from zones.app import session, words
from zones.app.pages.words import unions as own
from zones.app.tables import plain
from zones.app.unions import desk
from zones.app.unions.areas import show_areas
from zones.app.unions.candidates import show_open
from zones.app.unions.desk import Looked
from zones.app.unions.nation import show_nation
from zones.app.unions.tasks import show_tasks
from zones.app.unions.upload import show_upload
from zones.app.view import View

_PARTS: Mapping[str, Callable[[View, Looked], None]] = {
    "areas": show_areas,
    "nation": show_nation,
    "open": show_open,
    "tasks": show_tasks,
}


def show(view: View) -> None:
    """Show the page."""
    part = st.segmented_control(
        view.say(own.PART),
        tuple(own.PARTS),
        key=session.UNION_PART,
        format_func=lambda key: own.PARTS[key].say(view.lang),
        label_visibility="collapsed",
    )
    _choose_register(view)
    if part == "own":
        show_upload(view)
        return
    with st.spinner(view.say(words.WORKING)):
        looked = desk.look(view.plan)
    _PARTS.get(str(part), show_areas)(view, looked)


def _choose_register(view: View) -> None:
    """Let a person who brought a register choose which one the page looks at."""
    held = desk.own()
    if held is None:
        return
    names = {
        "embedded": view.say(own.REGISTER_EMBEDDED),
        "own": plain(view.say(own.REGISTER_OWN, file=held.file)),
    }
    st.radio(
        view.say(own.REGISTER),
        tuple(names),
        key=session.REGISTER,
        format_func=names.__getitem__,
        horizontal=True,
    )
