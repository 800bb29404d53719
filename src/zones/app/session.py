"""Every key of the session, declared once with its default.

Two sessions share no key. Values are plain (codes, ids, numbers), never words of one language, so
that a change of language keeps them.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import cast

import streamlit as st

from zones.labels import Lang
from zones.planning import Scenario
from zones.planning.scenario import Reading
from zones.provenance import Denominator

LANG = "lang"
THRESHOLD = "threshold_percent"
DENOMINATOR = "denominator"
READING = "reading"
PREFECTURES = "prefectures"
SCHEME = "scheme"
SCOPE = "scope"
OUTCOMES = "outcomes"
CENTRE = "centre"
SECOND_CENTRE = "second_centre"
PLACE = "place"
UNION_TYPE = "union_type"
UNION = "union"
CANDIDATE_KIND = "candidate_kind"
BUILT = "built_scenario"
DESK = "draft_desk"
START_CENTRE = "draft_centre"
START_FROM = "draft_start"
HANDLED = "handled_events"
SHOWN = "shown_page"
KEPT = "kept_values"
LINK_READ = "link_read"
LINK_REFUSED = "link_refused"
COMPARED = "compared_sets"
OTHER = "compared_file"
CHANNEL = "compared_channel"
METHOD_SETTINGS = "compared_settings"
PAIR = "compared_pair"
DATA = "data_set"
UNION_PART = "union_part"
FLOOR = "union_floor"
REGISTER = "union_register"
OWN_REGISTER = "union_own_register"
LOOKED = "union_looked"
READ = "union_read"
TASK = "union_task"
TASK_AS = "union_task_as"
SOURCE_PART = "source_part"
RULES = "rule_set"
EXPORT_FROM = "export_from"
EXPORT_PRODUCT = "export_product"
EXPORT_CRS = "export_crs"
EXPORT_ABOUT = "export_about"
EXPORT_PLACE = "export_place"
MAP_THEME = "map_theme"
MAP_SCHEMES = "map_schemes"
MAP_TYPES = "map_types"
MAP_STATUSES = "map_statuses"
UNIT = "chosen_unit"
UNIT_TURN = "chosen_unit_turn"
UNION_TURN = "union_turn"
FLOW_DIRECTION = "flow_direction"
FLOW_MEASURE = "flow_measure"
FLOW_PERSONS = "flow_persons"
FLOW_PERCENT = "flow_percent"
FUTURE_KIND = "future_kind"
FUTURE_CENTRE = "future_centre"
FUTURE_BASE = "future_base"

_STANDARD = Scenario()

DEFAULTS: Mapping[str, object] = MappingProxyType(
    {
        LANG: "ja",
        THRESHOLD: float(_STANDARD.threshold * 100),
        DENOMINATOR: _STANDARD.denominator,
        READING: _STANDARD.reading,
        PREFECTURES: [],
        SCHEME: "hub_city_area",
        SCOPE: "municipality",
        OUTCOMES: ["met", "borderline", "not_met", "no_data"],
        CENTRE: "20201",
        SECOND_CENTRE: None,
        PLACE: "20201",
        UNION_TYPE: "連携中枢都市圏",
        UNION: None,
        CANDIDATE_KIND: "open_member",
        BUILT: None,
        DESK: None,
        START_CENTRE: "20201",
        START_FROM: "sphere",
        HANDLED: {},
        LINK_READ: False,
        LINK_REFUSED: [],
        COMPARED: ["proposals:hub_city_area", "unions:連携中枢都市圏"],
        OTHER: [],
        CHANNEL: None,
        METHOD_SETTINGS: {},
        PAIR: 0,
        DATA: None,
        UNION_PART: "areas",
        FLOOR: 2,
        REGISTER: "embedded",
        OWN_REGISTER: None,
        LOOKED: None,
        READ: None,
        TASK: "",
        TASK_AS: "table",
        SOURCE_PART: "data",
        RULES: "hub_city_area",
        EXPORT_FROM: "plan",
        EXPORT_PRODUCT: "gpkg",
        EXPORT_CRS: 0,
        EXPORT_ABOUT: None,
        EXPORT_PLACE: "20202",
        MAP_THEME: "frames",
        MAP_SCHEMES: [],
        MAP_TYPES: [],
        MAP_STATUSES: [],
        UNIT: None,
        UNIT_TURN: 0,
        UNION_TURN: 0,
        FLOW_DIRECTION: "in",
        FLOW_MEASURE: "persons",
        FLOW_PERSONS: 100,
        FLOW_PERCENT: 5.0,
        FUTURE_KIND: "prefecture",
        FUTURE_CENTRE: "20201",
        FUTURE_BASE: 2020,
    }
)
"""Every key with the value that a new session starts from."""

LOWEST, HIGHEST = 5, 20
"""Percent between which the side bar lets the threshold move."""

TABLE = "rows"
SAVE = "save"
MAP = "draft_map"
OVERVIEW_MAP = "overview_map"
CENTRES_MAP = "centres_map"
UNIT_FIELD = "chosen_unit_field"
SPHERE_MAP = "sphere_map"
UNIONS_MAP = "unions_map"
FUTURE_AREA = "future_area"
FIELD = "draft_field"
PANEL = "draft_panel"
UPLOAD = "draft_upload"
TAB = "browser_tab"
"""Prefixes of the keys of tables whose rows can be chosen, of download buttons, of the map on which
is drawn, of the fields of a drawn area, of its panels and of uploads, and the key of the tab.

Streamlit owns what they hold; it can't be set.
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices in the side bar, as plain values."""

    threshold_percent: float
    denominator: Denominator
    reading: Reading
    prefectures: tuple[str, ...]

    def scenario(self) -> Scenario:
        """Return the scenario; the threshold becomes exact as it is printed (10.5 → 21/200)."""
        return replace(
            _STANDARD,
            threshold=Fraction(Decimal(str(self.threshold_percent))) / 100,
            denominator=self.denominator,
            reading=self.reading,
            prefectures=self.prefectures,
        )


def prepare() -> None:
    """Give every key its default, and keep what widgets of other pages hold.

    Streamlit forgets the value of a widget that a run doesn't show. What each key held is noted
    beside it and given back; a key that is there is left alone, as setting it would overwrite in
    the browser what a person has chosen since.
    """
    state = st.session_state
    if KEPT not in state:
        state[KEPT] = {}
    kept: dict[str, object] = state[KEPT]
    for key, value in DEFAULTS.items():
        if key in state:
            kept[key] = state[key]
        else:
            state[key] = kept.get(key, copy(value))


def turn_to(path: str) -> None:
    """Keep what every key holds when another page or language is shown; before its widgets are.

    A field of the new page under a key of the old one is another field to Streamlit, which would
    start it empty; one whose words have changed would go on saying the old ones.
    """
    state = st.session_state
    shown = f"{path}-{lang()}"
    if state.get(SHOWN) == shown:
        return
    if SHOWN in state and not str(state[SHOWN]).startswith(f"{path}-"):
        state[LINK_REFUSED] = []
    state[SHOWN] = shown
    for key in DEFAULTS:
        state[key] = state[key]


def lang() -> Lang:
    """Return the language of the screen."""
    return "en" if st.session_state[LANG] == "en" else "ja"


def settings() -> Settings:
    """Return the choices in the side bar."""
    state = st.session_state
    return Settings(
        threshold_percent=float(state[THRESHOLD]),
        denominator=cast("Denominator", state[DENOMINATOR]),
        reading=cast("Reading", state[READING]),
        prefectures=tuple(str(code) for code in state[PREFECTURES]),
    )


def use(scenario: Scenario) -> None:
    """Take over settings that were saved; only before the side bar is shown, or in a callback."""
    state = st.session_state
    state[THRESHOLD] = float(scenario.threshold * 100)
    state[DENOMINATOR] = scenario.denominator
    state[READING] = scenario.reading
    state[PREFECTURES] = list(scenario.prefectures)
