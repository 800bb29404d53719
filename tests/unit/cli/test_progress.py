import io
import sys

import pytest

from zones.cli.progress import reporter
from zones.labels import Text

STAGE = Text("読んでいます", "Reading")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_elsewhere_each_stage_is_a_line_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with reporter("ja") as tell:
        tell(STAGE)
        tell(Text("書いています", "Writing"))
    assert capsys.readouterr() == ("", "読んでいます\n書いています\n")


def test_a_terminal_sees_what_is_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with reporter("en") as tell:
        tell(STAGE)
    assert "Reading…" in screen.getvalue()
