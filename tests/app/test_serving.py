import gc
import sys

import pytest
from streamlit.web import cli

from zones.app import serving, warming


def test_the_server_starts_with_its_arguments_and_warms_up(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(sys, "argv", ["serving", "--server.port", "8600"])
    monkeypatch.setattr(warming, "start", lambda: done.append("warm"))
    monkeypatch.setattr(cli, "main", lambda: done.append(list(sys.argv)))
    try:
        serving.main()
        # Nobody looks for garbage until what stays is loaded; then the thread turns it on again.
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert done == ["warm", ["streamlit", "run", "app.py", "--server.port", "8600"]]
