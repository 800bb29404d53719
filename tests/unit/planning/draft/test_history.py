from toy import codes

from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

A, B = codes("ab")


def test_undo_and_redo_walk_the_same_way() -> None:
    one = Draft().create("北", [A])
    two = one.add("a1", [B])
    history = History().do(one).do(two)
    assert history.undo().present == one
    assert history.undo().undo().present == Draft()
    assert history.undo().undo().redo().redo() == history


def test_at_the_ends_nothing_changes() -> None:
    history = History().do(Draft().create("北", [A]))
    assert history.redo() == history
    assert History().undo() == History()


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History().do(Draft().create("北", [A])).undo().do(Draft().create("南", [B]))
    assert history.redo() == history


def test_no_change_is_no_step() -> None:
    history = History().do(Draft().create("北", [A]))
    assert history.do(history.present) is history
