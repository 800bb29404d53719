"""Drawing areas by hand in a real browser that may ask nobody but the dashboard itself."""

import json
import re
from pathlib import Path

import pytest
from app_in_browser import PATIENCE_MS, Tab, new_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

IIYAMA, OMACHI = "20213", "20212"
NEAR = ("20213", "20321", "20602", "20205", "20217")
"""飯山市 軽井沢町 栄村 飯田市 佐久市: in Nagano, outside 長野市's sphere."""


def test_municipalities_go_in_and_out_by_a_click_and_back_by_undo(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    before = tab.areas()["長野市"]
    assert IIYAMA not in before
    tab.click(IIYAMA)
    assert IIYAMA in tab.areas()["長野市"]
    people = tab.page.get_by_role("cell", name="594,520").locator("visible=true")
    expect(people.first).to_be_visible(timeout=PATIENCE_MS)
    tab.press("元に戻す")
    assert tab.areas()["長野市"] == before
    tab.press("やり直す")
    tab.click(IIYAMA)
    assert tab.areas()["長野市"] == before
    assert not tab.outside
    assert not tab.errors


def test_the_field_of_areas_counts_what_the_map_shows(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    count = len(tab.areas()["長野市"])
    field = tab.page.get_by_role("combobox", name="編集する圏域")
    for now in (count + 1, count, count + 1):
        tab.click(IIYAMA)
        said = tab.page.locator(f'input[value="長野市（{now}）"]')
        expect(field.and_(said)).to_have_count(1, timeout=PATIENCE_MS)
        expect(field).to_have_count(1, timeout=PATIENCE_MS)


def test_fast_clicks_are_all_taken(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    before = set(tab.areas()["長野市"])
    tab.map().evaluate("zonesMap.map.setView([36.3, 138.2], 7.6, { animate: false })")
    places = [tab.place(code) for code in NEAR]
    for x, y in places:
        tab.page.mouse.click(x, y)
    tab.settled()
    assert set(tab.areas()["長野市"]) == before | set(NEAR)
    for _ in NEAR:
        tab.press("元に戻す")
    assert set(tab.areas()["長野市"]) == before
    assert not tab.errors


def test_clicks_between_presses_of_buttons_are_all_taken(tab: Tab) -> None:
    """Nothing waits for the screen here; in the end everything is there."""
    tab.open("planner").press("圏域を追加")
    before = set(tab.areas()["長野市"])
    places = [tab.place(IIYAMA)] * 7
    tab.page.get_by_role("tab", name="構成").click()
    for at, place in enumerate(places):
        tab.page.mouse.click(*place)
        if at == 3:
            tab.page.get_by_role("tab", name="点検").click()
    tab.settled()
    assert set(tab.areas()["長野市"]) == before | {IIYAMA}


def test_a_press_right_after_the_map_changed_undoes_that_alone(tab: Tab) -> None:
    """Fields that the change took away speak once more with that press; they wish nothing."""
    tab.open("planner").press("圏域を追加")
    tab.page.get_by_role("tab", name="構成").click()
    tab.page.get_by_text("構成市区町村（一覧で出し入れ）").wait_for(timeout=PATIENCE_MS)
    before = tab.areas()
    for _ in range(4):
        tab.click(IIYAMA)
        tab.press("元に戻す")
        assert tab.areas() == before
    overlap = tab.page.get_by_role("switch", name="重なりを認める")
    expect(overlap).not_to_be_checked()


def test_the_map_follows_a_change_of_name_alone(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    tab.page.get_by_role("tab", name="構成").click()
    for name in ("plan_2024", "plan_2025"):
        tab.write("圏域の名前", name)
        assert list(tab.areas()) == [name]
    legend = tab.page.frame_locator("iframe").first.locator("#legend")
    expect(legend).to_contain_text("plan_2025")


def test_several_areas_locked_and_unlocked(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    place = tab.page.get_by_role("combobox", name="中心の市区町村")
    place.fill("まつもとし")
    tab.page.get_by_role("option").filter(has_text="松本市").first.click()
    tab.idle()
    tab.press("圏域を追加")
    tab.page.get_by_role("tab", name="構成").click()
    tab.page.get_by_text("ロック（市区町村を変えない）").click()
    locked = tab.page.get_by_text("変えるときは「構成」でロックを外してください")
    expect(locked).to_be_visible(timeout=PATIENCE_MS)
    before = tab.areas()
    assert list(before) == ["長野市", "松本市"]
    tab.page.mouse.click(*tab.place("20202"))
    refused = tab.page.get_by_text("圏域「松本市」はロックされています")
    expect(refused).to_be_visible(timeout=PATIENCE_MS)
    tab.settled()
    assert tab.areas() == before
    tab.page.get_by_text("ロック（市区町村を変えない）").click()
    expect(locked).not_to_be_visible(timeout=PATIENCE_MS)
    tab.click("20202")
    assert "20202" not in tab.areas()["松本市"]


def test_a_saved_plan_opens_again(tab: Tab, tmp_path: Path) -> None:
    tab.open("planner").press("圏域を追加")
    tab.page.get_by_role("tab", name="保存・開く").click()
    with tab.page.expect_download() as saving:
        tab.page.get_by_role("button", name="計画ファイル（JSON）").click()
    saved = tmp_path / "plan.json"
    saving.value.save_as(saved)
    content = json.loads(saved.read_text(encoding="utf-8"))
    assert (content["schema"], content["version"]) == ("zones.draft", 1)
    content["areas"][0]["name"] = "<img src=x onerror=alert(1)>"
    saved.write_text(json.dumps(content), encoding="utf-8")
    tab.press("元に戻す")
    assert tab.areas() == {}
    # No waiting for the run to end: the place for files doesn't move.
    tab.page.locator('input[type="file"]').set_input_files(saved)
    tab.press("この内容で開く")
    assert list(tab.areas()) == ["<img src=x onerror=alert(1)>"]
    assert tab.page.frame_locator("iframe").first.locator("img").count() == 0
    assert not tab.outside
    assert not tab.errors


def test_a_tab_keeps_its_draft_when_it_is_loaded_anew_and_another_has_none(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    tab.page.get_by_role("tab", name="構成").click()
    tab.write("圏域の名前", "北信")
    tab.open("planner")
    tab.map().wait_for_function("() => zonesMap.layer.theme.areas.length > 0", timeout=PATIENCE_MS)
    assert list(tab.areas()) == ["北信"]
    other = new_tab(tab.page.context, tab.address).open("planner")
    other.settled()
    assert other.areas() == {}


def test_the_map_keeps_its_view_while_another_page_is_looked_at(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    x, y = tab.place("20201")
    tab.page.mouse.move(x, y)
    tab.page.mouse.wheel(0, -300)
    tab.map().wait_for_function("() => zonesMap.map.getZoom() > 9.5", timeout=PATIENCE_MS)
    tab.page.wait_for_timeout(400)
    zoom = tab.map().evaluate("zonesMap.map.getZoom()")
    tab.turn_to("sources")
    expect(tab.page.get_by_role("heading", name="データと出典")).to_be_visible(timeout=PATIENCE_MS)
    tab.turn_to("planner")
    expect(tab.page.get_by_role("heading", name="圏域をつくる")).to_be_visible(timeout=PATIENCE_MS)
    assert tab.map().evaluate("zonesMap.map.getZoom()") == pytest.approx(zoom)
    assert list(tab.areas()) == ["長野市"]


def test_the_address_opens_the_same_municipalities(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    tab.page.wait_for_url(re.compile("area=20201-"))
    other = new_tab(tab.page.context, tab.address)
    other.page.goto(tab.page.url)
    assert other.areas() == tab.areas()


def test_a_part_that_is_cut_off_can_be_zoomed_to(tab: Tab) -> None:
    tab.open("planner?area=20201-20202&centres=20202")
    tab.page.get_by_role("tab", name="点検").click()
    expect(tab.page.get_by_text("松本市：長野市")).to_be_visible(timeout=PATIENCE_MS)
    zoom = tab.map().evaluate("zonesMap.map.getZoom()")
    tab.page.get_by_role("button", name="地図で見る").first.click()
    tab.map().wait_for_function(
        "before => zonesMap.map.getZoom() > before", arg=zoom, timeout=PATIENCE_MS
    )


def test_a_link_opened_over_a_draft_loses_nothing(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    tab.page.get_by_role("tab", name="構成").click()
    tab.write("圏域の名前", "わたしの案")
    tab.open("planner?area=20202-20220&centres=20202")
    undo = tab.page.get_by_role("button", name="元に戻す")
    expect(undo).to_be_enabled(timeout=PATIENCE_MS)
    assert list(tab.areas()) == ["松本市"]
    said = tab.page.get_by_text("このタブで描いていた案は「元に戻す」で戻ります")
    expect(said).to_be_visible(timeout=PATIENCE_MS)
    tab.press("元に戻す")
    assert list(tab.areas()) == ["わたしの案"]


def test_a_reload_right_after_a_click_loses_no_area(tab: Tab) -> None:
    tab.open("planner").press("圏域を追加")
    place = tab.page.get_by_role("combobox", name="中心の市区町村")
    place.fill("まつもとし")
    tab.page.get_by_role("option").filter(has_text="松本市").first.click()
    tab.idle()
    tab.press("圏域を追加")
    tab.page.wait_for_url(re.compile("area=20202-"))
    lagging = tab.page.url
    tab.click(OMACHI)
    drawn = tab.areas()
    tab.page.goto(lagging)
    tab.map().wait_for_function(
        "() => zonesMap.layer.theme.areas.length === 2", timeout=PATIENCE_MS
    )
    assert tab.areas() == drawn


def test_names_that_look_like_addresses_are_no_links(tab: Tab, tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("code,area\n20201,http://evil.example/a\n20202,www.evil.example\n", "utf-8")
    tab.open("planner")
    tab.page.get_by_role("tab", name="保存・開く").click()
    tab.page.locator('input[type="file"]').set_input_files(path)
    tab.press("この内容で開く")
    assert set(tab.areas()) == {"http://evil.example/a", "www.evil.example"}
    tab.page.get_by_text("すべての圏域").first.click()
    tab.idle()
    tab.page.wait_for_timeout(500)
    assert tab.page.locator('a[href*="evil"], a[href^="mailto"]').count() == 0


def test_the_page_says_its_language_and_names_its_map(tab: Tab) -> None:
    tab.open()
    assert tab.page.evaluate("document.documentElement.lang") == "ja"
    expect(tab.page.locator("iframe").first).to_have_attribute("title", "圏域の地図")
