from fractions import Fraction

from zones.app.centres.theme import area_of, centre_theme
from zones.app.resources import plan
from zones.planning import Plan, Scenario

MEMBER = 4


def members(made: Plan) -> set[str]:
    assessment = made.assessments["hub_city_area"]
    theme = centre_theme(made, assessment, list(assessment.outcome.index))
    return {code for code, at in theme.class_of.items() if at == MEMBER}


_SAID = {"not_met": "not met", "no_data": "data for the criteria missing"}


def test_each_city_shows_its_outcome(japan_plan: Plan) -> None:
    assessment = japan_plan.assessments["hub_city_area"]
    theme = centre_theme(japan_plan, assessment, list(assessment.outcome.index))
    assert set(theme.class_of) == set(japan_plan.region.codes)
    for unit, outcome in assessment.outcome.items():
        label = theme.classes[theme.class_of[str(unit)]].label
        assert label.en == _SAID.get(outcome, outcome)


def test_a_higher_threshold_leaves_fewer_members() -> None:
    low, high = plan(Scenario(threshold=Fraction(1, 20))), plan(Scenario(threshold=Fraction(1, 5)))
    assert members(high) < members(low)


def test_what_the_filter_leaves_out_is_not_coloured(japan_plan: Plan) -> None:
    assessment = japan_plan.assessments["hub_city_area"]
    theme = centre_theme(japan_plan, assessment, ["20201"])
    area = set(area_of(japan_plan, assessment, "20201"))
    coloured = {code for code, at in theme.class_of.items() if at <= MEMBER}
    assert coloured == area
    assert len(area) == 11


def test_a_city_of_several_pairs_shows_the_best(japan_plan: Plan) -> None:
    assessment = japan_plan.pair_assessments["hub_city_area"]
    units = [unit for unit in assessment.outcome.index if "20202" in unit]
    theme = centre_theme(japan_plan, assessment, units)
    assert "met" in set(assessment.outcome[units])
    assert theme.class_of["20202"] == 0
