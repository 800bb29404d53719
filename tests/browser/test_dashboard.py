"""The dashboard in a real browser that may ask nobody but the dashboard itself."""

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_national_map_paints_without_asking_anybody_else(tab: Tab) -> None:
    frame = tab.open().map()
    assert frame.evaluate("window.zonesMap.painted") == 1741
    expect(tab.page.get_by_text("126,146,099").first).to_be_visible()
    assert not tab.outside
    assert not tab.errors
    assert {url.split("/")[2] for url in tab.sockets} == {tab.address.split("/")[2]}


def test_the_map_and_the_page_say_what_the_settings_say(tab: Tab) -> None:
    before = tab.open().drawn()
    tab.page.get_by_text("従業・通学地が判明した者", exact=True).click()
    tab.redrawn(before)
    said = tab.page.get_by_text("分母は従業・通学地が判明した者").first
    expect(said).to_be_visible(timeout=PATIENCE_MS)
    assert not tab.outside


def test_the_language_switch_turns_the_page_and_its_map(tab: Tab) -> None:
    tab.open()
    tab.page.get_by_text("English", exact=True).click()
    expect(tab.page.get_by_role("heading", name="Overview")).to_be_visible(timeout=PATIENCE_MS)
    tab.map(lang="en")
    expect(tab.page.get_by_text("Municipalities", exact=True).first).to_be_visible()
    field = tab.page.get_by_role("combobox", name="Find a municipality").first
    expect(field).to_have_value("長野市 — Nagano-shi, Nagano, 20201")
    expect(tab.page.get_by_role("radio", name="eleven prefectures")).to_be_checked()
    assert not tab.errors


def test_every_page_opens_without_asking_anybody_else(tab: Tab) -> None:
    tab.open()
    for path, title in (
        ("centres", "中心都市"),
        ("sphere", "通勤圏"),
        ("municipality", "市区町村の根拠"),
        ("unions", "既存の圏域"),
        ("planner", "圏域をつくる"),
        ("compare", "比較"),
        ("export", "出力"),
        ("sources", "データと出典"),
    ):
        tab.turn_to(path)
        heading = tab.page.get_by_role("heading", name=title, exact=True)
        expect(heading).to_be_visible(timeout=PATIENCE_MS)
        tab.idle()
        expect(tab.page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert not tab.outside
    assert not tab.errors
