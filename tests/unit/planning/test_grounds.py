from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest
from toy import code, towns

from zones.errors import InputError
from zones.model import Region
from zones.planning import Scenario, make_plan
from zones.planning.grounds import Grounds, lay_grounds
from zones.rules.loading import shipped

WHOLE = towns()


def lay(region: Region = WHOLE, **options: object) -> Grounds:
    return lay_grounds(region, shipped(), reading="prefectures", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(),
        Scenario(threshold=Fraction(1, 5)),
        Scenario(prefectures=("20",)),
        Scenario(near_km=5.0, include_borderline=True),
    ],
)
def test_a_plan_on_shared_grounds_is_the_plan_made_alone(scenario: Scenario) -> None:
    grounds = lay()
    shared = make_plan(WHOLE, scenario, rules=grounds.rules, grounds=grounds)
    alone = make_plan(WHOLE, scenario)
    assert shared.facts is grounds.facts
    for part in ("facts", "pairs", "spheres", "metropolitan", "warnings", "metrics", "frames"):
        pd.testing.assert_frame_equal(getattr(shared, part), getattr(alone, part))
    pd.testing.assert_frame_equal(shared.proposals.members, alone.proposals.members)
    for scheme, assessment in alone.assessments.items():
        pd.testing.assert_frame_equal(shared.assessments[scheme].rows, assessment.rows)


def test_own_figures_are_part_of_the_grounds() -> None:
    ratios = pd.Series({code("a"): 1.25}, dtype="Float64")
    assert lay(former_ratios=ratios).facts["former_municipality_ratio"][code("a")] == 1.25
    assert lay().facts["former_municipality_ratio"].isna().all()


def test_grounds_of_something_else_are_refused() -> None:
    grounds = lay()
    known = lay(WHOLE.with_denominator("place_known"))
    others = (
        (towns(), Scenario(), grounds),
        (WHOLE, Scenario(reading="spheres"), grounds),
        (WHOLE, Scenario(), known),
        (WHOLE, Scenario(), replace(grounds, rules={})),
    )
    for region, scenario, given in others:
        with pytest.raises(InputError, match="Lay them anew"):
            make_plan(region, scenario, rules=shipped(), grounds=given)
