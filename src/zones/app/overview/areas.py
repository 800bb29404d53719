"""The list of areas under the national map."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from zones.app import data_sets, session, words
from zones.app.data_sets import DataSet
from zones.app.overview.filters import Kept, area_table
from zones.app.pages.words import overview as own
from zones.app.tables import show_rows
from zones.app.view import View
from zones.model.forms import FORMS
from zones.model.unions import STATUSES
from zones.outputs.names import place_names, prefecture_names, scheme_name
from zones.planning import Plan

_MOST_HEIGHT = 420
_FEW = 3
"""So many prefectures are named."""


def chosen_area(view: View, kept: Kept) -> str | None:
    """Return the area whose row is chosen, before the list is shown."""
    held = st.session_state.get(_key(kept))
    rows = [] if held is None else list(held["selection"]["rows"])
    if not rows:
        return None
    keys = _listed(data_sets.in_use(), view, kept).index
    return str(keys[rows[0]]) if rows[0] < len(keys) else None


def _key(kept: Kept) -> str:
    """Return the key of the list; another list has no row chosen."""
    return f"{session.TABLE}-areas-{hash(kept)}"


def show_areas(view: View, kept: Kept) -> None:
    """Show the areas that are left."""
    table = _listed(data_sets.in_use(), view, kept)
    st.header(view.say(own.AREAS, count=f"{len(table):,}"), anchor=False)
    if table.empty:
        st.info(view.say(words.NOTHING_LEFT))
        return
    st.caption(view.say(own.AREAS_NOTE))
    say, text = view.say, st.column_config.TextColumn
    count = st.column_config.NumberColumn
    columns: dict[str, ColumnConfig] = {
        "name": text(say(words.NAME), width=190),
        "what": text(say(own.WHAT), width=80),
        "kind": text(say(own.SORT), width=130),
        "prefectures": text(say(words.PREFECTURE), width=110),
        "municipalities": count(say(own.COUNT), width=105),
        "population": count(say(words.POPULATION), format="localized", width=95),
        "ratio": count(say(words.RATIO), format="%.2f", width=80),
        "status": text(say(words.STATUS), width=110),
    }
    show_rows(table, columns, key=_key(kept), on_select="rerun", most=_MOST_HEIGHT)


_LISTS = 24
_HASHES: dict[str | type[Any], Callable[[Any], Any]] = {
    DataSet: lambda one: (one.name, one.digest),
    View: lambda one: (one.lang, one.scenario.digest),
    Kept: hash,
}


@st.cache_resource(show_spinner=False, max_entries=_LISTS, hash_funcs=_HASHES)
def _listed(data: DataSet, view: View, kept: Kept) -> pd.DataFrame:
    """Return the areas in words; made once for all sessions, as it takes a fifth of a second."""
    del data  # the key: the plan is that of the data set in use
    return area_words(view, view.plan, area_table(view.plan, kept))


def area_words(view: View, plan: Plan, table: pd.DataFrame) -> pd.DataFrame:
    """Return the areas in words: names, kinds and statuses in the language of the screen."""
    known = plan.existing.register.by_id
    statuses = {"proposed": own.PROPOSED, **{str(key): text for key, text in STATUSES.items()}}
    return pd.DataFrame(
        {
            "name": [
                place_names(plan.region, centres, view.lang)
                if what == "proposal"
                else known[key].name
                for key, what, centres in zip(
                    table.index, table["what"], table["centres"], strict=True
                )
            ],
            "what": [view.say(own.WHATS[what]) for what in table["what"]],
            "kind": [
                scheme_name(plan, kind, view.lang)
                if what == "proposal"
                else FORMS[kind].label.say(view.lang)
                for what, kind in zip(table["what"], table["kind"], strict=True)
            ],
            "prefectures": [_prefectures(view, codes) for codes in table["prefectures"]],
            "municipalities": table["municipalities"].to_numpy(),
            "population": table["population"].to_numpy(),
            "ratio": table["day_night_ratio"].astype("Float64").mul(100).round(2).to_numpy(),
            "status": [view.say(statuses[key]) for key in table["status"]],
        },
        index=table.index,
    )


def _prefectures(view: View, codes: tuple[str, ...]) -> str:
    named = prefecture_names(codes[:_FEW], view.lang)
    return named if len(codes) <= _FEW else f"{named} … ({len(codes)})"


def members_of(plan: Plan, area: str) -> tuple[str, ...]:
    """Return the municipalities of a candidate area or union."""
    if area in plan.proposals.territory:
        return tuple(plan.proposals.territory[area])
    places = set(plan.region.codes)
    codes = plan.existing.register.get(area).codes("centre", "member")
    return tuple(code for code in codes if code in places)
