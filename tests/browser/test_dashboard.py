"""The dashboard in a real browser that may ask nobody but the dashboard itself."""

import os
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

import pytest
from playwright.sync_api import Browser, Frame, Page, Route, expect

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60

pytestmark = pytest.mark.browser


@dataclass
class Desk:
    """A page of the dashboard with everything that it asked for and complained about."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        here = (f"{self.address}/", "data:", "blob:", "about:")
        return [url for url in self.asked if not url.startswith(here)]

    def turn_to(self, path: str) -> None:
        self.page.locator(f'[data-testid="stSidebarNav"] a[href$="/{path}"]').click()

    def map(self, *, lang: str = "ja") -> Frame:
        """Wait until the map is drawn in this language and return its frame."""
        inside = self.page.frame_locator("iframe")
        ready = inside.locator(f'html[lang="{lang}"][data-ready="true"]')
        ready.wait_for(state="attached", timeout=PATIENCE_S * 1000)
        return next(frame for frame in self.page.frames if frame.parent_frame is not None)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the dashboard as scripts/app does, on a free port, and stop it as Ctrl+C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("dashboard") / "log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=os.environ.copy()
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/_stcore/health", process, log)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    assert "Traceback" not in log.read_text(encoding="utf-8")


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            with direct.open(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"the dashboard didn't start: {log.read_text(encoding='utf-8')}")


@pytest.fixture
def desk(browser: Browser, server: str) -> Iterator[Desk]:
    """Open the front page; every request to anybody else is refused and recorded."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="ja-JP")
    page = context.new_page()
    seen = Desk(page, server)

    def gate(route: Route) -> None:
        if route.request.url.startswith(f"{server}/"):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", gate)
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("websocket", lambda line: seen.sockets.append(line.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on(
        "console",
        lambda message: seen.errors.append(message.text) if message.type == "error" else None,
    )
    page.goto(server)
    yield seen
    context.close()


def test_the_national_map_paints_without_asking_anybody_else(desk: Desk) -> None:
    frame = desk.map()
    assert frame.evaluate("window.zonesMap.painted") == 1741
    expect(desk.page.get_by_text("126,146,099").first).to_be_visible()
    assert not desk.outside
    assert not desk.errors
    assert {url.split("/")[2] for url in desk.sockets} == {desk.address.split("/")[2]}


def test_the_map_says_what_the_settings_say(desk: Desk) -> None:
    first = desk.map().locator("body").inner_text()
    assert "従業・通学地不詳を含む総数" in first
    desk.page.get_by_text("従業・通学地が判明した者", exact=True).click()
    changed = desk.page.frame_locator("iframe").get_by_text("分母は従業・通学地が判明した者")
    changed.wait_for(timeout=PATIENCE_S * 1000)
    assert desk.map().evaluate("window.zonesMap.ready") is True
    assert not desk.outside


def test_the_language_switch_turns_the_page_and_its_map(desk: Desk) -> None:
    desk.map()
    desk.page.get_by_text("English", exact=True).click()
    expect(desk.page.get_by_role("heading", name="Overview")).to_be_visible(timeout=20_000)
    desk.map(lang="en")
    expect(desk.page.get_by_text("Municipalities", exact=True).first).to_be_visible()
    assert not desk.errors


def test_the_centres_table_shows_reasons(desk: Desk) -> None:
    desk.turn_to("centres")
    expect(desk.page.get_by_role("heading", name="中心都市")).to_be_visible(timeout=20_000)
    # The grid is drawn on a canvas; its cells stand inside it for screen readers.
    cells = desk.page.locator('[data-testid="stDataFrame"] canvas [role="gridcell"]')
    expect(cells.filter(has_text="札幌市").first).to_be_attached(timeout=20_000)
    words = " ".join(cells.all_text_contents())
    assert "基準「指定都市・中核市」を満たす" in words
    assert "○ 適合" in words
    expect(desk.page.get_by_role("heading", name="札幌市の要件")).to_be_visible()
    reasons = desk.page.get_by_test_id("stTable").inner_text()
    assert "昼夜間人口比率 100.05" in reasons
    assert not desk.outside
    assert not desk.errors


def test_every_page_opens_without_asking_anybody_else(desk: Desk) -> None:
    desk.map()
    for path, title in (
        ("sphere", "通勤圏"),
        ("municipality", "市区町村の根拠"),
        ("unions", "既存の圏域"),
        ("sources", "データと出典"),
    ):
        desk.turn_to(path)
        expect(desk.page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        expect(desk.page.get_by_test_id("stTable").first).to_be_visible(timeout=20_000)
    assert not desk.outside
    assert not desk.errors


def test_a_centre_is_found_by_kana(desk: Desk) -> None:
    desk.turn_to("sphere")
    field = desk.page.get_by_role("combobox", name="中心の市区町村").first
    field.fill("まつもとし")
    desk.page.get_by_role("option").filter(has_text="松本市").first.click()
    expect(desk.page.get_by_role("heading", name="主な流入元：松本市")).to_be_visible(
        timeout=20_000
    )
    assert not desk.outside


def test_a_file_can_be_saved(desk: Desk) -> None:
    desk.turn_to("export")
    desk.page.get_by_role("button", name="ファイルを作る").click()
    first = desk.page.get_by_role("button", name="保存").first
    first.wait_for(timeout=PATIENCE_S * 1000)
    with desk.page.expect_download() as saving:
        first.click()
    content = Path(saving.value.path()).read_bytes()
    assert saving.value.suggested_filename == "municipalities.csv"
    assert content.startswith(b"\xef\xbb\xbfcode,name,")
    assert not desk.outside
