"""What axe-core finds: nothing serious on the pages that leave the house, and on the dashboard's."""

from pathlib import Path

import pytest
from app_in_browser import PATIENCE_MS, Tab
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from zones.labels import Lang
from zones.outputs.plan_map import plan_map
from zones.outputs.webmap.page import render
from zones.planning import Plan

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_static_map_has_no_serious_barrier(
    browser: Browser, nagano_plan: Plan, tmp_path: Path, lang: Lang
) -> None:
    file = tmp_path / "map.html"
    file.write_text(render(plan_map(nagano_plan, lang=lang)), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_function("document.documentElement.dataset.ready")
        found = Axe().run(page).response["violations"]
    finally:
        context.close()
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in SERIOUS]


PAGES = (
    ("?", "日本地図", "Overview"),
    ("centres?", "中心都市", "Centres"),
    ("sphere?", "通勤圏", "Sphere"),
    ("municipality?", "市区町村の根拠", "Municipality evidence"),
    ("unions?", "既存の圏域", "Existing unions"),
    ("planner?area=20201-20207&centres=20201&", "圏域をつくる", "Planner"),
    ("future?", "将来", "Future"),
    ("compare?prefectures=20&", "比較", "Compare"),
    ("export?", "出力", "Export"),
    ("sources?", "データと出典", "Data & sources"),
)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("path", "title", "english"), PAGES, ids=[path.partition("?")[0] for path, *_ in PAGES]
)
def test_a_page_of_the_dashboard_has_no_serious_barrier(
    tab: Tab, path: str, title: str, english: str, lang: str
) -> None:
    show(tab, f"{path}lang={lang}", english if lang == "en" else title)
    if tab.page.locator("iframe").count():
        tab.map(lang=lang)
    assert not barriers(tab)


@pytest.mark.parametrize("part", ["構成", "点検", "保存・開く"])
def test_the_drawing_page_has_no_serious_barrier_once_it_is_used(tab: Tab, part: str) -> None:
    show(tab, "planner", "圏域をつくる")
    tab.press("圏域を追加")
    for name in ("候補・既存の圏域との違い", "要件の内訳", "すべての圏域"):
        tab.page.get_by_text(name).first.click()
    tab.page.get_by_role("tab", name=part).click()
    tab.idle()
    tab.page.wait_for_timeout(2000)
    assert not barriers(tab)


def show(tab: Tab, path: str, title: str) -> None:
    """Open a page and wait until it is there, whole and in full colours."""
    tab.page.goto(f"{tab.address}/{path}")
    heading = tab.page.get_by_role("heading", name=title, exact=True)
    expect(heading).to_be_visible(timeout=PATIENCE_MS)
    tab.idle()
    tab.page.wait_for_timeout(2000)  # what is new fades in, after a delay


def barriers(tab: Tab) -> list[tuple[str, str]]:
    """Return what axe-core calls serious or critical: the rule and the element."""
    found = Axe().run(tab.page).response["violations"]
    return [
        (one["id"], node["html"])
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


OUTLINED = (
    "", "centres", "sphere?place=20202", "municipality?place=20202", "future",
    "compare?prefectures=20", "sources",
)  # fmt: skip
"""Pages whose headings go down one level at a time."""


@pytest.mark.parametrize("path", OUTLINED)
def test_headings_leave_out_no_level(tab: Tab, path: str) -> None:
    tab.page.goto(f"{tab.address}/{path}")
    tab.page.locator("h2").first.wait_for(timeout=PATIENCE_MS)
    assert heading_faults(tab) == []


def heading_faults(tab: Tab) -> list[str]:
    """Return the headings at which a level is left out, once nothing runs."""
    tab.idle()
    found = Axe().run(tab.page, options={"runOnly": ["heading-order"]}).response
    assert [one["id"] for one in found["passes"]] == ["heading-order"]
    return [node["html"] for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(("path", "press"), [("unions", "全国の比較"), ("export", "作る")])
def test_headings_that_come_when_asked_for_leave_out_no_level(
    tab: Tab, path: str, press: str
) -> None:
    tab.page.goto(f"{tab.address}/{path}?prefectures=20")
    tab.page.get_by_role("radio", name=press).or_(
        tab.page.get_by_role("button", name=press, exact=True)
    ).first.click()
    tab.page.locator("h2").first.wait_for(timeout=PATIENCE_MS)
    assert heading_faults(tab) == []
