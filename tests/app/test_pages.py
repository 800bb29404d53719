import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]

TITLES = {
    "overview": ("日本地図", "Overview"),
    "centres": ("中心都市", "Centres"),
    "sphere": ("通勤圏", "Sphere"),
    "municipality": ("市区町村の根拠", "Municipality evidence"),
    "unions": ("既存の圏域", "Existing unions"),
    "planner": ("圏域をつくる", "Planner"),
    "future": ("将来", "Future"),
    "compare": ("比較", "Compare"),
    "export": ("出力", "Export"),
    "sources": ("データと出典", "Data & sources"),
}


EMPTY: dict[str, dict[str, object]] = {
    "overview": {"map_types": ["連携自立圏"], "prefectures": ["47"], "place": None},
    "centres": {"outcomes": []},
    "sphere": {"centre": "20588"},
    "municipality": {"place": None},
    "unions": {"union_type": "連携自立圏", "prefectures": ["47"]},
    "planner": {"draft_centre": None},
    "future": {"future_centre": None},
    "compare": {"compared_sets": []},
    "export": {"prefectures": ["47"], "threshold_percent": 20.0},
    "sources": {"prefectures": ["47"]},
}
"""What leaves each page with nothing, or with as little as it can have, to show."""

SAID = {
    "overview": ("条件に合う市区町村がありません", "No municipality matches"),
    "centres": ("絞り込みをゆるめてください", "Widen the filter"),
    "sphere": ("最も低い基準値", "below the lowest threshold"),
    "municipality": ("市区町村を選ぶと", "Choose a municipality"),
    "planner": ("圏域を追加", "Add area"),
}
"""What a page with nothing to show says to do."""


def of_app() -> set[str]:
    source = (Path(__file__).parents[2] / "app.py").read_text(encoding="utf-8")
    return set(re.findall(r'Entry\(\s*"(\w+)"', source))


def test_every_page_of_the_app_is_opened_here() -> None:
    assert of_app() == set(TITLES) == set(EMPTY)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("data", ["embedded", "prefecture", "empty"])
@pytest.mark.parametrize("path", list(TITLES))
def test_every_page_opens_whatever_there_is_to_show(
    open_page: Open, path: str, data: str, lang: str
) -> None:
    state: dict[str, object] = {"embedded": {}, "prefecture": {"prefectures": ["20"]}}.get(
        data, EMPTY[path]
    )
    screen = open_page(path, lang, **state).check()
    assert screen.app.title[0].value == TITLES[path][lang == "en"]
    basis = ("自宅外で従業・通学する者", "commuters and students of all ages")[lang == "en"]
    assert basis in screen.text
    if data == "empty" and path in SAID:
        assert SAID[path][lang == "en"] in screen.text


def test_the_basis_follows_the_settings(open_page: Open) -> None:
    screen = open_page("centres", denominator="place_known", threshold_percent=12.5).check()
    assert "分母は従業・通学地が判明した者" in screen.text
    assert "基準値 12.5％" in screen.text


def test_settings_stay_when_the_language_changes(open_page: Open) -> None:
    screen = open_page("centres").set("threshold_percent", 15.0).set("lang", "en").check()
    assert screen.app.title[0].value == "Centres"
    assert "threshold 15.0 %" in screen.text


def test_two_sessions_share_no_setting(open_page: Open) -> None:
    open_page("centres").set("threshold_percent", 20.0)
    assert "基準値 10.0％" in open_page("centres").check().text
