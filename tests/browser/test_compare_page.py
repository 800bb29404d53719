"""Sets of areas side by side, drawn and moved together."""

import json

import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MATSUMOTO = "20202"
VIEW = "JSON.stringify([zonesMap.map.getCenter(), zonesMap.map.getZoom()])"


HALF_A_PIXEL = 0.0025
"""Degrees at the zoom on which a prefecture opens."""


def view(tab: Tab, at: int) -> str:
    return str(tab.map(at).evaluate(VIEW))


def painted(tab: Tab, at: int) -> str:
    return str(tab.map(at).evaluate("document.documentElement.dataset.drawn"))


def zoom_in(tab: Tab, followers: tuple[int, ...]) -> None:
    """Turn the wheel over the first map, and wait until the others show what it shows."""
    opening = view(tab, 0)
    tab.page.mouse.move(*tab.place(MATSUMOTO))
    tab.page.mouse.wheel(0, -300)
    tab.map(0).wait_for_function(f"() => {VIEW} !== '{opening}'", timeout=PATIENCE_MS)
    tab.page.wait_for_timeout(600)  # the zoom runs to its end
    for at in followers:
        tab.map(at).wait_for_function(f"() => {VIEW} === '{view(tab, 0)}'", timeout=PATIENCE_MS)


def add(tab: Tab, name: str) -> None:
    """Compare with another set."""
    field = tab.page.get_by_role("combobox", name="比べるもの").first
    field.fill(name)
    tab.page.get_by_role("option").filter(has_text=name).first.click()
    tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_text("DID", exact=False).first).to_be_visible(timeout=PATIENCE_MS)
    tab.idle()


def test_three_sets_are_drawn_and_move_together(tab: Tab) -> None:
    tab.page.goto(f"{tab.address}/compare?prefectures=20")
    expect(tab.page.get_by_role("heading", name="一致の程度")).to_be_visible(timeout=PATIENCE_MS)
    expect(tab.page.get_by_role("heading", name="扱いが違う市区町村")).to_be_visible()
    assert painted(tab, 0) != painted(tab, 1)
    add(tab, "都市雇用圏")
    assert len({painted(tab, at) for at in range(4)}) == 4
    # Before anybody moves one, all three show the same, to the pixel; the map of agreement is wider.
    first, *others = [json.loads(view(tab, at)) for at in range(3)]
    for centre, zoom in others:
        assert zoom == first[1]
        assert centre == pytest.approx(first[0], abs=HALF_A_PIXEL)
    zoom_in(tab, (1, 2, 3))
    assert not tab.outside
    assert not [one for one in tab.errors if "404" not in one]


def test_a_map_that_is_added_shows_what_the_others_were_moved_to(tab: Tab) -> None:
    tab.page.goto(f"{tab.address}/compare?prefectures=20")
    expect(tab.page.get_by_role("heading", name="一致の程度")).to_be_visible(timeout=PATIENCE_MS)
    view(tab, 1)
    zoom_in(tab, (1,))
    zoom = tab.map(0).evaluate("zonesMap.map.getZoom()")
    add(tab, "都市雇用圏")
    assert {tab.map(at).evaluate("zonesMap.map.getZoom()") for at in range(4)} == {zoom}
    assert len({view(tab, at) for at in range(3)}) == 1
