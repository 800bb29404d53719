"""The dashboard without a mouse: everything here is done by keys alone."""

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MOST_STEPS = 90
FOCUSED = """() => {
  let one = document.activeElement;
  while (one && one.tagName === "IFRAME") one = one.contentDocument.activeElement;
  if (!one) return "";
  const by = one.getAttribute("aria-labelledby");
  const label = by && one.ownerDocument.getElementById(by.split(" ")[0]);
  const own = one.matches("a, button, [role=tab]") ? one.textContent : "";
  return one.getAttribute("aria-label") || (label && label.textContent) || own;
}"""
"""What has the focus, by its name; a map's page is looked into."""

MIDDLE = "() => zonesMap.layer.at(zonesMap.map.getCenter())"


def go_to(tab: Tab, name: str) -> None:
    """Press Tab until what has this in its name has the focus."""
    for _ in range(MOST_STEPS):
        tab.page.keyboard.press("Tab")
        if name in str(tab.page.evaluate(FOCUSED)):
            return
    pytest.fail(f"{name} is never reached")


def middle(tab: Tab) -> tuple[str, str]:
    """Return code and name of what stands in the middle of the map."""
    row = tab.map().evaluate(MIDDLE)
    assert row >= 0
    code, name = tab.map().evaluate(
        "row => [zonesMap.layer.codes[row], zonesMap.layer.data.names[row]]", row
    )
    return str(code), str(name)


def steer(tab: Tab) -> None:
    """Move the map by its keys until a municipality is in the middle."""
    keys = ["+"] * 3 + ["ArrowRight", "ArrowUp"] * 8
    for key in keys:
        tab.page.keyboard.press(key)
        tab.page.wait_for_timeout(450)  # the movement runs to its end
        if tab.map().evaluate("() => zonesMap.map.getZoom()") > 7 and middle_is_land(tab):
            return
    pytest.fail("no municipality comes to the middle")


def middle_is_land(tab: Tab) -> bool:
    return int(tab.map().evaluate(MIDDLE)) >= 0


def test_a_municipality_is_chosen_on_the_map_by_keys(tab: Tab) -> None:
    tab.open("?prefectures=20")
    tab.idle()
    go_to(tab, "地図（ドラッグか矢印キーで移動")
    steer(tab)
    _, name = middle(tab)
    aim = tab.page.frame_locator("iframe").first.locator("#aim div")
    expect(aim).to_be_visible()
    expect(aim).to_contain_text(name)
    tab.page.keyboard.press("Enter")
    heading = tab.page.get_by_role("heading", name=name)
    expect(heading.first).to_be_visible(timeout=PATIENCE_MS)
    assert not tab.errors


def test_the_cross_is_for_keys_only(tab: Tab) -> None:
    tab.open("?prefectures=20")
    tab.page.mouse.click(*tab.place("20202"))
    tab.settled()
    expect(tab.page.frame_locator("iframe").first.locator("#aim div")).not_to_be_visible()


def test_an_area_is_drawn_by_keys(tab: Tab) -> None:
    tab.open()
    tab.idle()
    go_to(tab, "圏域をつくる")
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_role("heading", name="圏域をつくる")).to_be_visible(timeout=PATIENCE_MS)
    tab.map()
    tab.idle()
    go_to(tab, "中心の市区町村")
    tab.page.keyboard.type("まつもとし")
    expect(tab.page.get_by_role("option").filter(has_text="松本市").first).to_be_visible()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator('input[value^="松本市"]').first).to_be_visible(timeout=PATIENCE_MS)
    tab.idle()
    before = tab.drawn()
    go_to(tab, "圏域を追加")
    tab.page.keyboard.press("Enter")
    tab.redrawn(before)
    tab.idle()
    members = set(tab.areas()["松本市"])
    go_to(tab, "地図：市区町村をクリックするか")
    if not middle_is_land(tab):
        steer(tab)
    code, _ = middle(tab)
    before = tab.drawn()
    tab.page.keyboard.press("Enter")
    tab.redrawn(before)
    assert set(tab.areas()["松本市"]) == members ^ {code}
    tab.settled()
    before = tab.drawn()
    go_to(tab, "元に戻す")
    tab.page.keyboard.press("Enter")
    tab.redrawn(before)
    assert set(tab.areas()["松本市"]) == members
    assert not tab.errors


def test_a_row_of_a_table_is_chosen_by_keys(tab: Tab) -> None:
    tab.open("?prefectures=20")
    tab.idle()
    tab.page.get_by_role("heading", name="圏域の一覧").scroll_into_view_if_needed()
    before = tab.drawn()
    for _ in range(MOST_STEPS):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate("document.activeElement.tagName") == "CANVAS":
            break
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Shift+Space")
    tab.redrawn(before)
    assert tab.map().evaluate("() => zonesMap.layer.selection.area.members.length") > 1


def test_what_has_the_focus_in_the_side_bar_is_outlined(tab: Tab) -> None:
    tab.open()
    go_to(tab, "中心都市")
    style = "getComputedStyle(document.activeElement).outlineStyle"
    assert tab.page.evaluate(style) == "solid"
