from toy import codes

from zones.outputs.report.overview import Overview, frames_map, unions_map
from zones.planning import Plan


def view(plan: Plan, *shown: str) -> Overview:
    return Overview(plan, "ja", "20", "長野県", tuple(shown))


def words(picture_figure: object) -> list[str]:
    figure = picture_figure
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]  # type: ignore[attr-defined]


def test_frames_are_drawn_with_areas_and_centres(led_plan: Plan) -> None:
    picture = frames_map(view(led_plan, *codes("abcde")))
    shown = words(picture.figure)
    assert "連携中枢都市圏候補の中心" in shown
    assert "候補圏域の範囲（1市町村1圏域）" in shown
    assert "◎a市" in picture.alt


def test_every_frame_has_its_own_look(led_plan: Plan) -> None:
    picture = frames_map(view(led_plan, *codes("abcde")))
    handles = [one for legend in picture.figure.legends for one in legend.legend_handles]
    looks = [(one.get_facecolor(), one.get_hatch()) for one in handles if hasattr(one, "get_hatch")]
    assert len(set(looks)) == len(looks)


def test_unions_are_drawn_by_type(led_plan: Plan) -> None:
    picture = unions_map(view(led_plan, *codes("abcde")))
    assert words(picture.figure)[0] == "連携中枢都市圏"
    assert "◎a市" in picture.alt


def test_prefectures_far_apart_have_maps_of_their_own(led_plan: Plan) -> None:
    whole = view(led_plan, *codes("ab"), *codes("A"))
    assert [(one.name, one.codes) for one in whole.by_prefecture()] == [
        ("長野県", tuple(codes("ab"))),
        ("岐阜県", tuple(codes("A"))),
    ]


def test_a_high_prefecture_has_its_maps_side_by_side(led_plan: Plan, japan_plan: Plan) -> None:
    assert not view(led_plan, *codes("abc")).half
    nagano = [code for code in japan_plan.region.codes if code[:2] == "20"]
    assert view(japan_plan, *nagano).half
