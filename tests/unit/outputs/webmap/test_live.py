import json
import re

import pytest
from toy import towns

from zones.labels import Lang
from zones.outputs.webmap.live import live_page


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_holds_everything_that_it_needs(lang: Lang) -> None:
    page = live_page(towns(), lang=lang)
    assert f'<html lang="{lang}">' in page
    assert "default-src &#39;none&#39;" in page
    assert not re.findall(r"<(?:script|img|iframe)[^>]* src=|<link", page)


def test_all_municipalities_are_there_and_no_area() -> None:
    page = live_page(towns(), lang="ja")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert len(data["names"]) == 8
    assert data["themes"][0]["areas"] == []


def test_a_name_with_markup_stays_a_name() -> None:
    page = live_page(towns({"a": "</script><img src=x onerror=alert(1)>"}), lang="ja")
    assert "<img" not in page


def test_the_same_region_gives_the_same_page() -> None:
    assert live_page(towns(), lang="ja") == live_page(towns(), lang="ja")
