"""Each screen speaks one language: names of places are the only words of the other."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from shown_words import ENGLISH, JAPANESE, shown_words, without_names

Open = Callable[..., Any]

PAGES: list[tuple[str, dict[str, object]]] = [
    ("overview", {}),
    ("centres", {}),
    ("centres", {"scope": "pair"}),
    ("sphere", {}),
    ("sphere", {"second_centre": "20220"}),
    ("municipality", {}),
    ("planner", {}),
    ("future", {}),
    ("sources", {"source_part": "data"}),
    ("sources", {"source_part": "quality"}),
    ("sources", {"source_part": "rules"}),
    ("sources", {"source_part": "credits"}),
]
"""Compare, unions and export come with their own words."""

ARTICLE = re.compile(
    r"第[0-9]+(条の[0-9]+)?|中心市|（(人口|位置|昼夜間人口比率|複眼型)）|合併1市圏域|手続|財政措置|複眼型"
    r"|地方中枢拠点都市の要件[㋐㋑]?|近隣市町村|三大都市圏|連携(中枢都市宣言|協約の当事者|市町村)"
)
"""How a source numbers or heads its articles stays as it is printed there."""

LANGUAGE = ("表示言語 / Language", "日本語", "English")

NAMES = re.compile(
    r"e-Stat|SSDSE|CC0|TTWA|Coombes|Bond|Tolbert|Sizer|OECD|Louvain|Leiden|SENA|J-LIS|Excel|PNG"
    r"|Shift|Enter|\b[A-Z][0-9]+(-[a-z]+)+|\b[a-z]+(-[a-z0-9]+)+|\bcentre\b"
)
"""Names, formats, keys and ids of rules are written so in Japanese, too."""


@pytest.mark.parametrize(("page", "state"), PAGES)
def test_the_english_screen_has_no_japanese_but_names(
    open_page: Open, page: str, state: dict[str, object]
) -> None:
    screen = open_page(page, "en", place="20202", centre="20202", **state).check()
    said = {text for text in shown_words(screen.app) if text not in LANGUAGE}
    assert len(said) > 30
    left = {text for text in said if JAPANESE.search(ARTICLE.sub("", without_names(text)))}
    assert not left


@pytest.mark.parametrize(
    ("page", "state"), [one for one in PAGES if one[1].get("source_part") != "data"]
)
def test_the_japanese_screen_has_no_english_but_names(
    open_page: Open, page: str, state: dict[str, object]
) -> None:
    screen = open_page(page, "ja", place="20202", centre="20202", **state).check()
    said = {text for text in shown_words(screen.app) if text not in LANGUAGE}
    assert len(said) > 30
    assert not {text for text in said if ENGLISH.search(NAMES.sub("", text))}
