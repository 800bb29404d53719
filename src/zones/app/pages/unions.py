"""既存の圏域: what exists, how sure that is, and how it compares with the spheres."""

from collections import Counter

import pandas as pd
import streamlit as st

from zones.app import session, words
from zones.app.pages.words import unions as own
from zones.app.tables import join_names, percent_column, plain, show_grid, show_static
from zones.app.view import View
from zones.codes import PREFECTURES
from zones.labels import ROLES, Text
from zones.metrics.candidates import KINDS
from zones.metrics.comparison import STANDINGS, Comparison
from zones.model import Region
from zones.model.unions import FLOORS, FORMS, SECOND_FLOOR, STATUSES, Register, Union

_COUNTS = {
    "members": words.MEMBERS,
    "members_in_sphere": own.BOTH,
    "members_below": own.BELOW,
    "members_no_data": own.NO_FLOW_DATA,
    "sphere_size": own.SPHERE_SIZE,
    "outside": own.OUTSIDE,
}
"""Counts of a comparison, in the order shown."""


_PREFECTURES = {text.ja: text for text in PREFECTURES.values()}
_ELSEWHERE = Text("", "")


def show(view: View) -> None:
    """Show the page."""
    with st.spinner(view.say(words.WORKING)):
        region, existing = view.plan.region, view.plan.existing
    compared = existing.comparison
    kind = _choose_type(view, existing.register)
    _form(view, kind)
    unions = _of(region, existing.register, kind)
    if unions:
        _list(view, kind, unions, compared)
        _one(view, region, unions, compared)
    else:
        st.info(view.say(own.NO_UNION))
    _totals(view, compared)
    _open(view, region, existing.candidates)


def _choose_type(view: View, register: Register) -> str:
    counts = Counter(one.type for one in register)
    kinds = [kind for kind in FORMS if counts[kind]]
    return st.selectbox(
        view.say(own.CHOOSE_TYPE),
        kinds,
        key=session.UNION_TYPE,
        format_func=lambda kind: f"{FORMS[kind].label.say(view.lang)} ({counts[kind]})",
    )


def _form(view: View, kind: str) -> None:
    form = FORMS[kind]
    article = form.article or view.say(own.NO_ARTICLE)
    floor = FLOORS[form.floor].say(view.lang)
    st.caption(plain(view.say(own.FORM_LINE, floor=floor, article=article)))


def _of(region: Region, register: Register, kind: str) -> dict[str, Union]:
    """Return the unions of a type that reach into the window, by id."""
    return {
        one.id: one
        for one in register.of_type(kind)
        if region.window is None or {code[:2] for code in one.codes()} & region.window
    }


def _list(view: View, kind: str, unions: dict[str, Union], compared: Comparison) -> None:
    """List the unions; those of the second floor with their sphere."""
    say, config = view.say, st.column_config
    table = pd.DataFrame(
        {
            "name": [one.name for one in unions.values()],
            "prefecture": [
                _PREFECTURES.get(one.prefecture, _ELSEWHERE).say(view.lang)
                for one in unions.values()
            ],
            "members": [len(one.codes("member")) for one in unions.values()],
            "since": [_since(one) for one in unions.values()],
            "status": [_status(view, one) for one in unions.values()],
        },
        index=list(unions),
    )
    columns = {
        "name": config.TextColumn(say(words.NAME), width=205),
        "prefecture": config.TextColumn(say(words.PREFECTURE), width=80),
        "status": config.TextColumn(say(words.STATUS), width=85),
        "since": config.TextColumn(say(words.SINCE), width=95),
        "members": config.NumberColumn(say(words.MEMBERS), width=85),
    }
    if kind in SECOND_FLOOR:
        sphere = compared.unions.reindex(table.index)
        for column in ("members_in_sphere", "members_below", "outside"):
            table[column] = sphere[column].astype("Int64")
            columns[column] = config.NumberColumn(say(_COUNTS[column]), width=92)
        table["overlap"] = sphere["jaccard"].astype("Float64").round(2)
        columns["overlap"] = config.NumberColumn(say(own.OVERLAP), format="%.2f", width=75)
    show_grid(table, columns, most=330)


def _since(union: Union) -> str:
    """Return the earliest start of its centres and members, as printed; empty where unknown."""
    starts = [one.period.start for one in union.members if one.role != "observer"]
    return min((start for start in starts if start), default="")


def _status(view: View, union: Union) -> str:
    """Return the least sure status of its facts."""
    worst = max((one.status for one in union.members), key=list(STATUSES).index)
    return STATUSES[worst].say(view.lang)


def _one(view: View, region: Region, unions: dict[str, Union], compared: Comparison) -> None:
    if st.session_state[session.UNION] not in unions:
        st.session_state[session.UNION] = None
    chosen = st.selectbox(
        view.say(own.CHOOSE_UNION),
        tuple(unions),
        key=session.UNION,
        format_func=lambda key: f"{unions[key].name}（{key}）",
        index=None,
        placeholder=view.say(own.UNION_HINT),
    )
    if chosen is None:
        return
    union = unions[chosen]
    st.subheader(plain(union.name), anchor=False)
    if union.tasks:
        st.caption(plain(view.say(own.TASKS, tasks=join_names(union.tasks, view.lang))))
    if union.type in SECOND_FLOOR:
        _standing(view, region, compared.of(chosen))
    _facts(view, union)


def _standing(view: View, region: Region, detail: pd.DataFrame) -> None:
    names = detail["code"].map(region.names).fillna(detail["municipality"])
    show_static(
        pd.DataFrame(
            {
                view.say(words.NAME): names,
                view.say(own.STANDING): detail["standing"].map(
                    {key: text.say(view.lang) for key, text in STANDINGS.items()}
                ),
                view.say(words.SHARE): percent_column(detail["share"]).map("{:.1f}".format),
                view.say(words.PERSONS): detail["persons"].map("{:,}".format),
                view.say(words.POPULATION): detail["population"].map("{:,}".format),
            }
        ).replace({"<NA>": "—", "nan": "—"})
    )


def _facts(view: View, union: Union) -> None:
    """Show each member with its dates, status and source."""
    table = pd.DataFrame(
        [
            (
                f"{one.prefecture}{one.name}",
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


def _totals(view: View, compared: Comparison) -> None:
    st.subheader(view.say(own.COMPARED), anchor=False)
    threshold = view.percent(float(compared.threshold))
    st.caption(plain(view.say(own.COMPARED_NOTE, day=compared.as_of, threshold=threshold)))
    totals = compared.totals()
    rows = {
        view.say(words.TYPE): [
            view.say(own.ALL_TYPES) if kind == "all" else FORMS[kind].label.say(view.lang)
            for kind in totals.index
        ],
        view.say(own.UNION_COUNT): totals["unions"].map("{:,}".format),
        **{view.say(text): totals[key].map("{:,}".format) for key, text in _COUNTS.items()},
        view.say(own.SHARE_IN): [
            "—" if pd.isna(share) else view.percent(float(share)) for share in totals["share_in"]
        ],
    }
    show_static(pd.DataFrame(rows))


def _open(view: View, region: Region, table: pd.DataFrame) -> None:
    """List what is open: municipalities and centres that could join, lead, or no longer qualify."""
    st.subheader(view.say(own.OPEN), anchor=False)
    kind = st.radio(
        view.say(own.CHOOSE_KIND),
        tuple(KINDS),
        key=session.CANDIDATE_KIND,
        format_func=lambda key: plain(KINDS[key].say(view.lang)),
    )
    table = table[table["kind"] == kind]
    table = table[region.in_window(table["code"].str[:5]).to_numpy(dtype=bool)]
    if table.empty:
        st.info(view.say(words.NO_ROWS))
        return
    names = region.names
    say, config = view.say, st.column_config
    shown = pd.DataFrame(
        {
            "name": [
                "＋".join(str(names[one]) for one in code.split("+")) for code in table["code"]
            ],
            "type": [FORMS[one].label.say(view.lang) for one in table["type"]],
            "centres": [
                "＋".join(str(names.get(code, code)) for code in codes)
                for codes in table["centres"]
            ],
            "persons": table["persons"],
            "reason": table[f"reason_{view.lang}"].str.replace("；", "\n").str.replace("; ", "\n"),
        }
    )
    columns = {
        "name": config.TextColumn(say(words.NAME), width=120),
        "type": config.TextColumn(say(words.TYPE), width=125),
        "centres": config.TextColumn(say(words.CENTRE), width=120),
        "persons": config.NumberColumn(say(words.PERSONS), format="localized", width=80),
        "reason": config.TextColumn(say(words.REASON), width=450),
    }
    if table["persons"].isna().all():
        columns.pop("persons")
    show_grid(shown, columns, row_height=76, most=430)
