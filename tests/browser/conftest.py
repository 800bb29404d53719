import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from app_in_browser import Tab, running, tab_of
from playwright.sync_api import Browser, Page, sync_playwright

from zones.outputs.webmap import MapDocument, render

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Visit:
    """A page with everything that it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        return [url for url in self.requests if not url.startswith(("file:", "data:"))]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        missing = "The browser tests need Chromium: apt-get install chromium fonts-noto-cjk."
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a page without a network, recording its requests, errors and dialogs."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = context.new_page()
    seen = Visit(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on(
        "console",
        lambda message: seen.errors.append(message.text) if message.type == "error" else None,
    )

    def dismiss(dialog: object) -> None:
        seen.dialogs.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", dismiss)
    yield seen
    context.close()


@pytest.fixture
def show(visit: Visit, tmp_path: Path) -> Callable[[MapDocument], Visit]:
    """Render a document into a file and open it."""

    def open_(document: MapDocument) -> Visit:
        path = tmp_path / "map.html"
        path.write_text(render(document), encoding="utf-8")
        visit.page.goto(path.as_uri())
        visit.page.wait_for_function("document.documentElement.dataset.ready === 'true'")
        return visit

    return open_


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the dashboard for all tests; it never writes a traceback."""
    log = tmp_path_factory.mktemp("dashboard") / "log"
    with running(log) as (address, _):
        yield address
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture
def tab(browser: Browser, server: str) -> Iterator[Tab]:
    """Open a tab that may ask nobody but the dashboard itself."""
    with tab_of(browser, server) as seen:
        yield seen
