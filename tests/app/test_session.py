from fractions import Fraction

import pytest

from zones.app.session import DEFAULTS, THRESHOLD, Settings
from zones.planning import Scenario


@pytest.mark.parametrize(
    ("percent", "exact"),
    [(10.0, Fraction(1, 10)), (10.5, Fraction(21, 200)), (7.0, Fraction(7, 100))],
)
def test_the_slider_gives_an_exact_threshold(percent: float, exact: Fraction) -> None:
    assert Settings(percent, "all", "prefectures", ()).scenario().threshold == exact


def test_a_new_session_starts_from_the_standard_scenario() -> None:
    settings = Settings(float(str(DEFAULTS[THRESHOLD])), "all", "prefectures", ())
    assert settings.scenario() == Scenario()
