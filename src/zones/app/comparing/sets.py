"""The sets of areas that can be compared: what each is called, and its areas."""

from dataclasses import replace
from typing import cast

import streamlit as st

from zones.app import resources, session
from zones.app.comparing.methods import chosen_settings
from zones.app.pages.words import compare as words
from zones.app.planner import state
from zones.app.view import View
from zones.labels import Text
from zones.model.forms import FORMS
from zones.planning import Plan
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft
from zones.planning.zone_sets import (
    METHODS,
    PARTITION,
    PROPOSALS,
    UNION,
    UNIONS,
    ZoneSet,
    draft_set,
    one_union_set,
    partition_set,
    proposal_set,
    union_set,
    zoning_set,
)
from zones.zoning.methods.registry import METHODS as KNOWN

DRAFT, OPENED = "draft", "opened"
MOST = 3
"""So many sets stand side by side, and so many files are kept."""


def opened() -> list[tuple[str, Draft]]:
    """Return the plan files that this session opened for comparison: name and areas."""
    return cast("list[tuple[str, Draft]]", st.session_state[session.OTHER])


def set_names(plan: Plan) -> dict[str, Text]:
    """Return the sets that can be compared: key and label."""
    names = {PARTITION: words.SET_PARTITION, DRAFT: words.SET_DRAFT}
    for at, (file, _) in enumerate(opened()):
        names[f"{OPENED}:{at}"] = words.SET_OPENED.fill(name=file)
    for scheme in plan.proposals.areas["scheme"].unique():
        label = plan.rules[str(scheme)].label
        names[f"{PROPOSALS}:{scheme}"] = words.SET_PROPOSALS.fill(name=label)
    kinds = {one.type for one in plan.existing.register}
    for kind, form in FORMS.items():
        if kind in kinds:
            names[f"{UNIONS}:{kind}"] = words.SET_UNIONS.fill(name=form.label)
    for key, method in KNOWN.items():
        names[f"{METHODS}:{key}"] = words.SET_METHOD.fill(name=method.label)
    for one in plan.existing.register:
        names[f"{UNION}:{one.id}"] = words.SET_UNION.fill(name=one.name, kind=one.form.label)
    return names


def collect_set(plan: Plan, key: str) -> ZoneSet:
    """Return the areas of a set.

    Raises
    ------
    InputError
        If a setting of a method can't be used.
    """
    kind, _, which = key.partition(":")
    if kind == PROPOSALS:
        return proposal_set(plan, which)
    if kind == UNIONS:
        return union_set(plan, which)
    if kind == UNION:
        return one_union_set(plan, which)
    if kind == METHODS:
        return method_set(plan, which)
    if kind == OPENED:
        at = int(which)
        return draft_set(key, opened()[at][1] if at < len(opened()) else Draft())
    return partition_set(plan) if kind == PARTITION else draft_set(key, state.draft())


def in_words(view: View, plan: Plan, zones: ZoneSet) -> ZoneSet:
    """Return the set with names as the screen writes them: romaji beside those of municipalities."""
    if view.lang == "ja":
        return zones
    return ZoneSet(
        zones.id, tuple(replace(one, name=_called(view, plan, one)) for one in zones.areas)
    )


def _called(view: View, plan: Plan, area: DraftArea) -> str:
    names = plan.region.names
    for codes in (area.centres, (area.id,)):
        known = [str(names[code]) for code in codes if code in names]
        if known and area.name == "＋".join(known):
            return view.places(codes)
    return area.name


def method_set(plan: Plan, method: str) -> ZoneSet:
    """Return the zones of a reference method with the settings that the session chose."""
    chosen = chosen_settings(method)
    zoning = resources.zoning(
        method,
        settings=chosen.settings,
        repaired=chosen.repaired,
        denominator=plan.scenario.denominator,
    )
    return zoning_set(zoning, plan.region)


def method_notes(view: View, plan: Plan, method: str) -> list[str]:
    """Return what a reader must know of a method's zones."""
    chosen = chosen_settings(method)
    zoning = resources.zoning(
        method,
        settings=chosen.settings,
        repaired=chosen.repaired,
        denominator=plan.scenario.denominator,
    )
    return [view.say(note) for note in zoning.notes]
