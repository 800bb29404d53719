from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]
THREE = ["proposals:hub_city_area", "unions:連携中枢都市圏", "method:uea"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_pair_is_chosen_for_the_map_and_the_list(open_page: Open, lang: str) -> None:
    screen = open_page("compare", lang, compared_sets=THREE, prefectures=["20"]).check()
    assert len(screen.tables[1]) == 3
    first = screen.grids[0]
    screen.set("compared_pair", 2).check()
    assert not screen.grids[0].equals(first)
    assert (screen.grids[0]["jaccard"].diff().dropna() >= 0).all()


def test_a_pair_that_is_gone_falls_back_to_the_first(open_page: Open) -> None:
    screen = open_page("compare", compared_sets=THREE[:2], compared_pair=2).check()
    assert len(screen.tables[1]) == 1
