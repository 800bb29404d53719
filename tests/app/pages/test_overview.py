from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_key_figures_of_japan(open_page: Open, lang: str) -> None:
    screen = open_page("overview", lang).check()
    values = [metric.value for metric in screen.app.metric]
    assert values[:3] == ["1,741", "126,146,099", "1,495"]


def test_every_municipality_has_one_frame(open_page: Open) -> None:
    frames = open_page("overview").check().tables[-1]
    assert frames["市区町村"].str.replace(",", "").astype(int).sum() == 1741
    assert frames["人口"].str.replace(",", "").astype(int).sum() == 126_146_099


def test_a_higher_threshold_leaves_fewer_pairs(open_page: Open) -> None:
    screen = open_page("overview", threshold_percent=20.0).check()
    pairs = next(one for one in screen.app.metric if one.label == "基準値以上の組")
    assert 0 < int(pairs.value.replace(",", "")) < 1495


def test_a_window_narrows_what_is_shown(open_page: Open) -> None:
    screen = open_page("overview", prefectures=["20"]).check()
    assert screen.app.metric[0].value == "77"


def test_a_filter_acts_on_figures_list_and_frames(open_page: Open) -> None:
    screen = open_page("overview", map_types=["広域連合"], map_schemes=["hub_city_area"]).check()
    figures = {one.label: int(one.value.replace(",", "")) for one in screen.app.metric}
    listed = screen.grids[0]
    assert len(listed) == figures["圏域の候補"] + figures["既存の圏域"]
    assert set(listed["kind"]) == {"連携中枢都市圏", "広域連合"}
    frames = screen.tables[-1]["市区町村"].str.replace(",", "").astype(int)
    assert frames.sum() == figures["市区町村"] < 1741


def test_an_empty_filter_says_what_to_do_and_can_be_cleared(open_page: Open) -> None:
    screen = open_page("overview", prefectures=["47"], map_types=["連携自立圏"]).check()
    assert "「絞り込みを解除」を押すか" in screen.text
    assert screen.app.metric[0].value == "0"
    screen.press("絞り込みを解除")
    assert screen.app.metric[0].value == "41"
    assert screen.app.session_state["map_types"] == []


def test_the_evidence_of_the_chosen_municipality_stands_beside_the_map(open_page: Open) -> None:
    screen = open_page("overview").set("place", "20202").check()
    words = "\n".join(str(one.value) for one in screen.app.markdown)
    assert "長野県松本市（20202）" in screen.text
    assert "昼夜間人口比率" in words


def test_a_choice_outside_what_is_shown_is_said(open_page: Open) -> None:
    screen = open_page("overview", prefectures=["47"], place="20202").check()
    assert "松本市は表示範囲の外です" in screen.text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_a_municipality_the_panel_asks_for_one(open_page: Open, lang: str) -> None:
    screen = open_page("overview", lang, place=None).check()
    assert ("地図の市区町村をクリック", "Click a municipality")[lang == "en"] in screen.text


def test_a_theme_that_the_filter_empties_falls_back(open_page: Open) -> None:
    screen = open_page(
        "overview", map_theme="proposal-settlement_area", map_schemes=["hub_city_area"]
    ).check()
    assert screen.app.session_state["map_theme"] == "frames"
