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
    frames = open_page("overview").check().tables[0]
    assert frames["市区町村"].str.replace(",", "").astype(int).sum() == 1741
    assert frames["人口"].str.replace(",", "").astype(int).sum() == 126_146_099


def test_a_higher_threshold_leaves_fewer_pairs(open_page: Open) -> None:
    screen = open_page("overview", threshold_percent=20.0).check()
    pairs = next(one for one in screen.app.metric if one.label == "基準値以上の組")
    assert 0 < int(pairs.value.replace(",", "")) < 1495


def test_a_window_narrows_what_is_shown(open_page: Open) -> None:
    screen = open_page("overview", prefectures=["20"]).check()
    assert screen.app.metric[0].value == "77"
