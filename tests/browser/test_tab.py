"""What the tab itself knows: its language, its title, and the draft that it kept for a reload."""

import re

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import Route, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("lang", "title"), [("ja", "データと出典 | 広域連携プランナー"), ("en", "Data & sources | ")]
)
def test_a_page_without_a_map_says_its_language_and_title(tab: Tab, lang: str, title: str) -> None:
    tab.page.goto(f"{tab.address}/sources?lang={lang}")
    expect(tab.page.locator(f"html[lang={lang}]")).to_have_count(1, timeout=PATIENCE_MS)
    tab.page.wait_for_function("title => document.title.startsWith(title)", arg=title)
    assert not tab.outside
    assert not tab.errors


def test_a_draft_is_back_on_any_page_after_a_reload(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    tab.settled()
    tab.turn_to("export")
    tab.page.get_by_text("何を書き出すか").wait_for(timeout=PATIENCE_MS)
    tab.idle()
    tab.page.reload()
    tab.page.locator("label").filter(has_text="「圏域をつくる」の案").click()
    tab.page.locator("label").filter(has_text="今の設定の計画案").wait_for(timeout=PATIENCE_MS)
    tab.idle()
    expect(tab.page.get_by_text("「圏域をつくる」に案がありません")).to_have_count(0)
    tab.turn_to("planner")
    assert "20201" in tab.areas()["長野市"]
    expect(tab.page.get_by_role("button", name="元に戻す")).to_be_enabled(timeout=PATIENCE_MS)
    assert not tab.errors


def test_what_is_typed_before_the_script_has_come_is_read_too(tab: Tab) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.page.route(re.compile(r"/BidiComponent\."), hold)
    tab.open()
    tab.page.get_by_role("combobox", name="市区町村を探す").fill("２０２０２")
    expect(tab.page.get_by_role("option")).to_have_text(["No results"], timeout=PATIENCE_MS)
    for one in held:
        one.continue_()
    found = ["松本市 — まつもとし・長野県 20202"]
    expect(tab.page.get_by_role("option")).to_have_text(found, timeout=PATIENCE_MS)
