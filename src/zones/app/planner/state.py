"""The draft of a session: every change goes through here, so that every change can be undone."""

from collections.abc import Callable
from typing import cast

import streamlit as st

from zones.app import resources, session
from zones.app.draft_map import Focus
from zones.app.planner import words
from zones.app.tables import plain
from zones.app.view import View
from zones.errors import ZonesError
from zones.labels import Text
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History
from zones.planning.draft.plan_file import read_plan_file
from zones.planning.draft.uploads import gazetteer


def history() -> History:
    """Return the draft with the way that led to it."""
    return cast("History", st.session_state[session.HISTORY])


def draft() -> Draft:
    """Return the draft as it is."""
    return history().present


def chosen() -> DraftArea | None:
    """Return the area that is edited; the last one when none is chosen."""
    areas = draft().areas
    wanted = st.session_state[session.AREA]
    found = [area for area in areas if area.id == wanted]
    return found[0] if found else (areas[-1] if areas else None)


def edit(change: Callable[[Draft], Draft]) -> None:
    """Change the draft; a change that is refused becomes a notice."""
    try:
        st.session_state[session.HISTORY] = history().do(change(draft()))
    except ZonesError as error:
        notice(error.text)
        next_turn()


def undo() -> None:
    """Go one step back."""
    st.session_state[session.HISTORY] = history().undo()


def redo() -> None:
    """Go one step forward again."""
    st.session_state[session.HISTORY] = history().redo()


def notice(text: Text) -> None:
    """Say something at the top of the next run."""
    st.session_state[session.NOTICE] = text


def show_notice(view: View) -> None:
    """Show what there is to say, once."""
    text = st.session_state[session.NOTICE]
    if text is not None:
        st.warning(plain(text.say(view.lang)))
        st.session_state[session.NOTICE] = None


def next_turn() -> int:
    """Count on, and return the number: it tells a new upload or zoom from the one before."""
    st.session_state[session.TURN] += 1
    return int(st.session_state[session.TURN])


def zoom_to(codes: tuple[str, ...]) -> None:
    """Show these municipalities on the map."""
    st.session_state[session.FOCUS] = Focus(codes, str(next_turn()))


def take_click() -> None:
    """Do what a click on the map asks; what comes from the browser is checked first."""
    value = st.session_state.get(session.MAP)
    if not isinstance(value, dict):
        return
    if "restore" in value:
        _restore(value["restore"])
        return
    code = value.get("code")
    area = chosen()
    if not isinstance(code, str) or code not in resources.region().codes:
        return
    if area is None:
        notice(words.NO_AREA_YET)
        return
    edit(lambda held: held.toggle(area.id, code))


def _restore(saved: object) -> None:
    """Take back what the tab kept, unless the session has a draft already or a link brought one."""
    if st.session_state[session.RESTORED] or not isinstance(saved, str):
        return
    st.session_state[session.RESTORED] = True
    try:
        kept = read_plan_file(saved.encode("utf-8", "replace"), gazetteer(resources.region()))
    except ZonesError:
        return
    before = {area.members for area in draft().areas}
    found = kept.draft()
    if before <= {area.members for area in found.areas}:
        edit(lambda _: found)
        zoom_to(tuple(sorted(found.assigned)))
