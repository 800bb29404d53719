"""What the map sends and asks for while it is used."""

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import WebSocket, expect

pytestmark = pytest.mark.browser

MOST_BYTES = 400_000
"""A third of what the borders alone would be; most of it is the list of areas."""


def sizes(tab: Tab, direction: str) -> list[int]:
    """Return a list that grows by the size of everything that goes over the tab's socket."""
    found: list[int] = []

    def watch(line: WebSocket) -> None:
        line.on(direction, lambda content: found.append(len(content)))

    tab.page.on("websocket", watch)
    return found


def step(tab: Tab, times: int = 1) -> None:
    """Move the threshold by half a percent each time, without waiting."""
    threshold = tab.page.get_by_role("slider").first
    threshold.focus()
    for _ in range(times):
        threshold.press("ArrowRight")


def test_a_change_of_threshold_sends_the_borders_no_more(tab: Tab) -> None:
    received = sizes(tab, "framereceived")
    tab.open()
    tab.idle()
    before, asked = tab.drawn(), len(tab.asked)
    received.clear()
    step(tab)
    tab.redrawn(before)
    tab.idle()
    assert 0 < sum(received) < MOST_BYTES
    assert not [url for url in tab.asked[asked:] if "/component/" in url]


def test_keys_pressed_fast_all_count(tab: Tab) -> None:
    tab.open()
    step(tab, 6)
    expect(tab.page.get_by_text("基準値 13.0％").first).to_be_visible(timeout=PATIENCE_MS)
    tab.idle()
    expect(tab.page.get_by_text("基準値 13.0％").first).to_be_visible(timeout=PATIENCE_MS)
    expect(tab.page.get_by_text("13.0 %", exact=True).first).to_be_visible(timeout=PATIENCE_MS)


def test_moving_and_zooming_run_nothing(tab: Tab) -> None:
    sent = sizes(tab, "framesent")
    tab.open()
    tab.idle()
    tab.page.wait_for_timeout(1500)  # what a page still tells when it has opened
    sent.clear()
    zoom = tab.map().evaluate("() => zonesMap.map.getZoom()")
    x, y = tab.place("20202")
    tab.page.mouse.move(x, y)
    tab.page.mouse.wheel(0, -240)
    tab.map().wait_for_function(
        "before => zonesMap.map.getZoom() > before", arg=zoom, timeout=PATIENCE_MS
    )
    tab.page.mouse.down()
    tab.page.mouse.move(x + 60, y + 40, steps=4)
    tab.page.mouse.up()
    tab.page.wait_for_timeout(500)
    assert not sent


def test_two_tabs_are_two_sessions(tab: Tab) -> None:
    tab.open()
    step(tab)
    expect(tab.page.get_by_text("基準値 10.5％").first).to_be_visible(timeout=PATIENCE_MS)
    second = tab.page.context.new_page()
    second.goto(tab.address)
    expect(second.get_by_text("基準値 10.0％").first).to_be_visible(timeout=PATIENCE_MS)
