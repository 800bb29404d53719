import pytest

from zones.outputs.charts import Standing
from zones.outputs.report.facts import AreaFacts, gather
from zones.outputs.report.pictures import (
    FULL,
    HALF,
    area_map,
    area_shares,
    area_standing,
    caption,
    change_picture,
    map_caption,
    prefecture_standing,
)
from zones.planning import Plan


def labels(area: AreaFacts) -> list[str]:
    figure = area_map(area).figure
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def test_the_map_shows_shares_by_class_and_the_union_as_a_line(japan_plan: Plan) -> None:
    assert labels(gather(japan_plan, ["20201"])) == [
        "中心市",
        "10〜20％",
        "20〜30％",
        "30〜50％",
        "10％未満の構成市町村",
        "長野地域連携中枢都市圏",
    ]


def test_files_are_named_by_the_centre(led: AreaFacts) -> None:
    pictures = (area_map(led), area_shares(led), area_standing(led))
    assert [one.key for one in pictures] == ["map-20201", "shares-20201", "union-20201"]


def test_who_cannot_see_gets_the_shares_in_words(led: AreaFacts) -> None:
    assert "b市 30.0％" in area_map(led).alt
    assert "d市 —" in area_shares(led).alt


def test_two_maps_fit_beside_each_other(led: AreaFacts) -> None:
    assert float(area_map(led).figure.get_size_inches()[0]) == pytest.approx(FULL)
    assert float(area_map(led, half=True).figure.get_size_inches()[0]) == pytest.approx(HALF)
    assert 2 * HALF <= FULL


def test_captions_carry_basis_and_sources(toy_plan: Plan) -> None:
    assert caption(toy_plan, "ja", "flows").endswith("出典：遊びの統計局")
    assert caption(toy_plan, "en", "flows", basis=False) == "Source: Toy office"
    assert map_caption(toy_plan, "ja").startswith("出典：")


def test_a_region_without_sources_has_no_credit_line(toy_plan: Plan) -> None:
    assert caption(toy_plan, "ja", "unions", basis=False) == ""


def test_bars_of_a_prefecture_say_their_counts(toy_plan: Plan) -> None:
    picture = prefecture_standing(toy_plan, [Standing("圏域", 3, 1, 2)], "ja", "standing-20")
    assert "圏域 割合が基準以上の構成市町村3、基準未満1、加わっていない2" in picture.alt


def test_changes_say_both_years(toy_plan: Plan) -> None:
    picture = change_picture(toy_plan, [("a市", 20, 10)], (2020, 2050), "en", "people-20")
    assert "a市 20 → 10" in picture.alt
