"""圏域をつくる: areas drawn by hand, with live numbers."""

from collections.abc import Callable, Hashable
from functools import partial

import streamlit as st

from zones.app import links, session
from zones.app.draft_map import Drawing, Focus, Shape, coloured, show_map
from zones.app.live_map import hear
from zones.app.planner import state, words
from zones.app.planner.checks import show_checks
from zones.app.planner.desk import Desk
from zones.app.planner.details import show_all, show_criteria, show_differences
from zones.app.planner.files import show_files
from zones.app.planner.members import heard, show_members, widget_key
from zones.app.planner.numbers import Against, hold_against, show_numbers
from zones.app.planner.start import show_start
from zones.app.tables import join_names, plain
from zones.app.view import View
from zones.app.words import WORKING
from zones.labels import Text
from zones.planning import Plan
from zones.planning.draft.checks import BrokenArea, broken
from zones.planning.draft.draft import Draft
from zones.planning.draft.moves import Move
from zones.planning.draft.plan_file import write_plan_file


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(WORKING)):
        plan = view.plan
    desk = state.desk()
    # Again before anything is drawn: a run that was cut short took the map's callback with it.
    hear(session.MAP, partial(desk.take, region=plan.region))
    cut = broken(desk.draft, plan.region.contiguity)
    # Always there, so that a notice doesn't move the map in the page, which would load it anew.
    with st.container():
        state.show_notice(view)
    show_start(view, plan)
    area = desk.chosen
    left, right = st.columns([11, 9])
    with left:
        _tools(view, desk)
        _map(view, plan, desk, cut)
    against = None if area is None else hold_against(plan, area)
    with right:
        # Both are always there, so that a file that is being put in stays where it is.
        with st.container():
            _choose_area(view, desk)
        _panels(view, plan, against, cut)
    if against is not None:
        with left:
            _details(view, plan, against)
    links.publish(view, area)


def _tools(view: View, desk: Desk) -> None:
    undo, redo, overlap = st.columns([3, 3, 5], vertical_alignment="center")
    undo.button(
        view.say(words.UNDO), disabled=not desk.history.past, on_click=desk.undo, width="stretch"
    )
    redo.button(
        view.say(words.REDO), disabled=not desk.history.future, on_click=desk.redo, width="stretch"
    )
    allowed = desk.show_field("overlap", desk.draft.overlapping)
    overlap.toggle(
        view.say(words.OVERLAP),
        bool(allowed.start),
        key=widget_key(allowed.key),
        help=view.say(words.OVERLAP_HELP),
        on_change=partial(heard, desk, allowed.key, _allow),
    )


def _allow(_: Hashable, allowed: Hashable) -> Callable[[Draft], Draft]:
    return lambda held: held.allow_overlap(allowed=bool(allowed))


def _map(view: View, plan: Plan, desk: Desk, cut: tuple[BrokenArea, ...]) -> None:
    history, area = desk.history, desk.chosen
    shapes = [Shape(one.id, one.name, one.centres, one.members) for one in desk.draft.areas]
    drawing = Drawing(
        coloured(shapes, plan.region.contiguity),
        selected=None if area is None else area.id,
        broken=[code for one in cut for part in one.parts for code in part],
        focus=desk.focus or _opening(plan),
        save=write_plan_file(desk.draft, view.scenario).decode(),
        restore=not (history.past or history.future or desk.restored),
    )
    show_map(view, drawing, key=session.MAP, on_event=partial(desk.take, region=plan.region))
    for move in desk.moved:
        st.caption(plain(_told(view, move)))
    if area is None:
        st.caption(view.say(words.BEGIN))
    else:
        hint = words.LOCKED_HINT if area.locked else words.CLICK_HINT
        st.caption(plain(view.say(hint, name=area.name)))


_NAMED = 5
"""So many municipalities that moved are named."""


def _told(view: View, move: Move) -> str:
    names = [view.place(code) for code in move.codes[:_NAMED]]
    if len(move.codes) > _NAMED:
        names.append(view.say(words.OTHERS, count=len(move.codes) - _NAMED))
    said = view.say(
        words.MOVED,
        names=join_names(names, view.lang),
        origin=move.origin,
        destination=move.destination,
    )
    gap = "" if view.lang == "ja" else " "
    return said + (gap + view.say(words.EMPTIED, origin=move.origin) if move.emptied else "")


def _opening(plan: Plan) -> Focus | None:
    """Return what the map shows at first: the window, or the prefecture of the chosen centre."""
    centre = st.session_state[session.START_CENTRE]
    window = plan.region.window or ({centre[:2]} if centre else set())
    inside = tuple(code for code in plan.region.codes if code[:2] in window)
    return Focus(inside, "opening-" + "-".join(sorted(window))) if inside else None


def _choose_area(view: View, desk: Desk) -> None:
    area = desk.chosen
    if area is None:
        return
    labels = {
        one.id: view.say(words.AREA_LABEL, name=one.name, count=len(one.members))
        for one in desk.draft.areas
    }
    # Streamlit keeps the words of the option that is chosen: other words need another field.
    field = desk.show_field("area", area.id, tuple(labels.items()))
    st.selectbox(
        view.say(words.CHOSEN_AREA),
        tuple(labels),
        index=list(labels).index(str(field.start)),
        key=widget_key(field.key),
        format_func=labels.__getitem__,
        on_change=partial(_turn_to, desk, field.key),
    )


def _turn_to(desk: Desk, field: str) -> None:
    area = st.session_state[widget_key(field)]
    if desk.hear_field(field, area) is not None:
        desk.choose(str(area))


def _details(view: View, plan: Plan, against: Against) -> None:
    """Show what needs more room, under the map; what is closed is not computed."""
    parts: dict[str, tuple[Text, Callable[[], None]]] = {
        "differences": (words.DIFFERENCES, lambda: show_differences(view, plan, against)),
        "criteria": (words.CRITERIA_TITLE, lambda: show_criteria(view, plan, against.area)),
        "all": (words.ALL_AREAS, lambda: show_all(view, plan, state.draft())),
    }
    for name, (title, show_part) in parts.items():
        part = st.expander(view.say(title), key=f"{session.PANEL}-{name}", on_change="rerun")
        if part.open:
            with part:
                show_part()


def _panels(view: View, plan: Plan, against: Against | None, cut: tuple[BrokenArea, ...]) -> None:
    names = [view.say(text) for text in (words.NUMBERS, words.MEMBERS, words.CHECKS, words.FILES)]
    # The session knows which is open, so that a run can't turn back to the first, and shows only
    # that; a file that was put in stays, whatever is open.
    key = f"{session.PANEL}_{view.lang}"
    tabs = st.tabs(names, key=key, on_change="rerun")
    for at, tab in enumerate(tabs[:-1]):
        if not tab.open:
            continue
        with tab:
            if against is None:
                st.info(view.say(words.BEGIN))
            elif at == 0:
                show_numbers(view, plan, against)
            elif at == 1:
                show_members(view, against.area)
            else:
                show_checks(view, plan, against.area, cut)
    with tabs[-1]:
        show_files(view, plan)
