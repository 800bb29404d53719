from fractions import Fraction

from zones.app import resources
from zones.planning import Scenario


def test_the_same_settings_share_one_plan() -> None:
    assert resources.plan(Scenario()) is resources.plan(Scenario())


def test_other_settings_have_their_own_plan() -> None:
    other = Scenario(threshold=Fraction(15, 100))
    assert resources.plan(other) is not resources.plan(Scenario())
    assert resources.plan(other).scenario == other
