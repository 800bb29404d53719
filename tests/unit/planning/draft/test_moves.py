from zones.planning.draft.draft import Draft
from zones.planning.draft.moves import Move, moves

ONE = Draft().create("長野", ["20201", "20207", "20211"], centres=["20201"])
TWO = ONE.create("松本", ["20202"], centres=["20202"])


def test_what_a_new_area_takes_is_named_with_where_it_was() -> None:
    again = ONE.create("長野", ["20201"], centres=["20201"])
    assert moves(ONE, again) == (Move(("20201",), "長野", "長野（2）", emptied=False),)


def test_an_area_that_loses_its_last_municipality_is_said_to_be_empty() -> None:
    assert moves(TWO, TWO.add("a1", ["20202"])) == (Move(("20202",), "松本", "長野", emptied=True),)


def test_several_go_together() -> None:
    (move,) = moves(TWO, TWO.add("a2", ["20211", "20207", "20218"]))
    assert move.codes == ("20207", "20211")


def test_what_leaves_or_comes_or_stays_does_not_move() -> None:
    assert moves(TWO, TWO.take_out("a1", ["20207"])) == ()
    assert moves(TWO, TWO.add("a1", ["20218"])) == ()
    assert moves(TWO, TWO.delete("a1")) == ()
    assert moves(TWO, TWO.rename("a1", "北信")) == ()
    both = TWO.allow_overlap(allowed=True)
    assert moves(both, both.add("a2", ["20207"])) == ()
