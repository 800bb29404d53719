from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_is_open_stays_in_the_window(open_page: Open, lang: str) -> None:
    screen = open_page("unions", lang, union_part="open", prefectures=["20"]).check()
    whole = open_page("unions", lang, union_part="open").check()
    assert 0 < len(screen.grids[0]) < len(whole.grids[0])


def test_nothing_open_is_said(open_page: Open) -> None:
    screen = open_page(
        "unions", union_part="open", candidate_kind="undeclared_centre", prefectures=["31"]
    ).check()
    assert screen.grids or "該当はありません" in screen.text
