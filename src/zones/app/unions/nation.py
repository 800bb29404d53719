"""The whole country: both floors against the spheres, and where the floors disagree."""

import pandas as pd
import streamlit as st

from zones.app import words
from zones.app.pages.words import unions as own
from zones.app.tables import join_names, plain, show_grid, show_static
from zones.app.unions.desk import Looked
from zones.app.view import View
from zones.metrics.comparison import Comparison
from zones.metrics.first_floor import LOOKS, first_floor_totals
from zones.model.cells import number
from zones.model.forms import FORMS

_COUNTS = {
    "members": words.MEMBERS,
    "members_in_sphere": own.BOTH,
    "members_below": own.BELOW,
    "members_no_data": own.NO_FLOW_DATA,
    "sphere_size": own.SPHERE_SIZE,
    "outside": own.OUTSIDE,
}
"""Counts of a comparison, in the order shown."""


def show_nation(view: View, looked: Looked) -> None:
    """Show the totals of both floors, then where they disagree."""
    _totals(view, looked.existing.comparison)
    _first(view, looked)
    _disagreements(view, looked)


def _first(view: View, looked: Looked) -> None:
    st.header(view.say(own.FIRST_COMPARED), anchor=False)
    threshold = view.percent(float(view.scenario.threshold))
    st.caption(plain(view.say(own.FIRST_NOTE, threshold=threshold)))
    totals = first_floor_totals(looked.bodies)
    rows = {
        view.say(words.TYPE): [_type(view, str(kind)) for kind in totals.index],
        view.say(own.UNION_COUNT): totals["unions"].map("{:,}".format),
        view.say(words.MEMBERS): totals["members"].map("{:,}".format),
        **{view.say(text): totals[key].map("{:,}".format) for key, text in LOOKS.items()},
        view.say(own.INSIDE_SHARE): [_percent(view, share) for share in totals["inside_share"]],
    }
    show_static(pd.DataFrame(rows))
    st.caption(view.say(own.INSIDE_SHARE_NOTE))


def _disagreements(view: View, looked: Looked) -> None:
    """List the municipalities whose two floors point to different centres."""
    region = view.plan.region
    table = looked.existing.disagreements
    table = table[region.in_window(table["code"]).to_numpy(dtype=bool)]
    st.header(view.say(own.DISAGREE), anchor=False)
    st.caption(view.say(own.DISAGREE_NOTE, count=f"{len(table):,}"))
    if table.empty:
        st.info(view.say(words.NO_ROWS))
        return
    unions = looked.existing.register.by_id
    shown = pd.DataFrame(
        {
            "name": table["code"].map(view.place),
            "prefecture": [view.prefecture(code[:2]) for code in table["code"]],
            "body": table["first_floor_name"],
            "home": [
                _with_share(view, None if pd.isna(code) else view.place(code), share)
                for code, share in zip(table["home_centre"], table["home_share"], strict=True)
            ],
            "away": [
                _with_share(view, view.places(codes), share)
                for codes, share in zip(table["sphere_centres"], table["sphere_share"], strict=True)
            ],
            "second": [
                join_names([unions[key].name for key in keys if key in unions], view.lang)
                for keys in table["second_floor"]
            ],
            "follows": table["second_floor_follows"].map(
                {key: text.say(view.lang) for key, text in own.FOLLOW_WORDS.items()}
            ),
        }
    )
    text = st.column_config.TextColumn
    show_grid(
        shown,
        {
            "name": text(view.say(words.NAME), width=90),
            "prefecture": text(view.say(words.PREFECTURE), width=75),
            "body": text(view.say(own.FIRST_BODY), width=170),
            "home": text(view.say(own.HOME), width=135),
            "away": text(view.say(own.AWAY), width=150),
            "second": text(view.say(own.FOLLOWS), width=170),
            "follows": text(view.say(own.FOLLOWS_HEAD), width=120),
        },
        most=430,
    )


def _with_share(view: View, name: str | None, share: object) -> str | None:
    value = number(share)
    return name if name is None or value is None else f"{name} {view.percent(value)}"


def _type(view: View, kind: str) -> str:
    return view.say(own.ALL_TYPES) if kind == "all" else FORMS[kind].label.say(view.lang)


def _percent(view: View, share: object) -> str:
    value = number(share)
    return "—" if value is None else view.percent(value)


def _totals(view: View, compared: Comparison) -> None:
    st.header(view.say(own.SECOND_COMPARED), anchor=False)
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
