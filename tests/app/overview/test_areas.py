import pytest

from zones.app.overview.areas import area_words, members_of
from zones.app.overview.filters import Filter, area_table, keep
from zones.app.resources import plan
from zones.app.view import View
from zones.labels import Lang
from zones.planning import Scenario


@pytest.mark.parametrize(
    ("lang", "name", "what"),
    [("ja", "長野市", "候補"), ("en", "長野市 Nagano-shi", "candidate")],
)
def test_areas_are_listed_in_the_language_of_the_screen(lang: Lang, name: str, what: str) -> None:
    view = View(lang, Scenario(prefectures=("20",)))
    made = plan(view.scenario)
    table = area_words(view, made, area_table(made, keep(made, Filter())))
    row = table.loc["hub_city_area:20201"]
    assert (row["name"], row["what"]) == (name, what)
    assert row["municipalities"] == 11
    assert table.notna().drop(columns="ratio").all(axis=None)


def test_the_members_of_an_area_are_municipalities_of_today() -> None:
    made = plan(Scenario())
    assert "20201" in members_of(made, "hub_city_area:20201")
    for one in made.existing.register:
        assert set(members_of(made, one.id)) <= set(made.region.codes)
