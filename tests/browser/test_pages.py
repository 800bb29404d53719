"""What a person does on the national map, with the centres, a sphere and the evidence."""

import re

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MATSUMOTO, AZUMINO = "20202", "20220"


def choose(tab: Tab, label: str, typed: str, named: str) -> None:
    """Type into a field, choose what it finds, and wait for the map that follows."""
    before = tab.drawn()
    tab.page.get_by_role("combobox", name=label).first.fill(typed)
    tab.page.get_by_role("option").filter(has_text=named).first.click()
    tab.redrawn(before)
    tab.idle()


def raise_threshold(tab: Tab, steps: int) -> None:
    before = tab.drawn()
    slider = tab.page.get_by_role("slider").first
    slider.focus()
    for _ in range(steps):
        slider.press("ArrowRight")
    tab.redrawn(before)
    tab.idle()


def in_class(tab: Tab, at: int) -> int:
    return int(
        tab.map().evaluate(f"zonesMap.layer.theme.of.filter(place => place === {at}).length")
    )


def test_a_click_on_the_map_opens_the_evidence_and_the_choice_goes_along(tab: Tab) -> None:
    tab.open()
    tab.map().evaluate("zonesMap.map.setView([36.23, 137.97], 8, { animate: false })")
    tab.click(MATSUMOTO)
    title = "長野県松本市（20202）"
    expect(tab.page.get_by_role("heading", name=title)).to_be_visible(timeout=PATIENCE_MS)
    tab.page.get_by_role("tab", name="判定").click()
    panel = tab.page.get_by_text("昼夜間人口比率 105.65").first
    expect(panel).to_be_visible(timeout=PATIENCE_MS)
    tab.page.get_by_role("button", name="根拠をすべて見る").click()
    everything = tab.page.get_by_role("heading", name="人口の推移と推計")
    expect(everything).to_be_visible(timeout=PATIENCE_MS)
    expect(tab.page.get_by_role("heading", name=title)).to_be_visible()
    tab.turn_to("sphere")
    expect(tab.page.get_by_role("heading", name="主な流入元：松本市")).to_be_visible(
        timeout=PATIENCE_MS
    )
    assert not tab.outside
    assert not tab.errors


def test_a_filter_acts_on_map_and_figures(tab: Tab) -> None:
    tab.open()
    before = tab.drawn()
    tab.page.get_by_role("combobox", name="候補の制度").click()
    tab.page.get_by_role("option", name="定住自立圏").click()
    tab.page.keyboard.press("Escape")
    tab.redrawn(before)
    tab.idle()
    coloured = int(tab.map().evaluate("zonesMap.layer.codes.length"))
    shown = tab.page.get_by_test_id("stMetricValue").first.inner_text()
    assert 0 < int(shown.replace(",", "")) < 1741 <= coloured
    drawn = tab.drawn()
    tab.page.get_by_role("button", name="絞り込みを解除").click()
    tab.redrawn(drawn)
    assert tab.drawn() == before


def test_the_theme_of_the_map_is_the_one_of_the_field(tab: Tab) -> None:
    tab.open()
    choose(tab, "地図のテーマ", "イントラ", "イントラマックス")
    assert tab.map().evaluate("document.documentElement.dataset.theme") == "method-intramax"
    assert len(tab.areas()) > 10


def test_the_threshold_changes_the_map_and_the_table_of_the_centres(tab: Tab) -> None:
    tab.open("centres")
    cells = tab.page.locator('[data-testid="stDataFrame"] canvas [role="gridcell"]')
    expect(cells.filter(has_text="札幌市").first).to_be_attached(timeout=PATIENCE_MS)
    expect(cells.filter(has_text="○ 適合").first).to_be_attached()
    members, of_sapporo = in_class(tab, 4), cells.nth(4).inner_text()
    raise_threshold(tab, 10)
    assert 0 < in_class(tab, 4) < members
    expect(cells.nth(4)).not_to_have_text(of_sapporo, timeout=PATIENCE_MS)
    expect(tab.page.get_by_text("基準値 15.0％")).to_be_visible()
    assert not tab.errors


def test_a_click_on_a_city_opens_its_criteria(tab: Tab) -> None:
    tab.open("centres")
    expect(tab.page.get_by_role("heading", name="札幌市の要件")).to_be_visible(timeout=PATIENCE_MS)
    tab.map().evaluate("zonesMap.map.setView([36.23, 137.97], 8, { animate: false })")
    tab.click(MATSUMOTO)
    expect(tab.page.get_by_role("heading", name="松本市の要件")).to_be_visible(timeout=PATIENCE_MS)
    reasons = tab.page.get_by_test_id("stTable").first
    expect(reasons).to_contain_text("105.65")
    assert not tab.errors


def test_a_filter_leaves_out_lines_and_keeps_the_width_of_the_others(tab: Tab) -> None:
    tab.open("sphere")
    choose(tab, "中心の市区町村", "まつもとし", "松本市")
    every = {(one[0], one[1]): one[2] for one in tab.map().evaluate("zonesMap.lines")}
    before = tab.drawn()
    slider = tab.page.get_by_role("slider").nth(1)
    slider.focus()
    for _ in range(3):
        slider.press("ArrowRight")
    tab.redrawn(before)
    tab.idle()
    some = {(one[0], one[1]): one[2] for one in tab.map().evaluate("zonesMap.lines")}
    assert 0 < len(some) < len(every)
    assert some.items() <= every.items()
    before = tab.drawn()
    tab.page.get_by_text("両方", exact=True).click()
    tab.redrawn(before)
    tab.idle()
    both = {(one[0], one[1]) for one in tab.map().evaluate("zonesMap.lines")}
    assert set(some) < both
    assert not tab.outside
    assert not tab.errors


def test_the_sphere_on_the_map_follows_the_threshold(tab: Tab) -> None:
    tab.open("sphere")
    outlined = "zonesMap.layer.selection.area.members.length"
    before = tab.map().evaluate(outlined)
    raise_threshold(tab, 10)
    assert 0 < tab.map().evaluate(outlined) < before


@pytest.mark.parametrize("size", [(1280, 720), (820, 1180)])
def test_nothing_sticks_out_sideways(tab: Tab, size: tuple[int, int]) -> None:
    tab.page.set_viewport_size({"width": size[0], "height": size[1]})
    for path in ("", "centres", "sphere", "municipality"):
        tab.page.goto(f"{tab.address}/{path}")
        expect(tab.page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)
        tab.idle()
        wide = tab.page.get_by_test_id("stMain").evaluate(
            "one => one.scrollWidth - one.clientWidth"
        )
        assert wide <= 0, path
    assert not tab.outside
    assert not tab.errors


def test_the_title_is_seen_when_the_side_bar_is_folded(tab: Tab) -> None:
    tab.open()
    tab.page.get_by_test_id("stSidebarHeader").hover()
    tab.page.locator('[data-testid="stSidebarCollapseButton"] button').click()
    title = tab.page.get_by_role("heading", name="日本地図")
    expect(tab.page.get_by_test_id("stExpandSidebarButton")).to_be_visible(timeout=PATIENCE_MS)
    tab.page.wait_for_timeout(600)
    on_top = """() => {
      const title = [...document.querySelectorAll("h1")].find(one => one.textContent.includes("日本地図"));
      const box = title.getBoundingClientRect();
      return title.contains(document.elementFromPoint(box.left + 20, box.top + box.height / 2));
    }"""
    expect(title).to_be_visible()
    assert tab.page.evaluate(on_top)


def test_a_page_loaded_anew_keeps_threshold_and_municipality(tab: Tab) -> None:
    tab.open()
    raise_threshold(tab, 4)
    tab.page.wait_for_url(re.compile("threshold=12"), timeout=PATIENCE_MS)
    choose(tab, "市区町村を探す", "まつもとし", "松本市")
    tab.page.wait_for_url(re.compile("place=20202"), timeout=PATIENCE_MS)
    tab.page.reload()
    expect(tab.page.get_by_text("基準値 12.0％").first).to_be_visible(timeout=PATIENCE_MS)
    expect(tab.page.get_by_role("heading", name="長野県松本市")).to_be_visible(timeout=PATIENCE_MS)


@pytest.mark.parametrize("typed", ["まつもと", "マツモト", "ﾏﾂﾓﾄ", "２０２０２", "20202"])
def test_a_municipality_is_found_however_its_name_is_typed(tab: Tab, typed: str) -> None:
    tab.open()
    tab.page.get_by_role("combobox", name="市区町村を探す").fill(typed)
    expect(tab.page.get_by_role("option")).to_have_text(["松本市 — まつもとし・長野県 20202"])
    assert not tab.errors


def test_codes_that_begin_as_typed_are_listed_first(tab: Tab) -> None:
    tab.open()
    tab.page.get_by_role("combobox", name="市区町村を探す").fill("02")
    first = tab.page.get_by_role("option").first
    expect(first).to_have_text(re.compile(r"青森県 02\d{3}$"))
