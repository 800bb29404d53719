"""Every cached resource, shared by all sessions and keyed on the frozen scenario.

Nothing here knows a session: what one person chooses never reaches another.
"""

from collections.abc import Mapping

import streamlit as st

from zones.data.catalog import Catalog, read_catalog
from zones.data.embedded import geodata_folder
from zones.labels import Lang
from zones.model import Region
from zones.outputs.plan_folder import plan_files
from zones.outputs.plan_map import plan_map
from zones.outputs.webmap.page import render
from zones.planning import Plan, Scenario, load_region, make_plan

_PLANS = 12
_MAPS = 12
_FOLDERS = 2
"""How many of each stay in memory; a map is 1.6 MB, a folder of files about 27 MB."""


def _key(scenario: Scenario) -> str:
    return scenario.digest


@st.cache_resource(show_spinner=False)
def region() -> Region:
    """Return all of Japan, its hashes compared with the catalogue."""
    return load_region()


@st.cache_resource(show_spinner=False)
def catalog() -> Catalog:
    """Return the catalogue of the embedded data."""
    return read_catalog(geodata_folder())


@st.cache_resource(show_spinner=False, max_entries=_PLANS, hash_funcs={Scenario: _key})
def plan(scenario: Scenario) -> Plan:
    """Return the plan of *scenario*."""
    return make_plan(region(), scenario)


@st.cache_resource(show_spinner=False, max_entries=_MAPS, hash_funcs={Scenario: _key})
def map_page(scenario: Scenario, lang: Lang) -> str:
    """Return the map of *scenario* as a page that asks no network for anything."""
    return render(plan_map(plan(scenario), lang=lang))


@st.cache_resource(show_spinner=False, max_entries=_FOLDERS, hash_funcs={Scenario: _key})
def files(scenario: Scenario, lang: Lang) -> Mapping[str, bytes]:
    """Return every file of the plan by name."""
    return plan_files(plan(scenario), lang=lang)
