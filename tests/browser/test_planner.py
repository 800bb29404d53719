"""Drawing areas by hand in a real browser that may ask nobody but the dashboard itself."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, Route, expect

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 60_000

pytestmark = pytest.mark.browser

IIYAMA = "20213"


@dataclass
class Table:
    """The page on which areas are drawn, with everything that it asked for."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        here = (f"{self.address}/", "data:", "blob:", "about:")
        return [url for url in self.asked if not url.startswith(here)]

    def open(self, path: str) -> "Table":
        self.page.goto(f"{self.address}/{path}")
        self.frame(0)
        return self

    def frame(self, at: int = 0) -> Frame:
        """Wait until a map is drawn and return its frame."""
        handle = self.page.locator("iframe").nth(at)
        inside = handle.content_frame.locator('html[data-ready="true"]')
        inside.wait_for(state="attached", timeout=PATIENCE_MS)
        frame = handle.element_handle().content_frame()
        assert frame is not None
        return frame

    def drawn(self) -> str:
        return str(self.frame().evaluate("document.documentElement.dataset.drawn"))

    def redrawn(self, before: str) -> None:
        """Wait until the map shows something else than *before*."""
        self.frame().wait_for_function(
            "before => document.documentElement.dataset.drawn !== before",
            arg=before,
            timeout=PATIENCE_MS,
        )

    def areas(self) -> dict[str, list[str]]:
        """What the map shows: codes by name."""
        script = (
            "() => Object.fromEntries(zonesMap.layer.theme.areas.map("
            "area => [area.name, area.members.map(row => zonesMap.layer.codes[row])]))"
        )
        return dict(self.frame().evaluate(script))

    def click(self, code: str) -> None:
        """Click a municipality and wait for the map that follows."""
        before, frame = self.drawn(), self.frame()
        self.page.locator("iframe").first.scroll_into_view_if_needed()
        place: dict[str, Any] = frame.evaluate(
            "code => { const layer = zonesMap.layer;"
            "  const [lng, lat] = layer.data.points[layer.rowOf.get(code)];"
            "  return zonesMap.map.latLngToContainerPoint([lat, lng]); }",
            code,
        )
        box = self.page.locator("iframe").first.bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
        self.redrawn(before)

    def press(self, name: str) -> None:
        before = self.drawn()
        self.page.get_by_role("button", name=name, exact=True).click()
        self.redrawn(before)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the dashboard on a free port, and stop it as Ctrl+C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("planner") / "log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=os.environ.copy()
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    assert "Traceback" not in log.read_text(encoding="utf-8")


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < deadline:
        assert process.poll() is None
        try:
            with direct.open(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the dashboard didn't start")


@pytest.fixture
def table(browser: Browser, server: str) -> Iterator[Table]:
    """Open a tab; every request to anybody else is refused and recorded."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="ja-JP")
    page = context.new_page()
    seen = Table(page, server)

    def gate(route: Route) -> None:
        if route.request.url.startswith(f"{server}/"):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", gate)
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    yield seen
    context.close()


def test_municipalities_go_in_and_out_by_a_click_and_back_by_undo(table: Table) -> None:
    table.open("planner").press("圏域を追加")
    before = table.areas()["長野市"]
    assert IIYAMA not in before
    table.click(IIYAMA)
    assert IIYAMA in table.areas()["長野市"]
    people = table.page.get_by_role("cell", name="594,520").locator("visible=true")
    expect(people.first).to_be_visible(timeout=PATIENCE_MS)
    table.press("元に戻す")
    assert table.areas()["長野市"] == before
    table.press("やり直す")
    table.click(IIYAMA)
    assert table.areas()["長野市"] == before
    assert not table.outside
    assert not table.errors


def test_a_notice_leaves_the_map_where_it_is(table: Table) -> None:
    table.open("planner?area=20201-20207&centres=20201")
    table.frame().evaluate("window.same = true")
    table.page.get_by_role("tab", name="構成").click()
    field = table.page.get_by_role("textbox", name="圏域の名前")
    field.fill("\u3000")
    field.press("Enter")
    expect(table.page.get_by_text("圏域の名前が空です")).to_be_visible(timeout=PATIENCE_MS)
    assert table.frame().evaluate("window.same") is True
    table.click("20541")
    expect(table.page.get_by_text("圏域の名前が空です")).to_be_hidden(timeout=PATIENCE_MS)
    assert table.frame().evaluate("window.same") is True


def test_the_map_follows_a_change_of_name_alone(table: Table) -> None:
    table.open("planner").press("圏域を追加")
    table.page.get_by_role("tab", name="構成").click()
    for name in ("plan_2024", "plan_2025"):
        before = table.drawn()
        field = table.page.get_by_role("textbox", name="圏域の名前")
        field.fill(name)
        field.press("Enter")
        table.redrawn(before)
        assert list(table.areas()) == [name]
    legend = table.page.frame_locator("iframe").first.locator("#legend")
    expect(legend).to_contain_text("plan_2025")


def test_a_saved_plan_opens_again(table: Table, tmp_path: Path) -> None:
    table.open("planner").press("圏域を追加")
    table.page.get_by_role("tab", name="保存・開く").click()
    with table.page.expect_download() as saving:
        table.page.get_by_role("button", name="計画ファイル（JSON）").click()
    saved = tmp_path / "plan.json"
    saving.value.save_as(saved)
    content = json.loads(saved.read_text(encoding="utf-8"))
    assert (content["schema"], content["version"]) == ("zones.draft", 1)
    content["areas"][0]["name"] = "<img src=x onerror=alert(1)>"
    saved.write_text(json.dumps(content), encoding="utf-8")
    table.press("元に戻す")
    assert table.areas() == {}
    table.page.locator('input[type="file"]').set_input_files(saved)
    table.press("この内容で開く")
    assert list(table.areas()) == ["<img src=x onerror=alert(1)>"]
    assert table.page.frame_locator("iframe").first.locator("img").count() == 0
    assert not table.outside
    assert not table.errors


def test_a_tab_keeps_its_draft_when_it_is_loaded_anew_and_another_has_none(table: Table) -> None:
    table.open("planner").press("圏域を追加")
    table.page.get_by_role("tab", name="構成").click()
    before = table.drawn()
    field = table.page.get_by_role("textbox", name="圏域の名前")
    field.fill("北信")
    field.press("Enter")
    table.redrawn(before)
    table.open("planner")
    table.frame().wait_for_function("zonesMap.layer.theme.areas.length > 0", timeout=PATIENCE_MS)
    assert list(table.areas()) == ["北信"]
    other = Table(table.page.context.new_page(), table.address).open("planner")
    assert other.areas() == {}


def test_the_address_opens_the_same_municipalities(table: Table) -> None:
    table.open("planner").press("圏域を追加")
    table.page.wait_for_url(re.compile("area=20201-"))
    other = Table(table.page.context.new_page(), table.address)
    other.page.goto(table.page.url)
    assert other.areas() == table.areas()


def test_a_part_that_is_cut_off_can_be_zoomed_to(table: Table) -> None:
    table.open("planner?area=20201-20202&centres=20202")
    table.page.get_by_role("tab", name="点検").click()
    expect(table.page.get_by_text("松本市：長野市")).to_be_visible(timeout=PATIENCE_MS)
    zoom = table.frame().evaluate("zonesMap.map.getZoom()")
    table.page.get_by_role("button", name="地図で見る").first.click()
    table.frame().wait_for_function(
        "before => zonesMap.map.getZoom() > before", arg=zoom, timeout=PATIENCE_MS
    )


def test_maps_that_are_compared_show_the_same_view(table: Table) -> None:
    table.open("compare?prefectures=20")
    first, second = table.frame(0), table.frame(1)
    first.evaluate("zonesMap.map.setView([36.2, 138], 9, { animate: false })")
    second.wait_for_function("zonesMap.map.getZoom() === 9", timeout=PATIENCE_MS)
    assert second.evaluate("zonesMap.map.getCenter().lat") == pytest.approx(36.2)
    expect(table.page.get_by_role("heading", name="扱いが違う市区町村")).to_be_visible()
    assert not table.outside
    assert not table.errors


@pytest.mark.parametrize(
    "path", ["planner?area=20201-20202&centres=20202", "compare?prefectures=20"]
)
def test_the_maps_have_no_serious_barrier(table: Table, path: str) -> None:
    table.open(path)
    found = Axe().run(table.page).response["violations"]
    serious = [one for one in found if one["impact"] in {"serious", "critical"}]
    assert not [(one["id"], one["nodes"][0]["html"]) for one in serious]
