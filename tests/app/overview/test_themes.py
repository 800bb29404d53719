import pytest

from zones.app.overview.filters import Filter, keep
from zones.app.overview.themes import make_theme, theme_names
from zones.app.resources import plan
from zones.outputs.webmap.document import AreaTheme
from zones.planning import Plan, Scenario
from zones.zoning.methods.registry import usable_methods


def test_every_theme_that_has_a_name_can_be_drawn_under_it() -> None:
    made = plan(Scenario())
    kept = keep(made, Filter())
    for name, label in theme_names(made, kept).items():
        theme = make_theme(made, kept, name, "ja")
        assert theme.id == name
        assert theme.label == label


def test_the_themes_are_frames_ratio_schemes_types_city_regions_and_methods(
    japan_plan: Plan,
) -> None:
    names = list(theme_names(japan_plan, keep(japan_plan, Filter())))
    assert names[:2] == ["frames", "ratio"]
    assert {f"proposal-{key}" for key in japan_plan.rules} >= {
        name for name in names if name.startswith("proposal-")
    }
    assert "city-regions" in names
    assert {f"method-{key}" for key in usable_methods()} <= set(names)


def test_a_filter_leaves_out_the_themes_it_empties(japan_plan: Plan) -> None:
    wanted = Filter(schemes=frozenset({"hub_city_area"}), types=frozenset({"定住自立圏"}))
    names = theme_names(japan_plan, keep(japan_plan, wanted))
    assert [name for name in names if name.startswith("proposal-")] == ["proposal-hub_city_area"]
    assert len([name for name in names if name.startswith("union-")]) == 1


@pytest.mark.parametrize("status", ["confirmed", "unconfirmed"])
def test_a_theme_has_the_areas_that_are_left(japan_plan: Plan, status: str) -> None:
    kept = keep(japan_plan, Filter(statuses=frozenset({status})))
    name = next(one for one in theme_names(japan_plan, kept) if one.startswith("union-"))
    theme = make_theme(japan_plan, kept, name, "ja")
    assert isinstance(theme, AreaTheme)
    assert theme.areas
    assert {area.id for area in theme.areas} <= set(kept.unions)
