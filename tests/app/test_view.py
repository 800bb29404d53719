import pytest

from zones.app.resources import plan
from zones.app.view import View
from zones.labels import Text
from zones.planning import Scenario


def test_a_view_speaks_its_language() -> None:
    ja, en = View("ja", Scenario()), View("en", Scenario())
    assert (ja.prefecture("20"), en.prefecture("20")) == ("長野県", "Nagano")
    assert ja.say(Text("{n}件", "{n} found"), n=3) == "3件"
    assert en.say(Text("波括弧{", "a brace {")) == "a brace {"


@pytest.mark.parametrize("share", [0.0999, 0.09999])
def test_a_share_below_ten_percent_never_reads_ten(share: float) -> None:
    assert View("ja", Scenario()).percent(share) == "9.9％"


def test_a_view_has_the_plan_of_its_scenario() -> None:
    assert View("ja", Scenario()).plan is plan(Scenario())


def test_places_have_romaji_on_the_english_screen() -> None:
    ja, en = View("ja", Scenario()), View("en", Scenario())
    assert (ja.place("20202"), en.place("20202")) == ("松本市", "松本市 Matsumoto-shi")
    assert ja.places(["20202", "20220"]) == "松本市＋安曇野市"
