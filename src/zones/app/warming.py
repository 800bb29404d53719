"""Getting ready what the first page needs while nobody asks for it yet.

Libraries and the standard plan take most of the time to the first map. They are the same for
everybody, so they are loaded in a thread as soon as the server starts. The other pages come after
the first one has been shown: until then every moment belongs to that one.
"""

import gc
import logging
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from threading import Event, Lock, Thread

_LOG = logging.getLogger(__name__)
_lock = Lock()
_threads: list[Thread] = []
_shown = Event()

PATIENCE_S = 20.0
"""So long the other pages wait for somebody to open the first one."""

DRAWING_S = 3.0
"""So long they wait for that one to be drawn: browser and server often share the processors."""

PAGES = (
    "overview", "planner", "centres", "sphere", "municipality", "unions", "future", "compare",
    "export", "sources",
)  # fmt: skip
"""Modules of the pages, in the order in which they are likely to be asked for."""


def start(pages: Sequence[str] = PAGES) -> Thread:
    """Get ready in a thread, once a process; return the thread."""
    with _lock:
        if not _threads:
            steps = [lambda: _load(pages[0]), _fill, gc.enable, _wait]
            steps += [lambda page=page: _load(page) for page in pages[1:]]  # type: ignore[misc]
            steps.append(_settle)
            thread = Thread(target=_do, args=(steps,), name="warming", daemon=True)
            _threads.append(thread)
            thread.start()
        return _threads[0]


def go_on() -> None:
    """Get the rest ready, as a page has been shown."""
    _shown.set()
    start()


def _do(steps: Sequence[Callable[[], object]]) -> None:
    for step in steps:
        try:
            step()
        except Exception:  # noqa: BLE001 (whoever opens the page is told, and the rest goes on)
            _LOG.exception("the dashboard couldn't be warmed up")


def _wait() -> None:
    """Leave the processors to the first page."""
    if _shown.wait(PATIENCE_S):
        time.sleep(DRAWING_S)


def _load(page: str) -> None:
    import_module(f"zones.app.pages.{page}")


def _settle() -> None:
    """Let the collector pass over what stays for good: a look at it all takes a seventh of a second."""
    gc.collect()
    gc.freeze()


def _fill() -> None:
    """Compute what every session starts from."""
    from zones.app import live_map, resources  # noqa: PLC0415 (after the server has started)
    from zones.planning import Scenario  # noqa: PLC0415

    resources.plan(Scenario())
    live_map.get_ready("ja")
