"""Who does which task: the transcribed matrix as table and heat map, and a search in the register."""

import io

import pandas as pd
import streamlit as st

from zones.app import data_sets, session, words
from zones.app.data_sets import DataSet
from zones.app.pages.words import unions as own
from zones.app.tables import join_names, show_grid, show_static
from zones.app.unions.desk import Looked
from zones.app.view import View
from zones.labels import Lang
from zones.metrics.tasks import check_totals, who_does
from zones.model.forms import FORMS
from zones.model.unions import STATUSES
from zones.outputs.task_figure import MARKS, task_figure, task_table
from zones.planning import Plan

_DPI = 130


def show_tasks(view: View, looked: Looked) -> None:
    """Show who does a task, and the matrix of the report."""
    _find(view, looked)
    _matrix(view)


def signed_matrix(plan: Plan) -> pd.DataFrame:
    """Return the matrix with a sign in each cell: one row a union, one column a task."""
    table = task_table(plan).drop(columns="union").set_index("name")
    signs = {name: column.map(MARKS).fillna("") for name, column in table.items()}
    return pd.DataFrame(signs, index=table.index).reset_index()


def _find(view: View, looked: Looked) -> None:
    wanted = st.text_input(
        view.say(own.TASK_FIND),
        key=session.TASK,
        placeholder=view.say(own.TASK_HINT),
        max_chars=40,
    )
    if not wanted.strip():
        return
    region = view.plan.region
    found = who_does(looked.existing.tasks, wanted)
    if region.window is not None:
        reached = [bool({code[:2] for code in codes} & region.window) for codes in found["members"]]
        found = found[reached]
    if found.empty:
        st.info(view.say(own.TASK_NOBODY))
        return
    st.caption(view.say(own.TASK_FOUND, count=f"{found['union'].nunique():,}"))
    shown = pd.DataFrame(
        {
            "name": found["name"],
            "type": [FORMS[kind].label.say(view.lang) for kind in found["type"]],
            "task": found["task"],
            "listed": found["as_listed"],
            "members": [
                join_names(map(view.place, codes), view.lang) for codes in found["members"]
            ],
            "status": found["status"].map(
                {key: text.say(view.lang) for key, text in STATUSES.items()}
            ),
        }
    )
    text = st.column_config.TextColumn
    show_grid(
        shown,
        {
            "name": text(view.say(words.NAME), width=180),
            "type": text(view.say(words.TYPE), width=105),
            "task": text(view.say(own.TASK), width=160),
            "listed": text(view.say(own.TASK_LISTED), width=170),
            "members": text(view.say(words.MEMBERS), width=220),
            "status": text(view.say(words.STATUS), width=80),
        },
        most=330,
    )


def _matrix(view: View) -> None:
    plan = view.plan
    st.header(view.say(own.TASK_MATRIX), anchor=False)
    totals = check_totals(plan.existing.facts)
    wrong = totals[~totals["agrees"]]
    st.warning(view.say(own.TASK_TOTALS, count=len(wrong)))
    shown_as = st.radio(
        view.say(own.TASK_AS),
        ("table", "heat"),
        key=session.TASK_AS,
        format_func=lambda key: view.say(own.TASK_TABLE if key == "table" else own.TASK_HEAT),
        horizontal=True,
    )
    st.caption(view.say(own.TASK_SIGNS))
    if shown_as == "heat":
        picture = _picture(data_sets.in_use(), view.lang, plan)
        title = view.say(own.TASK_MATRIX)
        st.image(picture, caption=title, alt=title, width="stretch")
    else:
        _show_matrix(view, plan)
    with st.expander(view.say(own.TASK_WRONG)):
        show_static(
            pd.DataFrame(
                {
                    view.say(own.TASK): wrong.index,
                    view.say(own.PRINTED): wrong["printed"].to_numpy(),
                    view.say(own.MARKS): wrong["marks"].to_numpy(),
                    view.say(own.NAMED): wrong["named"].to_numpy(),
                }
            )
        )


def _show_matrix(view: View, plan: Plan) -> None:
    """Show the unions as columns and the tasks as rows: there are more tasks than unions."""
    matrix = signed_matrix(plan).set_index("name").T.rename_axis("task").reset_index()
    text = st.column_config.TextColumn
    columns = {"task": text(view.say(own.TASK), width=230, pinned=True)}
    for name in matrix.columns[1:]:
        columns[str(name)] = text(str(name).removesuffix("広域連合"), width=72)
    show_grid(matrix, columns, most=640)


@st.cache_data(show_spinner=False, max_entries=4)
def _picture(data: DataSet, lang: Lang, _plan: Plan) -> bytes:
    del data  # the key: the facts are those of the data set
    buffer = io.BytesIO()
    task_figure(_plan, lang).savefig(buffer, format="png", dpi=_DPI)
    return buffer.getvalue()
