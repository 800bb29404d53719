from zones.app.centres.table import centre_table, deciding_reasons, listed_centres
from zones.app.resources import plan
from zones.app.view import View
from zones.planning import Scenario


def test_a_window_without_cities_of_the_scheme_is_never_an_error() -> None:
    view = View("ja", Scenario(prefectures=("47",)))
    made = plan(view.scenario)
    table = centre_table(view, made, made.assessments["hub_city_area"])
    assert set(table["prefecture"]) == {"沖縄県"}


def test_the_best_outcomes_come_first_and_names_are_in_the_language() -> None:
    view = View("en", Scenario())
    made = plan(view.scenario)
    table = centre_table(view, made, made.assessments["hub_city_area"])
    order = ["met", "borderline", "no_data", "not_met"]
    ranks = table["outcome"].map(order.index)
    assert ranks.is_monotonic_increasing
    assert "松本市 Matsumoto-shi" in table["name"].tolist()


def test_every_city_has_a_reason_of_its_outcome() -> None:
    view = View("ja", Scenario())
    assessment = plan(view.scenario).assessments["settlement_area"]
    reasons = deciding_reasons(view, assessment)
    assert set(reasons.index) == set(assessment.outcome.index)
    assert (reasons.str.len() > 0).all()


def test_the_table_is_made_once_for_all_sessions() -> None:
    ja, en = View("ja", Scenario()), View("en", Scenario())
    assessment = plan(ja.scenario).assessments["hub_city_area"]
    assert listed_centres(ja, assessment) is listed_centres(View("ja", Scenario()), assessment)
    assert listed_centres(ja, assessment).equals(centre_table(ja, plan(ja.scenario), assessment))
    assert not listed_centres(en, assessment)["name"].equals(listed_centres(ja, assessment)["name"])
