from collections.abc import Callable
from typing import Any

Open = Callable[..., Any]


def test_names_have_romaji_on_the_english_screen(open_page: Open) -> None:
    screen = open_page("sphere", "en", centre="20202").check()
    assert "安曇野市 Azumino-shi" in screen.grids[0]["name"].tolist()
    moving = screen.tables[0].iloc[:, -1]
    assert moving.str.contains("Azumino-shi").any()
    assert all(" " in name for name in screen.grids[1]["name"])


def test_the_bars_stand_for_the_largest_share_of_all(open_page: Open) -> None:
    low = open_page("sphere", threshold_percent=5.0).check().grids[0]
    high = open_page("sphere", threshold_percent=20.0).check().grids[0]
    assert set(high["code"]) < set(low["code"])
    assert low["share"].max() == high["share"].max()
