import pytest

from zones.errors import NotFoundError
from zones.metrics.future_index import INDEX_CLASSES
from zones.outputs.future_areas import plan_region
from zones.outputs.future_web import future_map, year_theme
from zones.planning import Plan


def test_a_theme_a_year_has_the_classes_of_print(japan_plan: Plan) -> None:
    theme = year_theme(japan_plan, base=2015, year=2050)
    assert [one.label for one in theme.classes] == list(INDEX_CLASSES.values())
    assert len(theme.class_of) == 1741
    assert theme.value_of["20201"] == "80.5"
    assert theme.note is not None
    assert "13" in theme.note.en
    with pytest.raises(NotFoundError):
        year_theme(japan_plan, base=2020, year=2060)


def test_the_page_begins_with_the_last_year(nagano_plan: Plan) -> None:
    document = future_map(
        nagano_plan, plan_region(nagano_plan, "en"), base=2020, years=(2030, 2050), lang="en"
    )
    assert [theme.id for theme in document.themes] == ["future-2050", "future-2030"]
    assert document.title == "Nagano: index of population (2020 = 100)"
    assert document.window == {"20"}
    assert any("IPSS" in one.en for one in document.credits)
