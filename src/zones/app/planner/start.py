"""How an area begins: a centre, and its sphere, a candidate area or an existing union."""

from functools import partial

import streamlit as st

from zones.app import session
from zones.app.choices import choose_place
from zones.app.planner import state, words
from zones.app.planner.desk import Desk
from zones.app.view import View
from zones.labels import Text
from zones.outputs.names import scheme_name
from zones.planning import Plan
from zones.planning.draft.starts import (
    Start,
    proposals_led_by,
    start_proposal,
    start_sphere,
    start_union,
    unions_with,
)

_SPHERE, _NOTHING = "sphere", "centre"
_PROPOSAL, _UNION = "proposal|", "union|"


def show_start(view: View, plan: Plan) -> None:
    """Show the row with which an area is added."""
    place, source, button = st.columns([5, 6, 2], vertical_alignment="bottom")
    with place:
        code = choose_place(view, words.CENTRE, key=session.START_CENTRE)
    options = start_options(view, plan, code)
    if st.session_state[session.START_FROM] not in options:
        st.session_state[session.START_FROM] = _SPHERE
    with source:
        st.selectbox(
            view.say(words.START),
            tuple(options),
            key=session.START_FROM,
            format_func=options.__getitem__,
            disabled=code is None,
        )
    button.button(
        view.say(words.ADD_AREA),
        type="primary",
        width="stretch",
        disabled=code is None,
        on_click=partial(_add, state.desk(), plan),
    )


def start_options(view: View, plan: Plan, code: str | None) -> dict[str, str]:
    """Return what an area around *code* can start from: key and label."""
    threshold = view.percent(float(view.scenario.threshold))
    options = {_SPHERE: view.say(words.FROM_SPHERE, threshold=threshold)}
    if code is not None:
        for key in proposals_led_by(plan, code):
            scheme = scheme_name(plan, str(plan.proposals.areas.at[key, "scheme"]), view.lang)
            name = view.places(plan.proposals.centres[key])
            options[_PROPOSAL + key] = view.say(words.FROM_PROPOSAL, scheme=scheme, name=name)
        for key in unions_with(plan, code):
            union = plan.existing.register.get(key)
            kind = union.form.label.say(view.lang)
            options[_UNION + key] = view.say(words.FROM_UNION, name=union.name, kind=kind)
    options[_NOTHING] = view.say(words.FROM_NOTHING)
    return options


def begin(plan: Plan, code: str, source: str) -> Start:
    """Return the municipalities that an area starts with.

    Raises
    ------
    NotFoundError
        If the candidate area or union is not there.
    """
    if source.startswith(_PROPOSAL):
        return start_proposal(plan, source.removeprefix(_PROPOSAL))
    if source.startswith(_UNION):
        return start_union(plan, source.removeprefix(_UNION), code)
    if source == _NOTHING:
        return Start(str(plan.region.names[code]), (code,), (code,))
    return start_sphere(plan, (code,))


def _add(desk: Desk, plan: Plan) -> None:
    code, source = st.session_state[session.START_CENTRE], st.session_state[session.START_FROM]
    if code is None:
        return
    add_start(desk, begin(plan, code, source))


def add_start(desk: Desk, start: Start) -> None:
    """Add an area that starts with these municipalities, choose it and show it."""
    before = desk.draft
    desk.edit(lambda held: held.create(start.name, start.members, centres=start.centres))
    if desk.draft is before:
        return
    area = desk.draft.areas[-1]
    desk.choose(area.id)
    desk.zoom_to(area.members)
    stayed = len(set(start.members)) - len(area.members)
    told = [words.STAYED.fill(count=stayed)] if stayed else []
    if not area.centres:
        told.append(words.NO_CENTRE_YET.fill(name=start.name))
    if told:
        desk.notice = Text("".join(one.ja for one in told), " ".join(one.en for one in told))
