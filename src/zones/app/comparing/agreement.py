"""How far the sets agree: numbers for each pair, a map of where they disagree, area by area."""

from collections.abc import Sequence
from itertools import combinations

import pandas as pd
import streamlit as st

from zones.app import session
from zones.app.live_map import Focus, Picture, show_live_map
from zones.app.pages.words import compare as words
from zones.app.tables import join_names, plain, show_grid, show_static
from zones.app.view import View
from zones.labels import Text
from zones.metrics.agreement import match_zones
from zones.model.cells import number
from zones.outputs.set_themes import likeness_theme
from zones.planning.set_agreement import agree, likeness
from zones.planning.zone_sets import ZoneSet

_HEIGHT = 420
_UNKNOWN = "—"


def show_agreement(
    view: View, sets: Sequence[ZoneSet], titles: Sequence[Text], codes: Sequence[str]
) -> None:
    """Show how far every two sets agree, then where one pair of them disagrees."""
    st.header(view.say(words.AGREEMENT), anchor=False)
    st.caption(view.say(words.AGREEMENT_NOTE))
    pairs = list(combinations(range(len(sets)), 2))
    names = [
        view.say(words.PAIR_OF, first=view.say(titles[a]), second=view.say(titles[b]))
        for a, b in pairs
    ]
    _numbers(view, agree(sets, codes), names)
    st.header(view.say(words.DISAGREEMENT), anchor=False)
    with st.container():
        a, b = pairs[_choose_pair(view, names)]
    _map(view, (sets[a], sets[b]), (titles[a], titles[b]), codes)
    with st.expander(view.say(words.MATCHED)):
        _matches(view, (sets[a], sets[b]), (titles[a], titles[b]))


def _numbers(view: View, table: pd.DataFrame, names: Sequence[str]) -> None:
    rows = {
        view.say(words.PAIR): names,
        view.say(words.COMMON): table["municipalities"].map("{:,}".format),
        view.say(words.RAND): [_decimal(value) for value in table["adjusted_rand"]],
        view.say(words.INFORMATION): [
            _decimal(value) for value in table["variation_of_information"]
        ],
        view.say(words.JACCARD_FIRST): [_decimal(value) for value in table["jaccard_first"]],
        view.say(words.JACCARD_SECOND): [_decimal(value) for value in table["jaccard_second"]],
        view.say(words.SAME): table["same"].map("{:,}".format),
    }
    show_static(pd.DataFrame(rows))


def _choose_pair(view: View, names: Sequence[str]) -> int:
    if len(names) == 1:
        return 0
    if st.session_state[session.PAIR] >= len(names):
        st.session_state[session.PAIR] = 0
    return int(
        st.radio(
            view.say(words.DISAGREEMENT_PAIR),
            range(len(names)),
            key=session.PAIR,
            format_func=lambda at: plain(names[at]),
        )
    )


def _map(
    view: View,
    pair: tuple[ZoneSet, ZoneSet],
    titles: tuple[Text, Text],
    codes: Sequence[str],
) -> None:
    table = likeness(*pair, codes)
    window = view.plan.region.window
    few = window or len(codes) < len(view.plan.region.codes)
    focus = Focus(tuple(codes), f"{len(codes)}-{codes[0]}") if few and codes else None
    picture = Picture(
        themes=[likeness_theme(table, *titles)],
        window=codes if window else None,
        focus=focus,
        height=_HEIGHT,
        channel=st.session_state[session.CHANNEL],
    )
    show_live_map(view, picture, key=f"{session.MAP}-likeness")


def _matches(view: View, pair: tuple[ZoneSet, ZoneSet], titles: tuple[Text, Text]) -> None:
    first, second = pair
    values = {"first": view.say(titles[0]), "second": view.say(titles[1])}
    st.caption(plain(view.say(words.MATCHED_NOTE, **values)))
    members = [{area.id: area.members for area in one.areas} for one in pair]
    matched = match_zones(members[0], members[1])
    called = [{area.id: area.name for area in one.areas} for one in (first, second)]
    shown = pd.DataFrame(
        {
            "area": [called[0][str(key)] for key in matched.index],
            "match": [None if pd.isna(key) else called[1][str(key)] for key in matched["match"]],
            "jaccard": matched["jaccard"].round(2),
            "missing": [join_names(map(view.place, one), view.lang) for one in matched["missing"]],
            "extra": [join_names(map(view.place, one), view.lang) for one in matched["extra"]],
        }
    ).sort_values(["jaccard", "area"], ascending=[True, True], kind="stable")
    config = st.column_config
    show_grid(
        shown,
        {
            "area": config.TextColumn(view.say(words.AREA), width=170),
            "match": config.TextColumn(view.say(words.MATCH), width=170),
            "jaccard": config.NumberColumn(view.say(words.JACCARD), format="%.2f", width=75),
            "missing": config.TextColumn(view.say(words.MISSING), width=240),
            "extra": config.TextColumn(view.say(words.EXTRA), width=240),
        },
        most=360,
    )


def _decimal(cell: object) -> str:
    value = number(cell)
    return _UNKNOWN if value is None else f"{value:.3f}"
