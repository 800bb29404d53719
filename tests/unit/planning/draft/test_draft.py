import pytest
from toy import codes

from zones.errors import InputError, NotFoundError
from zones.planning.draft.area import DraftArea
from zones.planning.draft.draft import Draft

A, B, C, D = codes("abcd")


@pytest.fixture
def two() -> Draft:
    """North holds a (centre) and b, south holds c (centre)."""
    return Draft().create("北", [A, B], centres=[A]).create("南", [C], centres=[C])


def test_several_areas_have_ids_of_their_own(two: Draft) -> None:
    assert [area.id for area in two.areas] == ["a1", "a2"]
    assert two.delete("a1").create("東", [D]).areas[-1].id == "a3"


def test_a_municipality_that_is_added_leaves_the_other_area(two: Draft) -> None:
    moved = two.add("a2", [B])
    assert moved.area("a1").members == (A,)
    assert moved.area("a2").members == (B, C)


def test_a_municipality_may_be_in_two_areas_where_the_draft_says_so(two: Draft) -> None:
    both = two.allow_overlap(allowed=True).add("a2", [B])
    assert [area.id for area in both.holders(B)] == ["a1", "a2"]
    with pytest.raises(InputError, match=f"{B} is in '北' and in '南'"):
        both.allow_overlap(allowed=False)


def test_a_new_area_takes_what_is_free_and_its_centres(two: Draft) -> None:
    more = two.create("西", [A, B, D], centres=[B])
    assert more.area("a3").members == (B, D)
    assert more.area("a1").members == (A,)


def test_a_click_takes_out_and_puts_in_again(two: Draft) -> None:
    assert two.toggle("a1", B).area("a1").members == (A,)
    assert two.toggle("a1", B).toggle("a1", B) == two


def test_a_centre_that_leaves_leads_no_more(two: Draft) -> None:
    left = two.take_out("a1", [A]).area("a1")
    assert (left.centres, left.members) == ((), (B,))


def test_a_new_centre_becomes_a_member(two: Draft) -> None:
    led = two.lead("a1", [A, D]).area("a1")
    assert (led.centres, led.members) == ((A, D), (A, B, D))


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: draft.add("a1", [D]),
        lambda draft: draft.take_out("a1", [B]),
        lambda draft: draft.add("a2", [B]),
        lambda draft: draft.create("西", [B], centres=[B]),
        lambda draft: draft.lead("a1", [B]),
        lambda draft: draft.delete("a1"),
    ],
)
def test_a_locked_area_keeps_its_municipalities(two: Draft, change: object) -> None:
    locked = two.lock("a1")
    with pytest.raises(InputError, match="'北' is locked"):
        change(locked)  # type: ignore[operator]
    assert locked.lock("a1", locked=False) == two


def test_a_locked_area_can_be_renamed_and_noted(two: Draft) -> None:
    area = two.lock("a1").rename("a1", "北部").annotate("a1", "要確認").area("a1")
    assert (area.name, area.note) == ("北部", "要確認")


def test_a_name_that_is_taken_gets_a_number_or_is_refused(two: Draft) -> None:
    assert two.create("北", [D]).area("a3").name == "北（2）"
    long = Draft().create("長" * 80, [A]).create("長" * 80, [B])
    assert long.area("a2").name == "長" * 77 + "（2）"
    with pytest.raises(InputError, match="two areas '北'"):
        two.rename("a2", " 北 ")


def test_ids_are_unique() -> None:
    with pytest.raises(InputError, match="a1"):
        Draft((DraftArea("a1", "北", (), ()), DraftArea("a1", "南", (), ())))


def test_an_area_that_is_not_there_is_said(two: Draft) -> None:
    with pytest.raises(NotFoundError, match="a9"):
        two.add("a9", [D])


def test_what_is_assigned_is_everything_in_an_area(two: Draft) -> None:
    assert two.assigned == {A, B, C}
