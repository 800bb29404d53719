"""A page that breaks takes nothing along, and what one session holds no other one sees."""

import logging
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from streamlit.util import calc_hash

from zones.app.comparing import sets
from zones.app.exporting import orders
from zones.app.planner.desk import Desk
from zones.app.sources import rules
from zones.app.unions import desk
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

AREA = Draft().create("松本圏", ["20202", "20220"], centres=["20202"])


def fail(*_: object, **__: object) -> NoReturn:
    raise ZeroDivisionError("a secret path")


BROKEN = [
    ("unions", desk, "look_at", {}),
    ("compare", sets, "partition_set", {"compared_sets": ["partition", "draft"]}),
    ("export", orders, "made", {"export_from": "draft", "export_product": "draft"}),
    ("sources", rules, "describe", {"source_part": "rules"}),
]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("path", "module", "name", "state"), BROKEN)
def test_a_broken_page_is_a_sentence_with_a_log_id_and_the_draft_stays(
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    path: str,
    module: object,
    name: str,
    state: dict[str, object],
    lang: str,
) -> None:
    monkeypatch.setattr(module, name, fail)
    with caplog.at_level(logging.ERROR, logger="zones.app.shell"):
        screen = open_page(path, lang, draft_desk=Desk(history=History(AREA)), **state)
        if path == "export":
            label = "作る" if lang == "ja" else "Make it"
            next(one for one in screen.app.button if one.label == label).click().run()
    assert not screen.app.exception
    (said,) = (error.value for error in screen.app.error)
    assert "secret" not in said
    (record,) = (one for one in caplog.records if one.name == "zones.app.shell")
    assert record.args[1] in said
    assert screen.draft == AREA
    screen.app._page_hash = calc_hash("municipality")  # noqa: SLF001
    screen.app.run()
    screen.check()
    assert screen.draft == AREA


@pytest.mark.parametrize("path", ["compare", "export"])
def test_two_sessions_see_no_plan_of_each_other(open_page: Open, path: str) -> None:
    state = {"compared_sets": ["draft", "partition"], "export_from": "draft"}
    mine = open_page(path, draft_desk=Desk(history=History(AREA)), **state).check()
    theirs = open_page(path, **state).check()
    assert mine.draft == AREA
    assert not theirs.draft.areas
    shown = "\n".join(table.to_string() for table in (*theirs.tables, *theirs.grids))
    assert "松本圏" not in theirs.text + shown
