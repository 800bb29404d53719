"""Time the dashboard as five people use it at once, in Chromium without a network.

    .venv/bin/python benchmarks/dashboard.py

Prints, as a table: seconds from the opening of the address to the painted map, in a fresh process
at once and after a while, from a threshold that is new or was there before or a click on the drawing map to the
redrawn map, for one person and for the slowest of five at the same moment; the bytes that come for
it; the memory of the server for each session (on Linux). A loop of known length says how busy the machine was.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, WebSocket, sync_playwright

ROOT = Path(__file__).parents[1]
# The server and the tab are those of the browser tests.
sys.path.insert(0, str(ROOT / "tests" / "worlds"))

from app_in_browser import Tab, running, tab_of  # noqa: E402

SESSIONS = 5
ROUNDS = 5
WARM_S = 15
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
NEAR = ("20213", "20321", "20602", "20205", "20217")
"""Municipalities outside 長野市's sphere, one a round."""


def main() -> None:
    """Measure and print."""
    path = shutil.which("chromium")
    if path is None:
        sys.exit("This benchmark needs Chromium: apt-get install chromium fonts-noto-cjk.")
    idle = loop()
    rows: list[tuple[str, str]] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        log = Path(folder) / "log"
        with running(log) as (address, process):
            asked = "first map, asked for as soon as the server answers"
            rows.append((asked, first(browser, address, process.pid)))
        with running(log) as (address, process):
            time.sleep(WARM_S)
            waited = f"first map, {WARM_S} s after the start"
            rows.append((waited, first(browser, address, process.pid)))
            rows.append(("first map of a further session", first(browser, address, process.pid)))
            rows += together(browser, address, process.pid)
        browser.close()
    print("| step | measured |\n|---|---|")
    for name, value in rows:
        print(f"| {name} | {value} |")
    load = os.getloadavg()[0]
    print(
        f"\n{os.cpu_count()} cores, load {load:.1f}; the loop took {idle:.2f} and {loop():.2f} s."
    )


def loop() -> float:
    """Return the seconds that a fixed piece of work takes: about 0.3 on an idle machine."""
    start = time.perf_counter()
    sum(number * number for number in range(4_000_000))
    return time.perf_counter() - start


def first(browser: Browser, address: str, server: int) -> str:
    """Return the seconds to the painted map of a new session."""
    with tab_of(browser, address, gated=False) as tab:
        start, spent = time.perf_counter(), processor(server)
        tab.open()
        taken = time.perf_counter() - start
        return f"{taken:.1f} s (server: {processor(server) - spent:.1f} s of processor)"


def together(browser: Browser, address: str, server: int) -> list[tuple[str, str]]:
    """Return what five sessions at once take."""
    before = memory(server)
    with ExitStack() as stack:
        tabs = [stack.enter_context(tab_of(browser, address, gated=False)) for _ in range(SESSIONS)]
        received = [0]
        count_bytes(tabs[0], received)
        start = time.perf_counter()
        for tab in tabs:
            tab.page.goto(address, wait_until="commit")
        for tab in tabs:
            tab.map()
        opened = time.perf_counter() - start
        rows = [(f"the last of {SESSIONS} maps, opened together", f"{opened:.1f} s")]
        rows += measured("new threshold", tabs, onwards, received, server)
        rows += measured("threshold asked for before", tabs, back_and_forth, received, server)
        for tab in tabs:
            tab.open("planner").press("圏域を追加")
            tab.map().evaluate("() => zonesMap.map.setView([36.3, 138.2], 7.6, { animate: false })")
        rows += measured("click on the drawing map", tabs, click, received, server)
        each = (memory(server) - before) / SESSIONS
    rows.append(("memory of the server for each session", f"{each:.0f} MB"))
    rows.append(("memory of the server before", f"{before:.0f} MB"))
    return rows


def onwards(tab: Tab, _: int) -> None:
    """Move the threshold by half a percent to one that this session hasn't seen."""
    press(tab, "ArrowRight")


def back_and_forth(tab: Tab, at: int) -> None:
    """Move the threshold by half a percent to one that was there before."""
    press(tab, ("ArrowLeft", "ArrowRight")[at % 2])


def press(tab: Tab, key: str) -> None:
    """Press a key on the slider of the threshold."""
    slider = tab.page.get_by_role("slider").first
    slider.focus()
    slider.press(key)


def click(tab: Tab, at: int) -> None:
    """Put a municipality into the area."""
    tab.page.mouse.click(*tab.place(NEAR[at % len(NEAR)]))


def measured(
    name: str,
    tabs: Sequence[Tab],
    act: Callable[[Tab, int], None],
    received: list[int],
    server: int,
) -> list[tuple[str, str]]:
    """Return medians of one session alone and of the slowest of all at once."""
    alone, bytes_, work = [], [], []
    for at in range(ROUNDS):
        tabs[0].idle()
        received[0], spent = 0, processor(server)
        alone.append(seconds(tabs[:1], act, at))
        tabs[0].idle()
        bytes_.append(received[0])
        work.append(processor(server) - spent)
    for tab in tabs[1:]:
        # The others come where the first one is, so that all move to the same together.
        for at in range(ROUNDS):
            tab.idle()
            seconds([tab], act, at)
    all_ = []
    for at in range(ROUNDS):
        for tab in tabs:
            tab.idle()
        all_.append(seconds(tabs, act, ROUNDS + at))
    return [
        (f"{name}: one session", f"{statistics.median(alone):.2f} s"),
        (f"{name}: processor time of the server", f"{statistics.median(work):.2f} s"),
        (f"{name}: slowest of {SESSIONS} at once", f"{statistics.median(all_):.2f} s"),
        (f"{name}: received", f"{statistics.median(bytes_) / 1000:.0f} kB"),
    ]


def seconds(tabs: Sequence[Tab], act: Callable[[Tab, int], None], at: int) -> float:
    """Act in every tab, and return the seconds until the last map is redrawn."""
    before = [tab.drawn() for tab in tabs]
    start = time.perf_counter()
    for tab in tabs:
        act(tab, at)
    for tab, drawn in zip(tabs, before, strict=True):
        tab.redrawn(drawn)
    return time.perf_counter() - start


def count_bytes(tab: Tab, received: list[int]) -> None:
    """Add up what comes over the tab's socket."""

    def watch(line: WebSocket) -> None:
        line.on(
            "framereceived", lambda content: received.__setitem__(0, received[0] + len(content))
        )

    tab.page.on("websocket", watch)


def processor(server: int) -> float:
    """Return the seconds of processor that a process has used."""
    fields = Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(server: int) -> float:
    """Return the MB that a process holds for itself, as Linux counts them."""
    lines = Path(f"/proc/{server}/smaps_rollup").read_text(encoding="ascii").splitlines()
    own = [int(line.split()[1]) for line in lines if line.startswith("Private_")]
    return sum(own) * 1024 / 1e6


if __name__ == "__main__":
    main()
