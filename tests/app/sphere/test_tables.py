import json
from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


def test_names_have_romaji_on_the_english_screen(open_page: Open) -> None:
    screen = open_page("sphere", "en", centre="20202").check()
    assert "安曇野市 Azumino-shi" in screen.grids[0]["name"].tolist()
    moving = screen.tables[0].iloc[:, -1]
    assert moving.str.contains("Azumino-shi").any()
    assert all(" " in name for name in screen.grids[1]["name"])


@pytest.mark.parametrize("threshold", [5.0, 20.0])
def test_a_whole_bar_is_everyone_whatever_the_threshold(open_page: Open, threshold: float) -> None:
    screen = open_page("sphere", threshold_percent=threshold).check()
    columns = json.loads(screen.app.dataframe[0].proto.columns)
    bar = columns["share"]["type_config"]
    assert (bar["min_value"], bar["max_value"]) == (0, 100)
    assert screen.grids[0]["share"].max() < 100


def test_names_stay_in_sight_when_a_list_is_narrow(open_page: Open) -> None:
    screen = open_page("sphere").check()
    for grid in screen.app.dataframe:
        assert json.loads(grid.proto.columns)["name"]["pinned"]
