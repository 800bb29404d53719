import pytest

from zones.app.planner.desk import Desk
from zones.app.resources import region
from zones.planning import Scenario
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History
from zones.planning.draft.plan_file import write_plan_file

ONE = Draft().create("長野", ["20201", "20207"], centres=["20201"])
TWO = ONE.create("松本", ["20202"], centres=["20202"])


def click(desk: Desk, code: object, area: object = None) -> Desk:
    desk.take({"kind": "click", "code": code, "area": area}, region())
    return desk


def test_a_click_takes_out_and_puts_in() -> None:
    assert click(Desk(History(ONE)), "20207").draft.areas[0].members == ("20201",)
    added = click(Desk(History(ONE)), "20541")
    assert added.draft.areas[0].members == ("20201", "20207", "20541")
    assert added.history.past == (ONE,)


def test_a_click_goes_to_the_area_that_was_outlined() -> None:
    desk = click(Desk(History(TWO), area="a2"), "20541", area="a1")
    assert "20541" in desk.draft.area("a1").members
    assert "20220" in click(desk, "20220", area="gone").draft.area("a2").members


@pytest.mark.parametrize("code", ["99999", "01695", ["20202"], None, 20202])
def test_what_is_no_municipality_changes_nothing(code: object) -> None:
    desk = click(Desk(History(ONE)), code)
    desk.take({}, region())
    assert desk.draft == ONE


def test_a_click_without_an_area_says_what_to_do() -> None:
    notice = click(Desk(), "20207").notice
    assert notice is not None
    assert "「圏域を追加」" in notice.ja


def test_a_locked_area_says_so() -> None:
    desk = click(Desk(History(ONE.lock("a1"))), "20207")
    assert desk.notice is not None
    assert "ロック" in desk.notice.ja
    assert desk.draft == ONE.lock("a1")


def restore(desk: Desk, saved: object) -> Desk:
    kept = write_plan_file(saved, Scenario()).decode() if isinstance(saved, Draft) else saved
    desk.take({"kind": "restore", "saved": kept}, region())
    return desk


def test_what_the_tab_kept_comes_back_once() -> None:
    named = ONE.rename("a1", "北信").annotate("a1", "メモ")
    assert restore(Desk(), named).draft == named
    assert restore(Desk(restored=True), named).draft == Draft()


def test_what_the_tab_kept_is_one_step_back_behind_a_link() -> None:
    other = Draft().create("松本", ["20202"])
    desk = restore(Desk(History(ONE)), other)
    assert desk.draft == ONE
    assert desk.notice is not None
    assert "「元に戻す」" in desk.notice.ja
    desk.undo()
    assert desk.draft == other


def test_a_link_to_what_the_tab_kept_brings_the_draft_with_its_names() -> None:
    named = ONE.rename("a1", "北信")
    assert restore(Desk(History(ONE)), named).draft == named


def test_a_link_that_lags_behind_the_draft_loses_nothing() -> None:
    """A page that is loaded anew at once has the address of before the last change."""
    linked = Draft().create("長野市", ["20201", "20207"], centres=["20201"])
    kept = Draft().create("北信", ["20201", "20207", "20212"], centres=["20201"])
    kept = kept.create("松本", ["20202"])
    desk = restore(Desk(History(linked)), kept)
    assert desk.draft == kept
    desk.undo()
    assert desk.draft == linked


@pytest.mark.parametrize("kept", ["", "{", "[" * 100_000, 7, None, '{"schema": "x"}', "\ud800"])
def test_a_spoilt_store_changes_nothing(kept: object) -> None:
    assert restore(Desk(), kept).draft == Draft()


def test_a_field_that_is_gone_says_nothing_new() -> None:
    """A browser sends a field once more after the run that took it away."""
    desk = Desk()
    before = desk.show_field("members-a1", frozenset("ab"))
    after = desk.show_field("members-a1", frozenset("abc"))
    assert after.key != before.key
    assert desk.hear_field(before.key, frozenset("ab")) is None
    assert desk.hear_field(after.key, frozenset("abc")) is None
    assert desk.hear_field("unknown", frozenset("abc")) is None


def test_a_field_says_a_change_once_and_stays_where_it_is() -> None:
    desk = Desk()
    field = desk.show_field("name-a1", "長野")
    assert desk.hear_field(field.key, "北信") == "長野"
    assert desk.hear_field(field.key, "北信") is None
    assert desk.show_field("name-a1", "北信").key == field.key
    assert desk.hear_field(field.key, "北") == "北信"


def test_a_refused_change_and_an_undone_one_give_a_new_field() -> None:
    desk = Desk()
    field = desk.show_field("name-a1", "長野")
    desk.hear_field(field.key, "")
    again = desk.show_field("name-a1", "長野")
    assert (again.key != field.key, again.start) == (True, "長野")
    assert desk.hear_field(field.key, "") is None


def test_another_context_gives_a_new_field() -> None:
    desk = Desk()
    first = desk.show_field("centres-a1", frozenset("a"), ("a", "b"))
    assert desk.show_field("centres-a1", frozenset("a"), ("a", "b")).key == first.key
    assert desk.show_field("centres-a1", frozenset("a"), ("a", "b", "c")).key != first.key


def test_only_the_last_fields_are_remembered() -> None:
    desk = Desk()
    first = desk.show_field("name-a1", "0")
    for number in range(1, 300):
        last = desk.show_field("name-a1", str(number))
    assert desk.hear_field(first.key, "x") is None
    assert desk.hear_field(last.key, "x") == "299"


def test_a_refused_change_leaves_no_word_of_the_move_before_it() -> None:
    desk = click(Desk(History(TWO), area="a2"), "20207", area="a2")
    assert [move.origin for move in desk.moved] == ["長野"]
    desk.edit(lambda held: held.rename("a1", ""))
    assert desk.notice is not None
    assert desk.moved == ()
