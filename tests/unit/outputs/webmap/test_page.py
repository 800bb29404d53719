import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import geopandas as gpd
import pytest

from zones.errors import OutputError
from zones.labels import Text
from zones.outputs.webmap import MapDocument, render

Make = Callable[..., MapDocument]


class Page(HTMLParser):
    """Scripts, styles, metas and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "data": [], "title": []}
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.inside: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        self.inside = "data" if dict(attrs).get("type") == "application/json" else tag
        if self.inside in self.texts:
            self.texts[self.inside].append("")

    def handle_endtag(self, tag: str) -> None:
        assert tag
        self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside in self.texts:
            self.texts[self.inside][-1] += data

    @property
    def policy(self) -> str:
        metas = [attrs for tag, attrs in self.attributes if tag == "meta"]
        return next(m["content"] or "" for m in metas if "http-equiv" in m)


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_page_asks_for_nothing_outside(make_document: Make) -> None:
    page = Page(render(make_document()))
    addresses = [
        (tag, name)
        for tag, attrs in page.attributes
        for name in attrs
        if name in {"src", "href", "srcset", "action", "data", "poster"}
    ]
    assert addresses == []
    assert all("url(" not in style and "@import" not in style for style in page.texts["style"])
    assert not re.search(r"sourceMappingURL", "".join(page.texts["script"]))


def test_the_policy_allows_exactly_the_scripts_and_styles_of_the_page(make_document: Make) -> None:
    page = Page(render(make_document()))
    allowed = dict(part.split(" ", 1) for part in page.policy.split("; "))
    assert allowed["default-src"] == "'none'"
    assert "unsafe" not in page.policy
    for kind in ("script", "style"):
        hashes = re.findall(r"sha256-([^']+)", allowed[f"{kind}-src"])
        assert hashes == [digest(text) for text in page.texts[kind]]


def test_nothing_runs_from_an_attribute(make_document: Make) -> None:
    page = Page(render(make_document()))
    assert not [n for _, attrs in page.attributes for n in attrs if n.startswith("on")]
    assert not [n for _, attrs in page.attributes for n in attrs if n == "style"]


@pytest.mark.parametrize(("lang", "word"), [("ja", "凡例"), ("en", "Legend")])
def test_language_and_title(make_document: Make, lang: str, word: str) -> None:
    text = render(make_document(lang=lang))
    page = Page(text)
    assert ("html", {"lang": lang}) in page.attributes
    assert page.texts["title"] == ["試験の地図"]
    assert word in text


def test_credits_basis_and_origin_stand_in_the_page_itself(make_document: Make) -> None:
    text = render(make_document(generated=Text("zones で作成", "made with zones")))
    foot = text[text.index("<footer>") : text.index("</footer>")]
    for words in ("出典その1", "出典その2", "全員", "zones で作成"):
        assert words in foot


def test_leaflet_is_inside_and_no_other_library(make_document: Make) -> None:
    text = render(make_document())
    assert "Leaflet 1.9" in text
    assert "jquery" not in text.lower()
    assert "bootstrap" not in text.lower()


def test_text_never_becomes_markup(make_document: Make) -> None:
    attack = "</title></script><img src=x onerror=alert(1)>${1}`\"'{{ 7*7 }}"
    document = make_document(
        title=attack,
        credits=(Text(attack, attack),),
        basis=Text(attack, attack),
        generated=Text(attack, attack),
    )
    page = Page(render(document))
    assert page.texts["title"] == [attack]
    assert "img" not in {tag for tag, _ in page.attributes}


@pytest.mark.parametrize("attack", ["{{ 7 * 7 }}", "{% raw %}", "{# note #}", "{{ cycler }}"])
def test_text_never_becomes_a_template(
    make_document: Make, municipalities: gpd.GeoDataFrame, attack: str
) -> None:
    page = Page(render(make_document(municipalities=municipalities.assign(name=attack))))
    assert json.loads(page.texts["data"][0])["names"] == [attack] * len(municipalities)


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    program = """
import sys, geopandas as gpd
from shapely.geometry import box
from zones.labels import Text
from zones.outputs.webmap import Area, AreaTheme, MapDocument, render
codes = [f"01{n:03d}" for n in range(9)]
frame = gpd.GeoDataFrame(
    {"name": codes, "name_kana": codes, "prefecture": "01", "prefecture_name": "北海道",
     "northern_territory": False},
    geometry=[box(140 + n % 3, 40 + n // 3, 141 + n % 3, 41 + n // 3) for n in range(9)],
    index=codes, crs="EPSG:6668",
)
areas = tuple(Area(f"a{n}", f"圏{n}", (codes[n],), tuple(codes[n:n + 3])) for n in range(7))
name = Text("名", "name")
page = render(MapDocument("題", frame, (AreaTheme("t", name, areas),), (name,), name))
sys.stdout.buffer.write(page.encode())
"""
    pages = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=tmp_path,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert pages[0] == pages[1]
    assert len(pages[0]) > 100_000


def test_a_missing_leaflet_is_named(
    make_document: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zones.outputs.webmap.parts.leaflet.BASE_DIR", str(tmp_path))
    with pytest.raises(OutputError, match=r"leaflet\.css.*XStatic-Leaflet"):
        render(make_document())


def test_a_script_that_would_end_its_element_is_refused(
    make_document: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leaflet.css").write_text("p {}")
    (tmp_path / "leaflet.js").write_text("var a = '</script>';")
    monkeypatch.setattr("zones.outputs.webmap.parts.leaflet.BASE_DIR", str(tmp_path))
    with pytest.raises(OutputError, match="end its HTML element"):
        render(make_document())
