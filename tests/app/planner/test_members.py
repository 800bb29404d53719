from collections.abc import Callable
from typing import Any

import pytest

from zones.app.planner.desk import Desk
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]

OPEN = {"draft_panel_ja": "構成", "draft_panel_en": "Members"}

ONE = Draft().create("長野", ["20201", "20207"], centres=["20201"], note="要確認")
TWO = ONE.create("松本", ["20202", "20220"], centres=["20202"])


def test_municipalities_go_in_and_out_by_list(open_page: Open) -> None:
    screen = open_page("planner", **OPEN, draft_desk=Desk(History(TWO)))
    screen.app.session_state["draft_desk"].choose("a1")
    screen.app.run()
    chosen = screen.field("multiselect", "構成市区町村（一覧で出し入れ）")
    chosen.set_value(["20201", "20220"]).run()
    screen.check()
    assert screen.draft.area("a1").members == ("20201", "20220")
    assert screen.draft.area("a2").members == ("20202",)


def test_name_note_lock_and_centres_can_be_changed(open_page: Open) -> None:
    screen = open_page("planner", **OPEN, draft_desk=Desk(History(ONE)))
    screen.field("text_input", "圏域の名前").set_value("<b>北信</b>").run()
    screen.field("text_area", "メモ").set_value("一行目\n二行目").run()
    screen.field("multiselect", "中心").set_value(["20201", "20207"]).run()
    screen.field("toggle", "ロック（市区町村を変えない）").set_value(True).run()
    area = screen.check().draft.areas[0]
    assert (area.name, area.note) == ("<b>北信</b>", "一行目\n二行目")
    assert (area.centres, area.locked) == (("20201", "20207"), True)
    assert screen.field("multiselect", "構成市区町村（一覧で出し入れ）").disabled


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_refused_change_is_one_sentence(open_page: Open, lang: str) -> None:
    screen = open_page("planner", lang, **OPEN, draft_desk=Desk(History(TWO)))
    label = ("圏域の名前", "Name")[lang == "en"]
    screen.field("text_input", label).set_value("長野").run()
    assert screen.check().draft == TWO
    (warning,) = screen.app.warning
    assert ("二つあります", "two areas")[lang == "en"] in warning.value


def test_an_overlap_is_allowed_only_when_said(open_page: Open) -> None:
    screen = open_page("planner", **OPEN, draft_desk=Desk(History(TWO)))
    screen.field("toggle", "重なりを認める").set_value(True).run()
    chosen = screen.field("multiselect", "構成市区町村（一覧で出し入れ）")
    chosen.set_value(["20202", "20220", "20201"]).run()
    assert [area.id for area in screen.check().draft.holders("20201")] == ["a1", "a2"]


def test_fields_that_a_browser_sends_once_more_change_nothing(open_page: Open) -> None:
    """What the browser holds of an earlier run is no wish; it was taken for one."""
    screen = open_page("planner", **OPEN, draft_desk=Desk(History(TWO))).check()
    desk = screen.app.session_state["draft_desk"]
    old = [one.key for one in desk._fields.values()]
    desk.edit(lambda held: held.take_out("a2", ["20220"]).allow_overlap(allowed=True))
    wanted = desk.draft
    shown = {name: field.key for name, field in desk._shown.items()}  # noqa: SLF001
    for name, key in shown.items():
        said = desk._fields[key].said
        assert desk.hear_field(key, said) is None, name
    screen.app.run()
    assert screen.check().draft == wanted
    assert {one.key for one in desk._shown.values()} - set(old)  # noqa: SLF001
