"""The desk of a session, and what is said at the top of the page."""

from typing import cast

import streamlit as st

from zones.app import session
from zones.app.planner.desk import Desk
from zones.app.tables import plain
from zones.app.view import View
from zones.planning.draft.draft import Draft


def desk() -> Desk:
    """Return the desk of this session."""
    if st.session_state[session.DESK] is None:
        st.session_state[session.DESK] = Desk()
    return cast("Desk", st.session_state[session.DESK])


def draft() -> Draft:
    """Return the draft as it is."""
    return desk().draft


def show_notice(view: View) -> None:
    """Show what there is to say, once."""
    held = desk()
    if held.notice is not None:
        st.warning(plain(held.notice.say(view.lang)))
        held.notice = None
