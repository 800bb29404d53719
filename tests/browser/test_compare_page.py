"""Sets of areas side by side, drawn and moved together."""

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def painted(tab: Tab, at: int) -> str:
    return str(tab.map(at).evaluate("document.documentElement.dataset.drawn"))


def test_three_sets_are_drawn_and_move_together(tab: Tab) -> None:
    tab.page.goto(f"{tab.address}/compare?prefectures=20")
    expect(tab.page.get_by_role("heading", name="一致の程度")).to_be_visible(timeout=PATIENCE_MS)
    first, second = (painted(tab, at) for at in (0, 1))
    assert first != second
    field = tab.page.get_by_role("combobox", name="比べるもの").first
    field.fill("都市雇用圏")
    tab.page.get_by_role("option").filter(has_text="都市雇用圏").first.click()
    tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_text("DID", exact=False).first).to_be_visible(timeout=PATIENCE_MS)
    tab.idle()
    assert len({painted(tab, at) for at in range(4)}) == 4
    tab.map(0).evaluate("zonesMap.map.setView([36.2, 137.9], 9, { animate: false })")
    for at in range(1, 4):
        tab.map(at).wait_for_function(
            "() => zonesMap.map.getZoom() === 9 && Math.abs(zonesMap.map.getCenter().lat - 36.2) < .01",
            timeout=PATIENCE_MS,
        )
    assert not tab.outside
    assert not [one for one in tab.errors if "404" not in one]
