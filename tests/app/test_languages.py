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
    ("unions", {"union_part": "areas", "union": "R01"}),
    ("unions", {"union_part": "nation"}),
    ("unions", {"union_part": "open"}),
    ("compare", {"prefectures": ["20"]}),
    ("sources", {"source_part": "quality"}),
    ("sources", {"source_part": "rules"}),
    ("sources", {"source_part": "credits"}),
]
KEYED: list[tuple[str, dict[str, object]]] = [
    ("compare", {"prefectures": ["20"], "compared_sets": ["method:travel_to_work", "partition"]}),
    ("export", {}),
    ("sources", {"source_part": "data"}),
]
"""Pages that name settings, formats and columns by their keys, in Japanese too."""

ARTICLE = re.compile(
    r"第[0-9]+(条の[0-9]+)?|中心市|（(人口|位置|昼夜間人口比率|複眼型)）|合併1市圏域|手続|財政措置|複眼型"
    r"|地方中枢拠点都市の要件[㋐㋑]?|近隣市町村|三大都市圏|連携(中枢都市宣言|協約の当事者|市町村)"
)
"""How a source numbers or heads its articles stays as it is printed there."""

LANGUAGE = ("表示言語 / Language", "日本語", "English")

NAMES = re.compile(
    r"e-Stat|SSDSE|CC0|TTWA|Coombes|Bond|Tolbert|Sizer|OECD|Louvain|Leiden|SENA|J-LIS|Excel|PNG"
    r"|Jaccard|\bbit\b|https?://\S+"
    r"|\b\w+:[0-9]+\b|Shift|Enter|\b[A-Z][0-9]+(-[a-z]+)+|\b[a-z]+(-[a-z0-9]+)+|\bcentre\b"
)
"""Names, measures, formats, addresses, keys and ids are written so in Japanese, too."""


@pytest.mark.parametrize(("page", "state"), [*PAGES, *KEYED])
def test_the_english_screen_has_no_japanese_but_names(
    open_page: Open, page: str, state: dict[str, object]
) -> None:
    screen = open_page(page, "en", place="20202", centre="20202", **state).check()
    said = {text for text in shown_words(screen.app) if text not in LANGUAGE}
    assert len(said) > 30
    left = {text for text in said if JAPANESE.search(ARTICLE.sub("", without_names(text)))}
    assert not left


@pytest.mark.parametrize(("page", "state"), PAGES)
def test_the_japanese_screen_has_no_english_but_names(
    open_page: Open, page: str, state: dict[str, object]
) -> None:
    screen = open_page(page, "ja", place="20202", centre="20202", **state).check()
    said = {text for text in shown_words(screen.app) if text not in LANGUAGE}
    assert len(said) > 30
    assert not {text for text in said if ENGLISH.search(NAMES.sub("", text))}
