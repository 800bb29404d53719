from zones.outputs.floors_figure import floors_figure
from zones.planning import Plan


def test_both_floors_of_nagano_are_named(nagano_plan: Plan) -> None:
    axes = floors_figure(nagano_plan).axes[0]
    words = {text.get_text() for text in axes.texts}
    assert {"佐久広域連合", "長野地域連携中枢都市圏", "北アルプス連携自立圏"} <= words
    legend = axes.get_legend()
    assert legend is not None
    kinds = {text.get_text() for text in legend.get_texts()}
    assert kinds == {"連携中枢都市圏", "定住自立圏", "連携自立圏"}


def test_the_english_title_is_english(nagano_plan: Plan) -> None:
    assert floors_figure(nagano_plan, "en").axes[0].get_title().startswith("Fill: first floor")
