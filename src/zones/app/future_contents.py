"""Tables of the future page, computed once for all sessions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from zones.app import data_sets, resources
from zones.app.data_sets import DataSet
from zones.app.view import View
from zones.labels import Lang
from zones.outputs.future_areas import FutureArea, FutureRegion
from zones.outputs.future_files import table_files
from zones.outputs.future_tables import class_table, indicators_table, people_table, size_table
from zones.outputs.table_set import NamedTable
from zones.planning import Scenario

_MOST = 24


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """What the page says of a region; not to be changed.

    Parameters
    ----------
    people, classes, sizes, services
        `zones.outputs.future_tables`.
    """

    people: NamedTable
    classes: NamedTable
    sizes: NamedTable
    services: NamedTable

    @property
    def tables(self) -> tuple[NamedTable, ...]:
        """All of them, as they are saved."""
        return self.people, self.classes, self.sizes, self.services


def contents(view: View, region: FutureRegion, base: int) -> Contents:
    """Return the tables of a region.

    Parameters
    ----------
    view
        The settings.
    region
        Municipalities.
    base
        The year that is 100.
    """
    return _contents(data_sets.in_use(), view, region, base)


def workbook(view: View, held: Contents) -> Callable[[], bytes]:
    """Return what makes the workbook of the tables when it is asked for."""
    return partial(_workbook, view, held)


def _workbook(view: View, held: Contents) -> bytes:
    return table_files(view.plan, held.tables, "xlsx", view.lang)["future.xlsx"]


_HASHES: dict[str | type[Any], Callable[[Any], Any]] = {
    DataSet: lambda one: (one.name, one.digest),
    View: lambda one: (one.lang, one.scenario.digest),
    FutureRegion: lambda one: (one.key, one.name, one.codes),
}


@st.cache_resource(show_spinner=False, max_entries=_MOST, hash_funcs=_HASHES)
def _contents(data: DataSet, view: View, region: FutureRegion, base: int) -> Contents:
    people, classes, services = _of_people(data, view.lang, region, base)
    return Contents(people, classes, size_table(view.plan, region, lang=view.lang), services)


@st.cache_resource(show_spinner=False, max_entries=_MOST, hash_funcs=_HASHES)
def _of_people(
    data: DataSet, lang: Lang, region: FutureRegion, base: int
) -> tuple[NamedTable, NamedTable, NamedTable]:
    """Return what a threshold changes nothing of: any plan of the data set will do."""
    del data  # the key: the plan is that of the data set in use
    plan, total = resources.plan(Scenario()), (FutureArea(region.key, region.name, region.codes),)
    return (
        people_table(plan, total, base=base, lang=lang),
        class_table(plan, region, base=base, lang=lang),
        indicators_table(plan, total, lang=lang),
    )
