"""Every cached resource, shared by all sessions and keyed on the frozen scenario and the data set.

Of a session only its data set is asked: what one person chooses never reaches another.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from zones.app import data_sets
from zones.app.data_sets import DataSet
from zones.data import home
from zones.data.catalog import Catalog, read_catalog
from zones.model import Region
from zones.planning import Plan, Scenario, load_region, make_plan
from zones.planning.grounds import Grounds, lay_grounds
from zones.planning.scenario import Reading
from zones.provenance import Denominator
from zones.rules.loading import shipped
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.registry import draw_zones, gather_inputs

_REGIONS = 3
_PLANS = 12
_GROUNDS = 6
_ZONINGS = 40
"""How many of each stay in memory; a zoning takes less than 1 MB."""

Settings = tuple[tuple[str, str], ...]
"""Name and value of the settings of a method that aren't those of the literature."""


def region() -> Region:
    """Return all of Japan, its hashes compared with the catalogue."""
    return _region(data_sets.in_use())


def catalog() -> Catalog:
    """Return the catalogue of the data in use."""
    return _catalog(data_sets.in_use())


def plan(scenario: Scenario) -> Plan:
    """Return the plan of *scenario*."""
    return _plan(data_sets.in_use(), scenario)


def zoning(
    method: str, *, settings: Settings = (), repaired: bool = False, denominator: Denominator
) -> Zoning:
    """Return the zones that a reference method draws, drawn once for all sessions.

    Raises
    ------
    InputError
        If a setting is unknown or can't be used.
    """
    return _zoning(data_sets.in_use(), method, settings, denominator, repaired=repaired)


def _key(scenario: Scenario) -> str:
    return scenario.digest


def _set_key(data: DataSet) -> tuple[str, str]:
    return data.name, data.digest


_HASHES: dict[str | type[Any], Callable[[Any], Any]] = {Scenario: _key, DataSet: _set_key}


@st.cache_resource(show_spinner=False, max_entries=_REGIONS, hash_funcs=_HASHES)
def _region(data: DataSet) -> Region:
    return load_region(home.set_folder(data.name))


@st.cache_resource(show_spinner=False, max_entries=_REGIONS, hash_funcs=_HASHES)
def _catalog(data: DataSet) -> Catalog:
    return read_catalog(home.set_folder(data.name))


@st.cache_resource(show_spinner=False, max_entries=_PLANS, hash_funcs=_HASHES)
def _plan(data: DataSet, scenario: Scenario) -> Plan:
    grounds = _grounds(data, scenario.denominator, scenario.reading)
    region = _region(data)
    return make_plan(region, scenario, rules=grounds.rules, grounds=grounds)


@st.cache_resource(show_spinner=False, max_entries=_GROUNDS, hash_funcs=_HASHES)
def _grounds(data: DataSet, denominator: Denominator, reading: Reading) -> Grounds:
    region = _region(data).with_denominator(denominator)
    return lay_grounds(region, shipped(), reading=reading)


@st.cache_resource(show_spinner=False, max_entries=_ZONINGS, hash_funcs=_HASHES)
def _zoning(
    data: DataSet, method: str, settings: Settings, denominator: Denominator, *, repaired: bool
) -> Zoning:
    inputs = gather_inputs(_region(data).with_denominator(denominator))
    return draw_zones(inputs, method, settings=dict(settings), repaired=repaired)
