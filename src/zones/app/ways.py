"""Ways from one page to another that take the choice along."""

from collections.abc import Callable, Mapping

import streamlit as st

from zones.app.view import View
from zones.labels import Text


def way_to(
    view: View,
    path: str,
    label: Text,
    *,
    key: str,
    choice: Mapping[str, object] | None = None,
    first: Callable[[], None] | None = None,
) -> None:
    """Show a button that opens another page.

    Parameters
    ----------
    view
        The settings.
    path
        Address of the page.
    label
        What stands on the button.
    key
        Key of the button, one a page.
    choice
        What the session holds when the page opens, by key.
    first
        Done before the page opens.
    """

    def prepare() -> None:
        for name, value in (choice or {}).items():
            st.session_state[name] = value
        if first is not None:
            first()

    if st.button(view.say(label), key=key, on_click=prepare, width="stretch"):
        # Only the address of a page counts here; what it shows is decided by app.py.
        st.switch_page(st.Page(_nothing, title=path, url_path=path))


def _nothing() -> None:
    """Stand for a page."""
