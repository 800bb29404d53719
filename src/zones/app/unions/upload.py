"""A person's own register: what was read, what was refused and why, then the comparison with it."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import cast

import pandas as pd
import streamlit as st

from zones.app import data_sets, resources, session, words
from zones.app.pages.words import unions as own
from zones.app.tables import plain, show_grid, show_static
from zones.app.unions import desk
from zones.app.unions.desk import OwnRegister
from zones.app.view import View
from zones.data.registers.importing import parse_register
from zones.data.registers.remarks import Remark
from zones.errors import ZonesError
from zones.labels import ROLES
from zones.model.unions import STATUSES, Register
from zones.outputs.csv import to_csv

_FEW = 60
"""So many remarks are shown without scrolling."""


def show_upload(view: View) -> None:
    """Show where a file is put, and what was read of it."""
    st.write(view.say(own.OWN_NOTE))
    given = st.file_uploader(view.say(own.OWN_OPEN), key=f"{session.UPLOAD}-register")
    st.caption(view.say(own.OWN_HELP))
    held = desk.own()
    if given is None:
        if held is not None:
            _held(view, held)
        return
    try:
        read = read_own(view, given.name, given.getvalue())
    except ZonesError as error:
        st.error(plain(error.say(view.lang)))
        if held is not None:
            st.info(plain(view.say(own.OWN_KEPT, file=held.file)))
        return
    _report(view, read)
    if held is not None and held.digest == read.digest:
        _held(view, held)


def read_own(view: View, file: str, content: bytes) -> OwnRegister:
    """Read a file as a register; rows that can't be taken are in its problems.

    Raises
    ------
    ZonesError
        If it can't be read at all, or what was read contradicts itself.
    """
    digest = hashlib.sha256(content).hexdigest()
    key = (digest, data_sets.in_use().digest, view.scenario.as_of)
    kept = st.session_state.get(session.READ)
    if kept is not None and kept[0] == key:
        return replace(cast("OwnRegister", kept[1]), file=file)
    region = resources.region()
    result = parse_register(
        file,
        content,
        municipalities=region.municipalities.loc[region.codes],
        changes=region.changes,
        as_of=view.scenario.as_of,
    )
    Register.from_table(result.table)
    read = OwnRegister(file, digest, result.table, result.problems, result.notes)
    st.session_state[session.READ] = (key, read)
    return read


def remark_table(view: View, remarks: Sequence[Remark]) -> pd.DataFrame:
    """Return remarks as a table: row, reason, and what stood in a refused row."""
    return pd.DataFrame(
        {
            view.say(own.OWN_ROW): [
                str(one.row) if one.row else view.say(own.OWN_WHOLE) for one in remarks
            ],
            view.say(own.OWN_REASON): [one.message.say(view.lang) for one in remarks],
            view.say(own.OWN_GIVEN): [
                " | ".join(cell for cell in one.given if cell) for one in remarks
            ],
        }
    )


def _report(view: View, read: OwnRegister) -> None:
    register = Register.from_table(read.table)
    today = register.valid_on(view.scenario.as_of)
    values = {"file": read.file, "unions": f"{len(register):,}", "rows": f"{len(read.table):,}"}
    usable = len(today) > 0
    if usable:
        said, left_out = view.say(own.OWN_READ, **values), len(register) - len(today)
        if left_out:
            day = view.scenario.as_of.isoformat()
            said += view.say(own.OWN_PARTLY, count=left_out, day=day)
        st.success(plain(said))
    elif len(register):
        day = view.scenario.as_of.isoformat()
        st.warning(plain(view.say(own.OWN_READ, **values) + view.say(own.OWN_OLD, day=day)))
    else:
        st.warning(plain(view.say(own.OWN_EMPTY, file=read.file)))
    refused = [one for one in read.problems if one.refused]
    asked = [one for one in read.problems if not one.refused]
    if refused:
        st.header(view.say(own.OWN_REFUSED, count=len(refused)), anchor=False)
        _remarks(view, refused)
        st.download_button(
            view.say(own.OWN_SAVE_REFUSED),
            to_csv(remark_table(view, refused)),
            file_name="refused-rows.csv",
            mime="text/csv",
            key=f"{session.SAVE}-refused",
            on_click="ignore",
        )
    if asked:
        st.header(view.say(own.OWN_PROBLEMS, count=len(asked)), anchor=False)
        _remarks(view, asked)
    if usable:
        st.button(view.say(own.OWN_USE), type="primary", on_click=partial(desk.keep, read))
        st.header(view.say(own.OWN_TABLE), anchor=False)
        _rows(view, read.table)
    if read.notes:
        with st.expander(view.say(own.OWN_NOTES, count=len(read.notes))):
            _remarks(view, read.notes)


def _held(view: View, held: OwnRegister) -> None:
    st.info(plain(view.say(own.OWN_IN_USE, file=held.file)))
    st.button(view.say(own.OWN_FORGET), on_click=desk.forget)


def _remarks(view: View, remarks: Sequence[Remark]) -> None:
    """Show remarks; many of them scroll, a few wrap."""
    table = remark_table(view, remarks)
    if not any(one.given for one in remarks):
        table = table.drop(columns=view.say(own.OWN_GIVEN))
    if len(table) <= _FEW:
        show_static(table)
    else:
        show_grid(table, {str(name): str(name) for name in table.columns}, most=430)


def _rows(view: View, table: pd.DataFrame) -> None:
    say, text = view.say, st.column_config.TextColumn
    shown = table.assign(
        role=table["role"].map({key: one.say(view.lang) for key, one in ROLES.items()}),
        status=table["status"].map({key: one.say(view.lang) for key, one in STATUSES.items()}),
    )
    show_grid(
        shown,
        {
            "name": text(say(words.NAME), width=190),
            "type": text(say(words.TYPE), width=105),
            "municipality": text(say(words.MUNICIPALITIES), width=110),
            "municipality_prefecture": text(say(words.PREFECTURE), width=80),
            "code": text(say(words.CODE), width=70),
            "role": text(say(words.ROLE), width=90),
            "valid_from": text(say(words.SINCE), width=95),
            "tasks": text(say(own.TASK), width=150),
            "status": text(say(words.STATUS), width=85),
        },
        most=330,
    )
