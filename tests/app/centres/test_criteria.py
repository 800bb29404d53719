import pytest

from zones.app.centres.criteria import area_said, criteria_table
from zones.app.resources import plan
from zones.app.view import View
from zones.labels import Lang
from zones.planning import Scenario


@pytest.mark.parametrize(("lang", "said"), [("ja", "構成市町村 10"), ("en", "10 members")])
def test_what_a_city_leads_is_said(lang: Lang, said: str) -> None:
    view = View(lang, Scenario())
    made = plan(view.scenario)
    assert said in area_said(view, made, made.assessments["hub_city_area"], "20201")


def test_a_city_that_leads_nothing_says_so() -> None:
    view = View("ja", Scenario())
    made = plan(view.scenario)
    assessment = made.assessments["hub_city_area"]
    alone = assessment.outcome.index[(assessment.outcome == "not_met").to_numpy()][0]
    assert area_said(view, made, assessment, alone) == "候補圏域の中心ではありません"


@pytest.mark.parametrize(("lang", "census"), [("ja", "2020年国勢調査"), ("en", "2020 census")])
def test_a_criterion_names_rule_and_data(lang: Lang, census: str) -> None:
    view = View(lang, Scenario())
    made = plan(view.scenario)
    table = criteria_table(view, made, made.assessments["hub_city_area"], "20201")
    assert table.shape[1] == 7
    people = table.iloc[1]
    assert census in people.iloc[-1]
    assert ("地方自治法", "Local Autonomy Act")[lang == "en"] in people.iloc[-2]
    assert people.iloc[3].startswith("○ ")
