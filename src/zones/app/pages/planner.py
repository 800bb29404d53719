"""圏域をつくる: areas drawn by hand, with live numbers."""

from functools import partial

import streamlit as st

from zones.app import links, session
from zones.app.draft_map import Drawing, Focus, Shape, coloured, show_map
from zones.app.planner import state, words
from zones.app.planner.checks import show_checks
from zones.app.planner.files import show_files
from zones.app.planner.members import show_members
from zones.app.planner.numbers import (
    Against,
    hold_against,
    show_all,
    show_criteria,
    show_differences,
    show_numbers,
)
from zones.app.planner.start import show_start
from zones.app.tables import plain
from zones.app.view import View
from zones.app.words import WORKING
from zones.planning import Plan
from zones.planning.draft.area import DraftArea
from zones.planning.draft.checks import BrokenArea, broken
from zones.planning.draft.plan_file import write_plan_file


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(WORKING)):
        plan = view.plan
        cut = broken(state.draft(), plan.region.contiguity)
    # Always there, so that a notice doesn't move the map in the page, which would load it anew.
    with st.container():
        links.show_remark(view)
        state.show_notice(view)
    show_start(view, plan)
    area = state.chosen()
    left, right = st.columns([11, 9])
    with left:
        _tools(view)
        _map(view, plan, area, cut)
    against = None if area is None else hold_against(plan, area)
    with right:
        _choose_area(view, area)
        _panels(view, plan, against, cut)
    if against is not None:
        with left:
            _details(view, plan, against)
    links.publish(view, area)


def _tools(view: View) -> None:
    history = state.history()
    undo, redo, overlap = st.columns([3, 3, 5], vertical_alignment="center")
    undo.button(
        view.say(words.UNDO), disabled=not history.past, on_click=state.undo, width="stretch"
    )
    redo.button(
        view.say(words.REDO), disabled=not history.future, on_click=state.redo, width="stretch"
    )
    allowed = history.present.overlapping
    key = f"{session.FIELD}-overlap-{allowed}-{st.session_state[session.TURN]}"
    overlap.toggle(
        view.say(words.OVERLAP),
        allowed,
        key=key,
        help=view.say(words.OVERLAP_HELP),
        on_change=partial(state.edit, lambda held: held.allow_overlap(allowed=not allowed)),
    )


def _map(view: View, plan: Plan, area: DraftArea | None, cut: tuple[BrokenArea, ...]) -> None:
    history = state.history()
    shapes = [Shape(one.id, one.name, one.centres, one.members) for one in history.present.areas]
    drawing = Drawing(
        coloured(shapes, plan.region.contiguity),
        selected=None if area is None else area.id,
        broken=[code for one in cut for part in one.parts for code in part],
        focus=st.session_state[session.FOCUS] or _opening(plan),
        save=write_plan_file(history.present, view.scenario).decode(),
        restore=not (history.past or history.future or st.session_state[session.RESTORED]),
    )
    show_map(view, drawing, key=session.MAP, on_change=state.take_click)
    if area is None:
        st.caption(view.say(words.BEGIN))
    else:
        hint = words.LOCKED_HINT if area.locked else words.CLICK_HINT
        st.caption(plain(view.say(hint, name=area.name)))


def _opening(plan: Plan) -> Focus | None:
    """Return what the map shows at first: the window, or the prefecture of the chosen centre."""
    centre = st.session_state[session.START_CENTRE]
    window = plan.region.window or ({centre[:2]} if centre else set())
    inside = tuple(code for code in plan.region.codes if code[:2] in window)
    return Focus(inside, "opening-" + "-".join(sorted(window))) if inside else None


def _choose_area(view: View, area: DraftArea | None) -> None:
    areas = {one.id: one for one in state.draft().areas}
    if area is None:
        return
    st.session_state[session.AREA] = area.id
    st.selectbox(
        view.say(words.CHOSEN_AREA),
        tuple(areas),
        key=session.AREA,
        format_func=lambda key: view.say(
            words.AREA_LABEL, name=areas[key].name, count=len(areas[key].members)
        ),
    )


def _details(view: View, plan: Plan, against: Against) -> None:
    """Show what needs more room, under the map."""
    with st.expander(view.say(words.DIFFERENCES)):
        show_differences(view, plan, against)
    with st.expander(view.say(words.CRITERIA_TITLE)):
        show_criteria(view, plan, against.area)
    with st.expander(view.say(words.ALL_AREAS)):
        show_all(view, plan, state.draft())


def _panels(view: View, plan: Plan, against: Against | None, cut: tuple[BrokenArea, ...]) -> None:
    if against is None:
        st.info(view.say(words.BEGIN))
        show_files(view, plan)
        return
    names = (words.NUMBERS, words.MEMBERS, words.CHECKS, words.FILES)
    numbers, members, checks, files = st.tabs([view.say(text) for text in names])
    with numbers:
        show_numbers(view, plan, against)
    with members:
        show_members(view, against.area)
    with checks:
        show_checks(view, plan, against.area, cut)
    with files:
        show_files(view, plan)
