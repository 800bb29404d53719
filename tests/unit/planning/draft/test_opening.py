from toy import code

from zones.data.registers.places import Gazetteer
from zones.planning.draft.opening import Entry, Sheet, collect, find_entry

A, B = code("a"), code("b")


def sheet(places: Gazetteer, name: str, *given: str, note: str = "", key: str = "") -> Sheet:
    entries = tuple(find_entry(places, one, centre=False) for one in given)
    return Sheet(name, entries, note=note, id=key)


def test_a_municipality_of_today_is_taken_as_it_is(places: Gazetteer) -> None:
    assert find_entry(places, A, centre=True) == Entry(A, True, A)


def test_a_check_digit_makes_no_former_municipality(places: Gazetteer) -> None:
    assert find_entry(places, "202011", centre=False) == Entry("202011", False, A)


def test_a_former_municipality_has_its_successor(places: Gazetteer) -> None:
    assert find_entry(places, "20299", centre=False) == Entry("20299", False, B, former=True)
    opened = collect([sheet(places, "北", "20299")], [])
    assert [(one.kind, one.successor) for one in opened.findings] == [("gone", B)]
    assert opened.draft().areas[0].members == (B,)
    refused = opened.draft(follow=False).areas[0]
    assert refused.members == ()
    assert "20299" in refused.note


def test_a_municipality_that_was_split_has_no_single_successor(places: Gazetteer) -> None:
    assert find_entry(places, "20298", centre=False).code is None


def test_an_unknown_code_is_listed_and_kept_in_the_note(places: Gazetteer) -> None:
    opened = collect([sheet(places, "北", A, "99999", "<b>", note="元のメモ")], [])
    assert [one.kind for one in opened.findings] == ["unknown", "unknown"]
    area = opened.draft().areas[0]
    assert area.members == (A,)
    assert area.note == "〔開くとき外したコード：99999、<b>〕\n元のメモ"


def test_a_municipality_stays_in_the_first_area(places: Gazetteer) -> None:
    opened = collect([sheet(places, "北", A), sheet(places, "南", A, B)], [])
    assert [(one.kind, one.area) for one in opened.findings] == [("twice", "南")]
    draft = opened.draft()
    assert [area.members for area in draft.areas] == [(A,), (B,)]
    assert A in draft.areas[1].note


def test_overlaps_are_no_finding_where_the_file_allows_them(places: Gazetteer) -> None:
    opened = collect([sheet(places, "北", A), sheet(places, "南", A)], [], overlapping=True)
    assert not opened.findings
    assert [area.members for area in opened.draft().areas] == [(A,), (A,)]


def test_a_municipality_twice_in_one_area_is_listed(places: Gazetteer) -> None:
    opened = collect([sheet(places, "北", "20299", B)], [])
    assert [one.kind for one in opened.findings] == ["gone", "twice"]
    assert opened.draft().areas[0].members == (B,)


def test_names_are_text_and_told_apart(places: Gazetteer) -> None:
    sheets = [sheet(places, name) for name in ("<script>", "北", "北", "", "\u202e南")]
    opened = collect(sheets, [])
    names = [area.name for area in opened.draft().areas]
    assert names == ["<script>", "北", "北（2）", "名称なし", "南"]
    assert [one.kind for one in opened.findings] == ["name"] * 3


def test_ids_are_told_apart(places: Gazetteer) -> None:
    sheets = [sheet(places, "北", key="a2"), sheet(places, "南", key="a2"), sheet(places, "東")]
    assert len({area.id for area in collect(sheets, []).draft().areas}) == 3
