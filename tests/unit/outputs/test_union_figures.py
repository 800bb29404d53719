from zones.outputs.union_figures import comparison_figure
from zones.outputs.union_tables import comparison
from zones.planning import Plan


def test_a_bar_is_as_long_as_its_municipalities(nagano_plan: Plan) -> None:
    table = comparison(nagano_plan)
    axes = comparison_figure(nagano_plan, table).axes[0]
    width = sum(bar.get_width() for bar in axes.patches)
    parts = table[["members_in_sphere", "members_below", "outside"]].fillna(0)
    assert width == parts.sum().sum()


def test_parts_are_told_apart_without_colour(nagano_plan: Plan) -> None:
    axes = comparison_figure(nagano_plan, comparison(nagano_plan)).axes[0]
    assert {bar.get_hatch() for bar in axes.patches} == {None, "///", "..."} or {
        bar.get_hatch() for bar in axes.patches
    } == {"", "///", "..."}
