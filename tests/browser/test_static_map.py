import dataclasses
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
from playwright.sync_api import Page, expect
from shapely.geometry import box

from zones.labels import Lang, Text
from zones.outputs.webmap import (
    Area,
    AreaTheme,
    ClassTheme,
    LegendClass,
    MapDocument,
)

if TYPE_CHECKING:
    from conftest import Visit

pytestmark = pytest.mark.browser

Show = Callable[[MapDocument], "Visit"]


@pytest.fixture
def document() -> MapDocument:
    """Nine municipalities in two prefectures, and one village without data.

    ::

        01007 01008 02003   01695
        01004 01005 02002
        01001 01002 02001
    """
    cells = {
        "01001": (0, 0), "01002": (1, 0), "02001": (2, 0),
        "01004": (0, 1), "01005": (1, 1), "02002": (2, 1),
        "01007": (0, 2), "01008": (1, 2), "02003": (2, 2), "01695": (4, 2),
    }  # fmt: skip
    names = {"01001": ("松本市", "まつもとし"), "01005": ("上松町", "あげまつまち")}
    frame = gpd.GeoDataFrame(
        [
            {
                "code": code,
                "name": names.get(code, (f"{code}町", ""))[0],
                "name_kana": names.get(code, ("", f"まち{code}"))[1],
                "prefecture": code[:2],
                "prefecture_name": "県",
                "northern_territory": code == "01695",
                "geometry": box(138 + x / 5, 36 + y / 5, 138.2 + x / 5, 36.2 + y / 5),
            }
            for code, (x, y) in cells.items()
        ],
        crs="EPSG:6668",
    ).set_index("code")
    ratio = ClassTheme(
        id="ratio",
        label=Text("昼夜間人口比率", "Ratio"),
        classes=(
            LegendClass(Text("100未満", "under 100"), "#4A7BB7"),
            LegendClass(Text("100以上", "100 and over"), "#F67E4B", hatch=True),
        ),
        class_of={"01001": 0, "01002": 0, "02001": 0, "01005": 1},
        value_of={"01001": "98.7"},
        note=Text("百人あたり", "a hundred"),
    )
    areas = AreaTheme(
        id="areas",
        label=Text("圏域の候補", "Proposed"),
        areas=(
            Area(
                "a", "松本圏", ("01001",), ("01001", "01002", "01004", "01005"),
                facts=((Text("人口", "Population"), "12,345"),),
            ),
            Area("b", Text("東圏", "East"), ("02002",), ("02002", "02001", "01005"), "unconfirmed"),
        ),
    )  # fmt: skip
    return MapDocument(
        title="試験の地図",
        municipalities=frame,
        themes=(ratio, areas),
        credits=(Text("国土数値情報", "National Land Numerical Information"),),
        basis=Text("2020年国勢調査", "2020 census"),
        facts_of={"01001": ((Text("理由", "Reason"), "長野市へ 12.3 %"),)},
    )


def spot(page: Page, code: str) -> tuple[float, float]:
    """Return where on the page the middle of a municipality is."""
    x, y = page.evaluate(
        """(code) => {
          const { map, layer } = zonesMap;
          const bounds = layer.boundsOf([layer.codes.indexOf(code)]);
          const point = map.latLngToContainerPoint(bounds.getCenter());
          const box = map.getContainer().getBoundingClientRect();
          return [point.x + box.left, point.y + box.top];
        }""",
        code,
    )
    return x, y


def colour(page: Page, code: str, *, dx: int = 10, dy: int = 25) -> list[int]:
    """Return red, green, blue on the map beside the name of a municipality."""
    x, y = spot(page, code)
    found: list[int] = page.evaluate(
        """([x, y]) => {
          const canvas = zonesMap.layer._container;
          const box = canvas.getBoundingClientRect();
          const scale = canvas.width / box.width;
          const data = canvas.getContext("2d")
            .getImageData((x - box.left) * scale, (y - box.top) * scale, 1, 1).data;
          return [...data].slice(0, 3);
        }""",
        [x + dx, y + dy],
    )
    return found


def test_it_opens_from_a_file_and_asks_for_nothing(show: Show, document: MapDocument) -> None:
    visit = show(document)
    assert len(visit.requests) == 1
    assert visit.requests[0].startswith("file:")
    assert visit.errors == []
    assert visit.page.evaluate("[zonesMap.painted, zonesMap.outlined]") == [9, 1]
    expect(visit.page).to_have_title("試験の地図")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("試験の地図")


def test_the_policy_stops_a_foreign_script(show: Show, document: MapDocument) -> None:
    visit = show(document)
    visit.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.foreign = 1";
          document.body.append(script);
        }"""
    )
    assert visit.page.evaluate("window.foreign === undefined")
    assert any("Content Security Policy" in error for error in visit.errors)


def test_colours_follow_the_theme(show: Show, document: MapDocument) -> None:
    page = show(document).page
    assert colour(page, "01001") == [0x4A, 0x7B, 0xB7]
    page.get_by_label("圏域の候補").check()
    assert page.evaluate("zonesMap.theme") == "areas"
    one, other, nobody = (colour(page, code) for code in ("01004", "02001", "02003"))
    assert one != other
    assert nobody == [0xF7, 0xF5, 0xEE]
    assert colour(page, "01001") == one


def test_an_overlap_shows_the_colours_of_both_areas(show: Show, document: MapDocument) -> None:
    page = show(document).page
    page.get_by_label("圏域の候補").check()
    both = {tuple(colour(page, "01005", dx=dx)) for dx in range(-40, 40)}
    assert tuple(colour(page, "01004")) in both
    assert tuple(colour(page, "02001")) in both


def test_the_legend_follows_the_theme(show: Show, document: MapDocument) -> None:
    page = show(document).page
    legend = page.locator("#legend")
    expect(legend).to_contain_text("100未満")
    expect(legend).to_contain_text("データなし")
    expect(legend).to_contain_text("都道府県界")
    expect(page.locator("#note")).to_have_text("百人あたり")
    page.get_by_label("圏域の候補").check()
    expect(legend).not_to_contain_text("100未満")
    for words in ("複数の圏域に属する", "未確認の圏域（破線）", "候補・案の圏域", "中心"):
        expect(legend).to_contain_text(words)
    expect(page.locator("#note")).to_be_hidden()
    expect(page.locator("#area-count")).to_have_text("2")


def test_the_theme_is_chosen_with_the_keyboard(show: Show, document: MapDocument) -> None:
    page = show(document).page
    page.get_by_label("昼夜間人口比率").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("zonesMap.theme") == "areas"
    width = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
    assert page.evaluate(width) >= 2


def test_a_click_shows_the_evidence(show: Show, document: MapDocument) -> None:
    page = show(document).page
    page.mouse.click(*spot(page, "01001"))
    panel = page.locator("#panel")
    for words in ("松本市", "まつもとし", "98.7（100未満）", "理由", "長野市へ 12.3 %", "松本圏"):
        expect(panel).to_contain_text(words)
    assert page.evaluate("zonesMap.selected") == "01001"
    panel.get_by_role("button", name="松本圏").click()
    expect(panel).to_contain_text("12,345")
    expect(panel).to_contain_text("構成市町村 4")
    assert page.evaluate("zonesMap.theme") == "areas"
    expect(page.get_by_label("圏域の候補")).to_be_checked()


def test_a_village_without_data_says_so(show: Show, document: MapDocument) -> None:
    page = show(document).page
    assert "データなし" in page.evaluate("zonesMap.layer.drawn")
    page.mouse.click(*spot(page, "01695"))
    expect(page.locator("#panel")).to_contain_text("データなし")


@pytest.mark.parametrize("typed", ["松本", "まつも", "マツモト", "01001", "ﾏﾂﾓﾄ"])
def test_search_by_name_kana_and_code(show: Show, document: MapDocument, typed: str) -> None:
    page = show(document).page
    search = page.get_by_role("combobox")
    search.fill(typed)
    expect(page.get_by_role("option", name=re.compile("松本市"))).to_be_visible()
    options = page.get_by_role("option").all_text_contents()
    search.press("ArrowDown")
    while options and not options[0].startswith("松本市"):
        search.press("ArrowDown")
        options = options[1:]
    search.press("Enter")
    expect(page.locator("#panel h3")).to_have_text("松本市")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_search_finds_areas_and_says_when_it_finds_nothing(
    show: Show, document: MapDocument
) -> None:
    page = show(document).page
    search = page.get_by_role("combobox")
    search.fill("存在しない")
    expect(page.get_by_role("status")).to_have_text("該当するものはありません")
    search.fill("東圏")
    search.press("Enter")
    expect(page.locator("#panel h3")).to_have_text("東圏")
    assert page.evaluate("zonesMap.theme") == "areas"


def test_a_window_is_in_colour_and_its_neighbours_are_grey(
    show: Show, document: MapDocument
) -> None:
    visit = show(dataclasses.replace(document, window=frozenset({"02"})))
    assert visit.page.evaluate("zonesMap.painted") == 3
    assert colour(visit.page, "02001") == [0x4A, 0x7B, 0xB7]
    assert colour(visit.page, "01002") == [0xD9, 0xDC, 0xDE]
    expect(visit.page.locator("#legend")).to_contain_text("表示範囲の外")


def test_names_on_the_map_do_not_lie_on_each_other(show: Show, document: MapDocument) -> None:
    page = show(document).page
    page.get_by_label("圏域の候補").check()
    drawn = page.evaluate("zonesMap.layer.drawn")
    assert {"松本圏", "東圏"} <= set(drawn)
    page.evaluate("zonesMap.map.setZoom(4, { animate: false })")
    assert len(page.evaluate("zonesMap.layer.drawn")) < len(drawn)


def test_paper_has_map_legend_title_and_credits_and_no_controls(
    show: Show, document: MapDocument
) -> None:
    page = show(document).page
    before = page.evaluate("[zonesMap.map.getZoom(), zonesMap.layer._container.width]")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for seen in ("h1", "#legend", "#credits", ".leaflet-control-scale", ".north"):
        expect(page.locator(seen)).to_be_visible()
    for hidden in ("#search", "#themes", "#panel", ".leaflet-control-zoom", ".home"):
        expect(page.locator(hidden)).to_be_hidden()
    assert page.evaluate("zonesMap.layer._container.width") > 2 * before[1]
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#search")).to_be_visible()
    assert page.evaluate("[zonesMap.map.getZoom(), zonesMap.layer._container.width]") == before


def test_it_prints_on_one_sheet_of_a4_across(show: Show, document: MapDocument) -> None:
    page = show(document).page
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert [(round(float(w)), round(float(h))) for w, h in boxes] == [(842, 595)]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_sticks_out_sideways(show: Show, document: MapDocument, width: int) -> None:
    page = show(document).page
    page.set_viewport_size({"width": width, "height": 800})
    scroll = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(scroll) <= 0


ATTACKS = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "${alert(1)}",
    "`+alert(1)+`",
    "\"'><svg onload=alert(1)>",
    "{{ alert(1) }}{% raw %}",
    "\u2028alert(1)\u2029",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_of_the_data_executes_nothing(show: Show, document: MapDocument, attack: str) -> None:
    text = Text(attack, attack)
    frame = document.municipalities.assign(name=attack, name_kana=attack, prefecture_name=attack)
    evil = MapDocument(
        title=attack,
        municipalities=frame,
        themes=(
            ClassTheme(
                attack, text, (LegendClass(text, "#4A7BB7"),), {"01001": 0}, {"01001": attack}, text
            ),
            AreaTheme(
                attack + "2",
                Text("圏域", "areas"),
                (Area(attack, attack, ("01001",), ("01001",), note=text, facts=((text, attack),)),),
                text,
            ),
        ),
        credits=(text,),
        basis=text,
        facts_of={"01001": ((text, attack),)},
        generated=text,
    )
    visit = show(evil)
    page = visit.page
    page.mouse.move(*spot(page, "01001"))
    expect(page.locator(".leaflet-tooltip")).to_be_visible()
    page.mouse.click(*spot(page, "01001"))
    shown = " ".join(attack.split())
    expect(page.locator("#panel h3")).to_have_text(shown)
    page.get_by_label("圏域", exact=True).check()
    page.locator("summary").click()
    page.locator("#areas button").click()
    expect(page.locator("#panel")).to_contain_text(shown)
    expect(page.locator("#credits")).to_contain_text(shown)
    expect(page).to_have_title(shown)
    assert visit.errors == []
    assert visit.dialogs == []
    assert visit.outside == []
    assert page.locator("img, script:not([type]) ~ script ~ script ~ script").count() == 0


@pytest.mark.parametrize(("lang", "words"), [("ja", "凡例"), ("en", "Legend")])
def test_language(show: Show, document: MapDocument, lang: Lang, words: str) -> None:
    page = show(dataclasses.replace(document, lang=lang)).page
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.get_by_role("heading", name=words)).to_be_visible()
