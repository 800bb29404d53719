import logging
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from streamlit.util import calc_hash

from zones.app.pages import municipality
from zones.errors import InputError

Open = Callable[..., Any]


@pytest.mark.parametrize(("lang", "said"), [("ja", "直してください。"), ("en", "Mend it.")])
def test_an_error_of_ours_is_one_sentence(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    def fail(*_: object) -> NoReturn:
        raise InputError("直してください。", "Mend it.")

    monkeypatch.setattr(municipality, "explain", fail)
    screen = open_page("municipality", lang)
    assert not screen.app.exception
    assert [error.value for error in screen.app.error] == [said]


def test_a_fault_becomes_a_sentence_and_a_log_id(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> NoReturn:
        raise ZeroDivisionError("a secret path")

    monkeypatch.setattr(municipality, "explain", fail)
    with caplog.at_level(logging.ERROR, logger="zones.app.shell"):
        screen = open_page("municipality")
    assert not screen.app.exception
    said = screen.app.error[0].value
    assert "ほかのページは使えます" in said
    assert "secret" not in said
    mark = next(record.args[1] for record in caplog.records if record.name == "zones.app.shell")
    assert mark in said


def test_what_was_chosen_on_one_page_is_chosen_on_the_next(open_page: Open) -> None:
    screen = open_page("overview").set("place", "20202").check()
    screen.app._page_hash = calc_hash("municipality")  # noqa: SLF001
    screen.app.run()
    assert "長野県松本市" in screen.check().text
    assert screen.app.selectbox(key="place").value == "20202"
