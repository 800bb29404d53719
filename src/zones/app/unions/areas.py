"""The unions of one type, and one of them in detail."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from zones.app import session, words
from zones.app.pages.words import unions as own
from zones.app.tables import (
    join_names,
    percent_column,
    plain,
    show_grid,
    show_rows,
    show_static,
)
from zones.app.unions.area_map import HEIGHT, show_map
from zones.app.unions.desk import Looked
from zones.app.view import View
from zones.codes import PREFECTURES
from zones.labels import ROLES, Text
from zones.metrics.comparison import STANDINGS
from zones.metrics.first_floor import LOOKS
from zones.model import Region
from zones.model.forms import FLOORS, FORMS, SECOND_FLOOR
from zones.model.unions import STATUSES, Member, Register, Union
from zones.outputs.names import prefecture_names

_COUNTS = {
    "members_in_sphere": own.BOTH,
    "members_below": own.BELOW,
    "outside": own.OUTSIDE,
}
"""Counts of a comparison, in the order shown."""

_PREFECTURES = {text.ja: text for text in PREFECTURES.values()}
_ELSEWHERE = Text("", "")


def show_areas(view: View, looked: Looked) -> None:
    """Show the unions of the chosen floor and type."""
    region, existing = view.plan.region, looked.existing
    kind = _choose_type(view, existing.register)
    if kind is None:
        st.info(view.say(own.NO_TYPE))
        return
    _form(view, kind)
    unions = _of(region, existing.register, kind)
    if not unions:
        st.info(view.say(own.NO_UNION))
        return
    if st.session_state[session.UNION] not in unions:
        st.session_state[session.UNION] = None
    left, right = st.columns([6, 5], gap="small")
    with left:
        _list(view, kind, unions, looked)
    with right:
        show_map(view, kind, unions)
    _one(view, unions, looked)


def _choose_type(view: View, register: Register) -> str | None:
    counts = Counter(one.type for one in register)
    left, right = st.columns([2, 3])
    with left:
        floor = st.radio(
            view.say(own.FLOOR),
            tuple(own.FLOOR_LABELS),
            key=session.FLOOR,
            format_func=lambda number: own.FLOOR_LABELS[number].say(view.lang),
        )
    kinds = [kind for kind, form in FORMS.items() if counts[kind] and form.floor == floor]
    if not kinds:
        return None
    if st.session_state[session.UNION_TYPE] not in kinds:
        st.session_state[session.UNION_TYPE] = kinds[0]
    with right:
        return st.selectbox(
            view.say(own.CHOOSE_TYPE),
            kinds,
            key=session.UNION_TYPE,
            format_func=lambda kind: f"{FORMS[kind].label.say(view.lang)} ({counts[kind]})",
        )


def _form(view: View, kind: str) -> None:
    form = FORMS[kind]
    article = view.say(form.article or own.NO_ARTICLE)
    floor = FLOORS[form.floor].say(view.lang)
    st.caption(plain(view.say(own.FORM_LINE, floor=floor, article=article)))


def _of(region: Region, register: Register, kind: str) -> dict[str, Union]:
    """Return the unions of a type that reach into the window, by id."""
    return {
        one.id: one
        for one in register.of_type(kind)
        if region.window is None or {code[:2] for code in one.codes()} & region.window
    }


def _list(view: View, kind: str, unions: dict[str, Union], looked: Looked) -> None:
    """List the unions; those of the second floor with their sphere."""
    say, config = view.say, st.column_config
    table = pd.DataFrame(
        {
            "name": [one.name for one in unions.values()],
            "prefecture": [_prefectures(view, one) for one in unions.values()],
            "members": [len(one.codes("member")) for one in unions.values()],
            "since": [_since(one) for one in unions.values()],
            "status": [_status(view, one) for one in unions.values()],
        },
        index=list(unions),
    )
    columns = {
        "name": config.TextColumn(say(words.NAME), width=205, pinned=True),
        "members": config.NumberColumn(say(words.MEMBERS), width=85),
    }
    if FORMS[kind].floor == 1:
        _add_looks(view, table, columns, looked)
    if kind in SECOND_FLOOR:
        sphere = looked.existing.comparison.unions.reindex(table.index)
        for column in ("members_in_sphere", "members_below", "outside"):
            table[column] = sphere[column].astype("Int64")
            columns[column] = config.NumberColumn(say(_COUNTS[column]), width=92)
        table["overlap"] = sphere["jaccard"].astype("Float64").round(2)
        columns["overlap"] = config.NumberColumn(say(own.OVERLAP), format="%.2f", width=75)
    columns |= {
        "prefecture": config.TextColumn(say(words.PREFECTURE), width=80),
        "status": config.TextColumn(say(words.STATUS), width=85),
        "since": config.TextColumn(say(words.SINCE), width=95),
    }
    turn = st.session_state[session.UNION_TURN]
    # Other rows are another table, and so is one from which something else was chosen since.
    key = f"{session.TABLE}-unions-{kind}-{turn}-{hash(tuple(unions))}"
    take = partial(_take_row, key, tuple(unions))
    show_rows(table, columns, key=key, on_select=take, most=HEIGHT)


def _take_row(key: str, unions: Sequence[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    st.session_state[session.UNION] = unions[rows[0]] if rows and rows[0] < len(unions) else None


def _take_field() -> None:
    st.session_state[session.UNION_TURN] += 1


def _prefectures(view: View, union: Union) -> str:
    """Return the prefectures of its centres and members, that of the seat first."""
    seat = union.prefecture
    codes = sorted(
        {code[:2] for code in union.codes()}, key=lambda one: PREFECTURES[one].ja != seat
    )
    if not codes:
        return _PREFECTURES.get(seat, _ELSEWHERE).say(view.lang)
    return prefecture_names(codes, view.lang)


def _add_looks(
    view: View, table: pd.DataFrame, columns: dict[str, ColumnConfig], looked: Looked
) -> None:
    """Add to the list of bodies where their members look, and the sphere most like each."""
    config = st.column_config
    bodies = looked.bodies.reindex(table.index)
    for look in ("centre", "inside", "outside", "nowhere"):
        table[look] = bodies[look].astype("Int64")
        columns[look] = config.NumberColumn(view.say(LOOKS[look]), width=95)
    table["match"] = [
        None if pd.isna(key) else sphere_name(view, looked, str(key)) for key in bodies["match"]
    ]
    columns["match"] = config.TextColumn(view.say(own.LOOKS_LIKE), width=120)
    table["overlap"] = bodies["jaccard"].astype("Float64").round(2)
    columns["overlap"] = config.NumberColumn(view.say(own.OVERLAP), format="%.2f", width=75)


def sphere_name(view: View, looked: Looked, key: str) -> str:
    """Return the names of the centres of a sphere."""
    return view.places(looked.spheres[key])


def _looks(view: View, region: Region, looked: Looked, union: str) -> None:
    """Show of each member of a body of the first floor where it looks."""
    threshold = view.percent(float(view.scenario.threshold))
    st.caption(plain(view.say(own.FIRST_NOTE, threshold=threshold)))
    rows = looked.members[looked.members["union"] == union]
    people = rows["code"].map(region.residents()).astype("Int64")
    show_static(
        pd.DataFrame(
            {
                view.say(words.NAME): _names(view, rows),
                view.say(own.LOOK): rows["look"].map(
                    {key: text.say(view.lang) for key, text in LOOKS.items()}
                ),
                view.say(own.LOOK_SPHERE): [
                    "—" if pd.isna(key) else sphere_name(view, looked, str(key))
                    for key in rows["sphere"]
                ],
                view.say(words.SHARE): percent_column(rows["share"]).map("{:.1f}".format),
                view.say(words.PERSONS): rows["persons"].map("{:,}".format),
                view.say(words.POPULATION): people.map("{:,}".format),
            }
        ).replace({"<NA>": "—", "nan": "—"})
    )


def _since(union: Union) -> str:
    """Return the earliest start of its centres and members, as printed; empty where unknown."""
    starts = [one.period.start for one in union.members if one.role != "observer"]
    return min((start for start in starts if start), default="")


def _status(view: View, union: Union) -> str:
    """Return the least sure status of its facts."""
    worst = max((one.status for one in union.members), key=list(STATUSES).index)
    return STATUSES[worst].say(view.lang)


def _one(view: View, unions: dict[str, Union], looked: Looked) -> None:
    chosen = st.selectbox(
        view.say(own.CHOOSE_UNION),
        tuple(unions),
        key=session.UNION,
        format_func=lambda key: f"{unions[key].name} ({key})",
        index=None,
        placeholder=view.say(own.UNION_HINT),
        on_change=_take_field,
    )
    if chosen is None:
        return
    union = unions[chosen]
    st.header(plain(union.name), anchor=False)
    if union.tasks:
        st.caption(plain(view.say(own.TASKS, tasks=join_names(union.tasks, view.lang))))
    region = view.plan.region
    if union.type in SECOND_FLOOR:
        _standing(view, looked.existing.comparison.of(chosen))
    if union.floor == 1:
        _looks(view, region, looked, chosen)
    _facts(view, union)


def _names(view: View, rows: pd.DataFrame) -> list[str]:
    """Return the names of members; a body without a code is called as it is listed."""
    return [
        str(listed) if pd.isna(code) else view.place(str(code))
        for code, listed in zip(rows["code"], rows["municipality"], strict=True)
    ]


def _standing(view: View, detail: pd.DataFrame) -> None:
    show_static(
        pd.DataFrame(
            {
                view.say(words.NAME): _names(view, detail),
                view.say(own.STANDING): detail["standing"].map(
                    {key: text.say(view.lang) for key, text in STANDINGS.items()}
                ),
                view.say(words.SHARE): percent_column(detail["share"]).map("{:.1f}".format),
                view.say(words.PERSONS): detail["persons"].map("{:,}".format),
                view.say(words.POPULATION): detail["population"].map("{:,}".format),
            }
        ).replace({"<NA>": "—", "nan": "—"})
    )


def _member_name(view: View, member: Member) -> str:
    prefecture = _PREFECTURES.get(member.prefecture, _ELSEWHERE)
    if view.lang == "ja" or member.code is None:
        return f"{member.prefecture}{member.name}"
    return f"{view.place(member.code)}, {prefecture.en}"


def _facts(view: View, union: Union) -> None:
    """Show each member with its dates, status and source."""
    table = pd.DataFrame(
        [
            (
                _member_name(view, one),
                ROLES[one.role].say(view.lang),
                one.period.start or "",
                STATUSES[one.status].say(view.lang),
                one.source or "",
            )
            for one in union.members
        ],
        columns=["name", "role", "since", "status", "source"],
    )
    text = st.column_config.TextColumn
    show_grid(
        table,
        {
            "name": text(view.say(words.NAME), width=150),
            "role": text(view.say(words.ROLE), width=100),
            "since": text(view.say(words.SINCE), width=100),
            "status": text(view.say(words.STATUS), width=95),
            "source": text(view.say(words.SOURCE), width=460),
        },
    )
