"""Saving the draft, and opening one that is checked first."""

from functools import partial

import pandas as pd
import streamlit as st

from zones.app import resources, session
from zones.app.planner import state, words
from zones.app.planner.desk import Desk
from zones.app.tables import join_names, plain, show_static
from zones.app.view import View
from zones.app.words import (
    DENOMINATOR,
    DENOMINATORS,
    READING,
    READINGS,
    THRESHOLD,
    WHOLE_COUNTRY,
    WINDOW,
)
from zones.errors import ZonesError
from zones.labels import Text
from zones.outputs.draft_files import assignment_csv, assignment_excel
from zones.planning import Plan, Scenario
from zones.planning.draft.opening import Opened
from zones.planning.draft.plan_file import MEDIA_TYPE, write_plan_file
from zones.planning.draft.uploads import gazetteer, open_draft

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 200
_WHOLE_FILE = Text("ファイル全体", "The whole file")


def show_files(view: View, plan: Plan) -> None:
    """Show how to save and open."""
    # Always there, so that the place for files below doesn't move.
    with st.container():
        if state.draft().areas:
            _save(view, plan)
            st.caption(view.say(words.AUTOSAVE))
            st.caption(view.say(words.LINK_NOTE))
        else:
            st.caption(view.say(words.NOTHING_TO_SAVE))
    opened = read_upload(view, f"{session.UPLOAD}-{state.desk().opened}")
    if opened is not None:
        _check(view, opened)


def read_upload(view: View, key: str) -> Opened | None:
    """Show where a file is put; return what was read of it, or say why it can't be."""
    given = st.file_uploader(view.say(words.OPEN), key=key)
    st.caption(view.say(words.OPEN_HELP))
    if given is None:
        return None
    try:
        return open_draft(given.name, given.getvalue(), gazetteer(resources.region()))
    except ZonesError as error:
        st.error(plain(error.say(view.lang)))
        return None


def _save(view: View, plan: Plan) -> None:
    held, names = state.draft(), plan.region.names
    st.caption(view.say(words.SAVE_NOTE))
    # Made at once (5 ms): what is made when asked for is gone when a run comes between.
    files = (
        (words.SAVE_PLAN, "plan.json", MEDIA_TYPE, write_plan_file(held, view.scenario)),
        (words.SAVE_CSV, "assignment.csv", "text/csv", assignment_csv(held, names)),
        (
            words.SAVE_EXCEL,
            "assignment.xlsx",
            _EXCEL,
            assignment_excel(held, names, lang=view.lang),
        ),
    )
    for text, name, media, content in files:
        st.download_button(
            view.say(text),
            content,
            file_name=name,
            mime=media,
            key=f"{session.SAVE}-draft-{name}",
            on_click="ignore",
            width="stretch",
        )


def _check(view: View, opened: Opened) -> None:
    """Say everything that is wrong with a file, and open it when asked to."""
    follow = show_findings(view, opened)
    if not opened.sheets and opened.scenario is None:
        st.info(view.say(words.NO_AREA_IN_FILE))
        return
    scenario = None
    if opened.scenario is not None and _fits(opened.scenario) and opened.scenario != view.scenario:
        settings = plain(_settings(view, opened.scenario))
        if st.checkbox(view.say(words.OPEN_SETTINGS, settings=settings), value=True):
            scenario = opened.scenario
        st.caption(view.say(words.SETTINGS_STAY))
    st.button(
        view.say(words.OPEN_NOW),
        type="primary",
        on_click=partial(_open, state.desk(), opened, follow=follow, scenario=scenario),
    )


def _settings(view: View, other: Scenario) -> str:
    """Say which settings of a file differ from those of the screen."""
    now, parts = view.scenario, []
    if other.threshold != now.threshold:
        parts.append((THRESHOLD, view.percent(float(other.threshold))))
    if other.reading != now.reading:
        parts.append((READING, view.say(READINGS[other.reading])))
    if other.denominator != now.denominator:
        parts.append((DENOMINATOR, view.say(DENOMINATORS[other.denominator])))
    if other.prefectures != now.prefectures:
        names = join_names(map(view.prefecture, other.prefectures), view.lang)
        parts.append((WINDOW, names or view.say(WHOLE_COUNTRY)))
    said = (view.say(words.SETTING, name=view.say(name), value=value) for name, value in parts)
    return view.say(words.BETWEEN).join(said)


def show_findings(view: View, opened: Opened) -> bool:
    """List what was found; return whether successors are taken."""
    if not opened.findings and not opened.sheets:
        return True
    if not opened.findings:
        st.success(view.say(words.FOUND_NONE, areas=len(opened.sheets)))
        return True
    st.warning(view.say(words.FOUND, count=len(opened.findings)))
    show_static(
        pd.DataFrame(
            [
                (one.area or view.say(_WHOLE_FILE), one.text.say(view.lang))
                for one in opened.findings[:_SHOWN]
            ],
            columns=[view.say(words.WHERE), view.say(words.FINDING)],
        )
    )
    if len(opened.findings) > _SHOWN:
        st.caption(view.say(words.MORE_FINDINGS, count=len(opened.findings) - _SHOWN))
    st.caption(view.say(words.LEFT_IN_NOTE))
    if any(one.kind == "gone" for one in opened.findings):
        return st.checkbox(view.say(words.FOLLOW), value=True)
    return True


def _open(desk: Desk, opened: Opened, *, follow: bool, scenario: Scenario | None) -> None:
    found = opened.draft(follow=follow)
    desk.exchange(found)
    desk.area = None
    desk.opened += 1
    desk.zoom_to(tuple(sorted(found.assigned)))
    if scenario is not None:
        session.use(scenario)


def _fits(scenario: Scenario) -> bool:
    """Tell whether the side bar can show these settings."""
    return session.LOWEST <= scenario.threshold * 100 <= session.HIGHEST
