import threading
import time

import pytest

from zones.data.trips.watching import Watch, run_watched
from zones.labels import Text


def watch(told: list[str]) -> Watch:
    return Watch(Text("集計", "Adding"), lambda text: told.append(text.en))


def test_each_tenth_is_told_once() -> None:
    told: list[str] = []
    one = watch(told)
    one.start()
    for percent in (-1.0, None, 4, 12, 15, 31, 101):
        one.look(percent)
    assert told == ["Adding", "Adding 10 % (0 s)", "Adding 30 % (0 s)"]


def test_the_value_comes_back_and_progress_was_asked_for() -> None:
    asked: list[float] = []

    def percent() -> float:
        asked.append(50)
        return 50

    told: list[str] = []
    value = run_watched(
        lambda: time.sleep(0.3) or 7, watch(told), percent=percent, cancel=lambda: None
    )
    assert value == 7
    assert asked
    assert told[-1].startswith("Adding 50 %")


def test_an_error_comes_back() -> None:
    def fail() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        run_watched(fail, watch([]), percent=lambda: None, cancel=lambda: None)


def test_an_interrupt_cancels_the_work() -> None:
    cancelled = threading.Event()

    def percent() -> float:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_watched(lambda: cancelled.wait(5), watch([]), percent=percent, cancel=cancelled.set)
    assert cancelled.is_set()


def test_work_that_takes_too_long_is_cancelled() -> None:
    cancelled = threading.Event()
    with pytest.raises(TimeoutError):
        run_watched(
            lambda: cancelled.wait(5), watch([]), percent=lambda: None,
            cancel=cancelled.set, limit_seconds=0.1,
        )  # fmt: skip
    assert cancelled.is_set()
