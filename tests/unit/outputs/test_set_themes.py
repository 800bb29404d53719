from zones.labels import Text
from zones.outputs.set_themes import likeness_theme, set_theme
from zones.planning.draft.area import DraftArea
from zones.planning.set_agreement import likeness
from zones.planning.zone_sets import ZoneSet

A, B = Text("甲", "first"), Text("乙", "second")
FIRST = ZoneSet(
    "x", (DraftArea("1", "<b>一</b>", ("a",), ("a", "b")), DraftArea("2", "二", (), ("c",)))
)
SECOND = ZoneSet("y", (DraftArea("3", "三", (), ("a", "b", "c", "d")),))


def test_an_area_of_one_municipality_is_not_drawn_and_that_is_said() -> None:
    theme = set_theme(FIRST, A, status="official")
    assert [area.name for area in theme.areas] == ["<b>一</b>"]
    assert theme.areas[0].status == "official"
    assert theme.note is not None
    assert "1" in theme.note.ja
    assert set_theme(SECOND, B).note is None


def test_every_municipality_has_its_class_and_number() -> None:
    theme = likeness_theme(likeness(FIRST, SECOND, ("a", "c", "d", "e")), A, B)
    words = {code: theme.classes[at].label.ja for code, at in theme.class_of.items()}
    assert words["a"].startswith("0.50 以上")
    assert words["c"].startswith("0.25 以上")
    assert words["d"] == "乙のみ"
    assert words["e"] == "どちらにもない"
    assert theme.value_of == {"a": "0.50 (<b>一</b> | 三)", "c": "0.25 (二 | 三)"}
