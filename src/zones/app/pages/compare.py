"""比較: two or three sets of areas side by side."""

import secrets
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from zones.app import session
from zones.app.comparing.agreement import show_agreement
from zones.app.comparing.methods import choose_settings
from zones.app.comparing.sets import (
    DRAFT,
    MOST,
    OPENED,
    collect_set,
    in_words,
    method_notes,
    opened,
    set_names,
)
from zones.app.live_map import Focus, Picture, show_live_map
from zones.app.pages.words import compare as words
from zones.app.planner.files import read_upload, show_findings
from zones.app.tables import join_names, plain, show_grid, show_static
from zones.app.view import View
from zones.app.words import CODE, ITEM, PREFECTURE, WORKING
from zones.labels import Text
from zones.outputs.set_themes import set_theme
from zones.outputs.webmap.document import Status
from zones.planning import Plan
from zones.planning.draft.draft import Draft
from zones.planning.zone_sets import (
    METHODS,
    METRICS,
    UNION,
    UNIONS,
    ZoneSet,
    around,
    differing,
    names_of,
    set_metrics,
    shown,
)
from zones.zoning.methods.registry import METHODS as KNOWN

_HEIGHTS = {2: 380, 3: 480}
"""Of the maps in pixels: three of them are narrow, and legends need room."""
_SHARES = ("covered_share", "containment", "demand_containment", "two_thirds")
_DECIMALS = ("modularity",)


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(WORKING)):
        plan = view.plan
        names = set_names(plan)
    chosen = _choose(view, names)
    methods = [key.partition(":")[2] for key in chosen if key.startswith(f"{METHODS}:")]
    with st.container():
        choose_settings(view, methods)
    _other(view)
    if len(chosen) < 2:  # noqa: PLR2004 (a comparison has two sides)
        st.info(view.say(words.CHOOSE_MORE))
        return
    titles = [names[key] for key in chosen]
    sets = _collect(view, plan, chosen, titles)
    near = _near(sets)
    codes = _counted(plan, near)
    _maps(view, plan, sets, titles, near)
    # Each part has a place of its own, so that none moves a map, which would load it anew.
    with st.container():
        if near:
            st.caption(view.say(words.AROUND, count=f"{len(codes):,}"))
    with st.container():
        _remarks(view, plan, methods)
    with st.container():
        _metrics(view, plan, sets, titles)
    show_agreement(view, sets, titles, codes)
    _differences(view, sets, titles, codes)


def _near(sets: Sequence[ZoneSet]) -> frozenset[str]:
    """Return the municipalities around the single unions that are compared; none without such."""
    single = [one for one in sets if one.id.startswith(f"{UNION}:")]
    return frozenset().union(*(around(sets, one) for one in single))


def _counted(plan: Plan, near: frozenset[str]) -> tuple[str, ...]:
    """Return the municipalities that agreement and differences count: of the window, and near."""
    codes = plan.region.codes
    inside = map(str, codes[plan.region.in_window(codes).to_numpy()])
    return tuple(code for code in inside if not near or code in near)


def _choose(view: View, names: dict[str, Text]) -> list[str]:
    kept = [key for key in st.session_state[session.COMPARED] if key in names]
    st.session_state[session.COMPARED] = kept
    return st.multiselect(
        view.say(words.CHOOSE_SETS),
        tuple(names),
        key=session.COMPARED,
        format_func=lambda key: view.say(names[key]),
        max_selections=MOST,
    )


def _collect(
    view: View, plan: Plan, chosen: Sequence[str], titles: Sequence[Text]
) -> list[ZoneSet]:
    """Return the sets; a method that is drawn for the first time says so meanwhile."""
    sets = []
    for key, title in zip(chosen, titles, strict=True):
        with st.spinner(view.say(words.METHOD_DRAWING, name=view.say(title)), show_time=True):
            sets.append(in_words(view, plan, shown(collect_set(plan, key), plan.region)))
    return sets


def _other(view: View) -> None:
    """Let other plan files be compared, after each is checked."""
    with st.expander(view.say(words.OPEN_OTHER)):
        key = f"{session.UPLOAD}-{session.OTHER}"
        found = read_upload(view, key)
        if found is None:
            return
        follow = show_findings(view, found)
        name = st.session_state[key].name
        st.button(
            view.say(words.USE_OTHER),
            on_click=lambda: _take(name, found.draft(follow=follow)),
        )


def _take(name: str, draft: Draft) -> None:
    """Keep an opened plan, the newest ones only, and compare with it."""
    state_ = st.session_state
    kept = [one for one in opened() if one[0] != name][-(MOST - 1) :]
    state_[session.OTHER] = [*kept, (name, draft)]
    sets = [key for key in state_[session.COMPARED] if not key.startswith(f"{OPENED}:")]
    files = [f"{OPENED}:{at}" for at in range(len(kept) + 1)]
    state_[session.COMPARED] = [*sets[: max(MOST - len(files), 1)], *files][-MOST:]


def _maps(
    view: View,
    plan: Plan,
    sets: Sequence[ZoneSet],
    titles: Sequence[Text],
    near: frozenset[str],
) -> None:
    if st.session_state[session.CHANNEL] is None:
        st.session_state[session.CHANNEL] = f"zones-{secrets.token_hex(8)}"
    window = plan.region.window
    inside = tuple(code for code in plan.region.codes if window and code[:2] in window)
    focus = _focus(sets, near, inside)
    columns = st.columns(len(sets))
    for at, (column, one, title) in enumerate(zip(columns, sets, titles, strict=True)):
        with column:
            st.write(f"**{plain(view.say(title))}**")
            official = one.id.partition(":")[0] in {UNION, UNIONS}
            status: Status = "official" if official else "proposed"
            picture = Picture(
                themes=[set_theme(one, title, status=status)],
                window=inside or None,
                focus=focus,
                height=_HEIGHTS[len(sets)],
                channel=st.session_state[session.CHANNEL],
            )
            show_live_map(view, picture, key=f"{session.MAP}-{at}")
            if not one.areas:
                st.caption(plain(view.say(words.EMPTY_SET, name=view.say(title))))
    st.caption(view.say(words.SYNCED))


def _focus(sets: Sequence[ZoneSet], near: frozenset[str], window: tuple[str, ...]) -> Focus | None:
    """Return what the maps zoom to: a single union, the prefectures shown, or what little is drawn."""
    if near:
        return Focus(tuple(sorted(near)), "near-" + "-".join(one.id for one in sets))
    if window:
        return Focus(window, "-".join(sorted({code[:2] for code in window})))
    for one in sets:
        drawn = sorted({code for area in one.areas for code in area.members})
        if one.id.startswith((DRAFT, OPENED)) and 0 < len(drawn) <= _FEW:
            return Focus(tuple(drawn), f"drawn-{one.id}")
    return None


_FEW = 200
"""Of so many drawn municipalities the maps show the whole and nothing else."""


def _remarks(view: View, plan: Plan, methods: Sequence[str]) -> None:
    """Say what a reader must know of the methods."""
    if not methods:
        return
    st.caption(view.say(words.METHOD_NAMED))
    for method in methods:
        for note in method_notes(view, plan, method):
            name = view.say(KNOWN[method].label)
            st.caption(plain(view.say(words.METHOD_REMARK, name=name, note=note)))


def _metrics(view: View, plan: Plan, sets: Sequence[ZoneSet], titles: Sequence[Text]) -> None:
    st.header(view.say(words.METRICS), anchor=False)
    table = {view.say(ITEM): [view.say(words.SET_METRICS[name]) for name in METRICS]}
    for one, title in zip(sets, titles, strict=True):
        values = set_metrics(plan.region, one)
        table[view.say(title)] = [_value(view, name, values[name]) for name in METRICS]
    show_static(pd.DataFrame(table))


def _value(view: View, name: str, value: float | None) -> str:
    if value is None:
        return "—"
    if name in _DECIMALS:
        return f"{value:.3f}"
    return view.percent(value) if name in _SHARES else f"{value:,.0f}"


def _differences(
    view: View,
    sets: Sequence[ZoneSet],
    titles: Sequence[Text],
    counted: Sequence[str],
) -> None:
    st.header(view.say(words.DIFFERING), anchor=False)
    st.caption(view.say(words.DIFFERING_NOTE))
    codes = differing(sets, counted)
    count = view.say(words.DIFFERING_COUNT, count=f"{len(codes):,}", total=f"{len(counted):,}")
    st.write(count)
    if not codes:
        st.info(view.say(words.NO_DIFFERENCE))
        return
    table = pd.DataFrame(
        {
            "code": codes,
            "name": [view.place(code) for code in codes],
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
        columns[one.id] = config.TextColumn(view.say(title), width=230)
    columns["code"] = config.TextColumn(view.say(CODE), width=70)
    show_grid(table, columns, most=420)
