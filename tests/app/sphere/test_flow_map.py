import pytest

from zones.app.resources import plan
from zones.app.sphere.flow_map import lines_said
from zones.app.sphere.lines import MOST, LineFilter, centre_flows, kept_flows
from zones.app.view import View
from zones.labels import Lang
from zones.planning import Scenario


@pytest.mark.parametrize(("lang", "whole"), [("ja", "100.0％"), ("en", "100.0 %")])
def test_every_line_carries_the_whole_listed_flow(lang: Lang, whole: str) -> None:
    view = View(lang, Scenario())
    flows = plan(view.scenario).region.flows
    table = centre_flows(flows, ["20202"])
    wanted = LineFilter("in")
    said = lines_said(view, table, kept_flows(table, wanted), wanted)
    assert whole in said
    assert f"{flows.inflow['20202']:,}" in said


def test_what_is_not_drawn_is_said() -> None:
    view = View("ja", Scenario())
    table = centre_flows(plan(view.scenario).region.flows, ["13101"])
    wanted = LineFilter("both")
    assert len(table) > MOST
    assert f"大きい方から{MOST}本" in lines_said(view, table, kept_flows(table, wanted), wanted)
