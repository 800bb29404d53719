"""What stays readable on a tablet and on a small notebook."""

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SIZES = [(1280, 800), (1024, 768), (820, 1180)]

_WIDTHS = """cells => cells.filter(cell => cell.innerText.trim().length > 6).map(cell => {
  const style = getComputedStyle(cell);
  const inner = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return inner / parseFloat(style.fontSize);
})"""
"""How many full-width letters a line of each cell with more than a word has room for."""


def letters_a_line(tab: Tab, key: str) -> list[float]:
    cells = tab.page.locator(f".st-key-folding-{key} tbody :is(th, td)")
    cells.first.wait_for(timeout=PATIENCE_MS)
    return [float(one) for one in cells.evaluate_all(_WIDTHS)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_criteria_have_room_for_words(tab: Tab, width: int, height: int, lang: str) -> None:
    tab.page.set_viewport_size({"width": width, "height": height})
    tab.page.goto(f"{tab.address}/centres?lang={lang}")
    room = letters_a_line(tab, "criteria")
    assert len(room) > 20
    assert min(room) >= 5


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_a_filter_holds_can_be_read(tab: Tab, width: int, height: int) -> None:
    tab.page.set_viewport_size({"width": width, "height": height})
    tab.open()
    for name in ("連携中枢都市圏", "定住自立圏"):
        tab.page.get_by_role("combobox", name="候補の制度").click()
        tab.page.get_by_role("option", name=name, exact=True).click()
        tab.page.keyboard.press("Escape")
        tab.idle()
    field = tab.page.get_by_test_id("stMultiSelect").filter(has_text="候補の制度")
    frame = field.locator('[role="group"]').first.bounding_box()
    assert frame is not None
    for name in ("連携中枢都市圏", "定住自立圏"):
        chip = field.get_by_text(name, exact=True)
        expect(chip).to_be_visible()
        assert chip.evaluate("chip => chip.scrollWidth <= chip.clientWidth")
        box = chip.bounding_box()
        assert box is not None
        assert box["x"] >= frame["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert box["y"] + box["height"] <= frame["y"] + frame["height"]


@pytest.mark.parametrize(("width", "height"), SIZES[1:])
def test_lists_of_flows_have_a_tablets_whole_width(tab: Tab, width: int, height: int) -> None:
    tab.page.set_viewport_size({"width": width, "height": height})
    tab.page.goto(f"{tab.address}/sphere?place=20202")
    lists = tab.page.locator('.st-key-giving-way-top-flows-20202 [data-testid="stDataFrame"]')
    lists.nth(1).wait_for(timeout=PATIENCE_MS)
    boxes = [one for at in range(2) if (one := lists.nth(at).bounding_box()) is not None]
    assert len(boxes) == 2
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[0]["width"] > 400
