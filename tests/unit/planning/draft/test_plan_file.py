import json
from dataclasses import fields
from fractions import Fraction
from typing import Any

import pytest
from sentences import faults_of
from toy import code, codes

from zones.data.registers.places import Gazetteer
from zones.errors import DataError, InputError
from zones.planning import Scenario
from zones.planning.draft import plan_file
from zones.planning.draft.draft import Draft
from zones.planning.draft.plan_file import read_plan_file, write_plan_file

A, B, C = codes("abc")
SETTINGS = {"true", "false", "km", *(one.name for one in fields(Scenario))}


def file(**changes: Any) -> bytes:
    area = {"name": "北", "centres": [A], "members": [A, B]}
    whole = {"schema": "zones.draft", "version": 1, "areas": [area], **changes}
    return json.dumps(whole).encode()


def unclear(content: bytes, places: Gazetteer) -> list[str]:
    """Return the findings that are no whole sentences in both languages."""
    findings = read_plan_file(content, places).findings
    return [fault for one in findings for fault in faults_of(one.text, SETTINGS)]


def kinds(content: bytes, places: Gazetteer) -> list[str]:
    return [one.kind for one in read_plan_file(content, places).findings]


def test_what_is_saved_opens_the_same(places: Gazetteer) -> None:
    draft = Draft().create("北", [A, B], centres=[A], note="要\n確認").lock("a1").create("空", [])
    scenario = Scenario(threshold=Fraction(3, 40), prefectures=("20",))
    content = write_plan_file(draft, scenario)
    opened = read_plan_file(content, places)
    assert opened.findings == ()
    assert opened.draft() == draft
    assert opened.scenario == scenario
    assert content == write_plan_file(draft, scenario)


def test_a_plan_file_says_its_schema_and_version() -> None:
    saved = json.loads(write_plan_file(Draft(), Scenario()))
    assert (saved["schema"], saved["version"]) == ("zones.draft", 1)
    assert "scenario" in saved


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b"null",
        b'{"schema": "other", "version": 1}',
        b'{"schema": "zones.draft", "version": NaN}',
        b'{"schema": "zones.draft", "schema": "zones.draft", "version": 1}',
        b'{"schema": "zones.draft"}',
        b'{"schema": "zones.draft", "version": 0}',
        b'{"schema": "zones.draft", "version": true}',
        b'{"schema": "zones.draft", "version": 1, "areas": 3}',
        b'{"schema": "zones.draft", "version": ' + b"9" * 5000 + b"}",
        b"[" * 1_000_000,
        b'{"a":' * 100_000,
        b'"' + b'\\"' * 500_000,
    ],
)
def test_what_is_no_plan_file_is_refused_in_a_sentence(content: bytes, places: Gazetteer) -> None:
    with pytest.raises(DataError) as refused:
        read_plan_file(content, places)
    assert refused.value.say("ja").endswith("。")


def test_brackets_in_a_name_are_no_nesting(places: Gazetteer) -> None:
    area = {"name": '[[[[[[[[[[[[[[[[[[[["\\', "members": [A]}
    opened = read_plan_file(file(areas=[area]), places)
    assert opened.draft().areas[0].name == area["name"]


def test_a_later_version_is_refused(places: Gazetteer) -> None:
    with pytest.raises(DataError, match="version 2, newer than 1"):
        read_plan_file(file(version=2), places)


def test_a_large_file_is_refused(places: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_file, "LARGEST_BYTES", 10)
    with pytest.raises(InputError, match="20 MB"):
        read_plan_file(file(), places)


@pytest.mark.parametrize(
    ("area", "found"),
    [
        ({"name": "北", "members": [A, "99999"]}, ["unknown"]),
        ({"name": "北", "members": ["20299"]}, ["gone"]),
        ({"name": "北", "members": [A, A]}, ["twice"]),
        ({"name": "北", "members": [A, 7]}, ["form", "unknown"]),
        ({"name": "北", "members": [["20201"]]}, ["form", "unknown"]),
        ({"name": "北", "members": "20201"}, ["form"]),
        ({"name": ["北"], "members": []}, ["form", "name"]),
        ({"name": "北", "locked": 1, "note": 2, "id": 3}, ["form", "form", "form"]),
        ({"name": "北", "colour": "red"}, ["form"]),
        ({"name": "北\ud800", "id": "\ud800", "members": ["\ud800"]}, ["name", "unknown"]),
        ("北", ["form"]),
    ],
)
def test_everything_wrong_is_listed(area: object, found: list[str], places: Gazetteer) -> None:
    content = file(areas=[area])
    assert kinds(content, places) == found
    assert unclear(content, places) == []


def test_settings_that_do_not_work_are_listed_and_the_areas_open(places: Gazetteer) -> None:
    for settings in ({"threshold": 7}, {"colour": 1}, {"as_of": "x"}, 3, {"near_km": [1]}):
        opened = read_plan_file(file(scenario=settings), places)
        assert [one.kind for one in opened.findings] == ["settings"]
        assert opened.findings[0].text.ja.endswith(
            "保存時の設定は使わず、今の設定で開きます。設定を確かめてください。"
        )
        assert unclear(file(scenario=settings), places) == []
        assert opened.scenario is None
        assert opened.draft().areas[0].members == (A, B)


def test_what_is_not_used_is_said(places: Gazetteer) -> None:
    content = file(author="誰か", overlapping="yes")
    assert kinds(content, places) == ["form", "form"]
    assert unclear(content, places) == []


def test_a_finding_says_what_becomes_of_it_and_what_to_do(places: Gazetteer) -> None:
    first, second = read_plan_file(
        file(areas=["北", {"name": "南", "members": 1}]), places
    ).findings
    assert first.text.ja == (
        "1番目の圏域を読めません。この圏域を除いて開きます。開いたあとで作り直してください。"
    )
    assert second.area == "南"
    assert second.text.en == (
        "The members are no list, or more than 100,000. They are left out; add them after opening."
    )


def test_a_centre_is_a_member_without_being_told(places: Gazetteer) -> None:
    content = file(areas=[{"name": "北", "centres": [C], "members": []}])
    area = read_plan_file(content, places).draft().areas[0]
    assert (area.centres, area.members) == ((code("c"),), (code("c"),))


def test_too_many_areas_are_refused(places: Gazetteer) -> None:
    with pytest.raises(DataError, match="2,000"):
        read_plan_file(file(areas=[{}] * 2_001), places)
