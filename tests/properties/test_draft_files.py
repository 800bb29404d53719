"""Saving and opening: what goes out comes in, whatever names a person gives."""

import json
from contextlib import suppress
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from toy import grid

from zones.data.registers.places import Gazetteer
from zones.errors import ZonesError
from zones.outputs.draft_files import assignment_csv, assignment_excel
from zones.planning import Scenario
from zones.planning.draft.assignment import read_assignment
from zones.planning.draft.draft import Draft
from zones.planning.draft.plan_file import read_plan_file, write_plan_file
from zones.planning.draft.wording import clean_name

TOWNS = grid(["abcdef"])
CODES = [str(code) for code in TOWNS.index]
NAMES = TOWNS["name"]
SIDES = ("code", "prefecture", "name")
CHANGES = pd.DataFrame(
    columns=["date", "type", *(f"{side}_{one}" for side in ("from", "to") for one in SIDES)],
    dtype="str",
)
PLACES = Gazetteer(TOWNS, CHANGES)

WORDS = st.text(max_size=90) | st.sampled_from(["=1+1", "'=x", "_x0041_", '"', "a,b;c\td", "𠮷野"])
CHOICES = st.lists(
    st.tuples(WORDS, WORDS, st.sets(st.sampled_from(CODES)), st.integers(0, 2), st.booleans()),
    max_size=5,
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Areas with names and notes of all sorts; overlapping now and then."""
    draft = Draft(overlapping=draw(st.booleans()))
    for name, note, codes, leads, locked in draw(CHOICES):
        if not clean_name(name):
            continue
        free = sorted(codes) if draft.overlapping else sorted(codes - draft.assigned)
        draft = draft.create(name, free, centres=free[:leads], note=note)
        draft = draft.lock(draft.areas[-1].id, locked=locked)
    return draft


@given(drafts())
def test_a_plan_file_opens_as_it_was_saved(draft: Draft) -> None:
    opened = read_plan_file(write_plan_file(draft, Scenario()), PLACES)
    assert not opened.findings
    assert opened.draft() == draft


def contents(draft: Draft) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(area.name, area.centres, area.members) for area in draft.areas if area.members]


@given(drafts())
def test_an_assignment_opens_as_it_was_saved(draft: Draft) -> None:
    alone = Draft(tuple(area for area in draft.areas if not draft.overlapping))
    for content in (assignment_csv(alone, NAMES), assignment_excel(alone, NAMES)):
        opened = read_assignment("x", content, PLACES)
        assert not opened.findings
        assert contents(opened.draft()) == contents(alone)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)
AREAS = st.lists(
    st.dictionaries(st.sampled_from(["id", "name", "note", "locked", "centres", "members"]), JSON)
    | JSON,
    max_size=4,
)


@given(areas=AREAS, scenario=JSON, overlapping=JSON)
def test_any_plan_file_opens_or_is_refused_in_a_sentence(
    areas: list[Any], scenario: object, overlapping: object
) -> None:
    whole = {
        "schema": "zones.draft",
        "version": 1,
        "areas": areas,
        "scenario": scenario,
        "overlapping": overlapping,
    }
    try:
        opened = read_plan_file(json.dumps(whole).encode(), PLACES)
    except ZonesError:
        return
    for follow in (True, False):
        draft = opened.draft(follow=follow)
        assert len(draft.areas) == sum(isinstance(area, dict) for area in areas)
        write_plan_file(draft, Scenario())


@given(st.binary(max_size=200))
def test_any_bytes_open_or_are_refused(content: bytes) -> None:
    for read in (read_plan_file, lambda data, places: read_assignment("x", data, places)):
        with suppress(ZonesError):
            read(content, PLACES).draft()
