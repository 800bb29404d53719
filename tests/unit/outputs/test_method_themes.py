from zones.outputs.method_themes import method_theme
from zones.outputs.plan_map import plan_map
from zones.planning import Plan
from zones.zoning.methods.registry import draw_zones, gather_inputs


def test_zones_of_several_municipalities_are_drawn(japan_plan: Plan) -> None:
    zoning = draw_zones(gather_inputs(japan_plan.region), "travel_to_work")
    theme = method_theme(japan_plan.region, zoning)
    drawn = {code for area in theme.areas for code in area.members}
    several = {code for codes in zoning.members.values() if len(codes) > 1 for code in codes}
    assert drawn == several
    assert theme.label.ja.startswith("参考：")
    assert theme.note is not None
    assert "Coombes" in theme.note.en


def test_a_method_stands_on_the_map_only_when_asked_for(nagano_plan: Plan) -> None:
    zoning = draw_zones(gather_inputs(nagano_plan.region), "uea")
    assert "method-uea" in {one.id for one in plan_map(nagano_plan, zonings=[zoning]).themes}
    assert "method-uea" not in {one.id for one in plan_map(nagano_plan).themes}
