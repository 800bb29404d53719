"""Long work in a thread of its own, so that progress shows and an interrupt reaches it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from zones.labels import Text

T = TypeVar("T")
Progress = Callable[[Text], None]

STEP_SECONDS = 0.2
"""Time between two looks."""

_CANCEL_SECONDS = 30.0


@dataclass
class Watch:
    """Tells how far a piece of work is, at each tenth of it.

    Parameters
    ----------
    stage
        What is being done.
    progress
        Told so; None for nobody.
    """

    stage: Text
    progress: Progress | None = None
    _tenths: int = 0
    _started: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        """Tell the stage."""
        if self.progress is not None:
            self.progress(self.stage)

    def look(self, percent: float | None) -> None:
        """Tell the stage with its *percent*, if it is a tenth further; None is unknown."""
        if self.progress is None or percent is None or not 0 <= percent <= 100:  # noqa: PLR2004
            return
        tenths = int(percent // 10)
        if tenths <= self._tenths:
            return
        self._tenths = tenths
        seconds = time.monotonic() - self._started
        self.progress(
            Text(
                f"{self.stage.ja} {tenths * 10}%（{seconds:.0f}秒）",
                f"{self.stage.en} {tenths * 10} % ({seconds:.0f} s)",
            )
        )


@dataclass
class _Outcome(Generic[T]):
    value: T | None = None
    error: BaseException | None = None


def run_watched(
    work: Callable[[], T],
    watch: Watch,
    *,
    percent: Callable[[], float | None],
    cancel: Callable[[], None],
    limit_seconds: float | None = None,
) -> T:
    """Do *work* in a thread, and look after it from this one.

    Parameters
    ----------
    work
        What takes long.
    watch
        Told of the progress.
    percent
        Asked for it.
    cancel
        Called on an interrupt, or when the time is up; it must make *work* end soon.
    limit_seconds
        Time that *work* may take; None for any.

    Raises
    ------
    TimeoutError
        If the time is up.
    """
    outcome: _Outcome[T] = _Outcome()

    def run() -> None:
        try:
            outcome.value = work()
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            outcome.error = error
        finally:
            done.set()

    watch.start()
    # Not Thread.join: an interrupt in it marks a running thread as stopped (Python 3.11), and the
    # process would end under DuckDB's feet.
    done = threading.Event()
    thread = threading.Thread(target=run, name="trips", daemon=True)
    started = time.monotonic()
    thread.start()
    try:
        while not done.wait(STEP_SECONDS):
            watch.look(percent())
            _check_time(started, limit_seconds)
    except BaseException:
        cancel()
        done.wait(_CANCEL_SECONDS)
        raise
    else:
        if outcome.error is not None:
            raise outcome.error
        return outcome.value  # type: ignore[return-value]
    finally:
        outcome.error = None  # it holds the frames that hold it


def _check_time(started: float, limit_seconds: float | None) -> None:
    if limit_seconds is not None and time.monotonic() - started > limit_seconds:
        raise TimeoutError
