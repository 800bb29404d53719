import gc
import logging
import sys
import time
from collections.abc import Iterator
from threading import Event

import pytest

from zones.app import live_map, resources, warming
from zones.planning import Plan, Scenario


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(warming, "_threads", [])
    monkeypatch.setattr(warming, "_shown", Event())
    monkeypatch.setattr(warming, "DRAWING_S", 0.0)
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.usefixtures("cold")
def test_pages_and_the_standard_plan_are_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def plan(scenario: Scenario) -> Plan | None:
        asked.append(scenario)
        return None

    monkeypatch.setattr(resources, "plan", plan)
    monkeypatch.setattr(live_map, "get_ready", asked.append)
    gc.disable()
    first = warming.start(["municipality", "sources"])
    assert warming.start(["sphere"]) is first
    warming.go_on()
    first.join(60)
    assert gc.isenabled()
    assert {"zones.app.pages.municipality", "zones.app.pages.sources"} <= set(sys.modules)
    assert asked == [Scenario(), "ja"]


@pytest.mark.usefixtures("cold")
@pytest.mark.parametrize("shown", [True, False])
def test_other_pages_wait_for_the_first_one_but_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, *, shown: bool
) -> None:
    done: list[str] = []
    monkeypatch.setattr(warming, "_load", done.append)
    monkeypatch.setattr(warming, "_fill", lambda: done.append("plan"))
    monkeypatch.setattr(warming, "PATIENCE_S", 60.0 if shown else 0.2)
    thread = warming.start(["overview", "planner"])
    if shown:
        thread.join(0.5)
        assert done == ["overview", "plan"]
        warming.go_on()
    thread.join(30)
    assert done == ["overview", "plan", "planner"]


@pytest.mark.usefixtures("cold")
def test_other_pages_wait_until_the_first_one_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(warming, "_load", done.append)
    monkeypatch.setattr(warming, "_fill", lambda: None)
    monkeypatch.setattr(warming, "DRAWING_S", 3.5)
    monkeypatch.setattr(time, "sleep", done.append)
    thread = warming.start(["overview", "planner"])
    warming.go_on()
    thread.join(30)
    assert done == ["overview", 3.5, "planner"]


@pytest.mark.usefixtures("cold")
def test_a_step_that_fails_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(resources, "plan", asked.append)
    monkeypatch.setattr(live_map, "get_ready", asked.append)
    gc.disable()
    with caplog.at_level(logging.ERROR, logger="zones.app.warming"):
        thread = warming.start(["no_such_page", "municipality"])
        warming.go_on()
        thread.join(60)
    assert "no_such_page" in caplog.text
    assert gc.isenabled()
    assert asked == [Scenario(), "ja"]


def test_every_page_of_the_dashboard_is_made_ready() -> None:
    from pathlib import Path  # noqa: PLC0415

    text = (Path(__file__).parents[2] / "app.py").read_text(encoding="utf-8")
    assert all(f'Entry("{page}"' in text for page in warming.PAGES)
    assert text.count("Entry(") == len(warming.PAGES)
