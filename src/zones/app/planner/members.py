"""The list way: name, note, lock, centres and municipalities of the chosen area."""

import hashlib
from functools import partial

import streamlit as st

from zones.app import session
from zones.app.choices import place_labels
from zones.app.planner import state, words
from zones.app.view import View
from zones.planning.draft.area import DraftArea
from zones.planning.draft.wording import LONGEST_NAME, LONGEST_NOTE, clean_name


def show_members(view: View, area: DraftArea) -> None:
    """Show the fields of an area; each change is a step that can be undone."""
    labels = place_labels(view.lang)
    _name(view, area)
    say = view.say
    key = _key("locked", area.id, str(area.locked))
    st.toggle(say(words.LOCK), area.locked, key=key, on_change=partial(_lock, area.id, key))
    key = _key("centres", area.id, *area.centres, "", *area.members)
    st.multiselect(
        say(words.LEAD),
        area.members,
        list(area.centres),
        key=key,
        format_func=lambda code: labels[code].partition(" ")[0],
        disabled=area.locked,
        on_change=partial(_lead, area.id, key),
    )
    key = _key("members", area.id, *area.members)
    st.multiselect(
        say(words.LIST),
        tuple(labels),
        list(area.members),
        key=key,
        format_func=labels.__getitem__,
        placeholder=say(words.LIST_HINT),
        disabled=area.locked,
        on_change=partial(_change, area.id, key),
    )
    st.button(
        say(words.DELETE),
        disabled=area.locked,
        on_click=partial(state.edit, lambda held: held.delete(area.id)),
    )


def _name(view: View, area: DraftArea) -> None:
    key = _key("name", area.id, area.name)
    st.text_input(
        view.say(words.NAME),
        area.name,
        key=key,
        max_chars=LONGEST_NAME,
        on_change=partial(_rename, area.id, key),
    )
    key = _key("note", area.id, area.note)
    st.text_area(
        view.say(words.NOTE),
        area.note,
        key=key,
        max_chars=LONGEST_NOTE,
        height=80,
        on_change=partial(_annotate, area.id, key),
    )


def _key(field: str, area: str, *values: str) -> str:
    """Return a key that changes with the value, so that undo, or a refusal, changes the field."""
    digest = hashlib.sha256("\n".join(values).encode("utf-8", "replace")).hexdigest()[:12]
    turn = st.session_state[session.TURN]
    return f"{session.FIELD}-{field}-{area}-{digest}-{turn}"


def _rename(area: str, key: str) -> None:
    name = clean_name(str(st.session_state[key]))
    state.edit(lambda held: held.rename(area, name))


def _annotate(area: str, key: str) -> None:
    note = str(st.session_state[key])
    state.edit(lambda held: held.annotate(area, note))


def _lock(area: str, key: str) -> None:
    locked = bool(st.session_state[key])
    state.edit(lambda held: held.lock(area, locked=locked))


def _lead(area: str, key: str) -> None:
    centres = [str(code) for code in st.session_state[key]]
    state.edit(lambda held: held.lead(area, centres))


def _change(area: str, key: str) -> None:
    wanted = {str(code) for code in st.session_state[key]}
    before = set(state.draft().area(area).members)
    state.edit(lambda held: held.take_out(area, before - wanted).add(area, wanted - before))
