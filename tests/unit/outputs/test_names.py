from dataclasses import replace

import pandas as pd
import pytest
from toy import code

from zones.outputs.names import (
    centre_name,
    frame_label,
    frame_reason,
    percent,
    place_name,
    place_names,
    prefecture_names,
    scheme_name,
)
from zones.planning import Plan
from zones.zoning.frames import FRAMES


@pytest.mark.parametrize(
    ("share", "ja", "en"),
    [
        (0.1, "10.0％", "10.0 %"),
        (0.09996, "9.9％", "9.9 %"),
        (0.29, "29.0％", "29.0 %"),
        (1.0, "100.0％", "100.0 %"),
        (0.0, "0.0％", "0.0 %"),
        (0.0009, "0.0％", "0.0 %"),
    ],
)
def test_a_percentage_is_cut_downwards(share: float, ja: str, en: str) -> None:
    assert percent(share, "ja") == ja
    assert percent(share, "en") == en


def test_twin_centres_are_joined_by_a_plus() -> None:
    names = pd.Series({"16202": "高岡市", "16211": "射水市"})
    assert centre_name(names, ["16202", "16211"]) == "高岡市＋射水市"


def test_the_english_screen_shows_romaji_beside_a_name(japan_plan: Plan) -> None:
    region = japan_plan.region
    assert place_name(region, "20202", "ja") == "松本市"
    assert place_name(region, "20202", "en") == "松本市 Matsumoto-shi"
    assert place_names(region, ["20202", "20220"], "ja") == "松本市＋安曇野市"
    assert place_names(region, ["20202"], "en") == "松本市 Matsumoto-shi"


def test_a_place_without_romaji_keeps_its_name(plan: Plan) -> None:
    bare = replace(plan.region, municipalities=plan.region.municipalities.assign(name_romaji=None))
    assert place_name(bare, code("a"), "en") == "a市"


def test_prefectures_and_schemes_have_names_in_both_languages(plan: Plan) -> None:
    assert prefecture_names(["20", "21"], "ja") == "長野県・岐阜県"
    assert prefecture_names(["20", "21"], "en") == "Nagano, Gifu"
    assert scheme_name(plan, "hub_city_area", "ja") == "連携中枢都市圏"
    assert scheme_name(plan, "hub_city_area", "en").startswith("hub-city area")


def test_every_frame_has_a_label() -> None:
    assert frame_label("beyond", "ja") == FRAMES["beyond"].ja
    assert frame_label("beyond", "en") == FRAMES["beyond"].en


@pytest.mark.parametrize(
    ("letter", "ja", "en"),
    [
        (
            "a",
            "連携中枢都市の要件をすべて満たす（a市）",
            "meets every criterion of a hub city (a市 a-shi)",
        ),
        (
            "b",
            "a市への通勤通学割合 30.0％（基準 10.0％ 以上）",
            "30.0 % commute to a市 a-shi (at least 10.0 %)",
        ),
        (
            "c",
            "どの中心への割合も 10.0％ 未満だが、a市の役所まで 18.0 km（仮定：40 km 以内）",
            (
                "under 10.0 % to every centre, but 18.0 km from the office of a市 a-shi "
                "(assumed limit: 40 km)"
            ),
        ),
        (
            "d",
            "定住自立圏の中心市の要件をすべて満たす（d市）",
            "meets every criterion of the centre of a settlement area (d市 d-shi)",
        ),
        (
            "B",
            "d市への通勤通学割合 20.0％（基準 10.0％ 以上）",
            "20.0 % commute to d市 d-shi (at least 10.0 %)",
        ),
    ],
)
def test_a_frame_is_explained_by_what_decided_it(plan: Plan, letter: str, ja: str, en: str) -> None:
    row = plan.frames.loc[code(letter)]
    assert frame_reason(plan, row, "ja") == ja
    assert frame_reason(plan, row, "en") == en


def test_a_metropolitan_frame_names_the_area_and_the_share(plan: Plan) -> None:
    row = pd.Series({"frame": "metropolitan", "decided_by": "nagoya", "share": 0.25})
    assert frame_reason(plan, row, "ja") == "名古屋圏の中心都市への通勤通学割合 25.0％"
    assert frame_reason(plan, row, "en") == "25.0 % commute to the core cities of the Nagoya area"


def test_who_is_beyond_is_told_the_distance(plan: Plan) -> None:
    cells = {"frame": "beyond", "decided_by": code("a"), "distance_km": 90.04}
    row = pd.Series(cells, name=code("b"))
    assert frame_reason(plan, row, "ja") == (
        "最も近い中心（a市）の役所まで 90.0 km（仮定：40 km 超）"
    )


def test_an_unknown_share_is_not_called_small(japan_plan: Plan) -> None:
    reason = frame_reason(japan_plan, japan_plan.frames.loc["07546"], "ja")
    assert "割合は不明" in reason
    assert "未満" not in reason


@pytest.mark.parametrize("frame", ["near_centre", "beyond"])
def test_without_any_centre_the_reason_says_so(plan: Plan, frame: str) -> None:
    row = pd.Series({"frame": frame, "decided_by": pd.NA, "distance_km": pd.NA})
    assert frame_reason(plan, row, "ja") == "距離を測れる中心がない"
    assert frame_reason(plan, row, "en") == "no centre whose distance can be measured"
