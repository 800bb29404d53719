"""Which data set a session uses; what one person chooses never reaches another."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from zones.app import session
from zones.app.pages.words import data_sets as words
from zones.app.tables import plain
from zones.data import home
from zones.data.catalog import CATALOG
from zones.errors import ZonesError
from zones.labels import Lang, Text


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set as it is now: an import under the same name makes another one.

    Parameters
    ----------
    name
        As in ``zones data list``.
    digest
        Hash of its catalogue, which holds the hashes of its tables.
    """

    name: str
    digest: str


def in_use() -> DataSet:
    """Return the data set of the session, or the one that ``zones data use`` chose.

    Raises
    ------
    NotFoundError
        If it doesn't exist.
    """
    name = _wanted() or standard()[0]
    catalog = home.set_folder(name) / CATALOG
    return DataSet(name, hashlib.sha256(catalog.read_bytes()).hexdigest()[:16])


def names() -> tuple[str, ...]:
    """Return every data set, the embedded one first."""
    return (home.EMBEDDED, *home.set_names())


def standard() -> tuple[str, Text | None]:
    """Return the data set of a new session, and what is to be said of the choice, if anything."""
    try:
        name = home.current_name()
        home.set_folder(name)
    except ZonesError as error:
        return home.EMBEDDED, error.text
    return name, None


def chooser(name: str) -> Callable[[], None]:
    """Return what makes *name* the data set of this session."""

    def choose() -> None:
        st.session_state[session.DATA] = name

    return choose


def choose_in_side_bar(lang: Lang) -> None:
    """Show the choice where there is one to make, and what is wrong with the one that was made."""
    known = names()
    usual, trouble = standard()
    if st.session_state[session.DATA] not in known:
        st.session_state[session.DATA] = usual
    if trouble is not None:
        st.warning(plain(f"{trouble.say(lang)} {words.EMBEDDED_SHOWN.say(lang)}"))
    if len(known) == 1:
        return
    st.selectbox(
        words.DATA_SET.say(lang),
        known,
        key=session.DATA,
        format_func=lambda name: label(name, lang),
        help=words.DATA_SET_HELP.say(lang),
    )


def label(name: str, lang: Lang) -> str:
    """Return what a data set is called on the screen."""
    return words.EMBEDDED.say(lang) if name == home.EMBEDDED else name


def _wanted() -> str | None:
    """Return what the session chose; outside a session nobody chose anything."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    chosen = st.session_state.get(session.DATA)
    return str(chosen) if chosen in names() else None
