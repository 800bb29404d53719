import pytest

from zones.app.planner.numbers import called, hold_against
from zones.app.resources import plan
from zones.app.view import View
from zones.labels import Lang
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.starts import start_union


def test_an_area_is_held_against_proposal_and_union() -> None:
    made = plan(Scenario())
    area = Draft().create("長野", ["20201", "20207"], centres=["20201"]).areas[0]
    against = hold_against(made, area)
    assert list(against.numbers.areas.index) == ["area", "proposal", "union"]
    assert against.others["union"].name == "長野地域連携中枢都市圏"
    assert against.others["proposal"].centres == ("20201",)


@pytest.mark.parametrize(("lang", "kind"), [("ja", ""), ("en", " (wide-area union)")])
def test_an_area_from_a_wide_area_union_is_held_against_it_too(lang: Lang, kind: str) -> None:
    made = plan(Scenario())
    start = start_union(made, "K09", "20201")
    area = Draft().create(start.name, start.members, centres=start.centres).areas[0]
    against = hold_against(made, area)
    assert list(against.columns) == ["area", "proposal", "union", "alike"]
    assert against.others["union"].name == "長野地域連携中枢都市圏"
    assert against.others["alike"].members == start.members
    assert called(View(lang, Scenario()), against, "alike") == f"長野広域連合{kind}"


def test_an_area_without_a_centre_stands_alone() -> None:
    area = Draft().create("山", ["20446"]).areas[0]
    against = hold_against(plan(Scenario()), area)
    assert list(against.numbers.areas.index) == ["area"]
    assert not against.others


def test_the_same_centre_can_be_drawn_by_two_names() -> None:
    area = Draft().create("proposal", ["20201"], centres=["20201"]).areas[0]
    assert len(hold_against(plan(Scenario()), area).columns) == 3
