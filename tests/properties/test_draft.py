"""Drafts: whatever a person does, nothing is lost and nothing is in two places."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zones.errors import ZonesError
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

CODES = [f"202{number:02d}" for number in range(1, 9)]
IDS = st.sampled_from(["a1", "a2", "a3", "a9"])
SETS = st.lists(st.sampled_from(CODES), max_size=5)
NAMES = st.text(max_size=6)

Step = Callable[[Draft], Draft]

STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda n, m, c: lambda d: d.create(n, m, centres=c), NAMES, SETS, SETS),
    st.builds(lambda key, codes: lambda d: d.add(key, codes), IDS, SETS),
    st.builds(lambda key, codes: lambda d: d.take_out(key, codes), IDS, SETS),
    st.builds(lambda key, code: lambda d: d.toggle(key, code), IDS, st.sampled_from(CODES)),
    st.builds(lambda key, codes: lambda d: d.lead(key, codes), IDS, SETS),
    st.builds(lambda key, on: lambda d: d.lock(key, locked=on), IDS, st.booleans()),
    st.builds(lambda key, name: lambda d: d.rename(key, name), IDS, NAMES),
    st.builds(lambda key, note: lambda d: d.annotate(key, note), IDS, st.text(max_size=9)),
    st.builds(lambda key: lambda d: d.delete(key), IDS),
    st.builds(lambda on: lambda d: d.allow_overlap(allowed=on), st.booleans()),
)


def walk(steps: list[Step]) -> list[Draft]:
    """Every draft on the way; a step that is refused is no step."""
    drafts = [Draft()]
    for step in steps:
        try:
            drafts.append(step(drafts[-1]))
        except ZonesError:
            continue
    return drafts


@given(st.lists(STEPS, max_size=25))
def test_a_municipality_is_in_one_area_unless_the_draft_says_otherwise(steps: list[Step]) -> None:
    for draft in walk(steps):
        held = [code for area in draft.areas for code in area.members]
        assert draft.overlapping or len(held) == len(set(held))
        assert all(set(area.centres) <= set(area.members) for area in draft.areas)
        assert len({area.id for area in draft.areas}) == len(draft.areas)


@given(st.lists(STEPS, max_size=25))
def test_undo_leads_back_and_redo_forth_again(steps: list[Step]) -> None:
    history = History()
    for draft in walk(steps):
        done = history.do(draft)
        assert done is history or done.undo().present == history.present
        history = done
    back, count = history, 0
    while back.past:
        back, count = back.undo(), count + 1
    assert back.present == Draft()
    for _ in range(count):
        back = back.redo()
    assert back == history


@given(st.lists(STEPS, max_size=25))
def test_a_locked_area_never_changes_its_municipalities(steps: list[Step]) -> None:
    drafts = walk(steps)
    for before, after in pairwise(drafts):
        for area in before.areas:
            if area.locked:
                same = after.area(area.id)
                assert (same.members, same.centres) == (area.members, area.centres)
