from zones.planning.draft.difference import difference


def test_both_sides_are_told_in_order() -> None:
    found = difference(["3", "1", "2"], ["5", "2", "4"])
    assert (found.common, found.added, found.missing) == (("2",), ("1", "3"), ("4", "5"))
    assert not found.same


def test_the_same_municipalities_are_no_difference() -> None:
    assert difference(["1", "2"], ("2", "1")).same
