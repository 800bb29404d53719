"""The dashboard as a server of its own, and a tab of a real browser that looks at it."""

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
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Frame, Page, Route, expect

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60
PATIENCE_MS = PATIENCE_S * 1000


@contextmanager
def running(log: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start the dashboard as scripts/app does, on a free port, and stop it as Ctrl+C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("wb") as out:
        command = [sys.executable, "-m", "zones.app.serving", "--server.port", str(port)]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=os.environ.copy()
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/_stcore/health", process, log)
            yield address, process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with direct.open(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    message = f"the dashboard didn't start: {log.read_text(encoding='utf-8')}"
    raise RuntimeError(message)


@dataclass
class Tab:
    """A tab of the dashboard with everything that it asked for and complained about."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        """What was asked of anybody else."""
        here = (f"{self.address}/", "data:", "blob:", "about:")
        return [url for url in self.asked if not url.startswith(here)]

    def open(self, path: str = "") -> "Tab":
        """Open a page by its address and wait for its map."""
        self.page.goto(f"{self.address}/{path}")
        self.map()
        return self

    def turn_to(self, path: str) -> None:
        """Open a page by the navigation."""
        self.page.locator(f'[data-testid="stSidebarNav"] a[href$="/{path}"]').click()

    def map(self, at: int = 0, *, lang: str = "ja") -> Frame:
        """Wait until a map is drawn in this language and return its frame."""
        handle = self.page.locator("iframe").nth(at)
        inside = handle.content_frame.locator(f'html[lang="{lang}"][data-ready="true"]')
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            inside.wait_for(state="attached", timeout=PATIENCE_MS)
            # A page that is left may take its frame away just now.
            frame = handle.element_handle().content_frame()
            if frame is not None:
                return frame
        message = "the map's frame comes and goes"
        raise TimeoutError(message)

    def drawn(self) -> str:
        """What the map shows, as a digest."""
        return str(self.map().evaluate("document.documentElement.dataset.drawn"))

    def redrawn(self, before: str) -> None:
        """Wait until the map shows something else than *before*."""
        self.map().wait_for_function(
            "before => document.documentElement.dataset.drawn !== before",
            arg=before,
            timeout=PATIENCE_MS,
        )

    def settled(self) -> None:
        """Wait until everything that was done on the map is handled and shown, and nothing runs."""
        self.map().wait_for_function(
            "() => document.documentElement.dataset.waiting === '0' && !zonesMap.mail.waiting().length",
            timeout=PATIENCE_MS,
        )
        self.idle()

    def idle(self) -> None:
        """Wait until no run of the script is under way."""
        app = self.page.locator('[data-testid="stApp"]')
        expect(app).to_have_attribute(
            "data-test-script-state", re.compile("notRunning"), timeout=PATIENCE_MS
        )

    def areas(self) -> dict[str, list[str]]:
        """What the map shows: codes by name."""
        script = (
            "() => Object.fromEntries(zonesMap.layer.theme.areas.map("
            "area => [area.name, area.members.map(row => zonesMap.layer.codes[row])]))"
        )
        return dict(self.map().evaluate(script))

    def place(self, code: str) -> tuple[float, float]:
        """Return where on the screen a municipality is; scroll to the map before."""
        frame = self.map()
        self.page.locator("iframe").first.scroll_into_view_if_needed()
        point: dict[str, Any] = frame.evaluate(
            "code => { const layer = zonesMap.layer;"
            "  const [lng, lat] = layer.data.points[layer.rowOf.get(code)];"
            "  return zonesMap.map.latLngToContainerPoint([lat, lng]); }",
            code,
        )
        box = self.page.locator("iframe").first.bounding_box()
        assert box is not None
        return box["x"] + point["x"], box["y"] + point["y"]

    def click(self, code: str) -> None:
        """Click a municipality and wait for the map that follows."""
        before = self.drawn()
        self.page.mouse.click(*self.place(code))
        self.redrawn(before)

    def press(self, name: str) -> None:
        """Press a button and wait for the map that follows."""
        before = self.drawn()
        self.page.get_by_role("button", name=name, exact=True).click()
        self.redrawn(before)

    def write(self, label: str, text: str) -> None:
        """Write into a field and wait for the map that follows."""
        before = self.drawn()
        place = self.page.get_by_role("textbox", name=label)
        place.fill(text)
        place.press("Enter")
        self.redrawn(before)


@contextmanager
def tab_of(
    browser: Browser, address: str, *, width: int = 1280, height: int = 720, gated: bool = True
) -> Iterator[Tab]:
    """Open a tab; every request to anybody else is recorded, and refused if *gated*.

    The gate costs a few milliseconds a request, which a person doesn't wait for.
    """
    context = browser.new_context(viewport={"width": width, "height": height}, locale="ja-JP")

    def gate(route: Route) -> None:
        if route.request.url.startswith(f"{address}/"):
            route.continue_()
        else:
            route.abort()

    if gated:
        context.route("**/*", gate)
    try:
        yield new_tab(context, address)
    finally:
        context.close()


def new_tab(context: BrowserContext, address: str) -> Tab:
    """Open another tab of the same browser window."""
    seen = Tab(context.new_page(), address)
    page = seen.page
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("websocket", lambda line: seen.sockets.append(line.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))

    def complain(message: ConsoleMessage) -> None:
        # Opened at a page's own address, Streamlit looks for its server below that address first.
        looking = "/_stcore/" in message.location["url"] and "404" in message.text
        if message.type == "error" and not looking:
            seen.errors.append(message.text)

    page.on("console", complain)
    return seen
