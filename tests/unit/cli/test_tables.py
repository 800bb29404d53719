import io
import sys

import pytest

from zones.cli.tables import show
from zones.outputs.summary import SummaryTable

TABLE = SummaryTable(
    "t", "題 [bold]", ("名称", "人数"), (("[red]市[/red]", "1,000"), ("b", "")), (False, True)
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_elsewhere_a_table_is_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    show(TABLE)
    assert capsys.readouterr().out == "# 題 [bold]\n名称\t人数\n[red]市[/red]\t1,000\nb\t\n\n"


def test_on_a_terminal_a_table_is_drawn_and_names_are_no_markup(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    show(TABLE)
    assert "[red]市[/red]" in screen.getvalue()
    assert "題 [bold]" in screen.getvalue()
