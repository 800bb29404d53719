"""Links: the settings and the chosen area's municipalities stand in the page's address.

Names and notes never do. What comes in with an address is checked like any other file from outside.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import get_args

import streamlit as st

from zones.app import resources, session
from zones.app.live_map import Focus
from zones.app.planner import words
from zones.app.planner.desk import Desk
from zones.app.tables import join_names, plain
from zones.app.view import View
from zones.codes import PREFECTURES
from zones.errors import ZonesError
from zones.labels import LANGS
from zones.planning import Scenario
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History
from zones.planning.scenario import Reading
from zones.provenance import Denominator

_JOINT = "-"
_MOST = 200
"""So many municipalities fit into an address."""

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Link:
    """What an address says.

    Parameters
    ----------
    values
        Values of the session, by key.
    codes, centres
        Municipalities of an area, and its centres.
    refused
        Names of what couldn't be read.
    """

    values: Mapping[str, object]
    codes: tuple[str, ...] = ()
    centres: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def address_of(
    scenario: Scenario, lang: str, area: DraftArea | None, place: str | None = None
) -> dict[str, str]:
    """Return the query of the address for these settings, this area and the chosen municipality."""
    query = {
        "lang": lang,
        "threshold": f"{float(scenario.threshold * 100):g}",
        "denominator": scenario.denominator,
        "reading": scenario.reading,
    }
    if scenario.prefectures:
        query["prefectures"] = _JOINT.join(scenario.prefectures)
    if place is not None:
        query["place"] = place
    if area is not None and 0 < len(area.members) <= _MOST:
        query["area"] = _JOINT.join(area.members)
        query["centres"] = _JOINT.join(area.centres)
    return query


def read_address(query: Mapping[str, str]) -> Link:
    """Read the query of an address; what it can't be is named, and nothing else happens."""
    values: dict[str, object] = {}
    refused: list[str] = []
    readers: dict[str, tuple[str, Callable[[str], object]]] = {
        "lang": (session.LANG, lambda text: text if text in LANGS else None),
        "threshold": (session.THRESHOLD, _percent),
        "denominator": (
            session.DENOMINATOR,
            lambda text: text if text in get_args(Denominator) else None,
        ),
        "reading": (session.READING, lambda text: text if text in get_args(Reading) else None),
        "prefectures": (session.PREFECTURES, _prefectures),
    }
    for name, (key, read) in readers.items():
        if name in query:
            value = read(query[name][:_LONGEST])
            if value is None:
                refused.append(name)
            else:
                values[key] = value
    codes, centres = (query.get(name, "")[:_LONGEST].split(_JOINT) for name in ("area", "centres"))
    known = _known() if any(codes) else ()
    inside = tuple(code for code in dict.fromkeys(codes) if code in known)
    if any(codes) and len(inside) < len(codes):
        refused.append("area")
    leads = tuple(code for code in dict.fromkeys(centres) if code in inside)
    if "place" in query:
        if query["place"] in _known():
            values |= dict.fromkeys(_OF_PLACE, query["place"])
        else:
            refused.append("place")
    return Link(values, inside, leads, tuple(refused))


_OF_PLACE = (session.PLACE, session.CENTRE, session.START_CENTRE)
"""Fields that the chosen municipality of an address fills."""


def restore() -> None:
    """Take over what the address says, once a session and before the side bar is shown."""
    state = st.session_state
    if state.get(session.LINK_READ, False):
        return
    state[session.LINK_READ] = True
    link = read_address(st.query_params.to_dict())
    for key, value in link.values.items():
        state[key] = value
    if link.codes:
        names = resources.region().names
        name = "＋".join(str(names[code]) for code in link.centres or link.codes[:1])
        held = History(Draft().create(name, link.codes, centres=link.centres))
        state[session.DESK] = Desk(held, focus=Focus(link.codes, "link"))
    state[session.LINK_REFUSED] = list(link.refused)


def show_remark(view: View) -> None:
    """Say what of the link couldn't be read, until another page is turned to."""
    refused = st.session_state[session.LINK_REFUSED]
    if refused:
        st.warning(plain(view.say(words.LINK_PARTLY, keys=join_names(refused, view.lang))))


def publish(view: View, area: DraftArea | None = None) -> None:
    """Write the settings, the chosen municipality and an area into the address."""
    place = st.session_state[session.PLACE]
    st.query_params.from_dict(address_of(view.scenario, view.lang, area, place))


def _known() -> Collection[str]:
    """Return the codes of the data in use; none where it can't be loaded, as the page will say."""
    try:
        return resources.region().codes
    except ZonesError:
        return ()


def _percent(text: str) -> float | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or not session.LOWEST <= value <= session.HIGHEST:
        return None
    exact = Fraction(value) * _HALVES
    return float(value) if exact.denominator == 1 else None


_HALVES = 2
"""The side bar moves by half a percent."""


def _prefectures(text: str) -> list[str] | None:
    codes = text.split(_JOINT)
    return codes if set(codes) <= set(PREFECTURES) else None
