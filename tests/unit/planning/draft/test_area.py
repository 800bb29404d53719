import pytest

from zones.errors import InputError
from zones.planning.draft.area import DraftArea


def test_codes_are_sorted_and_told_once() -> None:
    area = DraftArea("a1", " 北 ", ("20207",), ("20207", "20201", "20207"))
    assert area.members == ("20201", "20207")
    assert area.name == "北"


def test_a_name_of_nothing_visible_is_refused() -> None:
    with pytest.raises(InputError, match="no name"):
        DraftArea("a1", "\u200b ", (), ())


def test_a_centre_is_a_member() -> None:
    with pytest.raises(InputError, match="20201"):
        DraftArea("a1", "北", ("20201",), ("20207",))
