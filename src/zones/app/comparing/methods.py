"""The settings of the reference methods: chosen by a person, the literature's unless given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import streamlit as st

from zones.app import session
from zones.app.pages.words import compare as words
from zones.app.resources import Settings
from zones.app.tables import plain
from zones.app.view import View
from zones.errors import ZonesError
from zones.zoning.methods.registry import METHODS, find_method, read_parameters


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings of one method.

    Parameters
    ----------
    settings
        Those that aren't the literature's.
    repaired
        Whether pieces that are cut off move to a neighbouring zone.
    """

    settings: Settings = ()
    repaired: bool = False


def chosen_settings(method: str) -> Chosen:
    """Return the session's settings of a method."""
    held = cast("Mapping[str, Chosen]", st.session_state.get(session.METHOD_SETTINGS, {}))
    return held.get(method, Chosen())


def choose_settings(view: View, methods: Sequence[str]) -> None:
    """Show the settings of the methods that are compared."""
    if not methods:
        return
    with st.expander(view.say(words.METHOD_SETTINGS)):
        st.caption(view.say(words.METHOD_NOTE))
        for method in methods:
            _form(view, method)


def take(method: str, given: Mapping[str, str], *, repaired: bool) -> None:
    """Keep the settings of a method.

    Raises
    ------
    InputError
        If one can't be used; what was kept stays.
    """
    settings = {name: text.strip() for name, text in given.items() if text.strip()}
    read_parameters(find_method(method), settings)
    held = dict(st.session_state[session.METHOD_SETTINGS])
    held[method] = Chosen(tuple(sorted(settings.items())), repaired)
    st.session_state[session.METHOD_SETTINGS] = held


def _form(view: View, method: str) -> None:
    known = METHODS[method]
    kept = dict(chosen_settings(method).settings)
    defaults = known.parameters().as_text()
    with st.form(f"{session.FIELD}-{method}", border=True):
        st.write(f"**{plain(view.say(known.label))}**")
        st.caption(plain(known.source))
        columns = st.columns(min(len(defaults), 3))
        given = {}
        for at, (name, default) in enumerate(defaults.items()):
            given[name] = columns[at % len(columns)].text_input(
                plain(_label(view, name)),
                key=_started(f"{session.FIELD}-{method}-{name}", kept.get(name, "")),
                placeholder=default,
                max_chars=25,
            )
        repaired = st.checkbox(
            view.say(words.METHOD_REPAIR),
            key=_started(f"{session.FIELD}-{method}-repaired", chosen_settings(method).repaired),
        )
        if not st.form_submit_button(view.say(words.METHOD_APPLY)):
            return
    try:
        take(method, given, repaired=repaired)
    except ZonesError as error:
        st.error(plain(error.say(view.lang)))


def _label(view: View, name: str) -> str:
    """Return what a setting is, with the name by which commands and documents know it."""
    return view.say(words.PARAMETER, label=view.say(words.PARAMETERS[name]), name=name)


def _started(key: str, value: object) -> str:
    """Return the key of a field that starts from *value*; what a person typed stays."""
    if key not in st.session_state:
        st.session_state[key] = value
    return key
