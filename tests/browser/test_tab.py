"""What the tab itself knows: its language, its title, and the draft that it kept for a reload."""

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import expect

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


@pytest.mark.parametrize("typed", ["マツモト", "ﾏﾂﾓﾄ", "まつもと", "２０２０２", "20202"])
def test_a_municipality_is_found_however_its_name_is_typed(tab: Tab, typed: str) -> None:
    tab.page.goto(f"{tab.address}/municipality")
    expect(tab.page.locator("html[lang=ja]")).to_have_count(1, timeout=PATIENCE_MS)
    field = tab.page.get_by_role("combobox", name="市区町村").first
    field.click()
    field.press_sequentially(typed)
    expect(tab.page.get_by_role("option").first).to_contain_text("松本市", timeout=PATIENCE_MS)
    assert not tab.errors
