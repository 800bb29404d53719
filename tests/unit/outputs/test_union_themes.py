from zones.outputs.union_themes import comparison_theme, floor_theme, union_themes
from zones.outputs.webmap.document import AreaTheme
from zones.planning import Plan


def test_there_is_a_theme_for_each_type_in_the_order_of_the_forms(japan_plan: Plan) -> None:
    labels = [theme.label.ja for theme in union_themes(japan_plan)]
    assert labels == [
        "既存：一部事務組合",
        "既存：広域連合",
        "既存：連携中枢都市圏",
        "既存：定住自立圏",
        "既存：連携自立圏",
        "既存：シティリージョン",
    ]


def test_an_unconfirmed_union_is_drawn_as_such(japan_plan: Plan) -> None:
    areas = [
        area
        for theme in union_themes(japan_plan)
        if isinstance(theme, AreaTheme)
        for area in theme.areas
    ]
    drawn = {area.id for area in areas if area.status == "unconfirmed"}
    register = {one.id for one in japan_plan.existing.register if one.unconfirmed}
    assert drawn
    assert drawn <= register


def test_every_municipality_stands_somewhere(japan_plan: Plan) -> None:
    theme = comparison_theme(japan_plan)
    assert len(theme.class_of) == 1741
    words = {code: theme.classes[at].label.ja for code, at in theme.class_of.items()}
    assert words["20201"] == "中心"
    assert words["20207"] == "圏内の構成市町村"
    assert words["13101"] == "どちらでもない"


def test_the_disagreements_are_painted(japan_plan: Plan) -> None:
    theme = floor_theme(japan_plan)
    painted = {code for code, at in theme.class_of.items() if at < len(theme.classes) - 1}
    assert painted == set(japan_plan.existing.disagreements["code"])
