import json
from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_a_bundle_holds_is_listed(open_page: Open, lang: str) -> None:
    screen = open_page("export", lang, export_product="bundle", prefectures=["20"])
    make = {"ja": "作る", "en": "Make it"}[lang]
    next(one for one in screen.app.button if one.label == make).click().run()
    table = screen.check().tables[0].reset_index().astype("str")
    names, sizes, purposes = (table.iloc[:, at].tolist() for at in range(3))
    assert {"ja": "資料.pdf", "en": "report.pdf"}[lang] in names
    assert len(names) > 15
    assert all("B" in one for one in sizes)
    assert all(len(one) > 5 for one in purposes)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_columns_of_a_layer_are_named_in_the_language_of_the_screen(
    open_page: Open, lang: str
) -> None:
    screen = open_page("export", lang, export_product="shp", prefectures=["20"])
    make = {"ja": "作る", "en": "Make it"}[lang]
    next(one for one in screen.app.button if one.label == make).click().run()
    (grid,) = screen.check().app.dataframe
    told = json.loads(grid.proto.columns)
    assert told["pop"]["label"] == {"ja": "人口（夜間）", "en": "Population (night)"}[lang]
    assert told["pop"]["help"] == "pop"
