from collections.abc import Callable
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
    "compare": ("比較", "Compare"),
    "export": ("出力", "Export"),
    "sources": ("データと出典", "Data & sources"),
}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("path", list(TITLES))
def test_every_page_opens_in_both_languages(open_page: Open, path: str, lang: str) -> None:
    screen = open_page(path, lang).check()
    assert screen.app.title[0].value == TITLES[path][lang == "en"]
    basis = ("自宅外で従業・通学する者", "commuters and students of all ages")[lang == "en"]
    assert basis in screen.text


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
