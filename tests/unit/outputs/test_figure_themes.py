from zones.outputs.figure_themes import future_theme, ratio_theme, share_theme
from zones.outputs.webmap.document import ClassTheme
from zones.planning import Plan


def label(theme: ClassTheme, code: str) -> str:
    return theme.classes[theme.class_of[code]].label.ja


def test_a_ratio_of_exactly_one_hundred_is_not_below(japan_plan: Plan) -> None:
    theme = ratio_theme(japan_plan)
    ratio = japan_plan.facts["day_night_ratio"]
    above = ratio[(ratio >= 1) & (ratio < 1.05)].index
    assert {label(theme, code) for code in above} == {"100 以上 105 未満"}
    assert len(theme.class_of) == ratio.notna().sum() == 1740


def test_shares_to_nagano_are_classed_and_the_centre_apart(japan_plan: Plan) -> None:
    theme = share_theme(japan_plan, ["20201"], "ja")
    assert label(theme, "20201") == "中心"
    assert label(theme, "20207") == "20％ 以上 30％ 未満"
    assert label(theme, "47201") == "1％ 未満"
    assert theme.classes[theme.class_of["20207"]].label.en == "20 % to under 30 %"
    assert theme.value_of["20207"] == "28.9％"
    assert "07546" not in theme.class_of


def test_the_future_says_that_hamadori_is_one_unit(japan_plan: Plan) -> None:
    theme = future_theme(japan_plan)
    assert label(theme, "07204") == label(theme, "07546")
    assert theme.note is not None
    assert "13市町村" in theme.note.ja
    assert len(theme.class_of) == 1741
