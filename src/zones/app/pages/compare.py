"""比較: two or three sets of areas side by side."""

import secrets
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from zones.app import session
from zones.app.draft_map import Drawing, Focus, Shape, coloured, show_map
from zones.app.planner import state, words
from zones.app.planner.files import read_upload, show_findings
from zones.app.tables import join_names, plain, show_grid, show_static
from zones.app.view import View
from zones.app.words import CODE, PREFECTURE, WORKING
from zones.model.unions import FORMS
from zones.outputs.names import scheme_name
from zones.planning import Plan
from zones.planning.draft.draft import Draft
from zones.planning.zone_sets import (
    METRICS,
    PARTITION,
    PROPOSALS,
    UNIONS,
    ZoneSet,
    differing,
    draft_set,
    names_of,
    partition_set,
    proposal_set,
    set_metrics,
    shown,
    union_set,
)

_DRAFT, _OPENED = "draft", "opened"
_MOST = 3
_HEIGHT = 380
_SHARES = ("covered_share", "containment")


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(WORKING)):
        plan = view.plan
        names = set_names(view, plan)
    chosen = _choose(view, names)
    _other(view)
    if len(chosen) < 2:  # noqa: PLR2004 (a comparison has two sides)
        st.info(view.say(words.CHOOSE_MORE))
        return
    sets = [shown(collect_set(plan, key), plan.region) for key in chosen]
    titles = [names[one.id] for one in sets]
    _maps(view, plan, sets, titles)
    _metrics(view, plan, sets, titles)
    _differences(view, plan, sets, titles)


def set_names(view: View, plan: Plan) -> dict[str, str]:
    """Return the sets that can be compared: key and label."""
    names = {PARTITION: view.say(words.SET_PARTITION), _DRAFT: view.say(words.SET_DRAFT)}
    for scheme in plan.proposals.areas["scheme"].unique():
        label = scheme_name(plan, str(scheme), view.lang)
        names[f"{PROPOSALS}:{scheme}"] = view.say(words.SET_PROPOSALS, name=label)
    kinds = {one.type for one in plan.existing.register}
    for kind, form in FORMS.items():
        if kind in kinds:
            names[f"{UNIONS}:{kind}"] = view.say(words.SET_UNIONS, name=form.label.say(view.lang))
    if st.session_state[session.OTHER] is not None:
        names[_OPENED] = view.say(words.SET_OPENED)
    return names


def collect_set(plan: Plan, key: str) -> ZoneSet:
    """Return the areas of a set."""
    kind, _, which = key.partition(":")
    if kind == PROPOSALS:
        return proposal_set(plan, which)
    if kind == UNIONS:
        return union_set(plan, which)
    if kind == PARTITION:
        return partition_set(plan)
    if kind == _OPENED:
        return draft_set(key, st.session_state[session.OTHER] or Draft())
    return draft_set(key, state.draft())


def _choose(view: View, names: dict[str, str]) -> list[str]:
    kept = [key for key in st.session_state[session.COMPARED] if key in names]
    st.session_state[session.COMPARED] = kept
    return st.multiselect(
        view.say(words.CHOOSE_SETS),
        tuple(names),
        key=session.COMPARED,
        format_func=names.__getitem__,
        max_selections=_MOST,
    )


def _other(view: View) -> None:
    """Let another plan file be compared, after it is checked."""
    with st.expander(view.say(words.OPEN_OTHER)):
        opened = read_upload(view, f"{session.UPLOAD}-{session.OTHER}")
        if opened is None:
            return
        follow = show_findings(view, opened)
        st.button(
            view.say(words.USE_OTHER),
            on_click=lambda: _take(opened.draft(follow=follow)),
        )


def _take(draft: Draft) -> None:
    state_ = st.session_state
    state_[session.OTHER] = draft
    kept = [key for key in state_[session.COMPARED] if key != _OPENED]
    state_[session.COMPARED] = [*kept[: _MOST - 1], _OPENED]


def _maps(view: View, plan: Plan, sets: Sequence[ZoneSet], titles: Sequence[str]) -> None:
    if st.session_state[session.CHANNEL] is None:
        st.session_state[session.CHANNEL] = f"zones-{secrets.token_hex(8)}"
    window = plan.region.window
    inside = tuple(code for code in plan.region.codes if window and code[:2] in window)
    focus = Focus(inside, "-".join(sorted(window))) if window else None
    for at, (column, one, title) in enumerate(
        zip(st.columns(len(sets)), sets, titles, strict=True)
    ):
        with column:
            st.write(f"**{plain(title)}**")
            shapes = [
                Shape(
                    area.id,
                    area.name,
                    area.centres,
                    area.members,
                    "official" if one.id.startswith(UNIONS) else "proposed",
                )
                for area in one.areas
            ]
            drawing = Drawing(
                coloured(shapes, plan.region.contiguity),
                focus=focus,
                height=_HEIGHT,
                channel=st.session_state[session.CHANNEL],
            )
            show_map(view, drawing, key=f"{session.MAP}-{at}")
            if not one.areas:
                st.caption(plain(view.say(words.EMPTY_SET, name=title)))
    st.caption(view.say(words.SYNCED))


def _metrics(view: View, plan: Plan, sets: Sequence[ZoneSet], titles: Sequence[str]) -> None:
    st.subheader(view.say(words.METRICS), anchor=False)
    table = {view.say(words.ITEM): [view.say(words.SET_METRICS[name]) for name in METRICS]}
    for one, title in zip(sets, titles, strict=True):
        values = set_metrics(plan.region, one)
        table[title] = [_value(view, name, values[name]) for name in METRICS]
    show_static(pd.DataFrame(table))


def _value(view: View, name: str, value: float | None) -> str:
    if value is None:
        return "—"
    return view.percent(value) if name in _SHARES else f"{value:,.0f}"


def _differences(view: View, plan: Plan, sets: Sequence[ZoneSet], titles: Sequence[str]) -> None:
    st.subheader(view.say(words.DIFFERING), anchor=False)
    st.caption(view.say(words.DIFFERING_NOTE))
    region = plan.region
    inside = region.codes[region.in_window(region.codes).to_numpy()]
    codes = differing(sets, tuple(inside))
    count = view.say(words.DIFFERING_COUNT, count=f"{len(codes):,}", total=f"{len(inside):,}")
    st.write(count)
    if not codes:
        st.info(view.say(words.NO_DIFFERENCE))
        return
    table = pd.DataFrame(
        {
            "code": codes,
            "name": region.names[list(codes)].to_numpy(),
            "prefecture": [view.prefecture(code[:2]) for code in codes],
        }
    )
    config = st.column_config
    columns = {
        "name": config.TextColumn(view.say(words.MUNICIPALITY), width=110),
        "prefecture": config.TextColumn(view.say(PREFECTURE), width=80),
    }
    for one, title in zip(sets, titles, strict=True):
        held = {code: names_of(one, code) for code in codes}
        table[one.id] = [
            join_names(held[code], view.lang) or view.say(words.IN_NONE) for code in codes
        ]
        columns[one.id] = config.TextColumn(title, width=230)
    columns["code"] = config.TextColumn(view.say(CODE), width=70)
    show_grid(table, columns, most=420)
