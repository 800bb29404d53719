from sentences import faults_of
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


def test_findings_say_what_where_what_becomes_of_it_and_what_to_do(places: Gazetteer) -> None:
    sheets = [
        sheet(places, "北", A, "99999", "20299", "20201"),
        sheet(places, "南", "202019", A, "20202\u200b"),
        sheet(places, "", note="\u202e"),
        sheet(places, "北 "),
    ]
    findings = collect(sheets, []).findings
    assert [fault for one in findings for fault in faults_of(one.text)] == []
    said = {one.text.ja for one in findings}
    assert (
        "コード「99999」の市区町村はありません。コードを確かめてください。圏域には入れず、"
        in str(said)
    )
    assert "コード 20299 の市区町村は今はなく、b市（20202）が引き継いでいます。置き換えて" in str(
        said
    )
    assert "a市（20201）がこの圏域に2回あります。1回だけ入れます。" in str(said)
    assert "a市（20201）は「北」にもあります。先に書かれた「北」に入れ、" in str(said)
    assert "コード「202019」の検査数字が合いません（正しくは202011）。" in str(said)
    assert "コード「20202」の市区町村はありません。" in str(said)


def test_a_finding_of_a_table_names_its_row(places: Gazetteer) -> None:
    entry = find_entry(places, "99999", centre=False, row=7)
    (finding,) = collect([Sheet("北", (entry,))], []).findings
    assert finding.text.say("ja").startswith("7行目：コード「99999」の市区町村はありません。")
    assert finding.text.say("en").startswith("Row 7: No municipality has code 99999.")


def test_ids_are_told_apart(places: Gazetteer) -> None:
    sheets = [sheet(places, "北", key="a2"), sheet(places, "南", key="a2"), sheet(places, "東")]
    assert len({area.id for area in collect(sheets, []).draft().areas}) == 3
