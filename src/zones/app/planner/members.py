"""The list way: name, note, lock, centres and municipalities of the chosen area."""

from collections.abc import Callable, Collection, Hashable
from functools import partial
from typing import cast

import streamlit as st

from zones.app import session
from zones.app.choices import place_labels
from zones.app.planner import state, words
from zones.app.planner.desk import Desk
from zones.app.view import View
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.draft.wording import LONGEST_NAME, LONGEST_NOTE, clean_name

Change = Callable[[Hashable, Hashable], Callable[[Draft], Draft]]
"""What a field said before and says now, as a change of the draft."""


def show_members(view: View, area: DraftArea) -> None:
    """Show the fields of an area; each change is a step that can be undone."""
    desk, say, labels = state.desk(), view.say, place_labels(view.lang)
    _name(view, desk, area)
    lock = desk.show_field(f"locked-{area.id}", area.locked)
    st.toggle(
        say(words.LOCK),
        bool(lock.start),
        key=widget_key(lock.key),
        on_change=partial(heard, desk, lock.key, partial(_lock, area.id)),
    )
    centres = desk.show_field(f"centres-{area.id}", frozenset(area.centres), area.members)
    st.multiselect(
        say(words.LEAD),
        area.members,
        sorted(_codes(centres.start)),
        key=widget_key(centres.key),
        format_func=lambda code: labels[code].partition(" ")[0],
        disabled=area.locked,
        on_change=partial(heard, desk, centres.key, partial(_lead, area.id)),
    )
    members = desk.show_field(f"members-{area.id}", frozenset(area.members))
    st.multiselect(
        say(words.LIST),
        tuple(labels),
        sorted(_codes(members.start)),
        key=widget_key(members.key),
        format_func=labels.__getitem__,
        placeholder=say(words.LIST_HINT),
        disabled=area.locked,
        on_change=partial(heard, desk, members.key, partial(_change, area.id)),
    )
    st.button(
        say(words.DELETE),
        disabled=area.locked,
        on_click=partial(desk.edit, lambda held: held.delete(area.id)),
    )


def _name(view: View, desk: Desk, area: DraftArea) -> None:
    name = desk.show_field(f"name-{area.id}", area.name)
    st.text_input(
        view.say(words.NAME),
        str(name.start),
        key=widget_key(name.key),
        max_chars=LONGEST_NAME,
        on_change=partial(heard, desk, name.key, partial(_rename, area.id)),
    )
    note = desk.show_field(f"note-{area.id}", area.note)
    st.text_area(
        view.say(words.NOTE),
        str(note.start),
        key=widget_key(note.key),
        max_chars=LONGEST_NOTE,
        height=80,
        on_change=partial(heard, desk, note.key, partial(_annotate, area.id)),
    )


def widget_key(field: str) -> str:
    """Return the key of the session for a field."""
    return f"{session.FIELD}-{field}"


def heard(desk: Desk, field: str, change: Change) -> None:
    """Do what a field asks, if it says something new."""
    value = st.session_state[widget_key(field)]
    now = frozenset(map(str, value)) if isinstance(value, list) else value
    before = desk.hear_field(field, now)
    if before is not None:
        desk.edit(change(before, now))


def _codes(value: Hashable) -> Collection[str]:
    return cast("frozenset[str]", value)


def _rename(area: str, _: Hashable, name: Hashable) -> Callable[[Draft], Draft]:
    return lambda held: held.rename(area, clean_name(str(name)))


def _annotate(area: str, _: Hashable, note: Hashable) -> Callable[[Draft], Draft]:
    return lambda held: held.annotate(area, str(note))


def _lock(area: str, _: Hashable, locked: Hashable) -> Callable[[Draft], Draft]:
    return lambda held: held.lock(area, locked=bool(locked))


def _lead(area: str, before: Hashable, wanted: Hashable) -> Callable[[Draft], Draft]:
    less, more = _difference(before, wanted)
    return lambda held: held.lead(area, sorted(set(held.area(area).centres) - less | more))


def _change(area: str, before: Hashable, wanted: Hashable) -> Callable[[Draft], Draft]:
    less, more = _difference(before, wanted)
    return lambda held: held.take_out(area, less).add(area, more)


def _difference(before: Hashable, wanted: Hashable) -> tuple[frozenset[str], frozenset[str]]:
    """Return what went and what came."""
    old, new = frozenset(_codes(before)), frozenset(_codes(wanted))
    return old - new, new - old
