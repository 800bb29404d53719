"""What the draft leaves open, with a way to see it on the map."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from zones.app import session
from zones.app.planner import state, words
from zones.app.tables import join_names, plain
from zones.app.view import View
from zones.planning import Plan
from zones.planning.draft.area import DraftArea
from zones.planning.draft.checks import BrokenArea, over_water, unassigned

_FEW = 12


def show_checks(view: View, plan: Plan, area: DraftArea, broken: Sequence[BrokenArea]) -> None:
    """Show parts that are cut off and municipalities in no area."""
    names = plan.region.names
    draft = state.draft()
    st.markdown(f"**{view.say(words.BROKEN)}**")
    for one in broken:
        for part in one.parts:
            text = view.say(
                words.BROKEN_PART, area=draft.area(one.area).name, names=_few(view, names, part)
            )
            _line(view, text, part, key=f"part-{one.area}-{part[0]}")
    if not broken:
        st.caption(view.say(words.WHOLE))
    water = over_water(area, plan.region.contiguity)
    if water:
        st.caption(plain(view.say(words.OVER_WATER, names=_few(view, names, water))))
    st.markdown(f"**{view.say(words.UNASSIGNED)}**")
    free = unassigned(draft, plan.region)
    if not free:
        st.caption(view.say(words.COMPLETE))
        return
    window = sorted(plan.region.window or ())
    scope = join_names(map(view.prefecture, window), view.lang) or view.say(words.WHOLE_COUNTRY)
    st.caption(plain(view.say(words.UNASSIGNED_COUNT, scope=scope, count=f"{len(free):,}")))
    _line(view, _few(view, names, free), free, key="unassigned")


def _few(view: View, names: pd.Series, codes: Sequence[str]) -> str:
    shown = join_names((str(names[code]) for code in codes[:_FEW]), view.lang)
    if len(codes) <= _FEW:
        return shown
    return view.say(words.UNASSIGNED_MANY, names=shown, count=f"{len(codes) - _FEW:,}")


def _line(view: View, text: str, codes: tuple[str, ...], *, key: str) -> None:
    words_, button = st.columns([7, 3], vertical_alignment="center")
    words_.write(plain(text))
    button.button(
        view.say(words.ZOOM),
        key=f"{session.FIELD}-zoom-{key}",
        width="stretch",
        on_click=partial(state.desk().zoom_to, codes),
    )
