"""Say what is being worked on: a spinner on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from zones.labels import Lang, Text


@contextmanager
def reporter(lang: Lang) -> Iterator[Callable[[Text], None]]:
    """Give a function that shows one stage after the other on standard error."""
    if not sys.stderr.isatty():
        yield lambda stage: _line(stage.say(lang))
        return
    console = Console(stderr=True)
    with console.status("") as status:
        yield lambda stage: status.update(f"{stage.say(lang)}…")


def _line(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
